import {
  accounts as contract,
  createAccount,
  endAccountSessions,
  getAccount,
  updateAccount,
} from '@alliance/contracts/identity'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as accounts from './accounts.usecases.ts'

export function mountAccounts(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await accounts.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'accounts', format, contract.columns, (paging) =>
      accounts.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(createAccount), async (c) =>
    reply(c, await accounts.create(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getAccount), async (c) =>
    reply(c, await accounts.get(contextOf(c), c.req.valid('param').accountId), 200),
  )

  app.openapi(guarded(updateAccount), async (c) =>
    reply(c, await accounts.update(contextOf(c), c.req.valid('param').accountId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(endAccountSessions), async (c) => {
    await accounts.endSessions(contextOf(c), c.req.valid('param').accountId)
    return c.body(null, 204)
  })
}
