import {
  createPlot,
  evaluatePlotRent,
  getPlot,
  plots as contract,
  updatePlot,
} from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as queries from './plots.queries.ts'
import * as plots from './plots.usecases.ts'

export function mountPlots(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await queries.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'plots', format, contract.columns, (paging) =>
      queries.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(createPlot), async (c) =>
    reply(c, await plots.create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getPlot), async (c) =>
    c.json(await queries.card(contextOf(c), c.req.valid('param').plotId, c.req.valid('query').asOf), 200),
  )
  app.openapi(guarded(updatePlot), async (c) =>
    reply(c, await plots.update(contextOf(c), c.req.valid('param').plotId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(evaluatePlotRent), async (c) =>
    reply(c, await plots.evaluateRent(contextOf(c), c.req.valid('param').plotId, c.req.valid('json')), 201),
  )
}
