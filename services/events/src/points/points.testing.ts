import type { Principal } from '@alliance/contracts'
import type { PointEntry, PointObjection } from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import type { RightsRow } from '@alliance/test-kit'
import { principals, type Scene } from '../../test/scene.testing.ts'
import { aPartyOrganisation, aPerson, ask, done, env, remember } from '../../test/world.testing.ts'
import { attended, confirming, present } from '../attendance/attendance.testing.ts'

/** A member’s row in a branch, which they may object to. */
async function anEntry(branch?: { id: string; path: string }) {
  const { activityId, members } = await attended(1, branch)
  const { as, id } = members[0]!
  done(await confirming(activityId, [present(id)]))
  const { items } = done(await ask(as).get<{ items: PointEntry[] }>('/my-point-entries'))
  return { as, entryId: items[0]!.id }
}
async function anObjection(branch?: { id: string; path: string }) {
  const { as, entryId } = await anEntry(branch)
  return done(
    await ask(as).post<PointObjection>(`/point-entries/${entryId}/objections`, { reason: '当日已请假' }),
  ).id
}

const itsBranch = ({ branch, root }: Scene) => ({ orgs: [root.id, branch.id] })
const there = async ({ branch }: Scene) => {
  await remember({ roll: { partyOrganisationId: branch.id, members: [] } })
  return { partyOrganisationId: branch.id }
}

export const pointRights: Record<string, RightsRow<Scene>> = {
  getMyPoints: {},
  listMyPointEntries: {},
  exportMyPointEntries: {},
  objectToPoints: {
    params: async () => ({ pointEntryId: (await anEntry()).entryId }),
    body: () => ({ reason: '当日已请假' }),
    // A row is its person’s own: see points.test.ts.
    expect: Object.fromEntries(
      Object.keys(principals)
        .filter((kind) => kind !== 'a stranger')
        .map((kind) => [kind, 404]),
    ),
  },
  getBranchPoints: { params: there, place: itsBranch },
  confirmPointPeriod: { params: there, place: itsBranch, body: () => ({ period: '2024-Q1' }) },
  listPointObjections: { params: there, place: itsBranch },
  exportPointObjections: { params: there, place: itsBranch },
  decidePointObjection: {
    params: async ({ branch }) => ({ pointObjectionId: await anObjection(branch) }),
    place: itsBranch,
    body: () => ({ outcome: 'rejected', reason: '核实无误' }),
  },
}

/** So many rows of a person, of an activity they were at. */
async function entriesOf(personId: string, branchId: string, rows: number): Promise<string[]> {
  const { activityId, members } = await attended(1)
  done(await confirming(activityId, [present(members[0]!.id)]))
  const ids = Array.from({ length: rows }, () => newId('pointEntry'))
  await env.DB.prepare(
    `INSERT INTO attendance SELECT 'att_' || substr(v.value, 5), activity_id, registration_id, person_id, 100 + v.key, outcome, minutes, evidence, leave, reason,
       receipt_id, recorded_at, recorded_by_id, recorded_by FROM json_each(?1) v CROSS JOIN attendance WHERE registration_id = ?2 AND revision = 1`,
  )
    .bind(JSON.stringify(ids), members[0]!.id)
    .run()
  await env.DB.prepare(
    `INSERT INTO point_entry (id, person_id, party_organisation_id, period, year, rule, version, points, earned, cap, attendance_id, registration_id, activity_id, occurred_on, made_at, made_by_id, made_by)
     SELECT v.value, ?2, ?3, '2026-Q4', 2026, 'absence', 'points-1', -3, -3, NULL, 'att_' || substr(v.value, 5), ?4, ?5, '2026-11-05', '2026-11-05T06:00:00.000Z', 'acc', '书记示例' FROM json_each(?1) v`,
  )
    .bind(JSON.stringify(ids), personId, branchId, members[0]!.id, activityId)
    .run()
  return ids
}

/** A principal who lists their own, and makes a person of theirs. */
export const pointLists = (as: Principal) => ({
  listMyPointEntries: async () => {
    const personId = await aPerson({ account: as })
    return {
      path: '/my-point-entries?year=2026',
      insert: (rows: number) => entriesOf(personId, newId('partyOrganisation'), rows),
    }
  },
  listPointObjections: async () => {
    const { id } = await aPartyOrganisation()
    return {
      path: `/party-organisations/${id}/point-objections`,
      insert: async (rows: number) => {
        const entries = await entriesOf(newId('person'), id, rows)
        const objections = entries.map(() => newId('pointObjection'))
        await env.DB.prepare(
          `INSERT INTO point_objection (id, entry_id, party_organisation_id, period, state, reason, raised_at)
           SELECT v.value ->> 0, v.value ->> 1, ?2, '2026-Q4', 'open', '已请假', '2026-11-05T06:00:00.000Z' FROM json_each(?1) v`,
        )
          .bind(JSON.stringify(objections.map((each, i) => [each, entries[i]])), id)
          .run()
        return objections
      },
    }
  },
})
