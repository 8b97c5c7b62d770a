import { sha256Hex } from '@alliance/evidence'
import { expect, test } from 'vitest'
import { orderOf } from './order.ts'
import { rosterOf } from './roster.ts'
import { numbered } from './synthetic.testing.ts'

const ENTRANTS = 8
const SEEDS = 10_000
const noCounts = () => Array.from({ length: ENTRANTS * ENTRANTS }, () => 0)
const names = numbered(ENTRANTS).map(({ entry }) => entry)

/** Chi-square at upper tail 0.001 by Wilson and Hilferty's approximation. */
const bound = (freedom: number) =>
  freedom * (1 - 2 / (9 * freedom) + 3.0902 * Math.sqrt(2 / (9 * freedom))) ** 3

const chiSquare = (counts: readonly number[], expected: number) =>
  counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)

const show = (what: string, statistic: number, freedom: number) =>
  console.log(
    `${what}: chi-square ${statistic.toFixed(1)}, bound ${bound(freedom).toFixed(1)} (${freedom} degrees of freedom, p = 0.001, ${SEEDS} seeds)`,
  )

test('uniform over ten thousand seeds: positions, and pairs of neighbours', async () => {
  const roster = rosterOf(numbered(ENTRANTS))
  const positions = noCounts()
  const pairs = Array.from({ length: ENTRANTS - 1 }, () => noCounts())
  for (let number = 0; number < SEEDS; number++) {
    const seed = await sha256Hex(`seed ${number}`)
    const order = await orderOf(roster, { seed, value: '1', commitmentHash: 'c'.repeat(64) })
    const numbers = order.map((entry) => names.indexOf(entry))
    for (const [position, entrant] of numbers.entries()) {
      positions[entrant * ENTRANTS + position]! += 1
      if (position > 0) pairs[position - 1]![numbers[position - 1]! * ENTRANTS + entrant]! += 1
    }
  }

  // A table of permutations has its margins fixed: (n-1)² degrees of freedom, and the sum is that many times n/(n-1).
  const onPositions = (chiSquare(positions, SEEDS / ENTRANTS) * (ENTRANTS - 1)) / ENTRANTS
  show('positions', onPositions, (ENTRANTS - 1) ** 2)
  expect(onPositions).toBeLessThan(bound((ENTRANTS - 1) ** 2))

  for (const [at, counts] of pairs.entries()) {
    const possible = counts.filter((_, index) => Math.floor(index / ENTRANTS) !== index % ENTRANTS)
    const onPairs = chiSquare(possible, SEEDS / possible.length)
    show(`pairs at ${at + 1} and ${at + 2}`, onPairs, possible.length - 1)
    expect(onPairs).toBeLessThan(bound(possible.length - 1))
  }
})
