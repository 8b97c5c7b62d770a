import { scopes as contract } from '@alliance/contracts/identity'
import { contextOf, guarded, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as scopes from './scopes.usecases.ts'

export function mountScopes(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await scopes.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'scopes', format, contract.columns, (paging) =>
      scopes.list(contextOf(c), { ...filter, ...paging }),
    )
  })
}
