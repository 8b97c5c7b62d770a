import {
  createOrganisation,
  getOrganisation,
  getOrganisationCard,
  organisations as contract,
  updateOrganisation,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { card } from './card.usecases.ts'
import * as organisations from './organisations.usecases.ts'

export function mountOrganisations(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await organisations.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'organisations', format, contract.columns, (paging) =>
      organisations.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(createOrganisation), async (c) =>
    reply(c, await organisations.create(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getOrganisation), async (c) =>
    reply(c, await organisations.get(contextOf(c), c.req.valid('param').organisationId), 200),
  )

  app.openapi(guarded(getOrganisationCard), async (c) =>
    c.json(await card(contextOf(c), c.req.valid('param').organisationId, c.req.valid('query').asOf), 200),
  )

  app.openapi(guarded(updateOrganisation), async (c) =>
    reply(
      c,
      await organisations.update(contextOf(c), c.req.valid('param').organisationId, c.req.valid('json')),
      200,
    ),
  )
}
