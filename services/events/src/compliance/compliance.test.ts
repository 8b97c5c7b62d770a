import type { BranchCompliance, ComplianceRow } from '@alliance/contracts/events'
import { createContext, handle, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { leader, partySecretary } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  aPartyOrganisation,
  aPublished,
  ask,
  done,
  env,
  planned,
  remember,
  secretary,
} from '../../test/world.testing.ts'
import { aPartyDay, confirming, member, present } from '../attendance/attendance.testing.ts'
import { registered } from '../registrations/registrations.testing.ts'
import { heard } from './holding.ts'

const hear = (subject: string, version: number, data: object) =>
  handle(
    createContext({
      database: env.DB,
      principal: systemPrincipal,
      now: new Date(),
      requestId: newId('request'),
      traceparent: traceparentOf(undefined),
    }),
    heard,
    { id: newId('event'), type: 'meeting.held', at: '', subject, version, traceparent: '', data },
  )
const held = (partyOrganisationId: string, given: object = {}) => ({
  partyOrganisationId,
  kind: 'members_meeting',
  title: '支部党员大会',
  heldOn: '2026-03-05',
  quorumReached: true,
  roll: 12,
  onLeave: 2,
  present: 9,
  ...given,
})
const of = async (id: string, as = secretary) =>
  done(await ask(as).get<BranchCompliance>(`/party-organisations/${id}/compliance?year=2026`))
const quarter = ({ kinds }: BranchCompliance, kind: string, i: number) =>
  kinds.find((each) => each.kind === kind)!.periods[i]!

test('what membership tells of a meeting counts once, in its period, and without a quorum not at all', async () => {
  const { id } = await aPartyOrganisation()
  const [meeting, failed, election] = [newId('meeting'), newId('meeting'), newId('meeting')]
  await hear(meeting, 4, held(id))
  await hear(meeting, 3, held(id, { present: 1 }))
  await hear(failed, 4, held(id, { heldOn: '2026-04-07', quorumReached: false }))
  await hear(election, 4, held(id, { heldOn: '2026-09-30', kind: 'election_meeting' }))
  await hear(newId('meeting'), 4, held(id, { kind: 'chain_committee_meeting' }))
  const branch = await of(id)
  expect(branch).toMatchObject({ exempt: false, versions: ['compliance-1'] })
  expect([0, 1, 2].map((i) => quarter(branch, 'members_meeting', i).state)).toEqual([
    'fulfilled',
    'overdue',
    'fulfilled',
  ])
  expect(branch.held).toHaveLength(3)
  expect(branch.held.at(-1)).toMatchObject({
    sourceId: meeting,
    attendance: { roll: 12, onLeave: 2, shouldAttend: 10, present: 9 },
  })
})

test('a meeting of a group counts for its branch, once for each group that is asked', async () => {
  const branch = await aPartyOrganisation()
  const groups = [
    await aPartyOrganisation(branch.path, 'group'),
    await aPartyOrganisation(branch.path, 'group'),
  ]
  for (const { id } of groups) await hear(newId('meeting'), 2, held(id, { kind: 'group_meeting' }))
  const march = quarter(await of(branch.id), 'group_meeting', 2)
  expect(march).toMatchObject({ period: '2026-03', required: 2, held: 2, state: 'fulfilled' })
})

test('of an activity the roll of its day is kept when it is closed, and attendance is counted as it is confirmed', async () => {
  const branch = await aPartyOrganisation()
  const { id: activityId } = await aPublished({
    detail: aPartyDay(branch.id),
    hosts: [{ id: branch.id }] as never,
    registration: planned(10),
  })
  const [one, other, guest] = await registered(activityId, 3)
  for (const { as } of [one!, other!]) await member(as.personId, branch)
  const roll = [one!, other!].map(({ as }) => ({
    personId: as.personId,
    displayName: '党员示例',
    status: 'full' as const,
    partyOrganisationId: branch.id,
  }))
  await remember({ roll: { partyOrganisationId: branch.id, members: roll } })
  await env.DB.prepare(`UPDATE activity SET starts_at = ?, ends_at = ?, state = 'ongoing' WHERE id = ?`)
    .bind('2026-11-05T06:00:00.000Z', '2026-11-05T08:00:00.000Z', activityId)
    .run()
  done(await confirming(activityId, [present(one!.id)]))
  done(await ask(secretary).post(`/activities/${activityId}/closing`, { minutes: '如期举行' }))
  await remember({ roll: { partyOrganisationId: branch.id, members: [] } })
  const november = async () => {
    const found = await of(branch.id)
    return [quarter(found, 'party_day', 10), found.held[0]!.attendance, found.activities]
  }
  expect(await november()).toMatchObject([
    { held: 1, state: 'fulfilled' },
    { roll: 2, onLeave: 0, present: 1 },
    1,
  ])
  done(
    await confirming(activityId, [
      { registrationId: one!.id, revision: 1, outcome: 'absent', reason: '冒名签到' },
      { registrationId: other!.id, outcome: 'excused', leave: 'work' },
      present(guest!.id),
    ]),
  )
  expect((await november())[1]).toEqual({ roll: 2, onLeave: 1, shouldAttend: 1, present: 0 })
})

test('branches in a quarter are those below what one sees, and a functional branch is counted and not judged', async () => {
  const root = await aPartyOrganisation('/', 'chain_committee')
  const branch = await aPartyOrganisation(root.path)
  const functional = await aPartyOrganisation(root.path, 'functional_branch')
  await aPartyOrganisation(root.path, 'group')
  const elsewhere = await aPartyOrganisation()
  await hear(newId('meeting'), 2, held(functional.id))
  const rows = async (as = secretary, query = '') =>
    done(await ask(as).get<{ items: ComplianceRow[] }>(`/compliance?period=2026-Q1${query}`)).items
  const below = await rows(leader(), `&partyOrganisationId=${root.id}`)
  expect(new Map(below.map((row) => [row.partyOrganisationId, row.exempt]))).toEqual(
    new Map([
      [branch.id, false],
      [functional.id, true],
    ]),
  )
  expect(below.find(({ exempt }) => exempt)).toMatchObject({ cells: [], attendance: { present: 9 } })
  expect(below.find(({ exempt }) => !exempt)!.cells).toContainEqual({
    kind: 'party_day',
    required: 3,
    held: 0,
    state: 'overdue',
    dueOn: '2026-01-31',
  })
  const own = await rows(partySecretary(branch.id))
  expect(own.map(({ partyOrganisationId }) => partyOrganisationId)).toEqual([branch.id])
  expect(
    (await ask(partySecretary(branch.id)).get(`/party-organisations/${elsewhere.id}/compliance`)).status,
  ).toBe(404)
})

test('what was asked stays as it was', async () => {
  for (const change of [`UPDATE compliance_rule SET items = '[]'`, 'DELETE FROM compliance_rule'])
    await expect(env.DB.prepare(change).run()).rejects.toThrow('add a version')
})
