import { firstHousingPolicy, HousingPolicyDocument, talentClasses } from '@alliance/contracts/talent-housing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthlyRentFen, rentByClass } from './rent.rules.ts'

const { rent } = HousingPolicyDocument.parse(firstHousingPolicy.document)

test.each([
  ['F', 450_000, 0, 95_625],
  ['E', 620_000, 0, 110_000],
  ['A', 900_000, 0, 0],
  // After the thirty-sixth month E pays 85 %.
  ['E', 600_000, 36, 127_500],
  // F would pay 85 + 15 %, the whole.
  ['F', 450_000, 36, 112_500],
] as const)('class %s pays for %d cm² after %d months %d fen', (talentClass, areaCm2, months, fen) => {
  expect(monthlyRentFen(rent, talentClass, { areaCm2, baseFenPerM2Month: 2500 }, months)).toBe(fen)
})

const flat = fc.record({
  areaCm2: fc.integer({ min: 50_000, max: 100_000_000 }),
  baseFenPerM2Month: fc.integer({ min: 0, max: 1_000_000_000 }),
})

test('no class pays less than the one above it, and none more than the base', () => {
  fc.assert(
    fc.property(flat, (given) => {
      const fen = rentByClass(rent, given)
      const ordered = talentClasses.map((talentClass) => fen[talentClass])
      expect(ordered).toEqual([...ordered].sort((a, b) => a - b))
      expect(BigInt(fen.F)).toBeLessThanOrEqual(
        (BigInt(given.areaCm2) * BigInt(given.baseFenPerM2Month) + 5000n) / 10_000n,
      )
    }),
  )
})

test('agrees with a reckoning in square metres to half a fen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 50_000, max: 2_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.constantFrom(...talentClasses),
      (areaCm2, base, talentClass) => {
        const standard = rent.sizeStandardCm2[talentClass]
        const metres = (cm2: number) => cm2 / 10_000
        const exact =
          (metres(Math.min(areaCm2, standard)) * base * rent.payableBp[talentClass]) / 10_000 +
          metres(Math.max(0, areaCm2 - standard)) * base
        const told = monthlyRentFen(rent, talentClass, { areaCm2, baseFenPerM2Month: base })
        expect(Math.abs(told - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
      },
    ),
  )
})
