import { getStructure } from '@alliance/contracts/membership'
import { contextOf, guarded, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { structure } from './structure.usecases.ts'

export function mountStructure(app: ServiceApp<Env>): void {
  app.openapi(guarded(getStructure), async (c) =>
    c.json(await structure(contextOf(c), c.req.valid('query')), 200),
  )
}
