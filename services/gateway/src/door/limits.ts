import type { Principal } from '@alliance/contracts'
import { Problem } from '@alliance/service-kit/problem'
import type { Env } from '../env.ts'
import { decide, limitHeaders, policies, type Policy } from './limits.rules.ts'
import { Recent } from './recent.ts'

/**
 * Quotas are counted in this isolate's memory: exact on one machine, per isolate on Cloudflare, where they bound
 * what one place of the network lets through. What must hold everywhere (codes sent, passwords tried) is counted in
 * identity's database.
 */
const quotas = new Recent<number>(50_000)

/**
 * Counts a request.
 *
 * @returns the headers that tell the caller where it stands
 * @throws Problem `limit.reached` with `Retry-After`
 */
export function limited(
  env: Env,
  principal: Principal | null,
  address: string,
  isDevice: boolean,
): Record<string, string> {
  const stranger = isDevice ? policies.device : policies.anonymous
  const base: Policy =
    principal === null ? stranger : principal.kind === 'client' ? policies.client : policies.person
  const policy = { ...base, quota: base.quota * Number(env.LIMIT_FACTOR ?? 1) }
  const key = `${policy.name}:${principal?.id ?? address}`
  const now = Date.now()
  const { decision, full } = decide(policy, quotas.get(key, now), now)
  quotas.set(key, full, now + policy.windowSeconds * 2000)
  const headers = limitHeaders(policy, decision)
  if (!decision.allowed)
    throw new Problem('limit.reached', {
      headers: { ...headers, 'retry-after': String(decision.retrySeconds) },
    })
  return headers
}
