import type { DateOnly } from './dates.ts'

/**
 * A half-open stretch of days: `from` belongs to it, `to` does not. A null `to` means that it still runs. Two
 * periods that follow each other share a date (`to` of the first is `from` of the second) and do not overlap.
 * A period whose `to` is not after its `from` is empty: nothing is in it and nothing overlaps it.
 */
export type Period = { from: DateOnly; to: DateOnly | null }

/** Whether the period holds on that day. */
export function isIn(period: Period, date: DateOnly): boolean {
  return period.from <= date && (period.to === null || date < period.to)
}

/** Whether some day is in both. */
export function overlaps(a: Period, b: Period): boolean {
  return !isEmpty(a) && !isEmpty(b) && startsBeforeEnd(a, b) && startsBeforeEnd(b, a)
}

export function isEmpty(period: Period): boolean {
  return period.to !== null && period.to <= period.from
}

function startsBeforeEnd(a: Period, b: Period): boolean {
  return b.to === null || a.from < b.to
}
