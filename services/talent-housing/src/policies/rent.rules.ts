import {
  talentClasses,
  type HousingPolicyDocument,
  type TalentClass,
} from '@alliance/contracts/talent-housing'

/** Half a fen is rounded up. All of it in whole numbers: area × fen × basis points passes 2^53. */
const roundHalfUp = (numerator: bigint, denominator: bigint): number =>
  Number((2n * numerator + denominator) / (2n * denominator))

/** Ten thousand cm² a square metre, ten thousand basis points the whole. */
const scale = 100_000_000n

interface Flat {
  areaCm2: number
  /** The plot's own base, or the policy's. */
  baseFenPerM2Month: number
}

/** What a class pays of the base after so many months of residence, in basis points. */
export const payableBp = (
  { payableBp: byClass, steps, capBp }: HousingPolicyDocument['rent'],
  talentClass: TalentClass,
  months: number,
): number =>
  Math.min(
    capBp,
    steps.reduce(
      (sum, { afterMonths, addBp }) => (months >= afterMonths ? sum + addBp : sum),
      byClass[talentClass],
    ),
  )

/**
 * A month's rent in fen (domain/talent-housing.md §3.2): within the class's size standard at its rate, what is over at
 * the excess rate, rounded once.
 */
export function monthlyRentFen(
  rent: HousingPolicyDocument['rent'],
  talentClass: TalentClass,
  { areaCm2, baseFenPerM2Month }: Flat,
  months = 0,
): number {
  const within = Math.min(areaCm2, rent.sizeStandardCm2[talentClass])
  const weighed =
    BigInt(within) * BigInt(payableBp(rent, talentClass, months)) +
    BigInt(areaCm2 - within) * BigInt(rent.excessBp)
  return roundHalfUp(weighed * BigInt(baseFenPerM2Month), scale)
}

/** A month's rent of a flat for each class, from the first month on. */
export const rentByClass = (rent: HousingPolicyDocument['rent'], flat: Flat): Record<TalentClass, number> =>
  Object.fromEntries(
    talentClasses.map((talentClass) => [talentClass, monthlyRentFen(rent, talentClass, flat)]),
  ) as Record<TalentClass, number>
