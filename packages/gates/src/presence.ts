import type { Stay } from './merge.ts'

/** When an activity takes place, ISO 8601. */
export interface Span {
  from: string
  to: string
}

export interface Presence {
  /** Whole minutes within the span. */
  minutes: number
  /** Came so many minutes after the beginning; 0 for on time. */
  late: number
  /** Left for good so many minutes before the end. */
  early: number
  /** Was never seen going out: counted until the end. */
  open: boolean
}

const minute = 60_000

/** How long someone was there while the activity took place. Stays are in order and do not overlap. */
export function presence(stays: readonly Stay[], { from, to }: Span): Presence | null {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const within = stays
    .map((stay) => ({
      from: Math.max(begin, Date.parse(stay.from)),
      to: Math.min(end, stay.to === null ? end : Date.parse(stay.to)),
    }))
    .filter((stay) => stay.to > stay.from)
  const [first, last] = [within[0], within.at(-1)]
  if (!first || !last) return null
  return {
    minutes: Math.floor(within.reduce((sum, stay) => sum + stay.to - stay.from, 0) / minute),
    late: Math.floor((first.from - begin) / minute),
    early: Math.floor((end - last.to) / minute),
    open: stays.at(-1)!.to === null,
  }
}
