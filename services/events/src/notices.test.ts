import type { DomainEvent, NoticeFact } from '@alliance/contracts'
import type { Audience, NamedDraw, OfferedPlace } from '@alliance/contracts/events'
import { describe, expect, test, vi } from 'vitest'
import {
  anOrganisation,
  aPublished,
  ask,
  cron,
  done,
  draft,
  env,
  inHours,
  planned,
  publish,
  secretary,
  someone,
} from '../test/world.testing.ts'
import { registered, registering, stepOf, withSeats } from './registrations/registrations.testing.ts'

/** What was raised about an activity, in its order, as kinds with their recipients. */
const raisedOf = async (activityId: string): Promise<NoticeFact[]> => {
  const { results } = await env.DB.prepare(
    `SELECT body FROM outbox WHERE type = 'notice.raised' AND body ->> '$.subject' = ? ORDER BY id`,
  )
    .bind(activityId)
    .all<{ body: string }>()
  return results.map(({ body }) => (JSON.parse(body) as DomainEvent<NoticeFact>).data)
}
const told = async (activityId: string) =>
  (await raisedOf(activityId)).map(({ kind, recipients }) => [kind, recipients.toSorted()])
/** Only what is raised from now on. */
const forget = () => env.DB.prepare('DELETE FROM outbox').run()
const idsOf = (people: readonly { as: { id: string } }[]) => people.map(({ as }) => as.id).toSorted()

/** Two with a place and one who waits. */
async function aFullOne() {
  const activity = await withSeats(2)
  const people = await registered(activity.id, 3)
  return { activity, people }
}

describe('registering', () => {
  test('tells each whether they have a place', async () => {
    const { activity, people } = await aFullOne()
    const [one, two, waiting] = people.map(({ as }) => [as.id])
    expect(await told(activity.id)).toEqual([
      ['registration.confirmed', one],
      ['registration.confirmed', two],
      ['registration.waiting', waiting],
    ])
    expect((await raisedOf(activity.id))[0]).toMatchObject({
      subject: { type: 'activity', id: activity.id, path: `/activities/${activity.id}` },
      params: { title: activity.title, startsAt: activity.startsAt, place: '党群服务中心' },
      expiresAt: activity.startsAt,
    })
  })

  test('of staff tells those of them who have an account, and are registered', async () => {
    const { id } = await withSeats(2)
    const [one, again] = [await someone(), await someone()]
    done(await registering(id, again))
    await forget()
    const people = [one, again].map(({ personId }) => ({ personId, placeKind: 'staff' }))
    done(await ask(secretary).post(`/activities/${id}/staff-registrations`, { people }))
    expect(await told(id)).toEqual([['registration.confirmed', [one.id]]])
  })

  test('is decided for all by a draw, and nobody is told before', async () => {
    const { id } = await withSeats(1, { admission: 'draw', closesAt: inHours(48) })
    const people = await registered(id, 2)
    expect(await told(id)).toEqual([])
    await env.DB.prepare(
      `UPDATE activity SET registration = json_set(registration, '$.closesAt', ?) WHERE id = ?`,
    )
      .bind(inHours(-1), id)
      .run()
    const publicValue = { what: { zh: '开奖号码', en: 'Numbers' }, format: '99', notBefore: inHours(1) }
    const draw = done(
      await ask(secretary).post<NamedDraw>(`/activities/${id}/draws`, {
        pool: 1,
        policy: 'events/1',
        publicValue,
      }),
    )
    const publishedAt = inHours(2)
    vi.setSystemTime(new Date(inHours(3)))
    done(await ask(secretary).post(`/draws/${draw.id}/result`, { value: '07', publishedAt }))
    vi.useRealTimers()
    const after = await told(id)
    expect(after.map(([kind]) => kind)).toEqual(['registration.confirmed', 'registration.waiting'])
    expect(after.flatMap(([, recipients]) => recipients).toSorted()).toEqual(idsOf(people))
  })
})

test('a seat on offer is told with its end, and again to the next when it ran out', async () => {
  const activity = await withSeats(1)
  const [first, second, third] = await registered(activity.id, 3)
  await forget()
  done(await stepOf(first!.id, 'withdrawal', first!.as))
  const [offer] = await raisedOf(activity.id)
  expect(offer).toMatchObject({
    kind: 'registration.offered',
    recipients: [second!.as.id],
    params: { title: activity.title, until: offer!.expiresAt },
  })
  await env.DB.prepare('UPDATE registration SET offer_expires_at = ? WHERE id = ?')
    .bind(inHours(-1), second!.id)
    .run()
  await cron()
  expect((await raisedOf(activity.id)).at(-1)).toMatchObject({
    kind: 'registration.offered',
    recipients: [third!.as.id],
  })
})

describe('an activity', () => {
  test('when it is published invites those whom its plan names, by name or by their employer', async () => {
    const employerId = await anOrganisation()
    const [named, staff] = [await someone(), await someone({ employerId })]
    await someone()
    const audience: Audience = { for: 'invited', personIds: [named.personId], organisationIds: [employerId] }
    const places: OfferedPlace[] = [{ kind: 'guest', pool: 1, audience }]
    const made = await draft({ registration: planned(5, { places }) })
    expect(await told(made.id)).toEqual([])
    await publish(made)
    expect(await told(made.id)).toEqual([['activity.published', [named.id, staff.id].toSorted()]])
  })

  test('that is for everyone invites nobody', async () => {
    const { id } = await aPublished({ registration: planned(5) })
    expect(await told(id)).toEqual([])
  })

  test('when it is moved or cancelled tells everyone who has a place or hopes for one, and why', async () => {
    const { activity, people } = await aFullOne()
    const [gone, ...left] = people
    done(await stepOf(gone!.id, 'withdrawal', gone!.as))
    await forget()
    const change = (version: number, body: object) =>
      ask(secretary).patch(`/activities/${activity.id}`, version, body)
    done(await change(activity.version, { startsAt: inHours(239), reason: '场地调整' }))
    done(await change(activity.version + 1, { registration: planned(2), reason: '报名说明' }))
    done(await ask(secretary).post(`/activities/${activity.id}/cancellation`, { reason: '因天气原因取消' }))
    expect(await told(activity.id)).toEqual([
      ['activity.changed', idsOf(left)],
      ['activity.cancelled', idsOf(left)],
    ])
    expect((await raisedOf(activity.id)).map(({ params }) => params.reason)).toEqual([
      '场地调整',
      '因天气原因取消',
    ])
  })

  test('reminds those who have a place the day before, once, and anew when it is moved', async () => {
    const { activity, people } = await aFullOne()
    await forget()
    const move = (startsAt: string, version: number) =>
      ask(secretary).patch(`/activities/${activity.id}`, version, { startsAt, reason: '改期' })
    const reminders = async () => (await told(activity.id)).filter(([kind]) => kind === 'activity.reminder')
    await cron()
    expect(await reminders()).toEqual([])
    done(await move(inHours(23), activity.version))
    for (let minute = 0; minute < 2; minute++) await cron()
    const once = ['activity.reminder', idsOf(people.slice(0, 2))]
    expect(await reminders()).toEqual([once])
    done(await move(inHours(22), activity.version + 1))
    await cron()
    expect(await reminders()).toEqual([once, once])
  })
})
