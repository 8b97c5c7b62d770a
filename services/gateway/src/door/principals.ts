import type { Principal } from '@alliance/contracts'
import type { Credential } from '@alliance/contracts/identity'
import type { Env } from '../env.ts'
import { Recent } from './recent.ts'

/** A grant that was given or withdrawn takes effect within this time, wherever the caller is known already. */
const goodForMs = 30_000

const known = new Recent<Principal>(10_000)

/** Who holds a credential. Asked of identity once in half a minute, so a known caller costs no database. */
export async function principalOf(env: Env, credential: Credential | null): Promise<Principal | null> {
  if (credential === null) return null
  const key = `${credential.kind}:${credential.value}`
  const now = Date.now()
  const seen = known.get(key, now)
  if (seen) return seen
  const principal = await env.IDENTITY_RPC.resolve(credential)
  if (principal) known.set(key, principal, now + goodForMs)
  return principal
}

/** After any change in identity, everyone is asked for anew: at once in this isolate, within the time above elsewhere. */
export const forgetPrincipals = (): void => known.clear()
