import type { HousingDelivery } from '@alliance/contracts/talent-housing'

interface Change {
  month: string
  units: number
}

const following = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Months that a curve has at the most: ten years. */
const most = 120

/**
 * Three curves over the months from the first change to the last, each summed up to a month's end; what was begun and
 * delivered is not known of months to come.
 */
export function curves(
  { planned, started, delivered }: { planned: Change[]; started: Change[]; delivered: Change[] },
  asOf: string,
): HousingDelivery['months'] {
  const present = asOf.slice(0, 7)
  const all = [...planned, ...started, ...delivered].map(({ month }) => month)
  if (all.length === 0) return []
  const [first, last] = [[...all, present].sort()[0]!, [...all, present].sort().at(-1)!]
  const upTo = (changes: Change[], month: string) =>
    changes.reduce((sum, change) => (change.month <= month ? sum + change.units : sum), 0)
  const months: string[] = []
  for (let month = first; month <= last && months.length < most; month = following(month)) months.push(month)
  return months.map((month) => ({
    month,
    planned: upTo(planned, month),
    started: month > present ? null : upTo(started, month),
    delivered: month > present ? null : upTo(delivered, month),
  }))
}
