// Writes src/workdays.generated.ts from chinese-days, which stays a development dependency: its data is 812
// KB and it answers Monday to Friday for unknown years without saying so. Run `pnpm --filter
// @alliance/calendar generate`.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { schedulesFrom, type SourceDays } from './schedules.ts'

const FIRST_YEAR = 2022
const LINE_WIDTH = 110

const require = createRequire(import.meta.url)
const source = require('chinese-days/dist/chinese-days.json') as SourceDays
const { version } = require('chinese-days/package.json') as { version: string }

const lines = schedulesFrom(source, FIRST_YEAR).map(
  ({ year, holidays, makeupWorkdays }) =>
    `  {\n    year: ${year},\n${list('holidays', holidays)}${list('makeupWorkdays', makeupWorkdays)}  },\n`,
)

writeFileSync(
  new URL('../src/workdays.generated.ts', import.meta.url),
  `// Written by scripts/generate.ts from chinese-days ${version}. Do not edit.
import type { YearSchedule } from './calendar.ts'

/** The State Council's notices on public holidays, each year in full. */
export const WORKDAY_SCHEDULES: readonly YearSchedule[] = [
${lines.join('')}]
`,
)

/** As the formatter would lay it out, so that generating leaves nothing to format. */
function list(name: string, items: readonly string[]): string {
  const quoted = items.map((item) => `'${item}'`)
  const line = `    ${name}: [${quoted.join(', ')}],\n`
  if (line.length <= LINE_WIDTH + 1) return line
  return `    ${name}: [\n${quoted.map((item) => `      ${item},\n`).join('')}    ],\n`
}
