import {
  closeNeed,
  createNeed,
  needs as contract,
  suggestOffers,
  updateNeed,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as needs from './needs.usecases.ts'

export function mountNeeds(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await needs.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'needs', format, contract.columns, (paging) =>
      needs.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(createNeed), async (c) =>
    reply(c, await needs.create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(updateNeed), async (c) =>
    reply(c, await needs.update(contextOf(c), c.req.valid('param').needId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(closeNeed), async (c) =>
    reply(c, await needs.close(contextOf(c), c.req.valid('param').needId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(suggestOffers), async (c) =>
    c.json(await needs.suggest(contextOf(c), c.req.valid('param').needId), 200),
  )
}
