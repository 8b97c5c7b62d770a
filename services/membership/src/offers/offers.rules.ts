import type { OfferState } from '@alliance/contracts/membership'

interface Standing {
  from: string
  to: string | null
  withdrawnOn: string | null
  capacity: number | null
  taken: number
}

/** Where an offer stands on a date. */
export function stateOn({ from, to, withdrawnOn, capacity, taken }: Standing, date: string): OfferState {
  if (withdrawnOn !== null && withdrawnOn <= date) return 'withdrawn'
  if (to !== null && to <= date) return 'ended'
  if (capacity !== null && taken >= capacity) return 'exhausted'
  return from > date ? 'upcoming' : 'open'
}
