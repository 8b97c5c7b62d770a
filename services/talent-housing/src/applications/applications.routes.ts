import {
  answerForEmployer,
  appealHousingDecision,
  assessHousingApplication,
  beginHousingApplication,
  decideHousingAppeal,
  getHousingApplication,
  getMyHousing,
  housingApplicationQueue,
  housingApplications as contract,
  queueHousingApplication,
  revealHousingIdentity,
  reviewHousingApplication,
  submitHousingApplication,
  updateHousingApplication,
  withdrawHousingApplication,
} from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { appeal } from './appealing.usecases.ts'
import { begin, submit, update, withdraw } from './applying.usecases.ts'
import { card, mine, reveal } from './card.usecases.ts'
import * as employer from './employer.usecases.ts'
import { list } from './listing.usecases.ts'
import { conclude } from './publicity.usecases.ts'
import { queue } from './queue.usecases.ts'
import { assess, decideAppeal, review } from './reviewing.usecases.ts'

export function mountApplications(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'housing-applications', format, contract.columns, (paging) =>
      list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(housingApplicationQueue.list), async (c) =>
    replyPage(c, await queue(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(housingApplicationQueue.file), (c) =>
    replySheet(
      c,
      'housing-application-queue',
      c.req.valid('query').format,
      housingApplicationQueue.columns,
      (paging) => queue(contextOf(c), paging),
    ),
  )
  mountOwn(app)
  mountDeciding(app)
}

function mountOwn(app: ServiceApp<Env>): void {
  app.openapi(guarded(getMyHousing), async (c) => c.json(await mine(contextOf(c)), 200))
  app.openapi(guarded(beginHousingApplication), async (c) =>
    reply(c, await begin(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getHousingApplication), async (c) =>
    c.json(await card(contextOf(c), c.req.valid('param').applicationId), 200),
  )
  app.openapi(guarded(updateHousingApplication), async (c) =>
    reply(c, await update(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(submitHousingApplication), async (c) =>
    reply(c, await submit(contextOf(c), c.req.valid('param').applicationId), 200),
  )
  app.openapi(guarded(withdrawHousingApplication), async (c) => {
    const { reason } = c.req.valid('json')
    return reply(c, await withdraw(contextOf(c), c.req.valid('param').applicationId, reason), 200)
  })
  app.openapi(guarded(appealHousingDecision), async (c) => {
    const { grounds } = c.req.valid('json')
    return reply(c, await appeal(contextOf(c), c.req.valid('param').applicationId, grounds), 200)
  })
}

function mountDeciding(app: ServiceApp<Env>): void {
  app.openapi(guarded(answerForEmployer), async (c) => {
    const { applicationId } = c.req.valid('param')
    return reply(c, await employer.answerForEmployer(contextOf(c), applicationId, c.req.valid('json')), 200)
  })
  app.openapi(guarded(assessHousingApplication), async (c) =>
    c.json(await assess(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(reviewHousingApplication), async (c) =>
    reply(c, await review(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(decideHousingAppeal), async (c) =>
    reply(c, await decideAppeal(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(queueHousingApplication), async (c) => {
    const { calendarConfirmed } = c.req.valid('json')
    return reply(c, await conclude(contextOf(c), c.req.valid('param').applicationId, calendarConfirmed), 200)
  })
  app.openapi(guarded(revealHousingIdentity), async (c) => {
    const { reason } = c.req.valid('json')
    return c.json(await reveal(contextOf(c), c.req.valid('param').applicationId, reason), 200)
  })
}
