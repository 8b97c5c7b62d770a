import {
  decideRemoval,
  followUpReview,
  getAllianceMember,
  leaveAlliance,
  proposeRemoval,
  reinstateMember,
  reviewMember,
  stateOnRemoval,
  verifyMembershipCertificate,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { card } from './card.usecases.ts'
import { decideOn, leave, propose, state } from './exits.usecases.ts'
import { closeRectification, reinstate, review } from './reviews.usecases.ts'
import { verify } from './verification.usecases.ts'

export function mountStanding(app: ServiceApp<Env>): void {
  app.openapi(guarded(getAllianceMember), async (c) =>
    c.json(await card(contextOf(c), c.req.valid('param').memberId, c.req.valid('query').asOf), 200),
  )

  app.openapi(guarded(reviewMember), async (c) =>
    reply(c, await review(contextOf(c), c.req.valid('param').memberId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(followUpReview), async (c) => {
    const { memberId, reviewId } = c.req.valid('param')
    return reply(c, await closeRectification(contextOf(c), memberId, reviewId, c.req.valid('json')), 200)
  })

  app.openapi(guarded(reinstateMember), async (c) =>
    reply(c, await reinstate(contextOf(c), c.req.valid('param').memberId, c.req.valid('json').reason), 200),
  )

  app.openapi(guarded(leaveAlliance), async (c) =>
    reply(c, await leave(contextOf(c), c.req.valid('param').memberId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(proposeRemoval), async (c) =>
    reply(c, await propose(contextOf(c), c.req.valid('param').memberId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(stateOnRemoval), async (c) => {
    const { memberId, removalId } = c.req.valid('param')
    return reply(c, await state(contextOf(c), memberId, removalId, c.req.valid('json').statement), 200)
  })

  app.openapi(guarded(decideRemoval), async (c) => {
    const { memberId, removalId } = c.req.valid('param')
    return reply(c, await decideOn(contextOf(c), memberId, removalId, c.req.valid('json')), 200)
  })

  app.openapi(guarded(verifyMembershipCertificate), async (c) =>
    c.json(await verify(contextOf(c), c.req.valid('query').number), 200),
  )
}
