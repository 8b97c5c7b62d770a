import type { Principal } from '../kit/access.ts'

/** What the gateway has of a caller: a session cookie's value or a bearer token, never both. */
export type Credential = { kind: 'session'; value: string } | { kind: 'bearer'; value: string }

/** What identity does for the gateway, and answers other services, over RPC. Expected outcomes are values; an exception is a bug. */
export interface IdentityRpc {
  /** Who holds this credential now, with the grants in force today; null when it is not valid (any more). */
  resolve(credential: Credential): Promise<Principal | null>
  /** Whether an account may still act, asked where something private is shown without a session. */
  accountInUse(accountId: string): Promise<boolean>
}
