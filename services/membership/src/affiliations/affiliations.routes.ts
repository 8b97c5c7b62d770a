import {
  affiliate,
  endAffiliation,
  personAffiliations,
  roll as contract,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as affiliations from './affiliations.usecases.ts'

export function mountAffiliations(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(
      c,
      await affiliations.roll(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('query')),
    ),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { partyOrganisationId } = c.req.valid('param')
    return replySheet(c, 'roll', format, contract.columns, (paging) =>
      affiliations.rollForExport(contextOf(c), partyOrganisationId, { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(personAffiliations.list), async (c) =>
    replyPage(
      c,
      await affiliations.ofPerson(contextOf(c), c.req.valid('param').personId, c.req.valid('query')),
    ),
  )

  app.openapi(guarded(personAffiliations.file), (c) => {
    const { personId } = c.req.valid('param')
    return replySheet(c, 'affiliations', c.req.valid('query').format, personAffiliations.columns, (paging) =>
      affiliations.ofPersonForExport(contextOf(c), personId, paging),
    )
  })

  app.openapi(guarded(affiliate), async (c) =>
    reply(
      c,
      await affiliations.affiliate(contextOf(c), c.req.valid('param').personId, c.req.valid('json')),
      201,
    ),
  )

  app.openapi(guarded(endAffiliation), async (c) => {
    const { personId, affiliationId } = c.req.valid('param')
    return reply(
      c,
      await affiliations.end(contextOf(c), personId, affiliationId, c.req.valid('json').to),
      200,
    )
  })
}
