import type { Principal } from '@alliance/contracts'
import {
  identityOperations,
  identityRoutes,
  type Credential,
  type IdentityRpc,
} from '@alliance/contracts/identity'
import { defineService, newId, systemContext, traceparentOf } from '@alliance/service-kit'
import { WorkerEntrypoint } from 'cloudflare:workers'
import { isInUse } from './accounts/in-use.ts'
import { mountAccounts } from './accounts/accounts.routes.ts'
import { mountBootstrap } from './bootstrap/bootstrap.routes.ts'
import { mountClients } from './clients/clients.routes.ts'
import { principalOfToken } from './clients/token.usecases.ts'
import { mountCodes } from './codes/codes.routes.ts'
import type { Env } from './env.ts'
import { mountGrants } from './grants/grants.routes.ts'
import { purge, reencryptFields } from './jobs.ts'
import { together } from './hearing.ts'
import { consumes as noticesHear } from './notices/notices.events.ts'
import { mountNotices } from './notices/notices.routes.ts'
import { forgetNotices, sendNotices } from './notices/sending.usecases.ts'
import { consumes as scopesHear } from './scopes/scopes.events.ts'
import { mountScopes } from './scopes/scopes.routes.ts'
import { mountSecondFactor } from './second-factor/second-factor.routes.ts'
import { principalOfSession } from './sessions/resolve.usecases.ts'
import { mountSessions } from './sessions/sessions.routes.ts'
import { deliverWebhooks, forgetWebhooks } from './webhooks/delivering.usecases.ts'
import { consumes as webhooksHear } from './webhooks/webhooks.events.ts'
import { mountWebhooks } from './webhooks/webhooks.routes.ts'

export const service = defineService<Env>({
  name: 'identity',
  contract: identityRoutes,
  operations: identityOperations,
  rooms: [
    mountCodes,
    mountSessions,
    mountSecondFactor,
    mountAccounts,
    mountGrants,
    mountScopes,
    mountClients,
    mountWebhooks,
    mountNotices,
    mountBootstrap,
  ],
  consumes: together(scopesHear, noticesHear, webhooksHear),
  everyMinute: [purge, reencryptFields, sendNotices, forgetNotices, deliverWebhooks, forgetWebhooks],
})

export class GatewayEntrypoint extends service.GatewayEntrypoint {}

/** What the gateway asks over RPC. */
export class IdentityEntrypoint extends WorkerEntrypoint<Env> implements IdentityRpc {
  resolve(credential: Credential): Promise<Principal | null> {
    const ctx = systemContext(this.env.DB, new Date(), newId('request'), traceparentOf(undefined))
    if (credential.kind === 'bearer') return principalOfToken(ctx, this.env.BASE_URL, credential.value)
    return principalOfSession(ctx, credential.value, (work) => this.ctx.waitUntil(work))
  }

  accountInUse(accountId: string): Promise<boolean> {
    const ctx = systemContext(this.env.DB, new Date(), newId('request'), traceparentOf(undefined))
    return isInUse(ctx, accountId)
  }
}

export default service.worker
