import { admitMember, allianceMembers as contract, getPublicOverview } from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as allianceMembers from './alliance-members.usecases.ts'
import { overview } from './overview.usecases.ts'

export function mountAllianceMembers(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await allianceMembers.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'alliance-members', format, contract.columns, (paging) =>
      allianceMembers.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(admitMember), async (c) =>
    reply(c, await allianceMembers.admit(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getPublicOverview), async (c) => c.json(await overview(contextOf(c)), 200))
}
