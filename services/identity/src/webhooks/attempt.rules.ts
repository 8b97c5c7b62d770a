import type { WebhookDisabled, WebhookFault } from '@alliance/contracts/identity'
import { nextTry } from '../backoff.rules.ts'

/** Minutes until the second to the tenth attempt: three days in all, as the Standard Webhooks specification proposes. */
export const delays = [1, 5, 30, 120, 300, 600, 840, 1200, 1440]
/** An endpoint that took nothing for so long is disabled. */
const patienceDays = 5
const longestPauseSeconds = 86_400

export interface Answered {
  status: number | null
  fault: WebhookFault | null
  ms: number
  /** The header `Retry-After`, in seconds. */
  retryAfter: number | null
}

interface Attempted {
  now: string
  /** Attempts of this round, with this one. */
  attempts: number
  answered: Answered
  /** A test is not repeated and says nothing of an endpoint's health. */
  isTest: boolean
  failingSince: string | null
  chance: number
}

export interface Consequence {
  state: 'delivered' | 'waiting' | 'failed'
  nextAt: string | null
  failingSince: string | null
  disable: WebhookDisabled | null
}

/** What an attempt means for the delivery and for its endpoint. */
export function consequenceOf({
  now,
  attempts,
  answered,
  isTest,
  failingSince,
  chance,
}: Attempted): Consequence {
  if (answered.fault === null) return { state: 'delivered', nextAt: null, failingSince: null, disable: null }
  if (isTest) return { state: 'failed', nextAt: null, failingSince, disable: null }
  if (answered.status === 410) return { state: 'failed', nextAt: null, failingSince, disable: 'gone' }
  const since = failingSince ?? now
  const isLost = Date.parse(now) - Date.parse(since) >= patienceDays * 86_400_000
  if (isLost) return { state: 'failed', nextAt: null, failingSince: since, disable: 'failing' }
  const next = nextTry(now, attempts, delays, chance)
  if (next === null) return { state: 'failed', nextAt: null, failingSince: since, disable: null }
  return {
    state: 'waiting',
    nextAt: later(next, now, answered.retryAfter),
    failingSince: since,
    disable: null,
  }
}

/** A receiver may ask for more time, up to a day. */
function later(next: string, now: string, retryAfter: number | null): string {
  const asked = Date.parse(now) + Math.min(retryAfter ?? 0, longestPauseSeconds) * 1000
  return new Date(Math.max(Date.parse(next), asked)).toISOString()
}
