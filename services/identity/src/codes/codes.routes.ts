import { listInbox, sendCode, signInWithCode } from '@alliance/contracts/identity'
import { contextOf, guarded, Problem, type ServiceApp } from '@alliance/service-kit'
import { fromOf } from '../attempts/caller.ts'
import type { Env } from '../env.ts'
import { replyStep } from '../sessions/sessions.routes.ts'
import * as codes from './codes.usecases.ts'
import { inboxMessages } from './inbox.ts'
import { hasInbox, senderOf } from './sender.ts'

export function mountCodes(app: ServiceApp<Env>): void {
  app.openapi(guarded(sendCode), async (c) => {
    const ctx = contextOf(c)
    // Not begun before the answer has left, so that it takes as long for a number without an account.
    const later = (work: () => Promise<unknown>) => c.executionCtx.waitUntil(scheduler.wait(0).then(work))
    await codes.sendCode(ctx, c.req.valid('json'), fromOf(c), senderOf(ctx, c.env), later)
    return c.json({ resendAfterSeconds: codes.resendAfterSeconds }, 202)
  })

  app.openapi(guarded(signInWithCode), async (c) =>
    replyStep(c, await codes.signInWithCode(contextOf(c), c.req.valid('json'), fromOf(c))),
  )

  app.openapi(guarded(listInbox), async (c) => {
    if (!hasInbox(c.env)) throw new Problem('route.not_found')
    return c.json({ items: await inboxMessages(contextOf(c)) }, 200)
  })
}
