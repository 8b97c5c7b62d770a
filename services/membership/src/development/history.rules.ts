import { addMonths } from '@alliance/calendar'
import { stepNumber, type DevelopmentAct, type Figures, type RuleSet } from '@alliance/contracts/membership'

/** An entry as the rules see it. */
export interface Entry {
  id: string
  act: DevelopmentAct
  on: string
  outcome: 'done' | 'not_passed' | 'void'
  figures: Figures
  corrects: string | null
}

/** What the rules know of a case. `entries` in any order, corrected ones among them. */
export interface CaseFacts<E extends Entry = Entry> {
  ruleSet: RuleSet
  openedOn: string
  birthYear: number | null
  closed: boolean
  entries: readonly E[]
}

/** The acts of one round of admission: a new branch meeting begins it anew. */
const ofTheRound: readonly DevelopmentAct[] = ['superior_talk', 'approval']
/** Acts that are done again and again. */
export const repeatable: readonly DevelopmentAct[] = ['cultivation', 'probation_review']

const inOrder = (a: Entry, b: Entry) => (a.on < b.on || (a.on === b.on && a.id < b.id) ? -1 : 1)

/** Entries that stand: neither corrected by another nor void, in the order of their dates. */
export function standing<E extends Entry>(entries: readonly E[]): E[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects))
  return entries.filter(({ id, outcome }) => !corrected.has(id) && outcome !== 'void').sort(inOrder)
}

export interface History<E extends Entry = Entry> {
  standing: readonly E[]
  /** The entry of an act that counts now, or null. */
  of(act: DevelopmentAct): E | null
  /** As `of`, when it was passed. */
  passed(act: DevelopmentAct): E | null
  all(act: DevelopmentAct): readonly E[]
}

export function historyOf<E extends Entry>({ entries }: Pick<CaseFacts<E>, 'entries'>): History<E> {
  const kept = standing(entries)
  const all = (act: DevelopmentAct) => kept.filter((entry) => entry.act === act)
  const meeting = all('branch_meeting').at(-1)
  const of = (act: DevelopmentAct): E | null => {
    const last = all(act).at(-1) ?? null
    return last && ofTheRound.includes(act) && meeting && last.on < meeting.on ? null : last
  }
  const passed = (act: DevelopmentAct) => {
    const entry = of(act)
    return entry?.outcome === 'done' ? entry : null
  }
  return { standing: kept, of, passed, all }
}

/** The last step that is recorded; 0 where none is. */
export const reached = (history: History): number =>
  Math.max(0, ...history.standing.filter(({ act }) => history.of(act)).map(({ act }) => stepNumber(act) ?? 0))

/**
 * Probation runs a year from the branch meeting that passed the admission (PD-15), and once longer by the months of an
 * extension (PD-16). Null before the approval.
 */
export function probationOf(history: History): { from: string; to: string; extended: boolean } | null {
  const meeting = history.passed('branch_meeting')
  if (!meeting || !history.passed('approval')) return null
  const months = history.of('extension')?.figures.months ?? 0
  return { from: meeting.on, to: addMonths(meeting.on, 12 + months), extended: months > 0 }
}

/**
 * The last day on which a resolution of the branch meeting may still be approved (PD-13), or null where none waits
 * for it.
 */
export function lapsesAfter(history: History, monthsAtMost: number): string | null {
  const meeting = history.passed('branch_meeting')
  return meeting && !history.of('approval') ? addMonths(meeting.on, monthsAtMost) : null
}
