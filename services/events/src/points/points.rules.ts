import type { ActivityDetail, AttendanceOutcome, PointBand, PointRule } from '@alliance/contracts/events'
import type { Bilingual } from '@alliance/contracts'
import { addWorkingDays, BUILT_IN_CALENDAR } from '@alliance/calendar'

interface Rule {
  name: Bilingual
  points: number
  /** Of a calendar year; null where none is set. */
  cap: number | null
}

/** The default scheme of domain/membership.md §2.9, as far as attendance and volunteering are its evidence. */
export const scheme = {
  version: 'points-1',
  base: 60,
  /** Working days in which a confirmed quarter may be contested. */
  objectionDays: 3,
  rules: {
    meeting: { name: { zh: '参加党课等组织生活', en: 'Attending a Party lecture' }, points: 1, cap: 20 },
    theme_day: { name: { zh: '参加主题党日', en: 'Attending a theme Party day' }, points: 2, cap: 24 },
    speaking: { name: { zh: '主讲党课、沙龙', en: 'Speaking at a lecture or salon' }, points: 5, cap: 15 },
    volunteering: { name: { zh: '志愿服务', en: 'Volunteer service' }, points: 1, cap: 30 },
    absence: { name: { zh: '无故缺席', en: 'Absent without leave' }, points: -3, cap: null },
  } satisfies Record<PointRule, Rule>,
} as const
export const ruleOf = (rule: PointRule): Rule => scheme.rules[rule]

const speakersOf = (detail: ActivityDetail): (string | null)[] => {
  switch (detail.kind) {
    case 'salon':
    case 'forum':
      return detail.speakers.map(({ personId }) => personId)
    case 'course':
      return detail.lecturers.map(({ personId }) => personId)
    case 'lecture':
      return [detail.lecturer.personId]
    default:
      return []
  }
}

/** What members are expected at, and what attending it is worth. */
const attended = (detail: ActivityDetail): PointRule | null => {
  if (detail.kind === 'party_day' || (detail.kind === 'salon' && detail.partyDay !== null)) return 'theme_day'
  return detail.kind === 'lecture' ? 'meeting' : null
}

export const carriesPoints = (detail: ActivityDetail): boolean =>
  attended(detail) !== null || speakersOf(detail).some((id) => id !== null)

/** The rules that what came of someone's place speaks for. */
export function earned(
  detail: ActivityDetail,
  { personId, outcome }: { personId: string; outcome: AttendanceOutcome },
): PointRule[] {
  const attending = attended(detail)
  if (outcome === 'absent') return attending === null ? [] : ['absence']
  if (outcome === 'excused') return []
  return [
    ...(attending === null ? [] : [attending]),
    ...(speakersOf(detail).includes(personId) ? (['speaking'] as const) : []),
  ]
}

/** What is entered of what a rule gives, where so much of its cap is used. */
export const capped = (gives: number, cap: number | null, used: number): number =>
  cap === null ? gives : Math.max(0, Math.min(gives, cap - used))

/** Of volunteering, so many minutes give so much: whole hours of a year count, however they came together. */
export const volunteered = (minutes: number): number =>
  Math.trunc(minutes / 60) * scheme.rules.volunteering.points

export const scoreOf = (points: number): number => Math.max(0, scheme.base + points)

export function bandOf(score: number): PointBand {
  if (score >= 90) return 'excellent'
  if (score >= 70) return 'good'
  return score >= 60 ? 'qualified' : 'talk'
}

/** The quarter of a date, `2026-Q4`. */
export const periodOf = (date: string): string =>
  `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
export const yearOf = (period: string): number => Number(period.slice(0, 4))
/** The quarters of a year that have begun, the last first. */
export const periodsOf = (year: number, today: string): string[] =>
  [4, 3, 2, 1].map((quarter) => `${year}-Q${quarter}`).filter((period) => period <= periodOf(today))

export const objectionsUntil = (today: string): string =>
  addWorkingDays(BUILT_IN_CALENDAR, today, scheme.objectionDays).date

/** Where a quarter of a branch stands. An objection that is still open keeps it from being locked. */
export function periodState(
  period: string,
  confirmed: { objectionsUntil: string; openObjections: number } | null,
  today: string,
): 'running' | 'to_confirm' | 'contestable' | 'locked' {
  if (confirmed === null) return period >= periodOf(today) ? 'running' : 'to_confirm'
  return today <= confirmed.objectionsUntil || confirmed.openObjections > 0 ? 'contestable' : 'locked'
}
