import {
  admissionTerms,
  answerObjection,
  publicityNotices,
  raiseObjection,
  setAdmissionTerms,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as terms from './admission-terms.usecases.ts'
import { notices } from './listing.usecases.ts'
import { answer, raise } from './objections.usecases.ts'

export function mountPublicity(app: ServiceApp<Env>): void {
  app.openapi(guarded(publicityNotices.list), async (c) =>
    replyPage(c, await notices(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(publicityNotices.file), (c) =>
    replySheet(c, 'publicity-notices', c.req.valid('query').format, publicityNotices.columns, (paging) =>
      notices(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(raiseObjection), async (c) =>
    reply(c, await raise(contextOf(c), c.req.valid('param').applicationId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(answerObjection), async (c) => {
    const { applicationId, objectionId } = c.req.valid('param')
    return reply(c, await answer(contextOf(c), applicationId, objectionId, c.req.valid('json')), 200)
  })

  app.openapi(guarded(admissionTerms.list), async (c) =>
    replyPage(c, await terms.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(admissionTerms.file), (c) =>
    replySheet(c, 'admission-terms', c.req.valid('query').format, admissionTerms.columns, (paging) =>
      terms.list(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(setAdmissionTerms), async (c) =>
    reply(c, await terms.set(contextOf(c), c.req.valid('json')), 201),
  )
}
