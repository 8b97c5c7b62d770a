/**
 * The nearest whole number, halves away from zero for what is not negative: how every amount of the housing policy is
 * rounded (domain/talent-housing.md §3.2, `rounding: half_up`). Exact, since an area times a rate times basis points
 * outgrows what a number holds.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): number {
  if (numerator < 0n || denominator <= 0n)
    throw new RangeError(`no share of money: ${numerator} / ${denominator}`)
  return Number((2n * numerator + denominator) / (2n * denominator))
}
