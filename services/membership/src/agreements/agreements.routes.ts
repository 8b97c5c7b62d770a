import {
  addMilestone,
  agreementDeadlines,
  agreements as contract,
  amendAgreement,
  cancelMilestone,
  createAgreement,
  endAgreement,
  getAgreement,
  reachMilestone,
  signAgreement,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { mountAgreementDocuments } from './agreement-documents.routes.ts'
import { card } from './agreements.queries.ts'
import * as agreements from './agreements.usecases.ts'
import * as milestones from './milestones.usecases.ts'

export function mountAgreements(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await agreements.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'agreements', format, contract.columns, (paging) =>
      agreements.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(createAgreement), async (c) =>
    reply(c, await agreements.create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getAgreement), async (c) =>
    c.json(await card(contextOf(c), c.req.valid('param').agreementId, c.req.valid('query').asOf), 200),
  )
  app.openapi(guarded(amendAgreement), async (c) =>
    reply(
      c,
      await agreements.amend(contextOf(c), c.req.valid('param').agreementId, c.req.valid('json')),
      201,
    ),
  )
  app.openapi(guarded(signAgreement), async (c) => {
    const { signedOn } = c.req.valid('json')
    return reply(c, await agreements.sign(contextOf(c), c.req.valid('param').agreementId, signedOn), 200)
  })
  app.openapi(guarded(endAgreement), async (c) => {
    const { on, reason } = c.req.valid('json')
    return reply(c, await agreements.end(contextOf(c), c.req.valid('param').agreementId, on, reason), 200)
  })
  mountMilestones(app)
  mountAgreementDocuments(app)
}

function mountMilestones(app: ServiceApp<Env>): void {
  app.openapi(guarded(addMilestone), async (c) =>
    reply(c, await milestones.add(contextOf(c), c.req.valid('param').agreementId, c.req.valid('json')), 201),
  )
  app.openapi(guarded(reachMilestone), async (c) => {
    const { agreementId, milestoneId } = c.req.valid('param')
    return reply(c, await milestones.reach(contextOf(c), agreementId, milestoneId, c.req.valid('json')), 200)
  })
  app.openapi(guarded(cancelMilestone), async (c) => {
    const { agreementId, milestoneId } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    return reply(c, await milestones.cancel(contextOf(c), agreementId, milestoneId, reason), 200)
  })
  app.openapi(guarded(agreementDeadlines.list), async (c) =>
    replyPage(c, await milestones.deadlines(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(agreementDeadlines.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'agreement-deadlines', format, agreementDeadlines.columns, (paging) =>
      milestones.deadlines(contextOf(c), { ...filter, ...paging }),
    )
  })
}
