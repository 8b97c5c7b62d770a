import { findHousingEmployers } from '@alliance/contracts/talent-housing'
import { contextOf, guarded, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { find } from './employers.usecases.ts'

export function mountEmployers(app: ServiceApp<Env>): void {
  app.openapi(guarded(findHousingEmployers), async (c) =>
    c.json(await find(contextOf(c), c.req.valid('query').q), 200),
  )
}
