import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, limitHeaders, policies, type Policy } from './limits.rules.ts'

const policy: Policy = { name: 'person', quota: 10, windowSeconds: 10 }

/** The decisions on requests at the given times. */
function decisionsAt(times: readonly number[]) {
  let full: number | undefined
  return times.map((now) => {
    const result = decide(policy, full, now)
    full = result.full
    return result.decision
  })
}

test('a whole quota may come at once, and the next request is refused', () => {
  const decisions = decisionsAt(Array.from({ length: 11 }, () => 1000))
  expect(decisions.map(({ allowed }) => allowed)).toEqual([...Array.from({ length: 10 }, () => true), false])
  expect(decisions.map(({ remaining }) => remaining).slice(0, 10)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
})

test('a refused caller is told when to come again, and is let in then', () => {
  const refused = decisionsAt(Array.from({ length: 11 }, () => 0)).at(-1)!
  expect(refused.retrySeconds).toBe(1)
  const later = decisionsAt([...Array.from({ length: 10 }, () => 0), refused.retrySeconds * 1000]).at(-1)!
  expect(later.allowed).toBe(true)
})

test('no stretch of a window ever lets through more than a window’s quota and what it regains', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 80 }), (gaps) => {
      const times = gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 0) + gap], [])
      const allowed = decisionsAt(times).flatMap((decision, i) => (decision.allowed ? [times[i]!] : []))
      for (const [i, start] of allowed.entries()) {
        const within = allowed.slice(i).filter((time) => time - start < policy.windowSeconds * 1000)
        expect(within.length).toBeLessThanOrEqual(2 * policy.quota)
      }
      // Over everything: the quota at once and one more for each step of time.
      const span = times.at(-1)! - times[0]!
      expect(allowed.length).toBeLessThanOrEqual(policy.quota + Math.floor(span / 1000) + 1)
    }),
  )
})

test('refusals cost nothing: a caller who never stops asking is let in at the steady rate', () => {
  const times = Array.from({ length: 1000 }, (_, i) => i * 100)
  const allowed = decisionsAt(times).filter((decision) => decision.allowed).length
  expect(allowed).toBeGreaterThanOrEqual(105)
  expect(allowed).toBeLessThanOrEqual(110)
})

test('the headers name the policy, its quota and what remains', () => {
  const { decision } = decide(policies.anonymous, undefined, 0)
  expect(limitHeaders(policies.anonymous, decision)).toEqual({
    'ratelimit-policy': '"anonymous";q=120;w=60',
    ratelimit: '"anonymous";r=119;t=1',
  })
})
