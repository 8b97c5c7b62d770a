import type { Principal } from '@alliance/contracts'
import type { Activity, OwnRegistration, Registration, StaffOutcome } from '@alliance/contracts/events'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { elsewhere, mineIn, published, type Scene } from '../../test/scene.testing.ts'
import {
  anOrganisation,
  aPerson,
  aPublished,
  ask,
  done,
  env,
  inHours,
  planned,
  secretary,
  someone,
} from '../../test/world.testing.ts'

export type Someone = Awaited<ReturnType<typeof someone>>

export const registering = (activityId: string, as: Parameters<typeof ask>[0], body: object = {}) =>
  ask(as).post<OwnRegistration>(`/activities/${activityId}/registrations`, { placeKind: 'public', ...body })

/** So many people, each with a registration in the order given. */
export async function registered(activityId: string, people: number): Promise<{ as: Someone; id: string }[]> {
  const all: { as: Someone; id: string }[] = []
  for (let i = 0; i < people; i++) {
    const as = await someone()
    all.push({ as, id: done(await registering(activityId, as)).registration.id })
  }
  return all
}

export const own = async (id: string, as: Parameters<typeof ask>[0]) =>
  done(await ask(as).get<OwnRegistration>(`/registrations/${id}`))
export const stepOf = (
  id: string,
  path: 'withdrawal' | 'acceptance' | 'refusal',
  as: Parameters<typeof ask>[0],
) => ask(as).post<Registration>(`/registrations/${id}/${path}`, {})

/** A published activity with so many seats. */
export const withSeats = (capacity: number, given: Parameters<typeof planned>[1] = {}): Promise<Activity> =>
  aPublished({ registration: planned(capacity, given) })

export interface Standing {
  sequence: number
  state: string
  turn: number
}
export const standings = async (activityId: string): Promise<Standing[]> =>
  (
    await env.DB.prepare(
      'SELECT sequence, state, turn FROM registration WHERE activity_id = ? ORDER BY sequence',
    )
      .bind(activityId)
      .all<Standing>()
  ).results
export const takenOf = (activityId: string, no = 1) =>
  env.DB.prepare('SELECT taken FROM pool WHERE activity_id = ? AND no = ?')
    .bind(activityId, no)
    .first<number>('taken')

/** Someone the scene’s enterprise employs, registered at its published activity in a given state. */
async function staffRegistered(scene: Scene, state = 'confirmed') {
  const { id: activityId } = await published(scene)
  const { outcomes } = done(
    await ask(secretary).post<{ outcomes: StaffOutcome[] }>(`/activities/${activityId}/staff-registrations`, {
      people: [{ personId: scene.person, placeKind: 'staff' }],
    }),
  )
  const registrationId = outcomes[0]!.registrationId!
  await env.DB.prepare('UPDATE registration SET state = ?, offer_expires_at = ? WHERE id = ?')
    .bind(state, inHours(1), registrationId)
    .run()
  return { activityId, registrationId }
}

const withStaff = async (scene: Scene) => ({ activityId: (await staffRegistered(scene)).activityId })
const open = async (scene: Scene) => ({ activityId: (await published(scene)).id })
const one = (state?: string) => async (scene: Scene) => ({
  registrationId: (await staffRegistered(scene, state)).registrationId,
})
const staffIn = ({ mine }: Scene) => ({ enterprise: mine })

export const registrationRights: Record<string, RightsRow<Scene>> = {
  listActivityRegistrations: {
    params: withStaff,
    place: mineIn,
    shows: ({ staffName }) => staffName,
  },
  exportActivityRegistrations: { params: withStaff, place: mineIn, shows: ({ staffName }) => staffName },
  register: {
    params: open,
    body: () => ({ placeKind: 'public' }),
    expect: { 'a partner’s system': 403 },
  },
  registerStaff: {
    params: open,
    // Who reaches nobody is told so a person: see registrations.test.ts.
    body: ({ person }) => ({ people: [{ personId: person, placeKind: 'staff' }] }),
  },
  listMyRegistrations: {},
  exportMyRegistrations: {},
  getRegistration: { params: one(), expect: elsewhere(404) },
  withdrawRegistration: { params: one(), body: () => ({}), expect: elsewhere(404, 'a leader') },
  acceptOffer: { params: one('offered'), body: () => ({}), expect: elsewhere(404, 'a leader') },
  declineOffer: { params: one('offered'), body: () => ({}), expect: elsewhere(404, 'a leader') },
  listStaff: {
    query: ({ mine }) => ({ organisationId: mine }),
    place: staffIn,
    shows: ({ staffName }) => staffName,
  },
  exportStaff: {
    query: ({ mine }) => ({ organisationId: mine }),
    place: staffIn,
    shows: ({ staffName }) => staffName,
  },
}

export const registrationLists = (as: Principal) => ({
  listActivityRegistrations: async () => {
    const { id } = await withSeats(10)
    return {
      path: `/activities/${id}/registrations`,
      insert: async (rows: number) => (await registered(id, rows)).map((each) => each.id),
    }
  },
  listMyRegistrations: async () => {
    await aPerson({ account: as })
    const hostId = await anOrganisation()
    return {
      path: '/my-registrations',
      key: (item: Record<string, unknown>) => (item.registration as Registration).id,
      insert: async (rows: number) => {
        const ids: string[] = []
        for (let i = 0; i < rows; i++) {
          const { id } = await aPublished({ registration: planned(5) }, hostId)
          ids.push(done(await registering(id, as)).registration.id)
        }
        return ids
      },
    }
  },
  listStaff: async () => {
    const employerId = await anOrganisation()
    return {
      path: `/staff?organisationId=${employerId}`,
      key: (item: Record<string, unknown>) => String(item.personId),
      insert: (rows: number) =>
        Promise.all(
          Array.from({ length: rows }, (_, i) =>
            aPerson({ employerId, name: `${'澳北昌东恒江兰南平瑞天新'.charAt((i * 7) % 12)}示例` }),
          ),
        ),
    }
  },
})

const times = `'2026-01-01T00:00:00.000Z'`
/** Everyone at the first activity, the first hundred with a seat; and as many people in the directory. */
export async function fillRegistrations(rows: number): Promise<void> {
  for (const insert of [
    `INSERT INTO known_person (id, display_name, account_id, employer_id, employer_name, active, version) SELECT ${numbered('per')}, '员工' || printf('%06d', value), ${numbered('acc')}, 'org_' || printf('%026d', value % 1000),
      '单位', 1, 1 FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO registration (id, activity_id, person_id, display_name, organisation_id, place_kind, pool, state, sequence, turn, answers,
        registered_by, registrar_id, registered_at, version)
      SELECT ${numbered('rgn')}, 'act_00000000000000000000000001', ${numbered('per')}, '员工', 'org_' || printf('%026d', value % 1000), 'public', 1,
        iif(value <= 100, 'confirmed', 'waiting'), value, value, '[]', 'self', 'acc', ${times}, 1
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
  ])
    await fill(env.DB, insert, rows)
}
