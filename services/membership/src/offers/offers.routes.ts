import { createOffer, offers as contract, updateOffer, withdrawOffer } from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as offers from './offers.usecases.ts'

export function mountOffers(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await offers.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'offers', format, contract.columns, (paging) =>
      offers.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(createOffer), async (c) =>
    reply(c, await offers.create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(updateOffer), async (c) =>
    reply(c, await offers.update(contextOf(c), c.req.valid('param').offerId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(withdrawOffer), async (c) =>
    reply(
      c,
      await offers.withdraw(contextOf(c), c.req.valid('param').offerId, c.req.valid('json').reason),
      200,
    ),
  )
}
