import type { CalendarLink, CalendarLinkMade } from '@alliance/contracts/events'
import { client, nobody } from '@alliance/test-kit'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import {
  anOrganisation,
  aPublished,
  ask,
  disableAccount,
  done,
  draft,
  env,
  inHours,
  secretary,
  someone,
} from '../../test/world.testing.ts'
import { registering, stepOf, withSeats } from '../registrations/registrations.testing.ts'
import { newSeries } from '../../test/scene.testing.ts'

type Asking = Parameters<typeof ask>[0]
const make = (as: Asking, body: object = { of: 'mine' }) =>
  ask(as).post<CalendarLinkMade>('/my-calendar-links', body)
/** As the gateway forwards it: the path below the service’s base. */
const fetchFeed = (path: string, headers: Record<string, string> = {}) =>
  ask(null).send<string>('GET', path.replace('/api/v1/events', ''), { headers })

/** A calendar program: of each event it keeps the newest it was given, and takes out what was cancelled. */
class Program {
  readonly #kept = new Map<string, ICAL.Event>()
  take(file: string) {
    const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(component)
      if (event.sequence >= (this.#kept.get(event.uid)?.sequence ?? 0)) this.#kept.set(event.uid, event)
    }
    return this
  }
  get shown() {
    return [...this.#kept.values()]
      .filter(({ component }) => component.getFirstPropertyValue('status') !== 'CANCELLED')
      .map(({ summary, startDate }) => [summary, startDate.toJSDate().toISOString().slice(0, 19)])
  }
}
const seconds = (instant: string) => instant.slice(0, 19)

test('a downloaded activity is moved, then taken out, by its later files', async () => {
  const made = await aPublished()
  const file = async () => done(await ask(nobody()).get<string>(`/activities/${made.id}/calendar`))
  const program = new Program().take(await file())
  expect(program.shown).toEqual([[made.title, seconds(made.startsAt)]])
  const startsAt = inHours(200)
  done(await ask(secretary).patch(`/activities/${made.id}`, made.version, { startsAt, reason: '改期' }))
  const before = program.take(await file())
  expect(before.shown).toEqual([[made.title, seconds(startsAt)]])
  done(await ask(secretary).post(`/activities/${made.id}/cancellation`, { reason: '因天气原因取消' }))
  const last = await file()
  expect(program.take(last).shown).toEqual([])
  expect(last).toContain('因天气原因取消')
})

test('what is not published has no calendar file, and how to join stands in none', async () => {
  const { id } = await draft()
  expect((await ask(secretary).get(`/activities/${id}/calendar`)).status).toBe(404)
  const online = await aPublished({ venue: { mode: 'online', joinUrl: 'https://meet.example/secret' } })
  expect(done(await ask(secretary).get<string>(`/activities/${online.id}/calendar`))).not.toContain(
    'meet.example',
  )
})

describe('a private link', () => {
  test('shows one’s own registrations as they stand, in one round trip and the question to identity', async () => {
    const [full, free] = [await withSeats(1), await withSeats(5)]
    const [me, other] = [await someone(), await someone()]
    done(await registering(full.id, other))
    for (const { id } of [full, free]) done(await registering(id, me))
    const { path } = done(await make(me))
    const fed = await fetchFeed(path)
    expect(fed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(fed.cost.trips).toBe(1)
    expect(new Program().take(done(fed)).shown.map(([title]) => title)).toEqual([
      free.title,
      `〔候补〕${full.title}`,
    ])
    const mine = await ask(me).get<{ items: { registration: { id: string; activityId: string } }[] }>(
      '/my-registrations',
    )
    const { registration } = done(mine).items.find((each) => each.registration.activityId === free.id)!
    done(await stepOf(registration.id, 'withdrawal', me))
    expect(new Program().take(done(await fetchFeed(path))).shown).toHaveLength(1)
  })

  test('to a host or a series shows what each holds, published', async () => {
    const hostId = await anOrganisation('织造示例')
    const { id: seriesId } = await newSeries(hostId, { name: '先锋沙龙' })
    const [inSeries, alone] = [await aPublished({ seriesId }, hostId), await aPublished({}, hostId)]
    await draft({}, secretary, hostId)
    const reader = nobody()
    const titles = async (body: object) => {
      const { link, path } = done(await make(reader, body))
      const file = done(await fetchFeed(path))
      expect(file).toContain(`X-WR-CALNAME:${link.subjectName}`)
      return new Program()
        .take(file)
        .shown.map(([title]) => title)
        .toSorted()
    }
    expect(await titles({ of: 'host', hostId })).toEqual([inSeries.title, alone.title].toSorted())
    expect(await titles({ of: 'series', seriesId })).toEqual([inSeries.title])
    const { items } = done(await ask(reader).get<{ items: CalendarLink[] }>('/my-calendar-links'))
    expect(items.map(({ of, subjectName }) => [of, subjectName])).toEqual([
      ['host', '织造示例'],
      ['series', '先锋沙龙'],
    ])
  })

  test('is not sent again while it reads as before', async () => {
    const me = await someone()
    const { path } = done(await make(me))
    const etag = (await fetchFeed(path)).headers.get('etag')!
    const again = await fetchFeed(path, { 'if-none-match': `"other", W/${etag}` })
    expect([again.status, again.body]).toEqual([304, ''])
    done(await registering((await withSeats(1)).id, me))
    expect((await fetchFeed(path, { 'if-none-match': etag })).status).toBe(200)
  })

  test('ends at once when it is renewed or revoked, or its account is disabled', async () => {
    const me = await someone()
    const first = done(await make(me))
    const second = done(await ask(me).post<CalendarLinkMade>(`/my-calendar-links/${first.link.id}/renewal`))
    const statuses = async () => [(await fetchFeed(first.path)).status, (await fetchFeed(second.path)).status]
    expect(await statuses()).toEqual([404, 200])
    const stranger = ask(await someone())
    for (const step of ['renewal', 'revocation'])
      expect((await stranger.post(`/my-calendar-links/${first.link.id}/${step}`)).status).toBe(404)
    done(await ask(me).post(`/my-calendar-links/${first.link.id}/revocation`))
    expect(await statuses()).toEqual([404, 404])
    const third = done(await make(me))
    await disableAccount(me.id)
    expect((await fetchFeed(third.path)).status).toBe(404)
  })

  test('keeps no secret that a reader of the database could use', async () => {
    const { path } = done(await make(await someone()))
    const token = path.split('/').at(-1)!.replace('.ics', '')
    const dump = await Promise.all(
      ['calendar_link', 'audit', 'idempotency', 'outbox'].map(
        async (table) => (await env.DB.prepare(`SELECT * FROM ${table}`).all()).results,
      ),
    )
    expect(JSON.stringify(dump)).not.toContain(token)
  })

  test('is one of each for a person, twenty at the most, and none for a system', async () => {
    const me = await someone()
    done(await make(me))
    expect((await make(me)).code).toBe('calendar_link.exists')
    expect((await make(me, { of: 'host', hostId: 'org_00000000000000000000000000' })).code).toBe(
      'activity.host_unknown',
    )
    expect((await make(client('register:read'))).code).toBe('access.denied')
    await env.DB.prepare(
      `INSERT INTO calendar_link SELECT 'cal_' || value, ?, 'host:' || value, ? || value, 'x', 'en', '', '' FROM json_each(?)`,
    )
      .bind(me.id, me.id, JSON.stringify(Array.from({ length: 19 }, (_, i) => i)))
      .run()
    expect((await make(me, { of: 'host', hostId: await anOrganisation() })).code).toBe(
      'calendar_link.too_many',
    )
  })
})
