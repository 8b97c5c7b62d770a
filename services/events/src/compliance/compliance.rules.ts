import { addDays, addMonths } from '@alliance/calendar'
import type {
  ActivityDetail,
  ComplianceAttendance,
  ComplianceCell,
  ComplianceItem,
  ComplianceKind,
  CompliancePeriod,
  ComplianceRule,
  ComplianceState,
} from '@alliance/contracts/events'

type Per = ComplianceItem['per']
const months: Record<Per, number> = { month: 1, quarter: 3, year: 12 }

export interface Span {
  period: string
  from: string
  /** Its last day. */
  to: string
}

/** A year’s months, quarters, or itself, each with its first and last day. */
export const spansOf = (year: number, per: Per): Span[] =>
  Array.from({ length: 12 / months[per] }, (_, i) => {
    const from = addMonths(`${year}-01-01`, i * months[per])
    const to = addDays(addMonths(from, months[per]), -1)
    const period = { month: from.slice(0, 7), quarter: `${year}-Q${i + 1}`, year: `${year}` }[per]
    return { period, from, to }
  })

/** Which parameters are in force on a day: those of the latest version that had begun. */
export const ruleOn = (rules: readonly ComplianceRule[], day: string): ComplianceRule | null =>
  rules.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null

export interface Branch {
  type: string
  establishedOn: string | null
  fullMembers: number | null
  groups: number
}

/** How many are asked of a branch in one period; nothing where it was not there from the first day on. */
export function asked(item: ComplianceItem, branch: Branch, from: string): number {
  if (!item.types.includes(branch.type)) return 0
  if (branch.establishedOn !== null && branch.establishedOn > from) return 0
  if (item.fromFullMembers !== null && (branch.fullMembers ?? 0) < item.fromFullMembers) return 0
  return item.count * (item.perGroup ? branch.groups : 1)
}

export function stateOf(
  { from, to }: Span,
  { required, held, warnDays }: { required: number; held: number; warnDays: number },
  today: string,
): ComplianceState {
  if (required === 0) return 'not_required'
  if (held >= required) return 'fulfilled'
  if (today > to) return 'overdue'
  if (today < from) return 'ahead'
  return addDays(today, warnDays) >= to ? 'due_soon' : 'open'
}

/** What was held, of one kind and day, and counts. */
export interface Held {
  kind: ComplianceKind | 'activity'
  heldOn: string
}

/** The periods of a kind in a year. Each is judged by the parameters that were in force on its first day. */
export function periodsOf(
  kind: ComplianceKind,
  year: number,
  {
    rules,
    branch,
    held,
    today,
  }: { rules: readonly ComplianceRule[]; branch: Branch; held: readonly Held[]; today: string },
): { per: Per; periods: CompliancePeriod[] } | null {
  const newest = ruleOn(rules, `${year}-12-31`)?.items.find((item) => item.kind === kind)
  if (!newest) return null
  const periods = spansOf(year, newest.per).map((span) => {
    const item = ruleOn(rules, span.from)?.items.find((each) => each.kind === kind)
    const required = item ? asked(item, branch, span.from) : 0
    const count = held.filter(
      (each) => each.kind === kind && each.heldOn >= span.from && each.heldOn <= span.to,
    ).length
    const state = stateOf(span, { required, held: count, warnDays: item?.warnDays ?? 0 }, today)
    return { period: span.period, from: span.from, dueOn: span.to, required, held: count, state }
  })
  return { per: newest.per, periods }
}

const urgency: ComplianceState[] = ['overdue', 'due_soon', 'open', 'fulfilled', 'ahead', 'not_required']

/**
 * A kind over a quarter. A year’s meeting shows in each of its quarters. What was held beyond what a period asks for
 * makes up for no other period.
 */
export function cellOf(
  kind: ComplianceKind,
  quarter: Span,
  periods: readonly CompliancePeriod[],
): ComplianceCell {
  const within = periods.filter(({ from, dueOn }) => from <= quarter.to && dueOn >= quarter.from)
  const first = within.toSorted((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state))[0]
  return {
    kind,
    required: within.reduce((sum, { required }) => sum + required, 0),
    held: within.reduce((sum, { required, held }) => sum + Math.min(required, held), 0),
    state: first?.state ?? 'not_required',
    dueOn: first && ['overdue', 'due_soon', 'open'].includes(first.state) ? first.dueOn : null,
  }
}

/** The quarter that a name as `2026-Q1` stands for. */
export const quarterOf = (period: string): Span =>
  spansOf(Number(period.slice(0, 4)), 'quarter')[Number(period.slice(6)) - 1]!

export interface Counted {
  roll: number
  onLeave: number
  present: number
  recorded: number
}

/** Who should have attended is the roll of the day without those on leave; what nobody recorded is not counted. */
export function attendanceOf(rows: readonly Counted[]): ComplianceAttendance {
  const known = rows.filter(({ recorded }) => recorded > 0)
  const sum = (of: (row: Counted) => number) => known.reduce((total, row) => total + of(row), 0)
  const [roll, onLeave] = [sum((row) => row.roll), sum((row) => row.onLeave)]
  return { roll, onLeave, shouldAttend: roll - onLeave, present: sum((row) => row.present) }
}

/** What a meeting of membership counts as. */
export const kindOfMeeting = (kind: string): ComplianceKind | null =>
  ({
    members_meeting: 'members_meeting' as const,
    // An election is a meeting of the members.
    election_meeting: 'members_meeting' as const,
    committee_meeting: 'committee_meeting' as const,
    group_meeting: 'group_meeting' as const,
  })[kind] ?? null

/** What an activity counts as, and for which branches: those it names, or else those that hold it. */
export function countsAs(
  detail: ActivityDetail,
  hosts: readonly string[],
): { kind: ComplianceKind; branches: readonly string[] }[] {
  switch (detail.kind) {
    case 'party_day':
    case 'lecture':
      return [{ kind: detail.kind, branches: detail.branchIds }]
    case 'salon':
      return detail.partyDay ? [{ kind: 'party_day', branches: detail.partyDay.branchIds }] : []
    case 'meeting':
      return detail.form === 'organisation_life' || detail.form === 'member_appraisal'
        ? [{ kind: detail.form, branches: hosts.filter((id) => id.startsWith('pty_')) }]
        : []
    default:
      return []
  }
}
