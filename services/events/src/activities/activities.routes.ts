import {
  createActivity,
  getActivity,
  activities as contract,
  updateActivity,
} from '@alliance/contracts/events'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as activities from './activities.usecases.ts'

export function mountActivities(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await activities.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) =>
    replySheet(c, 'activities', c.req.valid('query').format, contract.columns, (paging) =>
      activities.list(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(createActivity), async (c) =>
    reply(c, await activities.create(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getActivity), async (c) =>
    reply(c, await activities.get(contextOf(c), c.req.valid('param').activityId), 200),
  )

  app.openapi(guarded(updateActivity), async (c) =>
    reply(
      c,
      await activities.update(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')),
      200,
    ),
  )
}
