import { type DateOnly, dateOfEpochDay, epochDay } from './dates.ts'

/** The only zone of the platform. Named in every call so that a reader sees that a zone is meant. */
export type Zone = 'Asia/Shanghai'

/** A moment as UTC ISO 8601, `2026-11-23T06:30:00.000Z`, or as a Date. */
export type Instant = string | Date

/** A day and the minutes since its midnight, 0–1439, as a clock on the wall in Asia/Shanghai shows them. */
export type WallClock = { date: DateOnly; minutes: number }

const MINUTE = 60_000
const DAY = 86_400_000
// China has had one zone, UTC+8, and no summer time since 15 September 1991. A constant costs nothing per
// call, where Intl.DateTimeFormat costs microseconds; moments before 1992 are not what this platform
// measures.
const OFFSET = 8 * 60 * MINUTE

/** The date in the zone at that moment: `2026-11-22T16:00:00Z` is already 2026-11-23 in Shanghai. */
export function todayIn(zone: Zone, instant: Instant): DateOnly {
  return wallClockIn(zone, instant).date
}

export function wallClockIn(_zone: Zone, instant: Instant): WallClock {
  const local = milliseconds(instant) + OFFSET
  const day = Math.floor(local / DAY)
  return { date: dateOfEpochDay(day), minutes: Math.floor((local - day * DAY) / MINUTE) }
}

/** The moment at which a day begins in the zone: `2026-11-23` begins at `2026-11-22T16:00:00.000Z`. */
export function startOfDay(zone: Zone, date: DateOnly): string {
  return instantAt(zone, date, 0)
}

/** The moment `minutes` after the day's midnight, 0–1440, where 1440 is the end of the day (exclusive). */
export function instantAt(_zone: Zone, date: DateOnly, minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 1440)
    throw new RangeError(`not a minute of a day: ${minutes}`)
  return new Date(epochDay(date) * DAY + minutes * MINUTE - OFFSET).toISOString()
}

function milliseconds(instant: Instant): number {
  const value = typeof instant === 'string' ? zonedText(instant) : instant.getTime()
  if (Number.isNaN(value)) throw new RangeError(`not an instant: ${String(instant)}`)
  return value
}

/** A text without a zone would be read in the zone of the process: refused. */
function zonedText(text: string): number {
  return /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
}
