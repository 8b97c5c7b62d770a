import { commitDraw, getDraw, holdDraw } from '@alliance/contracts/events'
import { contextOf, guarded, reply, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as draws from './draws.usecases.ts'

export function mountDraws(app: ServiceApp<Env>): void {
  app.openapi(guarded(commitDraw), async (c) =>
    reply(c, await draws.commit(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')), 201),
  )
  app.openapi(guarded(getDraw), async (c) =>
    c.json(await draws.published(contextOf(c), c.req.valid('param').drawId), 200),
  )
  app.openapi(guarded(holdDraw), async (c) =>
    reply(c, await draws.hold(contextOf(c), c.req.valid('param').drawId, c.req.valid('json')), 200),
  )
}
