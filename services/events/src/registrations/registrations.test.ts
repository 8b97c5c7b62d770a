import type { Page } from '@alliance/contracts'
import type {
  ActivityCard,
  MyRegistration,
  Registration,
  StaffMember,
  StaffOutcome,
} from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import { client, hr, nobody, partySecretary } from '@alliance/test-kit'
import { describe, expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  aPerson,
  aPublished,
  ask,
  cron,
  done,
  env,
  inHours,
  places,
  planned,
  remember,
  secretary,
  someone,
} from '../../test/world.testing.ts'
import {
  own,
  registered,
  registering,
  standings,
  stepOf,
  takenOf,
  withSeats,
} from './registrations.testing.ts'

describe('registering', () => {
  test('costs one read and one batch', async () => {
    const { id } = await withSeats(2)
    const answer = await registering(id, await someone())
    expect(answer.cost.trips).toBe(2)
    expect(answer.body).toMatchObject({
      registration: { state: 'confirmed', sequence: 1, registeredBy: 'self' },
      queue: null,
    })
  })

  test('lets in whoever membership does not know yet, as one person from then on', async () => {
    const { id } = await withSeats(2)
    const newcomer = nobody()
    const { registration } = done(await registering(id, newcomer))
    expect(registration.displayName).toBe(newcomer.name)
    expect((await registering(id, newcomer)).code).toBe('registration.duplicate')
    expect(done(await ask(newcomer).get<Page<MyRegistration>>('/my-registrations')).items).toHaveLength(1)
  })

  test('is for people, within its window, of what is published', async () => {
    const closed = await withSeats(2, { closesAt: inHours(-1) })
    const early = await withSeats(2, { opensAt: inHours(1) })
    const none = await aPublished()
    for (const { id } of [closed, early, none])
      expect((await registering(id, await someone())).code).toBe('registration.closed')
    expect((await registering(closed.id, client('register:read'))).code).toBe('registration.persons_only')
    expect((await registering(newId('activity'), await someone())).status).toBe(404)
  })

  test('takes the answers that the questions ask for, and no others', async () => {
    const { id } = await withSeats(9, {
      questions: [
        { key: 'meal', label: '用餐', kind: 'choice', options: ['荤', '素'], required: true },
        { key: 'note', label: '备注', kind: 'text', options: [], required: false },
      ],
    })
    const answers = async (...given: { key: string; value: unknown }[]) => {
      const answer = await registering(id, await someone(), { answers: given })
      return (answer.body as { errors?: { pointer: string; code: string }[] }).errors?.[0]
    }
    expect(await answers()).toMatchObject({ pointer: '/answers', code: 'required' })
    expect(await answers({ key: 'meal', value: '无' })).toMatchObject({
      pointer: '/answers/0/value',
      code: 'option',
    })
    expect(await answers({ key: 'meal', value: '素' }, { key: 'age', value: 3 })).toMatchObject({
      pointer: '/answers/1/key',
    })
    expect(await answers({ key: 'meal', value: '素' }, { key: 'note', value: '靠窗' })).toBeUndefined()
  })

  test('asks membership who a place is for, and only then', async () => {
    const branch = await aPartyOrganisation()
    const employerId = await anOrganisation()
    const { id } = await withSeats(9, {
      places: [
        { kind: 'member', pool: 1, audience: { for: 'alliance_members' } },
        {
          kind: 'staff',
          pool: 1,
          audience: { for: 'party_organisations', partyOrganisationIds: [branch.id] },
        },
        {
          kind: 'guest',
          pool: 1,
          audience: { for: 'invited', personIds: [], organisationIds: [employerId] },
        },
      ],
    })
    const [member, comrade, guest, outsider] = [
      await someone(),
      await someone(),
      await someone({ employerId }),
      await someone(),
    ]
    await remember({
      standing: { personId: member.personId, allianceMember: true, partyOrganisationIds: [] },
    })
    await remember({
      standing: { personId: comrade.personId, allianceMember: false, partyOrganisationIds: [branch.id] },
    })
    const at = async (as: typeof member, placeKind: string) => (await registering(id, as, { placeKind })).code
    for (const placeKind of ['member', 'staff', 'guest'])
      expect(await at(outsider, placeKind)).toBe('registration.not_addressed')
    expect(await at(outsider, 'online')).toBe('registration.place_unknown')
    expect(await at(member, 'staff')).toBe('registration.not_addressed')
    expect(await at(member, 'member')).toBeUndefined()
    expect(await at(comrade, 'staff')).toBeUndefined()
    expect(await at(guest, 'guest')).toBeUndefined()
  })

  test('kinds of place share a pool, and pools do not share seats', async () => {
    const { id } = await withSeats(1, {
      pools: [
        { no: 1, name: '会场', capacity: 1 },
        { no: 2, name: '线上', capacity: 1 },
      ],
      places: [...places('public', 'staff'), { kind: 'online', pool: 2, audience: { for: 'everyone' } }],
    })
    const state = async (placeKind: string) =>
      done(await registering(id, await someone(), { placeKind })).registration.state
    expect([
      await state('public'),
      await state('staff'),
      await state('online'),
      await state('online'),
    ]).toEqual(['confirmed', 'waiting', 'confirmed', 'waiting'])
  })
})

describe('the waiting list', () => {
  test('moves in the same moment as a seat is given up, and tells each their position', async () => {
    const { id } = await withSeats(1)
    const [first, second, third] = await registered(id, 3)
    expect((await own(third!.id, third!.as)).queue).toEqual({ ahead: 1, more: false })
    const withdrawn = await stepOf(first!.id, 'withdrawal', first!.as)
    expect(withdrawn.cost.trips).toBe(2)
    expect((await own(second!.id, second!.as)).registration).toMatchObject({ state: 'offered' })
    expect((await own(third!.id, third!.as)).queue).toEqual({ ahead: 0, more: false })
    // A seat on offer is taken: who comes now does not get before those who wait.
    expect(done(await registering(id, await someone())).registration.state).toBe('waiting')
    expect(done(await stepOf(second!.id, 'acceptance', second!.as)).state).toBe('confirmed')
    expect(await takenOf(id)).toBe(1)
  })

  test('goes on to the next when an offer is declined or runs out', async () => {
    const { id } = await withSeats(1)
    const [first, second, third, fourth] = await registered(id, 4)
    done(await stepOf(first!.id, 'withdrawal', first!.as))
    done(await stepOf(second!.id, 'refusal', second!.as))
    expect((await own(third!.id, third!.as)).registration.state).toBe('offered')
    await env.DB.prepare('UPDATE registration SET offer_expires_at = ? WHERE id = ?')
      .bind(inHours(-1), third!.id)
      .run()
    expect((await stepOf(third!.id, 'acceptance', third!.as)).code).toBe('registration.offer_expired')
    await cron()
    expect((await standings(id)).map(({ state }) => state)).toEqual([
      'withdrawn',
      'declined',
      'expired',
      'offered',
    ])
    expect((await stepOf(third!.id, 'acceptance', third!.as)).code).toBe('registration.offer_expired')
    expect(done(await stepOf(fourth!.id, 'acceptance', fourth!.as)).state).toBe('confirmed')
    expect(await takenOf(id)).toBe(1)
  })

  test('an offer never outlasts the beginning, and nothing is offered after it', async () => {
    const { id } = await withSeats(1, { offerMinutes: 10_080 })
    const [first, second] = await registered(id, 2)
    await env.DB.prepare('UPDATE activity SET starts_at = ? WHERE id = ?').bind(inHours(1), id).run()
    done(await stepOf(first!.id, 'withdrawal', first!.as))
    const { offerExpiresAt } = (await own(second!.id, second!.as)).registration
    expect(Date.parse(offerExpiresAt!) - Date.now()).toBeLessThanOrEqual(3600_000)
    await env.DB.prepare('UPDATE activity SET starts_at = ? WHERE id = ?').bind(inHours(-1), id).run()
    expect((await stepOf(second!.id, 'withdrawal', second!.as)).code).toBe('registration.begun')
  })

  test('leaves it by oneself, and comes back behind the others', async () => {
    const { id } = await withSeats(1)
    const [, second, third] = await registered(id, 3)
    done(await stepOf(second!.id, 'withdrawal', second!.as))
    expect((await stepOf(second!.id, 'withdrawal', second!.as)).code).toBe('registration.state')
    const again = done(await registering(id, second!.as))
    expect(again).toMatchObject({ registration: { sequence: 4 }, queue: { ahead: 1 } })
    expect((await own(third!.id, third!.as)).queue).toEqual({ ahead: 0, more: false })
  })

  test('more seats are offered at once to as many, and fewer than are taken are refused', async () => {
    const activity = await withSeats(1)
    await registered(activity.id, 4)
    const change = (capacity: number, version: number) =>
      ask(secretary).patch(`/activities/${activity.id}`, version, {
        registration: planned(capacity),
        reason: '更换场地',
      })
    done(await change(3, activity.version))
    expect((await standings(activity.id)).map(({ state }) => state)).toEqual([
      'confirmed',
      'offered',
      'offered',
      'waiting',
    ])
    expect((await change(2, activity.version + 1)).code).toBe('pool.in_use')
    expect(await takenOf(activity.id)).toBe(3)
  })

  test('ten who withdraw at once are replaced by the ten who waited longest', async () => {
    const { id } = await withSeats(10)
    const people = await registered(id, 25)
    const gone = await Promise.all(
      people.slice(0, 10).map(({ as, id: one }) => stepOf(one, 'withdrawal', as)),
    )
    expect(gone.every(({ status }) => status === 200)).toBe(true)
    expect((await standings(id)).map(({ state }) => state)).toEqual([
      ...Array<string>(10).fill('withdrawn'),
      ...Array<string>(10).fill('offered'),
      ...Array<string>(5).fill('waiting'),
    ])
    expect(await takenOf(id)).toBe(10)
  })
})

describe('an employer', () => {
  const staffed = async () => {
    const employerId = await anOrganisation()
    const people = await Promise.all([1, 2, 3].map((i) => aPerson({ employerId, name: `员工${i}示例` })))
    return { employerId, as: hr(employerId), people }
  }
  const registerAll = (id: string, as: ReturnType<typeof hr>, personIds: string[], placeKind = 'staff') =>
    ask(as).post<{ outcomes: StaffOutcome[] }>(`/activities/${id}/staff-registrations`, {
      people: personIds.map((personId) => ({ personId, placeKind })),
    })

  test('registers their own staff, each with an outcome of their own', async () => {
    const { as, people } = await staffed()
    const { id } = await withSeats(2)
    const stranger = await aPerson()
    done(await registerAll(id, as, [people[0]!]))
    const answer = await registerAll(id, as, [people[0]!, people[1]!, stranger, people[2]!])
    expect(answer.cost.trips).toBe(2)
    expect(answer.body.outcomes.map(({ outcome }) => outcome)).toEqual([
      'duplicate',
      'confirmed',
      'unknown',
      'waiting',
    ])
    expect(answer.body.outcomes[2]!.displayName).toBe(null)
    expect(await takenOf(id)).toBe(2)
  })

  test('only while registration is open; an organiser enters whoever came until it is over', async () => {
    const { as, people } = await staffed()
    const { id } = await withSeats(2, { closesAt: inHours(-1) })
    expect((await registerAll(id, as, people)).code).toBe('registration.closed')
    const { outcomes } = done(await registerAll(id, secretary, people))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['confirmed', 'confirmed', 'waiting'])
  })

  test('sees and withdraws their own staff’s registrations and no others', async () => {
    const { as, people, employerId } = await staffed()
    const { id } = await withSeats(9)
    const [other] = await registered(id, 1)
    const { outcomes } = done(await registerAll(id, as, people.slice(0, 1)))
    const seen = done(await ask(as).get<Page<Registration>>(`/activities/${id}/registrations`))
    expect(seen.items.map(({ organisationId }) => organisationId)).toEqual([employerId])
    expect(
      done(await ask(secretary).get<Page<Registration>>(`/activities/${id}/registrations`)).items,
    ).toHaveLength(2)
    expect((await stepOf(other!.id, 'withdrawal', as)).status).toBe(404)
    expect((await ask(as).get(`/registrations/${other!.id}`)).status).toBe(404)
    expect(done(await stepOf(outcomes[0]!.registrationId!, 'withdrawal', as)).state).toBe('withdrawn')
  })

  test('finds their own staff; who organises for a branch finds by full name, and reads no directory', async () => {
    const { as, people } = await staffed()
    const names = async (path: string, who: Parameters<typeof ask>[0]) =>
      done(await ask(who).get<Page<StaffMember>>(path)).items.map(({ personId }) => personId)
    expect((await names('/staff', as)).toSorted()).toEqual(people.toSorted())
    const organiser = partySecretary((await aPartyOrganisation()).id)
    expect(await names('/staff', organiser)).toEqual([])
    const named = await aPerson({ name: '独名示例' })
    expect(await names('/staff?q=独名', organiser)).toEqual([])
    expect(await names('/staff?q=独名示例', organiser)).toEqual([named])
  })
})

test('a cancelled activity takes everyone’s place with it', async () => {
  const { id } = await withSeats(1)
  const [first] = await registered(id, 2)
  done(await ask(secretary).post(`/activities/${id}/cancellation`, { reason: '场地停电' }))
  expect((await standings(id)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  expect(await takenOf(id)).toBe(0)
  const { items } = done(await ask(first!.as).get<Page<MyRegistration>>('/my-registrations'))
  expect(items[0]).toMatchObject({ activity: { state: 'cancelled', cancelReason: '场地停电' } })
})

test('the page of an activity shows its seats, and to each their own registration', async () => {
  const { id } = await withSeats(1)
  const [, second] = await registered(id, 2)
  const seen = done(await ask(second!.as).get<ActivityCard>(`/activities/${id}`))
  expect(seen).toMatchObject({
    open: true,
    pools: [{ no: 1, capacity: 1, taken: 1, waiting: 1, waitingMore: false }],
    own: [{ registration: { state: 'waiting' }, queue: { ahead: 0, more: false } }],
  })
})
