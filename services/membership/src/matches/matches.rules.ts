import type { MatchSide, MatchState } from '@alliance/contracts/membership'

export interface Standing {
  state: MatchState
  needAcceptedAt: string | null
  offerAcceptedAt: string | null
}

/** What accepting for a side makes of a match; null when that is decided already. */
export function accepted(match: Standing, side: MatchSide, now: string): Standing | null {
  const key = side === 'need' ? 'needAcceptedAt' : 'offerAcceptedAt'
  if (match.state !== 'proposed' || match[key] !== null) return null
  const next = { ...match, [key]: now }
  const both = next.needAcceptedAt !== null && next.offerAcceptedAt !== null
  return { ...next, state: both ? 'accepted' : 'proposed' }
}
