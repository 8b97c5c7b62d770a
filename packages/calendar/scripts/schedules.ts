import type { YearSchedule } from '../src/calendar.ts'
import { addDays } from '../src/dates.ts'

/** Dates to `English name,中文名,statutory days`, as in chinese-days.json. */
export type SourceDays = { holidays: Record<string, string>; workdays: Record<string, string> }

/** A notice that lacks one of these is not out in full. 中秋 may fall within 国庆. */
const FEASTS = ['元旦', '春节', '清明', '劳动节', '端午', '国庆节']

/**
 * The complete years from `firstYear` on; stops at the first year whose notice is not in the source in full.
 */
export function schedulesFrom(source: SourceDays, firstYear: number): YearSchedule[] {
  const schedules: YearSchedule[] = []
  for (let year = firstYear; isComplete(source, year); year++) {
    schedules.push({
      year,
      holidays: runsOf(datesIn(source.holidays, year)),
      makeupWorkdays: datesIn(source.workdays, year).map((date) => date.slice(5)),
    })
  }
  return schedules
}

function isComplete(source: SourceDays, year: number): boolean {
  const names = new Set(datesIn(source.holidays, year).map((date) => source.holidays[date]?.split(',')[1]))
  return FEASTS.every((feast) => names.has(feast))
}

function datesIn(days: Record<string, string>, year: number): string[] {
  return Object.keys(days)
    .filter((date) => date.startsWith(`${year}-`))
    .toSorted()
}

function runsOf(dates: readonly string[]): string[] {
  const runs: [string, string][] = []
  for (const date of dates) {
    const open = runs.at(-1)
    if (open && addDays(open[1], 1) === date) open[1] = date
    else runs.push([date, date])
  }
  return runs.map(([from, to]) => (from === to ? from.slice(5) : `${from.slice(5)}..${to.slice(5)}`))
}
