import type { MembershipRpc } from '@alliance/contracts/membership'
import { env } from 'cloudflare:workers'
import type { Env } from './env.ts'

/** What membership answers now. */
export const membership = (): MembershipRpc => (env as unknown as Env).MEMBERSHIP_RPC
