import { getPrintRoster } from '@alliance/contracts/events'
import { contextOf, guarded, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { roster } from './printing.usecases.ts'

export function mountPrinting(app: ServiceApp<Env>): void {
  app.openapi(guarded(getPrintRoster), async (c) => {
    c.header('cache-control', 'no-store')
    return c.json(await roster(contextOf(c), c.req.valid('param').activityId, c.req.valid('query')), 200)
  })
}
