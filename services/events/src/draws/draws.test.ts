import type { ActivityCard, NamedDraw } from '@alliance/contracts/events'
import { parseDraw, replay } from '@alliance/draw'
import { describe, expect, test, vi } from 'vitest'
import { ask, done, env, inHours, secretary } from '../../test/world.testing.ts'
import { registered, standings, stepOf, takenOf, withSeats } from '../registrations/registrations.testing.ts'

const publicValue = () => ({
  what: { zh: '双色球下一期开奖号码', en: 'Next double-colour ball numbers' },
  format: '99 99 99 99 99 99 + 99',
  notBefore: inHours(1),
})
const closing = (id: string) =>
  env.DB.prepare(`UPDATE activity SET registration = json_set(registration, '$.closesAt', ?) WHERE id = ?`)
    .bind(inHours(-1), id)
    .run()
const commit = (id: string, as = secretary) =>
  ask(as).post<NamedDraw>(`/activities/${id}/draws`, {
    pool: 1,
    publicValue: publicValue(),
    policy: 'events/1',
  })
const published = inHours(2)
const hold = (id: string, value = '01 02 03 04 05 06 + 07') =>
  ask(secretary).post<NamedDraw>(`/draws/${id}/result`, { value, publishedAt: published })
/** As if the public value had been awaited. */
const later = async <T>(hours: number, work: () => Promise<T>): Promise<T> => {
  vi.setSystemTime(new Date(Date.now() + hours * 3600_000))
  try {
    return await work()
  } finally {
    vi.useRealTimers()
  }
}

const drawn = async (seats: number, people: number) => {
  const { id } = await withSeats(seats, { admission: 'draw', closesAt: inHours(48) })
  const all = await registered(id, people)
  await closing(id)
  return { id, all }
}

describe('a draw', () => {
  test('admits as many as there are seats, in an order that anyone can replay', async () => {
    const { id, all } = await drawn(3, 8)
    expect(new Set((await standings(id)).map(({ state }) => state))).toEqual(new Set(['pending']))
    const committed = done(await commit(id))
    expect(committed).toMatchObject({ state: 'committed', places: 3, entrants: 8 })
    expect((await commit(id)).code).toBe('draw.exists')
    const held = await later(3, () => hold(committed.id))
    expect(done(held).state).toBe('held')

    const after = await standings(id)
    expect(after.filter(({ state }) => state === 'confirmed')).toHaveLength(3)
    expect(after.filter(({ state }) => state === 'waiting')).toHaveLength(5)
    expect(after.map(({ turn }) => turn).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await takenOf(id)).toBe(3)

    const file = await ask(null).get(`/draws/${committed.id}`)
    const read = parseDraw(JSON.stringify(file.body))
    expect(read.ok).toBe(true)
    if (!read.ok) return
    const { own } = done(await ask(all[0]!.as).get<ActivityCard>(`/activities/${id}`))
    const report = await replay(read.value, {
      noted: committed.commitmentHash,
      entry: own[0]!.drawEntry!.entry,
    })
    expect(report.verdict).not.toBe('failed')
    const { admitted } = read.value.result!
    expect(admitted.includes(own[0]!.drawEntry!.entry)).toBe(own[0]!.registration.state === 'confirmed')
  })

  test('is committed once registration is closed, and held with the value as it was announced, after its time', async () => {
    const open = await withSeats(1, { admission: 'draw', closesAt: inHours(48) })
    expect((await commit(open.id)).code).toBe('draw.not_due')
    const { id } = await drawn(1, 2)
    const committed = done(await commit(id))
    expect((await hold(committed.id)).code).toBe('draw.too_early')
    expect((await later(3, () => hold(committed.id, '1 2 3'))).code).toBe('draw.value')
    done(await later(3, () => hold(committed.id)))
    expect((await later(3, () => hold(committed.id))).code).toBe('draw.held')
  })

  test('the seat of one who withdrew before it was held goes to the next drawn', async () => {
    const { id, all } = await drawn(2, 4)
    const committed = done(await commit(id))
    for (const { as, id: one } of all.slice(0, 2)) done(await stepOf(one, 'withdrawal', as))
    done(await later(3, () => hold(committed.id)))
    const states = (await standings(id)).map(({ state }) => state)
    expect(states.slice(0, 2)).toEqual(['withdrawn', 'withdrawn'])
    expect(states.slice(2).every((state) => state === 'confirmed' || state === 'offered')).toBe(true)
    expect(await takenOf(id)).toBe(2)
  })
})
