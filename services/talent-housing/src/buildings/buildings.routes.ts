import {
  buildingUnits,
  changeBuildingUnits,
  createBuilding,
  createUnits,
  updateBuilding,
} from '@alliance/contracts/talent-housing'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as units from '../units/units.queries.ts'
import * as buildings from './buildings.usecases.ts'

export function mountBuildings(app: ServiceApp<Env>): void {
  app.openapi(guarded(createBuilding), async (c) =>
    reply(c, await buildings.create(contextOf(c), c.req.valid('param').plotId, c.req.valid('json')), 201),
  )
  app.openapi(guarded(updateBuilding), async (c) =>
    reply(c, await buildings.update(contextOf(c), c.req.valid('param').buildingId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(createUnits), async (c) =>
    reply(
      c,
      await buildings.enterUnits(contextOf(c), c.req.valid('param').buildingId, c.req.valid('json')),
      201,
    ),
  )
  app.openapi(guarded(changeBuildingUnits), async (c) =>
    reply(
      c,
      await buildings.changeUnits(contextOf(c), c.req.valid('param').buildingId, c.req.valid('json')),
      200,
    ),
  )
  app.openapi(guarded(buildingUnits.list), async (c) =>
    replyPage(
      c,
      await units.listOfBuilding(contextOf(c), c.req.valid('param').buildingId, c.req.valid('query')),
    ),
  )
  app.openapi(guarded(buildingUnits.file), (c) =>
    replySheet(c, 'building-units', c.req.valid('query').format, buildingUnits.columns, (paging) =>
      units.listOfBuilding(contextOf(c), c.req.valid('param').buildingId, paging),
    ),
  )
}
