import { compliance as contract, getBranchCompliance } from '@alliance/contracts/events'
import { contextOf, guarded, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as compliance from './compliance.usecases.ts'

export function mountCompliance(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await compliance.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'compliance', format, contract.columns, (paging) =>
      compliance.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(getBranchCompliance), async (c) =>
    c.json(
      await compliance.branch(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('query')),
      200,
    ),
  )
}
