import {
  addChainLink,
  chainLinks as contract,
  endChainLink,
  getChain,
  listChains,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as chainLinks from './chain-links.usecases.ts'
import * as chains from './chains.usecases.ts'

export function mountChains(app: ServiceApp<Env>): void {
  app.openapi(guarded(listChains), async (c) =>
    c.json(await chains.list(contextOf(c), c.req.valid('query').asOf), 200),
  )

  app.openapi(guarded(getChain), async (c) =>
    c.json(await chains.card(contextOf(c), c.req.valid('param').chainCode, c.req.valid('query').asOf), 200),
  )

  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await chainLinks.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'chain-links', format, contract.columns, (paging) =>
      chainLinks.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(addChainLink), async (c) =>
    reply(c, await chainLinks.add(contextOf(c), c.req.valid('param').chainCode, c.req.valid('json')), 201),
  )

  app.openapi(guarded(endChainLink), async (c) => {
    const { chainCode, linkId } = c.req.valid('param')
    return reply(c, await chainLinks.end(contextOf(c), chainCode, linkId, c.req.valid('json').to), 200)
  })
}
