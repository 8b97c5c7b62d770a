import {
  candidates as contract,
  concludeCandidate,
  proposeCandidate,
  reviewCandidate,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as candidates from './candidates.usecases.ts'

export function mountCandidates(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await candidates.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'candidates', format, contract.columns, (paging) =>
      candidates.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(proposeCandidate), async (c) =>
    reply(c, await candidates.propose(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(reviewCandidate), async (c) =>
    reply(
      c,
      await candidates.review(contextOf(c), c.req.valid('param').candidateId, c.req.valid('json')),
      200,
    ),
  )

  app.openapi(guarded(concludeCandidate), async (c) =>
    reply(
      c,
      await candidates.conclude(contextOf(c), c.req.valid('param').candidateId, c.req.valid('json')),
      200,
    ),
  )
}
