import { addSite, sites as contract } from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as sites from './sites.usecases.ts'

export function mountSites(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await sites.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'sites', format, contract.columns, (paging) =>
      sites.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(addSite), async (c) =>
    reply(c, await sites.add(contextOf(c), c.req.valid('param').organisationId, c.req.valid('json')), 201),
  )
}
