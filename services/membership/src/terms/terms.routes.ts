import { extendTerm, holdElection, terms as contract } from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as terms from './terms.usecases.ts'

export function mountTerms(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await terms.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'terms', format, contract.columns, (paging) =>
      terms.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(extendTerm), async (c) =>
    reply(
      c,
      await terms.extend(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('json')),
      200,
    ),
  )

  app.openapi(guarded(holdElection), async (c) =>
    reply(
      c,
      await terms.elect(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('json')),
      201,
    ),
  )
}
