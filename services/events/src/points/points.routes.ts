import {
  confirmPointPeriod,
  decideObjection,
  getBranchPoints,
  getMyPoints,
  myPointEntries,
  objectToPoints,
  pointObjections,
} from '@alliance/contracts/events'
import { contextOf, guarded, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as branches from './branches.usecases.ts'
import * as mine from './mine.usecases.ts'
import * as objections from './objections.usecases.ts'

export function mountPoints(app: ServiceApp<Env>): void {
  app.openapi(guarded(getMyPoints), async (c) =>
    c.json(await mine.account(contextOf(c), c.req.valid('query')), 200),
  )
  app.openapi(guarded(myPointEntries.list), async (c) =>
    replyPage(c, await mine.entries(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(myPointEntries.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'my-points', format, myPointEntries.columns, (paging) =>
      mine.entries(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(objectToPoints), async (c) =>
    c.json(
      await mine.object(contextOf(c), c.req.valid('param').pointEntryId, c.req.valid('json').reason),
      201,
    ),
  )
  app.openapi(guarded(getBranchPoints), async (c) =>
    c.json(
      await branches.board(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('query')),
      200,
    ),
  )
  app.openapi(guarded(confirmPointPeriod), async (c) =>
    c.json(
      await branches.confirmPeriod(
        contextOf(c),
        c.req.valid('param').partyOrganisationId,
        c.req.valid('json').period,
      ),
      201,
    ),
  )
  app.openapi(guarded(pointObjections.list), async (c) =>
    replyPage(
      c,
      await objections.list(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('query')),
    ),
  )
  app.openapi(guarded(pointObjections.file), (c) =>
    replySheet(c, 'point-objections', c.req.valid('query').format, pointObjections.columns, (paging) =>
      objections.list(contextOf(c), c.req.valid('param').partyOrganisationId, paging),
    ),
  )
  app.openapi(guarded(decideObjection), async (c) =>
    c.json(
      await objections.decideOn(contextOf(c), c.req.valid('param').pointObjectionId, c.req.valid('json')),
      200,
    ),
  )
}
