import {
  getAgreementDocument,
  uploadAgreementDocument,
  withdrawAgreementDocument,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, type ServiceApp } from '@alliance/service-kit'
import { fileReply } from '../documents/documents.routes.ts'
import * as documents from '../documents/documents.usecases.ts'
import type { Env } from '../env.ts'
import { readAgreement } from './agreements.queries.ts'
import { mustWriteAgreements } from './agreements.usecases.ts'

export function mountAgreementDocuments(app: ServiceApp<Env>): void {
  app.openapi(guarded(uploadAgreementDocument), async (c) => {
    const ctx = contextOf(c)
    const { agreementId } = c.req.valid('param')
    mustWriteAgreements(ctx)
    await readAgreement(ctx, agreementId)
    const content = new Uint8Array(await c.req.arrayBuffer())
    return reply(
      c,
      await documents.keep(ctx, c.env.DOCUMENTS, { agreementId }, c.req.valid('query'), content),
      201,
    )
  })
  app.openapi(guarded(getAgreementDocument), async (c) => {
    const ctx = contextOf(c)
    const { agreementId, documentId } = c.req.valid('param')
    await readAgreement(ctx, agreementId)
    return fileReply(await documents.fetchContent(ctx, c.env.DOCUMENTS, { agreementId }, documentId))
  })
  app.openapi(guarded(withdrawAgreementDocument), async (c) => {
    const ctx = contextOf(c)
    const { agreementId, documentId } = c.req.valid('param')
    mustWriteAgreements(ctx)
    return reply(
      c,
      await documents.withdraw(ctx, { agreementId }, documentId, c.req.valid('json').reason),
      200,
    )
  })
}
