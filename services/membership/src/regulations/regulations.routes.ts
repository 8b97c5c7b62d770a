import {
  addRegulationVersion,
  compareRegulationVersions,
  createRegulation,
  getRegulation,
  getRegulationDocument,
  getRegulationVersion,
  regulationReviewsDue,
  regulations as contract,
  repealRegulation,
  reviewRegulation,
  uploadRegulationDocument,
  withdrawRegulationDocument,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import { fileReply } from '../documents/documents.routes.ts'
import * as documents from '../documents/documents.usecases.ts'
import type { Env } from '../env.ts'
import * as queries from './regulations.queries.ts'
import * as regulations from './regulations.usecases.ts'

export function mountRegulations(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await regulations.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'regulations', format, contract.columns, (paging) =>
      regulations.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(regulationReviewsDue.list), async (c) =>
    replyPage(c, await regulations.reviewsDue(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(regulationReviewsDue.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'regulation-reviews-due', format, regulationReviewsDue.columns, (paging) =>
      regulations.reviewsDue(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(createRegulation), async (c) =>
    reply(c, await regulations.create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getRegulation), async (c) =>
    c.json(
      await queries.card(contextOf(c), c.req.valid('param').regulationId, c.req.valid('query').asOf),
      200,
    ),
  )
  app.openapi(guarded(addRegulationVersion), async (c) =>
    reply(
      c,
      await regulations.addVersion(contextOf(c), c.req.valid('param').regulationId, c.req.valid('json')),
      201,
    ),
  )
  app.openapi(guarded(getRegulationVersion), async (c) => {
    const { regulationId, number } = c.req.valid('param')
    return c.json(await queries.version(contextOf(c), regulationId, number), 200)
  })
  app.openapi(guarded(compareRegulationVersions), async (c) =>
    c.json(await queries.compare(contextOf(c), c.req.valid('param').regulationId, c.req.valid('query')), 200),
  )
  app.openapi(guarded(repealRegulation), async (c) => {
    const { on, reason } = c.req.valid('json')
    return reply(
      c,
      await regulations.repeal(contextOf(c), c.req.valid('param').regulationId, on, reason),
      200,
    )
  })
  app.openapi(guarded(reviewRegulation), async (c) =>
    reply(
      c,
      await regulations.review(contextOf(c), c.req.valid('param').regulationId, c.req.valid('json')),
      201,
    ),
  )
  mountRegulationDocuments(app)
}

function mountRegulationDocuments(app: ServiceApp<Env>): void {
  app.openapi(guarded(uploadRegulationDocument), async (c) => {
    const ctx = contextOf(c)
    const { regulationId } = c.req.valid('param')
    regulations.mustWriteRegulations(ctx)
    await queries.readRegulation(ctx, regulationId)
    const content = new Uint8Array(await c.req.arrayBuffer())
    return reply(
      c,
      await documents.keep(ctx, c.env.DOCUMENTS, { regulationId }, c.req.valid('query'), content),
      201,
    )
  })
  app.openapi(guarded(getRegulationDocument), async (c) => {
    const ctx = contextOf(c)
    const { regulationId, documentId } = c.req.valid('param')
    ctx.reach('regulation:read')
    return fileReply(await documents.fetchContent(ctx, c.env.DOCUMENTS, { regulationId }, documentId))
  })
  app.openapi(guarded(withdrawRegulationDocument), async (c) => {
    const ctx = contextOf(c)
    const { regulationId, documentId } = c.req.valid('param')
    regulations.mustWriteRegulations(ctx)
    return reply(
      c,
      await documents.withdraw(ctx, { regulationId }, documentId, c.req.valid('json').reason),
      200,
    )
  })
}
