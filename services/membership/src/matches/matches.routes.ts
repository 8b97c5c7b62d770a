import {
  acceptMatch,
  declineMatch,
  matches as contract,
  proposeMatch,
  recordMatchOutcome,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { list } from './matches.queries.ts'
import * as matches from './matches.usecases.ts'

export function mountMatches(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'matches', format, contract.columns, (paging) =>
      list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(proposeMatch), async (c) =>
    reply(c, await matches.propose(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(acceptMatch), async (c) =>
    reply(c, await matches.accept(contextOf(c), c.req.valid('param').matchId, c.req.valid('json').side), 200),
  )
  app.openapi(guarded(declineMatch), async (c) => {
    const { side, reason } = c.req.valid('json')
    return reply(c, await matches.decline(contextOf(c), c.req.valid('param').matchId, side, reason), 200)
  })
  app.openapi(guarded(recordMatchOutcome), async (c) =>
    reply(c, await matches.settle(contextOf(c), c.req.valid('param').matchId, c.req.valid('json')), 200),
  )
}
