import {
  activityTopics,
  assignTopic,
  getTopic,
  myTopics,
  raiseTopic,
  takeTopicStep,
  topics,
} from '@alliance/contracts/events'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as raising from './raising.usecases.ts'
import * as reading from './reading.usecases.ts'
import * as steps from './steps.usecases.ts'

export function mountTopics(app: ServiceApp<Env>): void {
  app.openapi(guarded(topics.list), async (c) =>
    replyPage(c, await reading.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(topics.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'topics', format, topics.columns, (paging) =>
      reading.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(myTopics.list), async (c) =>
    replyPage(c, await reading.mine(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(myTopics.file), (c) => {
    const { format, as } = c.req.valid('query')
    return replySheet(c, 'my-topics', format, myTopics.columns, (paging) =>
      reading.mine(contextOf(c), { as, ...paging }),
    )
  })
  app.openapi(guarded(activityTopics.list), async (c) =>
    replyPage(
      c,
      await reading.atActivity(contextOf(c), c.req.valid('param').activityId, c.req.valid('query')),
    ),
  )
  app.openapi(guarded(activityTopics.file), (c) =>
    replySheet(c, 'activity-topics', c.req.valid('query').format, activityTopics.columns, (paging) =>
      reading.atActivity(contextOf(c), c.req.valid('param').activityId, paging),
    ),
  )
  app.openapi(guarded(raiseTopic), async (c) =>
    reply(
      c,
      await raising.raiseTopic(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')),
      201,
    ),
  )
  app.openapi(guarded(getTopic), async (c) =>
    c.json(await reading.card(contextOf(c), c.req.valid('param').topicId), 200),
  )
  app.openapi(guarded(assignTopic), async (c) =>
    reply(c, await steps.assign(contextOf(c), c.req.valid('param').topicId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(takeTopicStep), async (c) =>
    reply(c, await steps.take(contextOf(c), c.req.valid('param').topicId, c.req.valid('json')), 200),
  )
}
