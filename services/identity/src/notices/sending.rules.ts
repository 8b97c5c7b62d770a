interface Quiet {
  /** Times of day in Asia/Shanghai, `HH:MM`; over midnight when `from` is later. */
  from: string
  to: string
}

const shanghai = (instant: string) => new Date(Date.parse(instant) + 8 * 3600_000).toISOString()

/** When quiet hours that hold at this instant end; null when none hold. */
export function quietUntil(now: string, { from, to }: Quiet): string | null {
  const [day, time] = [shanghai(now).slice(0, 10), shanghai(now).slice(11, 16)]
  const holds = from <= to ? time >= from && time < to : time >= from || time < to
  if (!holds) return null
  const end = Date.parse(`${day}T${to}:00+08:00`)
  return new Date(end <= Date.parse(now) ? end + 86_400_000 : end).toISOString()
}

export interface Sending {
  now: string
  expiresAt: string | null
  readAt: string | null
  /** Agreed to messages, has not turned the kind off, and the account is in use. */
  wanted: boolean
  quiet: Quiet
}

export type SendDecision =
  | { do: 'send' }
  | { do: 'wait'; until: string }
  | { do: 'drop'; reason: 'expired' | 'read' | 'not_wanted' }

/**
 * What becomes of a message that is due. Quiet hours hold it, unless it would be of no more use when they end. What
 * was read in the inbox meanwhile need not be sent.
 */
export function decide({ now, expiresAt, readAt, wanted, quiet }: Sending): SendDecision {
  if (!wanted) return { do: 'drop', reason: 'not_wanted' }
  if (expiresAt !== null && expiresAt <= now) return { do: 'drop', reason: 'expired' }
  if (readAt !== null) return { do: 'drop', reason: 'read' }
  const until = quietUntil(now, quiet)
  if (until !== null && !(expiresAt !== null && expiresAt <= until)) return { do: 'wait', until }
  return { do: 'send' }
}
