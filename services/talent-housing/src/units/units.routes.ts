import { changeUnitState, getUnit, units as contract, updateUnit } from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as queries from './units.queries.ts'
import * as units from './units.usecases.ts'

export function mountUnits(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await queries.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'units', format, contract.columns, (paging) =>
      queries.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(getUnit), async (c) =>
    reply(c, await queries.card(contextOf(c), c.req.valid('param').unitId), 200),
  )
  app.openapi(guarded(updateUnit), async (c) =>
    reply(c, await units.update(contextOf(c), c.req.valid('param').unitId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(changeUnitState), async (c) =>
    reply(c, await units.changeState(contextOf(c), c.req.valid('param').unitId, c.req.valid('json')), 200),
  )
}
