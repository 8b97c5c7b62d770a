import type { operations } from '@alliance/contracts'
import { chainOf, verify } from '../audit/chain.ts'
import type { Handlers } from '../events/consume.ts'
import type { ServiceApp } from '../http/app.ts'
import { guarded } from '../http/guarded.ts'
import { replyPage, replySheet } from '../http/lists.ts'
import { contextOf, type ServiceBindings } from '../http/request.ts'
import * as desk from './operations.usecases.ts'

/** Mounts the operations routes that every service has. */
export function mountOperations<B extends ServiceBindings>(
  app: ServiceApp<B>,
  service: string,
  contract: ReturnType<typeof operations>,
  handlers: Handlers,
  version: (env: B) => string,
): void {
  app.openapi(guarded(contract.status), async (c) =>
    c.json(await desk.status(contextOf(c), service, version(c.env)), 200),
  )
  app.openapi(guarded(contract.deadLetters.list), async (c) =>
    replyPage(c, await desk.deadLetters(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.deadLetters.file), (c) =>
    replySheet(
      c,
      `${service}-dead-letters`,
      c.req.valid('query').format,
      contract.deadLetters.columns,
      (paging) => desk.deadLetters(contextOf(c), paging),
    ),
  )
  app.openapi(guarded(contract.replay), async (c) =>
    c.json(await desk.replay(contextOf(c), handlers, c.req.valid('param').messageId), 200),
  )
  app.openapi(guarded(contract.audit.list), async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    return replyPage(c, await desk.auditEntries(contextOf(c), filter, { limit, cursor }))
  })
  app.openapi(guarded(contract.audit.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, `${service}-audit`, format, contract.audit.columns, (paging) =>
      desk.auditEntries(contextOf(c), filter, paging),
    )
  })
  app.openapi(guarded(contract.verifyAudit), async (c) =>
    c.json(await verify(contextOf(c), c.req.valid('query').after), 200),
  )
  app.openapi(guarded(contract.auditChain), async (c) =>
    c.json(await chainOf(contextOf(c), service, c.req.valid('query').after), 200),
  )
}
