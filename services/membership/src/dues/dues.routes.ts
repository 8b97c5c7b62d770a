import { dues as contract } from '@alliance/contracts/membership'
import { contextOf, guarded, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as dues from './dues.usecases.ts'

export function mountDues(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await dues.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'dues', format, contract.columns, (paging) =>
      dues.list(contextOf(c), { ...filter, ...paging }),
    )
  })
}
