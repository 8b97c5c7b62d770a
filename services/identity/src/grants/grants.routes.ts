import { endGrant, giveGrant, grants as contract } from '@alliance/contracts/identity'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as grants from './grants.usecases.ts'

export function mountGrants(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await grants.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'grants', format, contract.columns, (paging) =>
      grants.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(giveGrant), async (c) =>
    reply(c, await grants.give(contextOf(c), c.req.valid('param').accountId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(endGrant), async (c) =>
    reply(c, await grants.end(contextOf(c), c.req.valid('param').grantId), 200),
  )
}
