import {
  activities,
  cancelActivity,
  closeActivity,
  createActivity,
  getActivity,
  organisedActivities,
  publishActivity,
  readActivityFacts,
  returnActivity,
  startActivity,
  submitActivity,
  updateActivity,
} from '@alliance/contracts/events'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { card, reading } from './card.usecases.ts'
import { create, update } from './drafting.usecases.ts'
import { organised, published } from './lists.usecases.ts'
import * as steps from './steps.usecases.ts'

export function mountActivities(app: ServiceApp<Env>): void {
  app.openapi(guarded(activities.list), async (c) =>
    replyPage(c, await published(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(activities.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'activities', format, activities.columns, (paging) =>
      published(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(organisedActivities.list), async (c) =>
    replyPage(c, await organised(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(organisedActivities.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'organised-activities', format, organisedActivities.columns, (paging) =>
      organised(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(createActivity), async (c) =>
    reply(c, await create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getActivity), async (c) => {
    const found = await card(contextOf(c), c.req.valid('param').activityId)
    c.header('etag', `"${found.activity.version}"`)
    return c.json(found, 200)
  })
  app.openapi(guarded(updateActivity), async (c) =>
    reply(c, await update(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(readActivityFacts), async (c) =>
    c.json(await reading(contextOf(c), c.req.valid('json')), 200),
  )
  mountSteps(app)
}

function mountSteps(app: ServiceApp<Env>): void {
  app.openapi(guarded(submitActivity), async (c) =>
    reply(c, await steps.submit(contextOf(c), c.req.valid('param').activityId), 200),
  )
  app.openapi(guarded(returnActivity), async (c) =>
    reply(
      c,
      await steps.giveBack(contextOf(c), c.req.valid('param').activityId, c.req.valid('json').reason),
      200,
    ),
  )
  app.openapi(guarded(publishActivity), async (c) =>
    reply(
      c,
      await steps.publish(contextOf(c), c.req.valid('param').activityId, c.req.valid('json').version),
      200,
    ),
  )
  app.openapi(guarded(startActivity), async (c) =>
    reply(c, await steps.start(contextOf(c), c.req.valid('param').activityId), 200),
  )
  app.openapi(guarded(closeActivity), async (c) =>
    reply(
      c,
      await steps.close(contextOf(c), c.req.valid('param').activityId, c.req.valid('json').minutes),
      200,
    ),
  )
  app.openapi(guarded(cancelActivity), async (c) =>
    reply(
      c,
      await steps.cancel(contextOf(c), c.req.valid('param').activityId, c.req.valid('json').reason),
      200,
    ),
  )
}
