import { createSeries, getSeries, series as contract, updateSeries } from '@alliance/contracts/events'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as series from './series.usecases.ts'

export function mountSeries(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await series.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'series', format, contract.columns, (paging) =>
      series.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(createSeries), async (c) =>
    reply(c, await series.create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getSeries), async (c) =>
    reply(c, await series.get(contextOf(c), c.req.valid('param').seriesId), 200),
  )
  app.openapi(guarded(updateSeries), async (c) =>
    reply(c, await series.update(contextOf(c), c.req.valid('param').seriesId, c.req.valid('json')), 200),
  )
}
