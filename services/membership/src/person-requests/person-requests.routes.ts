import {
  decideRequest,
  enterRequest,
  getPersonRequest,
  makeRequest,
  myErasurePlan,
  myRequests,
  personRequests,
  withdrawRequest,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as deciding from './deciding.usecases.ts'
import * as making from './making.usecases.ts'

export function mountPersonRequests(app: ServiceApp<Env>): void {
  app.openapi(guarded(myRequests.list), async (c) =>
    replyPage(c, await deciding.own(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(myRequests.file), (c) =>
    replySheet(c, 'my-requests', c.req.valid('query').format, myRequests.columns, (paging) =>
      deciding.own(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(makeRequest), async (c) =>
    reply(c, await making.makeOwn(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(withdrawRequest), async (c) =>
    reply(c, await making.withdraw(contextOf(c), c.req.valid('param').requestId), 200),
  )

  app.openapi(guarded(myErasurePlan), async (c) => c.json(await making.ownPlan(contextOf(c)), 200))

  app.openapi(guarded(personRequests.list), async (c) =>
    replyPage(c, await deciding.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(personRequests.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'person-requests', format, personRequests.columns, (paging) =>
      deciding.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(getPersonRequest), async (c) =>
    c.json(await deciding.card(contextOf(c), c.req.valid('param').requestId), 200),
  )

  app.openapi(guarded(enterRequest), async (c) =>
    reply(c, await making.enter(contextOf(c), c.req.valid('param').personId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(decideRequest), async (c) =>
    reply(c, await deciding.decide(contextOf(c), c.req.valid('param').requestId, c.req.valid('json')), 200),
  )
}
