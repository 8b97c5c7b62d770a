import { addYears, programmeYear } from '@alliance/calendar'
import type { PublicOverview } from '@alliance/contracts/membership'
import { actions, links, programme } from '@alliance/contracts/programme'

const coded = <C extends string>(list: Record<C, { zh: string; en: string }>) =>
  (Object.keys(list) as C[]).map((code) => ({ code, name: list[code] }))

/**
 * The programme as its source states it (rows S03, S06, S23, S51), on a date. The stages 一年有样板，三年创示范，五年成标杆
 * are due on the launch's anniversaries; the first programme year is 1, and 0 is before the launch.
 */
export const programmeOn = (date: string): PublicOverview['programme'] => ({
  name: programme.name,
  slogan: programme.slogan,
  startedOn: programme.startedOn,
  programmeYear: programmeYear(programme.startedOn, date)?.number ?? 0,
  stages: programme.stages.map(({ year, zh, en }) => ({
    year,
    name: { zh, en },
    dueOn: addYears(programme.startedOn, year),
  })),
  actions: coded(actions),
  links: coded(links),
})
