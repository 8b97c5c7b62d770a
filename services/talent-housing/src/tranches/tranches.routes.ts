import {
  cancelTranche,
  createTranche,
  getTranche,
  publishTranche,
  tranches as contract,
  updateTranche,
} from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as queries from './tranches.queries.ts'
import * as tranches from './tranches.usecases.ts'

export function mountTranches(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await queries.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'tranches', format, contract.columns, (paging) =>
      queries.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(createTranche), async (c) =>
    reply(c, await tranches.create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getTranche), async (c) =>
    reply(c, await queries.readTranche(contextOf(c), c.req.valid('param').trancheId, 'plot:read'), 200),
  )
  app.openapi(guarded(updateTranche), async (c) =>
    reply(c, await tranches.update(contextOf(c), c.req.valid('param').trancheId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(publishTranche), async (c) =>
    reply(c, await tranches.publish(contextOf(c), c.req.valid('param').trancheId), 200),
  )
  app.openapi(guarded(cancelTranche), async (c) =>
    reply(
      c,
      await tranches.cancel(contextOf(c), c.req.valid('param').trancheId, c.req.valid('json').reason),
      200,
    ),
  )
}
