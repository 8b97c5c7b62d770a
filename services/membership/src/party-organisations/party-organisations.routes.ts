import {
  addCoverage,
  createPartyOrganisation,
  endCoverage,
  getPartyOrganisationCard,
  movePartyOrganisation,
  partyOrganisations as contract,
  treeNodes,
  updatePartyOrganisation,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { card } from './card.usecases.ts'
import * as coverage from './coverage.usecases.ts'
import * as partyOrganisations from './party-organisations.usecases.ts'
import { move } from './places.usecases.ts'
import { nodes } from './tree.usecases.ts'

export function mountPartyOrganisations(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await partyOrganisations.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'party-organisations', format, contract.columns, (paging) =>
      partyOrganisations.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(treeNodes.list), async (c) =>
    replyPage(c, await nodes(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(treeNodes.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'tree', format, treeNodes.columns, (paging) =>
      nodes(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(createPartyOrganisation), async (c) =>
    reply(c, await partyOrganisations.create(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getPartyOrganisationCard), async (c) =>
    c.json(
      await card(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('query').asOf),
      200,
    ),
  )

  app.openapi(guarded(updatePartyOrganisation), async (c) =>
    reply(
      c,
      await partyOrganisations.update(
        contextOf(c),
        c.req.valid('param').partyOrganisationId,
        c.req.valid('json'),
      ),
      200,
    ),
  )

  app.openapi(guarded(movePartyOrganisation), async (c) =>
    reply(c, await move(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(addCoverage), async (c) =>
    reply(
      c,
      await coverage.add(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('json')),
      201,
    ),
  )

  app.openapi(guarded(endCoverage), async (c) => {
    const { partyOrganisationId, coverageId } = c.req.valid('param')
    return reply(
      c,
      await coverage.end(contextOf(c), partyOrganisationId, coverageId, c.req.valid('json').to),
      200,
    )
  })
}
