import { getCircle } from '@alliance/contracts/membership'
import { contextOf, guarded, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { mountMatches } from '../matches/matches.routes.ts'
import { mountNeeds } from '../needs/needs.routes.ts'
import { mountOffers } from '../offers/offers.routes.ts'
import { circle } from './circle.usecases.ts'

/** 1+X+Y: the circle itself, and what is offered, needed and matched in it. */
export function mountCircle(app: ServiceApp<Env>): void {
  app.openapi(guarded(getCircle), async (c) =>
    c.json(await circle(contextOf(c), c.req.valid('query').asOf), 200),
  )
  mountOffers(app)
  mountNeeds(app)
  mountMatches(app)
}
