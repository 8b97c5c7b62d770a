import { duplicates as contract, getDuplicate, tellApart } from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as duplicates from './duplicates.usecases.ts'

export function mountDuplicates(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await duplicates.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'duplicates', format, contract.columns, (paging) =>
      duplicates.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(getDuplicate), async (c) =>
    c.json(await duplicates.get(contextOf(c), c.req.valid('param').duplicateId), 200),
  )

  app.openapi(guarded(tellApart), async (c) =>
    reply(
      c,
      await duplicates.tellApart(contextOf(c), c.req.valid('param').duplicateId, c.req.valid('json').reason),
      200,
    ),
  )
}
