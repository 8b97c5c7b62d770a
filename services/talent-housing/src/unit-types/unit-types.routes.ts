import {
  createUnitType,
  getUnitType,
  unitTypes as contract,
  updateUnitType,
} from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as unitTypes from './unit-types.usecases.ts'

export function mountUnitTypes(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await unitTypes.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), (c) =>
    replySheet(c, 'unit-types', c.req.valid('query').format, contract.columns, (paging) =>
      unitTypes.list(contextOf(c), paging),
    ),
  )
  app.openapi(guarded(createUnitType), async (c) =>
    reply(c, await unitTypes.create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getUnitType), async (c) =>
    reply(c, await unitTypes.get(contextOf(c), c.req.valid('param').unitTypeId), 200),
  )
  app.openapi(guarded(updateUnitType), async (c) =>
    reply(c, await unitTypes.update(contextOf(c), c.req.valid('param').unitTypeId, c.req.valid('json')), 200),
  )
}
