import {
  compareHousingPolicies,
  draftHousingPolicy,
  getHousingPolicy,
  getHousingPolicyInForce,
  housingPolicies as contract,
  publishHousingPolicy,
  returnHousingPolicy,
  submitHousingPolicy,
  updateHousingPolicy,
  withdrawHousingPolicy,
} from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as queries from './policies.queries.ts'
import * as policies from './policies.usecases.ts'

export function mountPolicies(app: ServiceApp<Env>): void {
  app.openapi(guarded(getHousingPolicyInForce), async (c) =>
    c.json(await queries.inForce(contextOf(c), c.req.valid('query').asOf), 200),
  )
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await queries.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'housing-policies', format, contract.columns, (paging) =>
      queries.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(draftHousingPolicy), async (c) =>
    reply(c, await policies.draft(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getHousingPolicy), async (c) =>
    reply(c, await queries.get(contextOf(c), c.req.valid('param').housingPolicyId), 200),
  )
  app.openapi(guarded(updateHousingPolicy), async (c) =>
    reply(
      c,
      await policies.update(contextOf(c), c.req.valid('param').housingPolicyId, c.req.valid('json')),
      200,
    ),
  )
  app.openapi(guarded(submitHousingPolicy), async (c) =>
    reply(c, await policies.submit(contextOf(c), c.req.valid('param').housingPolicyId), 200),
  )
  app.openapi(guarded(publishHousingPolicy), async (c) =>
    reply(c, await policies.publish(contextOf(c), c.req.valid('param').housingPolicyId), 200),
  )
  app.openapi(guarded(returnHousingPolicy), async (c) =>
    reply(
      c,
      await policies.giveBack(contextOf(c), c.req.valid('param').housingPolicyId, c.req.valid('json').reason),
      200,
    ),
  )
  app.openapi(guarded(withdrawHousingPolicy), async (c) =>
    reply(
      c,
      await policies.withdraw(contextOf(c), c.req.valid('param').housingPolicyId, c.req.valid('json').reason),
      200,
    ),
  )
  app.openapi(guarded(compareHousingPolicies), async (c) =>
    c.json(
      await queries.compare(contextOf(c), c.req.valid('param').housingPolicyId, c.req.valid('query').olderId),
      200,
    ),
  )
}
