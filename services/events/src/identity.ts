import { env } from 'cloudflare:workers'
import type { Env } from './env.ts'

/** What identity answers now. */
export const identity = (): Env['IDENTITY_RPC'] => (env as unknown as Env).IDENTITY_RPC
