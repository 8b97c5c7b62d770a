import fc from 'fast-check'
import { expect, test } from 'vitest'
import { protect, suppressed } from './suppression.rules.ts'

test.each<[string, number[], (number | null)[]]>([
  ['nothing small is withheld', [5, 9, 20], [5, 9, 20]],
  ['a small one takes its neighbour with it', [30, 20, 3, 9], [30, 20, null, null]],
  ['two that are too few together take all', [1, 1, 8, 20], [null, null, null, null]],
  ['a large one hides a small one beside it', [4, 40, 20, 30], [null, null, 20, 30]],
  ['a cell that nobody is in is shown, and hides nobody', [0, 3, 9, 20], [0, null, null, null]],
  ['all in one cell are shown', [0, 12, 0], [0, 12, 0]],
])('%s', (_, counts, expected) => {
  expect(Object.values(suppressed(Object.fromEntries(counts.map((count, i) => [`c${i}`, count]))))).toEqual(
    expected,
  )
})

test('fewer than ten members tell nothing, not even how many they are', () => {
  expect(protect({ age: { a: 9, b: 0 }, status: { full: 5, probationary: 4 } })).toEqual({
    total: null,
    tables: { age: { a: null, b: null }, status: { full: null, probationary: null } },
  })
  expect(protect({ age: { a: 10 } }).total).toBe(10)
  expect(protect({ age: { a: 0 } }).total).toBe(0)
})

/** All ways in which so many members can lie in so many cells. */
function* spread(total: number, cells: number): Generator<number[]> {
  if (cells === 1) {
    yield [total]
    return
  }
  for (let first = 0; first <= total; first++)
    for (const rest of spread(total - first, cells - 1)) yield [first, ...rest]
}
const told = (counts: number[], smallest: number) => {
  const { total, tables } = protect({ t: Object.fromEntries(counts.map((n, i) => [`c${i}`, n])) }, smallest)
  return JSON.stringify([total, Object.values(tables.t)])
}

test('who knows the rule and everything that is shown cannot tell any cell that is withheld', () => {
  // Every table of up to five cells and some members, against every other that would be shown the same way.
  for (const smallest of [3, 4, 5])
    for (const cells of [2, 3, 4, 5])
      for (let total = 2 * smallest; total <= 20 - cells; total++) {
        const alike = new Map<string, number[][]>()
        for (const counts of spread(total, cells)) {
          const shown = told(counts, smallest)
          alike.set(shown, [...(alike.get(shown) ?? []), counts])
        }
        for (const [shown, candidates] of alike) {
          const [, values] = JSON.parse(shown) as [number | null, (number | null)[]]
          values.forEach((value, cell) => {
            if (value === null && new Set(candidates.map((counts) => counts[cell])).size < 2)
              expect.fail(`${shown} tells cell ${cell} where ${smallest} is the smallest shown`)
          })
        }
      }
})

test('at any size, what is withheld is at least two cells and enough members, and no small number is shown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 5000 })), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.integer({ min: 3, max: 10 }),
      (counts, smallest) => {
        const named = Object.fromEntries(counts.map((count, i) => [`c${i}`, count]))
        const { total, tables } = protect({ t: named }, smallest)
        const shown = Object.entries(tables.t)
        for (const [, value] of shown) expect(value === null || value === 0 || value >= smallest).toBe(true)
        const hidden = shown.filter(([, value]) => value === null)
        if (total !== null && hidden.length > 0) {
          expect(hidden.length).toBeGreaterThanOrEqual(2)
          expect(hidden.reduce((all, [key]) => all + named[key]!, 0)).toBeGreaterThanOrEqual(2 * smallest)
        }
      },
    ),
  )
})
