import {
  approveMemberApplication,
  concludeMemberApplication,
  draftMemberApplication,
  getMemberApplication,
  memberApplicationQueue,
  memberApplications as contract,
  opineOnMemberApplication,
  reviewMemberApplication,
  submitMemberApplication,
  updateMemberApplication,
  withdrawMemberApplication,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { conclude } from './admitting.usecases.ts'
import { draft, submit, update, withdraw } from './applying.usecases.ts'
import { card } from './card.usecases.ts'
import { approve, opine, review } from './deciding.usecases.ts'
import { list } from './listing.usecases.ts'
import { queue } from './queue.usecases.ts'

export function mountMemberApplications(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'member-applications', format, contract.columns, (paging) =>
      list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(memberApplicationQueue.list), async (c) =>
    replyPage(c, await queue(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(memberApplicationQueue.file), (c) =>
    replySheet(
      c,
      'member-application-queue',
      c.req.valid('query').format,
      memberApplicationQueue.columns,
      (paging) => queue(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(draftMemberApplication), async (c) =>
    reply(c, await draft(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getMemberApplication), async (c) =>
    c.json(await card(contextOf(c), c.req.valid('param').applicationId), 200),
  )

  app.openapi(guarded(updateMemberApplication), async (c) =>
    reply(c, await update(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(submitMemberApplication), async (c) =>
    reply(c, await submit(contextOf(c), c.req.valid('param').applicationId), 200),
  )

  app.openapi(guarded(withdrawMemberApplication), async (c) =>
    reply(
      c,
      await withdraw(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json').reason),
      200,
    ),
  )

  app.openapi(guarded(reviewMemberApplication), async (c) =>
    reply(c, await review(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(opineOnMemberApplication), async (c) =>
    reply(c, await opine(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(approveMemberApplication), async (c) =>
    reply(c, await approve(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(concludeMemberApplication), async (c) => {
    const { calendarConfirmed } = c.req.valid('json')
    return reply(c, await conclude(contextOf(c), c.req.valid('param').applicationId, calendarConfirmed), 200)
  })
}
