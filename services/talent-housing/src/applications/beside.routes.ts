import {
  answerHousingObjection,
  getHousingDocumentContent,
  housingDuplicates,
  housingNotices,
  postHousingNotices,
  raiseHousingObjection,
  removeHousingDocument,
  resolveHousingDuplicate,
  uploadHousingDocument,
} from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as documents from './documents.usecases.ts'
import * as duplicates from './duplicates.usecases.ts'
import { notices } from './listing.usecases.ts'
import { answer, raise } from './objections.usecases.ts'
import { post } from './publicity.usecases.ts'

/** What stands beside an application: its documents, its publicity with objections, the pairs that it is in. */
export function mountBesideApplications(app: ServiceApp<Env>): void {
  app.openapi(guarded(uploadHousingDocument), async (c) => {
    const given = { ...c.req.valid('param'), ...c.req.valid('query') }
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return reply(c, await documents.keep(contextOf(c), c.env.DOCUMENTS, given, bytes), 201)
  })
  app.openapi(guarded(getHousingDocumentContent), (c) =>
    documents.content(contextOf(c), c.env.DOCUMENTS, c.req.valid('param')),
  )
  app.openapi(guarded(removeHousingDocument), async (c) =>
    c.json(await documents.remove(contextOf(c), c.req.valid('param')), 200),
  )

  app.openapi(guarded(housingNotices.list), async (c) =>
    replyPage(c, await notices(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(housingNotices.file), (c) =>
    replySheet(c, 'housing-publicity', c.req.valid('query').format, housingNotices.columns, (paging) =>
      notices(contextOf(c), paging),
    ),
  )
  app.openapi(guarded(postHousingNotices), async (c) => c.json(await post(contextOf(c)), 201))
  app.openapi(guarded(raiseHousingObjection), async (c) => {
    const { content } = c.req.valid('json')
    return reply(c, await raise(contextOf(c), c.req.valid('param').applicationId, content), 201)
  })
  app.openapi(guarded(answerHousingObjection), async (c) => {
    const { applicationId, objectionId } = c.req.valid('param')
    return reply(c, await answer(contextOf(c), applicationId, objectionId, c.req.valid('json')), 200)
  })

  app.openapi(guarded(housingDuplicates.list), async (c) =>
    replyPage(c, await duplicates.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(housingDuplicates.file), (c) => {
    const { format, state } = c.req.valid('query')
    return replySheet(c, 'housing-duplicates', format, housingDuplicates.columns, (paging) =>
      duplicates.list(contextOf(c), { state, ...paging }),
    )
  })
  app.openapi(guarded(resolveHousingDuplicate), async (c) =>
    reply(
      c,
      await duplicates.resolve(contextOf(c), c.req.valid('param').duplicateId, c.req.valid('json')),
      200,
    ),
  )
}
