import { firstHousingPolicy, talentClasses } from '@alliance/contracts/talent-housing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { depositOf, monthlyRent, rateOf, rentByClass } from './rent.rules.ts'
import { roundHalfUp } from './rounding.rules.ts'

const { rent: terms, deposit } = firstHousingPolicy.document
const anyClass = fc.constantFrom(...talentClasses)
const m2 = (area: number) => area * 10_000

/** Whether an amount is a share rounded half up, told without dividing: nearer than half, or half below. */
const isNearest = (fen: number, numerator: bigint, denominator: bigint): boolean =>
  2n * numerator >= (2n * BigInt(fen) - 1n) * denominator &&
  2n * numerator < (2n * BigInt(fen) + 1n) * denominator

test('an amount is rounded to the nearest fen, a half of one up', () => {
  expect([0n, 1n, 2n, 3n, 4n, 5n].map((n) => roundHalfUp(n, 4n))).toEqual([0, 0, 1, 1, 1, 1])
  expect(() => roundHalfUp(-1n, 2n)).toThrow(RangeError)
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 20n), fc.bigInt(10n ** 5n, 10n ** 9n), (numerator, denominator) => {
      expect(isNearest(roundHalfUp(numerator, denominator), numerator, denominator)).toBe(true)
    }),
  )
})

describe('a month of rent', () => {
  test.each([
    // The two worked examples of domain/talent-housing.md §3.2.
    ['F', 45, 0, 95_625],
    ['E', 62, 0, 110_000],
    ['A', 120, 0, 0],
    // What a top talent has beyond the standard is paid in full.
    ['A', 130, 0, 25_000],
    ['B', 100, 0, 75_000],
    // 85 % and 15 % more are cut at the whole.
    ['F', 45, 36, 112_500],
    ['F', 45, 35, 95_625],
    ['D', 70, 40, 131_250],
    ['A', 120, 48, 0],
  ] as const)('class %s, %d m², after %d months: %d fen', (talentClass, area, monthsLived, fen) => {
    expect(monthlyRent(terms, { areaCm2: m2(area) }, talentClass, monthsLived).fen).toBe(fen)
  })

  test('is the sum of its lines, each the nearest fen of area × base × rate, and its areas are the flat', () => {
    fc.assert(
      fc.property(
        anyClass,
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 72 }),
        (talentClass, areaCm2, baseFenPerM2Month, monthsLived) => {
          const { lines, fen } = monthlyRent(terms, { areaCm2, baseFenPerM2Month }, talentClass, monthsLived)
          expect(lines.reduce((sum, line) => sum + line.areaCm2, 0)).toBe(areaCm2)
          expect(lines.reduce((sum, line) => sum + line.fen, 0)).toBe(fen)
          for (const line of lines)
            expect(
              isNearest(
                line.fen,
                BigInt(line.areaCm2) * BigInt(baseFenPerM2Month) * BigInt(line.basisPoints),
                10n ** 8n,
              ),
            ).toBe(true)
        },
      ),
    )
  })

  test('never falls with area or with time, nor with a lower class', () => {
    fc.assert(
      fc.property(
        fc.nat(4),
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.nat(100_000),
        fc.nat(60),
        fc.nat(24),
        (index, areaCm2, more, monthsLived, later) => {
          const [higher, lower] = [talentClasses[index]!, talentClasses[index + 1]!]
          const rent = monthlyRent(terms, { areaCm2 }, higher, monthsLived).fen
          expect(
            monthlyRent(terms, { areaCm2: areaCm2 + more }, higher, monthsLived).fen,
          ).toBeGreaterThanOrEqual(rent)
          expect(monthlyRent(terms, { areaCm2 }, higher, monthsLived + later).fen).toBeGreaterThanOrEqual(
            rent,
          )
          expect(monthlyRent(terms, { areaCm2 }, lower, monthsLived).fen).toBeGreaterThanOrEqual(rent)
        },
      ),
    )
  })
})

test('a rate passes its steps and stops at the cap, but one above the cap is not cut by them', () => {
  const steep = { ...terms, payableBp: { ...terms.payableBp, F: 12_000 } }
  expect([0, 36].map((months) => rateOf(steep, 'F', months))).toEqual([12_000, 12_000])
  expect([0, 35, 36, 99].map((months) => rateOf(terms, 'C', months))).toEqual([5000, 5000, 6500, 6500])
})

test('a deposit is a month of rent and never under the least', () => {
  expect([0, 99_999, 100_000, 110_000].map((fen) => depositOf(deposit, fen))).toEqual([
    100_000, 100_000, 100_000, 110_000,
  ])
})

test('a flat has a rent for each class', () => {
  expect(rentByClass(terms, { areaCm2: m2(45) })).toEqual({
    A: 0,
    B: 33_750,
    C: 56_250,
    D: 67_500,
    E: 78_750,
    F: 95_625,
  })
})
