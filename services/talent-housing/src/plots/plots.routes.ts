import { createPlot, getPlot, plots as contract, updatePlot } from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as plots from './plots.usecases.ts'

export function mountPlots(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await plots.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) =>
    replySheet(c, 'plots', c.req.valid('query').format, contract.columns, (paging) =>
      plots.list(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(createPlot), async (c) =>
    reply(c, await plots.create(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getPlot), async (c) =>
    reply(c, await plots.get(contextOf(c), c.req.valid('param').plotId), 200),
  )

  app.openapi(guarded(updatePlot), async (c) =>
    reply(c, await plots.update(contextOf(c), c.req.valid('param').plotId, c.req.valid('json')), 200),
  )
}
