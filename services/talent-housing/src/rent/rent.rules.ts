import {
  talentClasses,
  type HousingPolicyDocument,
  type TalentClass,
} from '@alliance/contracts/talent-housing'
import { roundHalfUp } from './rounding.rules.ts'

export type RentTerms = HousingPolicyDocument['rent']
export type DepositTerms = HousingPolicyDocument['deposit']

/** A part of a month's rent: so much area at so many basis points of the base. */
export interface RentLine {
  kind: 'standard' | 'excess'
  areaCm2: number
  basisPoints: number
  fen: number
}

export interface Flat {
  areaCm2: number
  baseFenPerM2Month?: number
}

export interface Rent {
  lines: RentLine[]
  /** The lines' sum, to the fen. */
  fen: number
}

/** 1 m² is 10,000 cm², the whole is 10,000 basis points. */
const whole = 10_000n * 10_000n

/**
 * A whole month's rent of a flat: the area within the class's standard at the class's rate, what is over at the rate for
 * excess (domain/talent-housing.md §3.2). Each line is rounded, and the rent is their sum, so that the paper adds up.
 *
 * @param baseFenPerM2Month the plot's own base where it has one
 * @param monthsLived whole months in talent housing before the month: steps of the rate count them
 */
export function monthlyRent(
  terms: RentTerms,
  flat: Flat,
  talentClass: TalentClass,
  monthsLived: number,
): Rent {
  const base = BigInt(flat.baseFenPerM2Month ?? terms.baseFenPerM2Month)
  const line = (kind: RentLine['kind'], areaCm2: number, basisPoints: number): RentLine => ({
    kind,
    areaCm2,
    basisPoints,
    fen: roundHalfUp(BigInt(areaCm2) * base * BigInt(basisPoints), whole),
  })
  const standard = Math.min(flat.areaCm2, terms.sizeStandardCm2[talentClass])
  const lines = [
    line('standard', standard, rateOf(terms, talentClass, monthsLived)),
    line('excess', flat.areaCm2 - standard, terms.excessBp),
  ].filter(({ areaCm2 }) => areaCm2 > 0)
  return { lines, fen: lines.reduce((sum, { fen }) => sum + fen, 0) }
}

/** A month's rent of a flat for each class, as it is in the first month. */
export const rentByClass = (terms: RentTerms, flat: Flat): Record<TalentClass, number> =>
  Object.fromEntries(
    talentClasses.map((talentClass) => [talentClass, monthlyRent(terms, flat, talentClass, 0).fen]),
  ) as Record<TalentClass, number>

/** Basis points of the base that a class pays: its own, and every step that its months have passed, up to the cap. */
export function rateOf(terms: RentTerms, talentClass: TalentClass, monthsLived: number): number {
  const passed = terms.steps.filter(({ afterMonths }) => monthsLived >= afterMonths)
  // Who pays nothing by their class goes on paying nothing: a step raises a rent, it does not begin one.
  const own = terms.payableBp[talentClass]
  if (own === 0) return 0
  return Math.min(
    passed.reduce((sum, { addBp }) => sum + addBp, own),
    Math.max(terms.capBp, own),
  )
}

/** What is deposited before the keys: so many months of the rent as it begins, and no less than the policy's least. */
export const depositOf = (terms: DepositTerms, rentFen: number): number =>
  Math.max(terms.minFen, terms.monthsOfRent * rentFen)
