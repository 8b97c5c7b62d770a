import type { Schemas } from '@alliance/client'
import type { Tone } from '../listing/Tag.tsx'

type State = Schemas['ComplianceState']

export const stateTones: Record<State, Tone> = {
  fulfilled: 'good',
  open: 'plain',
  due_soon: 'soon',
  overdue: 'bad',
  ahead: 'plain',
  not_required: 'plain',
}

/** In whole per cent; null where nobody was expected. */
export const rateOf = ({ present, shouldAttend }: Schemas['ComplianceAttendance']): number | null =>
  shouldAttend === 0 ? null : Math.round((100 * Math.min(present, shouldAttend)) / shouldAttend)

/** Meetings are called in their own room; these are activities. */
export const areActivities: readonly Schemas['ComplianceKind'][] = [
  'lecture',
  'party_day',
  'organisation_life',
  'member_appraisal',
]
