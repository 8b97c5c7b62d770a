import type { DevelopmentAct, Figures, RuleSet } from '@alliance/contracts/membership'
import type { CaseFacts, Entry } from './history.rules.ts'

export const noFigures: Figures = {
  contacts: null,
  days: null,
  classHours: null,
  entitled: null,
  present: null,
  inFavour: null,
  months: null,
}

let entries = 0
export const entry = (act: DevelopmentAct, on: string, given: Partial<Entry> = {}): Entry => ({
  id: `dve_${String(++entries).padStart(26, '0')}`,
  act,
  on,
  outcome: 'done',
  figures: noFigures,
  corrects: null,
  ...given,
})

export const facts = (
  ruleSet: RuleSet,
  recorded: readonly (readonly [DevelopmentAct, string] | Entry)[],
  given: Partial<CaseFacts> = {},
): CaseFacts => ({
  ruleSet,
  openedOn: ruleSet === '2014' ? '2020-01-01' : '2026-05-18',
  birthYear: null,
  closed: false,
  entries: recorded.map((each) => ('act' in each ? each : entry(each[0], each[1]))),
  ...given,
})

/** A case up to and with a branch meeting that passed it. */
export const upToMeeting = (meeting: string): readonly (readonly [DevelopmentAct, string])[] => [
  ['application', '2021-01-04'],
  ['talk', '2021-01-20'],
  ['activist', '2021-06-01'],
  ['publicity', '2022-06-01'],
  ['candidate', '2022-07-01'],
  ['political_review', '2022-08-01'],
  ['pre_review', '2022-09-01'],
  ['branch_meeting', meeting],
]
