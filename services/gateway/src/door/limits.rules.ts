/** So many requests in a window, spread evenly; a whole window's worth may come at once. */
export interface Policy {
  name: 'anonymous' | 'device' | 'person' | 'client'
  quota: number
  windowSeconds: number
}

export const policies = {
  anonymous: { name: 'anonymous', quota: 120, windowSeconds: 60 },
  /** The devices of a hall's gates share its address. What they show is checked by events, not here. */
  device: { name: 'device', quota: 1200, windowSeconds: 60 },
  person: { name: 'person', quota: 600, windowSeconds: 60 },
  client: { name: 'client', quota: 1200, windowSeconds: 60 },
} as const satisfies Record<string, Policy>

export interface Decision {
  allowed: boolean
  remaining: number
  /** Seconds until the whole quota is there again. */
  resetSeconds: number
  /** Seconds to wait when refused. */
  retrySeconds: number
}

/**
 * The generic cell rate algorithm (ITU-T I.371): one number a caller, the time at which its quota is whole again.
 *
 * @param full when the quota was last going to be whole, in milliseconds; undefined for a caller not seen before
 * @returns the decision and the new `full`
 */
export function decide(
  policy: Policy,
  full: number | undefined,
  now: number,
): { decision: Decision; full: number } {
  const window = policy.windowSeconds * 1000
  const step = window / policy.quota
  const next = Math.max(full ?? now, now) + step
  const allowed = next - now <= window
  const kept = allowed ? next : Math.max(full ?? now, now)
  const used = kept - now
  return {
    full: kept,
    decision: {
      allowed,
      remaining: Math.max(0, Math.floor((window - used) / step)),
      resetSeconds: Math.ceil(used / 1000),
      retrySeconds: allowed ? 0 : Math.max(1, Math.ceil((next - now - window) / 1000)),
    },
  }
}

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers). */
export const limitHeaders = (
  { name, quota, windowSeconds }: Policy,
  { remaining, resetSeconds }: Decision,
): Record<string, string> => ({
  'ratelimit-policy': `"${name}";q=${quota};w=${windowSeconds}`,
  ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
})
