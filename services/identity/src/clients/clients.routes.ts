import {
  addClientKey,
  createPartnerClient,
  getJwks,
  issueToken,
  partnerClients as contract,
  revokeClientKey,
  updatePartnerClient,
} from '@alliance/contracts/identity'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as clients from './clients.usecases.ts'
import * as keys from './keys.usecases.ts'
import { signingKeys } from './signing-keys.ts'
import { OAuthError } from './token.rules.ts'
import * as tokens from './token.usecases.ts'

export function mountClients(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await clients.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) =>
    replySheet(c, 'clients', c.req.valid('query').format, contract.columns, (paging) =>
      clients.list(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(createPartnerClient), async (c) =>
    reply(c, await clients.create(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(updatePartnerClient), async (c) =>
    reply(c, await clients.update(contextOf(c), c.req.valid('param').clientId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(addClientKey), async (c) =>
    c.json(await keys.add(contextOf(c), c.req.valid('param').clientId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(revokeClientKey), async (c) => {
    const { clientId, keyId } = c.req.valid('param')
    return c.json(await keys.revoke(contextOf(c), clientId, keyId), 200)
  })

  app.openapi(guarded(issueToken), async (c) => {
    const address = c.req.header('x-client-address') ?? 'unknown'
    try {
      return c.json(
        await tokens.issueToken(
          contextOf(c),
          c.env.BASE_URL,
          c.req.valid('form'),
          c.req.header('authorization'),
          address,
        ),
        200,
      )
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error
      if (error.status === 401) c.header('www-authenticate', 'Basic realm="oauth2"')
      return c.json({ error: error.error, error_description: error.message }, error.status)
    }
  })

  app.openapi(guarded(getJwks), async (c) => {
    const published = (await signingKeys()).map(({ publicJwk }) => ({ ...publicJwk }))
    return c.json({ keys: published }, 200)
  })
}
