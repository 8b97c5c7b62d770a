import type { IdentityRpc } from '@alliance/contracts/identity'

/** The entrypoint of a service that only this worker is bound to. */
export interface BoundService {
  fetch(request: Request): Promise<Response>
  ready(): Promise<{ version: string }>
}

export interface Env {
  IDENTITY: BoundService
  IDENTITY_RPC: IdentityRpc
  MEMBERSHIP: BoundService
  EVENTS: BoundService
  TALENT_HOUSING: BoundService
  PORTAL: Fetcher
  VERSION?: { id: string }
  /** The address people use, without a trailing slash. */
  BASE_URL: string
  /** Exact origins, separated by spaces, that browsers may call the API from beside our own. */
  ALLOWED_ORIGINS: string
  /** Multiplies every limit; load tests raise it. */
  LIMIT_FACTOR?: string
  REPORT_COST?: string
}

/** Services by the name in their path. A new service is one line here and one in wrangler.jsonc. */
export const boundServices = {
  identity: (env: Env) => env.IDENTITY,
  membership: (env: Env) => env.MEMBERSHIP,
  events: (env: Env) => env.EVENTS,
  'talent-housing': (env: Env) => env.TALENT_HOUSING,
} as const satisfies Record<string, (env: Env) => BoundService>
