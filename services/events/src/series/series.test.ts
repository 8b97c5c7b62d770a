import type { Page } from '@alliance/contracts'
import type { Activity, ActivitySummary, NewSeries, Series } from '@alliance/contracts/events'
import { describe, expect, test, vi } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  ask,
  cron,
  done,
  planned,
  publish,
  reviewer,
  secretary,
} from '../../test/world.testing.ts'

const themeDay = async (given: object = {}): Promise<{ body: object; branch: string }> => {
  const branch = (await aPartyOrganisation()).id
  return {
    branch,
    body: {
      kind: 'party_day',
      name: '主题党日',
      ownerId: branch,
      recurrence: {
        day: { by: 'date', date: 5 },
        startMinute: 14 * 60,
        endMinute: 16 * 60,
        from: '2026-01-01',
        monthsAhead: 2,
        template: {
          title: '主题党日',
          detail: { kind: 'party_day', branchIds: [branch], theme: '学党章', materials: [{ title: '党章' }] },
          venue: { mode: 'onsite', place: '党员活动室' },
          hosts: [{ id: branch }],
          registration: planned(30),
        },
        ...given,
      },
    },
  }
}
const post = (body: object) => ask(secretary).post<Series>('/series', body as NewSeries)
const ofSeries = async (id: string) =>
  done(await ask(secretary).get<Page<ActivitySummary>>('/organised-activities?limit=200'))
    .items.filter(({ seriesId }) => seriesId === id)
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
const at = async (instant: string, work: () => Promise<unknown>) => {
  vi.setSystemTime(new Date(instant))
  try {
    await work()
  } finally {
    vi.useRealTimers()
  }
}

describe('a recurring series', () => {
  test('drafts each month once, as far ahead as it says, on the next working day after a holiday', async () => {
    const { body } = await themeDay()
    let id = ''
    await at('2026-08-10T04:00:00.000Z', async () => {
      id = done(await post(body)).id
      for (let minute = 0; minute < 6; minute++) await cron()
    })
    const drafts = await ofSeries(id)
    // August’s day is over; 5 September 2026 is a Saturday, 5 October is in the National Day holiday.
    expect(drafts.map(({ startsAt, state }) => [startsAt, state])).toEqual([
      ['2026-09-07T06:00:00.000Z', 'in_review'],
      ['2026-10-08T06:00:00.000Z', 'in_review'],
    ])
    await at('2026-09-08T04:00:00.000Z', cron)
    expect(await ofSeries(id)).toHaveLength(3)
  })

  test('has its own seats at each date, and is published by whoever reviews', async () => {
    const { body } = await themeDay()
    const { id } = done(await post(body))
    for (let minute = 0; minute < 4; minute++) await cron()
    const [first, second] = await ofSeries(id)
    expect([first!.capacity, second!.capacity]).toEqual([30, 30])
    const activity = { id: first!.id, state: 'in_review', version: 1 } as Activity
    expect((await publish(activity, reviewer)).state).toBe('published')
  })

  test('ends with its last day, and goes on as it was changed', async () => {
    const { body } = await themeDay({ to: '2026-01-02' })
    const made = done(await post(body))
    await cron()
    await cron()
    expect(await ofSeries(made.id)).toEqual([])
    const stopped = done(
      await ask(secretary).patch<Series>(`/series/${made.id}`, made.version, { recurrence: null }),
    )
    expect(stopped.recurrence).toBe(null)
  })

  test.each([
    [{ endMinute: 0 }, '/recurrence/endMinute'],
    [{ day: { by: 'date', date: 32 } }, '/recurrence/day/date'],
  ])('is refused with %j', async (given, pointer) => {
    const { body } = await themeDay(given)
    const answer = await post(body)
    expect((answer.body as unknown as { errors: object[] }).errors).toMatchObject([{ pointer }])
  })
})

test('a series is kept by a host that its maker reaches', async () => {
  const ownerId = await anOrganisation()
  const made = done(await post({ kind: 'forum', name: '先锋论坛', ownerId, numbered: true }))
  expect(made).toMatchObject({ ownerName: '单位示例', lastNumber: 0, version: 1 })
  expect(done(await ask(secretary).get<Series>(`/series/${made.id}`))).toEqual(made)
})
