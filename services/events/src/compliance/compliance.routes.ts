import {
  changeComplianceDraft,
  compliance as contract,
  discardComplianceDraft,
  draftComplianceRule,
  getBranchCompliance,
  getComplianceRules,
  publishComplianceDraft,
} from '@alliance/contracts/events'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as compliance from './compliance.usecases.ts'
import * as parameters from './parameters.usecases.ts'

export function mountCompliance(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await compliance.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'compliance', format, contract.columns, (paging) =>
      compliance.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(getBranchCompliance), async (c) =>
    c.json(
      await compliance.branch(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('query')),
      200,
    ),
  )

  app.openapi(guarded(getComplianceRules), async (c) => c.json(await parameters.read(contextOf(c)), 200))

  app.openapi(guarded(draftComplianceRule), async (c) =>
    reply(c, await parameters.draft(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(changeComplianceDraft), async (c) =>
    reply(
      c,
      await parameters.change(contextOf(c), c.req.valid('param').complianceDraftId, c.req.valid('json')),
      200,
    ),
  )

  app.openapi(guarded(discardComplianceDraft), async (c) =>
    reply(c, await parameters.discard(contextOf(c), c.req.valid('param').complianceDraftId), 200),
  )

  app.openapi(guarded(publishComplianceDraft), async (c) =>
    c.json(await parameters.publish(contextOf(c), c.req.valid('param').complianceDraftId), 200),
  )
}
