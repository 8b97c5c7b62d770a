import {
  addHookup,
  appoint,
  endHookup,
  endPost,
  getComposition,
  hookups as hookupContract,
  posts as contract,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { composition } from './composition.usecases.ts'
import * as hookups from './hookups.usecases.ts'
import * as posts from './posts.usecases.ts'

export function mountPosts(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await posts.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'posts', format, contract.columns, (paging) =>
      posts.listForExport(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(appoint), async (c) =>
    reply(
      c,
      await posts.appoint(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('json')),
      201,
    ),
  )

  app.openapi(guarded(endPost), async (c) => {
    const { partyOrganisationId, postId } = c.req.valid('param')
    return reply(c, await posts.end(contextOf(c), partyOrganisationId, postId, c.req.valid('json')), 200)
  })

  app.openapi(guarded(getComposition), async (c) =>
    c.json(
      await composition(contextOf(c), c.req.valid('param').partyOrganisationId, c.req.valid('query').asOf),
      200,
    ),
  )

  app.openapi(guarded(hookupContract.list), async (c) =>
    replyPage(c, await hookups.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(hookupContract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'hookups', format, hookupContract.columns, (paging) =>
      hookups.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(addHookup), async (c) =>
    reply(c, await hookups.add(contextOf(c), c.req.valid('param').chainCode, c.req.valid('json')), 201),
  )

  app.openapi(guarded(endHookup), async (c) => {
    const { chainCode, hookupId } = c.req.valid('param')
    return reply(c, await hookups.end(contextOf(c), chainCode, hookupId, c.req.valid('json').to), 200)
  })
}
