import type { NeedState } from '@alliance/contracts/membership'

interface Standing {
  until: string | null
  closedOn: string | null
  closedAs: 'met' | 'withdrawn' | null
}

/** Where a need stands on a date; `until` is its last day. */
export function stateOn({ until, closedOn, closedAs }: Standing, date: string): NeedState {
  if (closedOn !== null && closedOn <= date) return closedAs ?? 'withdrawn'
  return until !== null && until < date ? 'expired' : 'open'
}
