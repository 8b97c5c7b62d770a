import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anyChanges,
  anyHistory,
  anyMerge,
  collidesIn,
  emptyWorld,
  heldIn,
  merge,
  play,
  undo,
  type Step,
  type World,
} from './any-history.testing.ts'
import { recount } from './plan.rules.ts'

const runs = { numRuns: 5000 }
const after = (world: World, steps: readonly Step[]): World => steps.reduce(play, world)
const idsIn = ({ tables }: World) =>
  Object.entries(tables).map(([table, rows]) => [table, Object.keys(rows).toSorted()])

test('a merge and its undoing are inverses, whatever was in the two records', () => {
  fc.assert(
    fc.property(anyHistory, anyMerge, (history, given) => {
      const before = after(emptyWorld, history)
      const merged = merge(before, given)
      if (merged === before) return
      expect(undo(merged, merged.merges.at(-1)!)!.tables).toEqual(before.tables)
    }),
    runs,
  )
})

test('merged, no row is lost, none names the other record but what was set aside, and nothing collides', () => {
  fc.assert(
    fc.property(anyHistory, anyMerge, (history, given) => {
      const before = after(emptyWorld, history)
      const merged = merge(before, given)
      if (merged === before) return
      const { loser } = merged.merges.at(-1)!
      expect(idsIn(merged)).toEqual(idsIn(before))
      for (const row of heldIn(merged.tables).filter(({ owner }) => owner === loser))
        expect(row.to).toBe(row.from)
      for (const { person_id } of Object.values(merged.tables.person_access ?? {}))
        expect(person_id).not.toBe(loser)
      expect(collidesIn(merged.tables)).toBe(false)
    }),
    runs,
  )
})

test('chains of merges, undone the last first, leave everything as it was', () => {
  fc.assert(
    fc.property(anyChanges, fc.array(anyMerge, { minLength: 1, maxLength: 6 }), (changes, given) => {
      const before = after(emptyWorld, changes)
      let world = given.reduce(merge, before)
      for (const each of world.merges.toReversed())
        world = undo(
          world,
          world.merges.find(({ cells }) => cells === each.cells)!,
        )!
      expect(world.tables).toEqual(before.tables)
    }),
    runs,
  )
})

test('merges undone in any order that is let leave everything as it was', () => {
  fc.assert(
    fc.property(
      anyChanges,
      fc.array(anyMerge, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat({ max: 5 }), { maxLength: 12 }),
      (changes, given, order) => {
        const before = after(emptyWorld, changes)
        let world = given.reduce(merge, before)
        for (const which of order) world = play(world, { do: 'undo', which })
        for (const { cells } of world.merges.toReversed()) {
          const each = world.merges.find((one) => one.cells === cells)!
          if (!each.undone) world = undo(world, each)!
        }
        expect(world.tables).toEqual(before.tables)
      },
    ),
    runs,
  )
})

/** What a merge wrote is as it was before; every other cell is as the changes since left it. */
test('what came between a merge and its undoing stays with the row or the record that it names', () => {
  fc.assert(
    fc.property(anyHistory, anyMerge, anyChanges, fc.boolean(), (history, given, since, leaving) => {
      const before = after(emptyWorld, history)
      const merged = merge(before, given)
      if (merged === before) return
      const now = after(merged, since)
      const { cells } = now.merges.at(-1)!
      const undone = undo(now, now.merges.at(-1)!, leaving)
      if (undone === null) {
        expect(leaving).toBe(false)
        return
      }
      const wrote = new Set(cells.map(({ table, key, column }) => `${table}:${key}:${column}`))
      for (const [table, rows] of Object.entries(undone.tables))
        for (const [key, row] of Object.entries(rows))
          for (const [column, value] of Object.entries(row)) {
            const place = `${table}:${key}:${column}`
            const expected = wrote.has(place)
              ? before.tables[table]![key]![column]
              : now.tables[table]![key]![column]
            if (!leaving) expect([place, value]).toEqual([place, expected])
            else expect([expected, now.tables[table]![key]![column]]).toContain(value)
          }
      expect(collidesIn(undone.tables)).toBe(false)
    }),
    runs,
  )
})

test('with every obstacle left as it is, undoing is refused only while a later merge stands', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const world = after(emptyWorld, history)
      const last = world.merges.findLast(({ undone }) => !undone)
      if (last) expect(undo(world, last, true)).not.toBeNull()
    }),
    runs,
  )
})

test('the counts of rolls follow what a merge shortens, and come back with its undoing', () => {
  const date = fc.nat({ max: 27 }).map((n) => `2024-01-${String(n + 1).padStart(2, '0')}`)
  fc.assert(
    fc.property(date, fc.option(date), fc.option(date), date, (from, to, end, on) => {
      const row = { partyOrganisationId: 'pty', status: 'full' as const, from, to }
      const counted = (until: string | null) => Number(from <= on && (until === null || until > on))
      const shift = (deltas: { date: string; change: number }[]) =>
        deltas.reduce((sum, each) => sum + (each.date <= on ? each.change : 0), 0)
      fc.pre((to === null || to >= from) && (end === null || end >= from))
      expect(counted(to) + shift(recount(row, end))).toBe(counted(end))
      expect(shift(recount(row, end)) + shift(recount({ ...row, to: end }, to))).toBe(0)
    }),
    runs,
  )
})
