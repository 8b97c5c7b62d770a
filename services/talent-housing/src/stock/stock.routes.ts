import { getHousingDelivery, getPublicHousing } from '@alliance/contracts/talent-housing'
import { contextOf, guarded, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as stock from './stock.queries.ts'

export function mountStock(app: ServiceApp<Env>): void {
  app.openapi(guarded(getPublicHousing), async (c) => c.json(await stock.publicHousing(contextOf(c)), 200))
  app.openapi(guarded(getHousingDelivery), async (c) =>
    c.json(await stock.delivery(contextOf(c), c.req.valid('query').asOf), 200),
  )
}
