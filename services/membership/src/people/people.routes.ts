import {
  addEmployment,
  createPerson,
  endEmployment,
  findPeople,
  getPerson,
  people as contract,
  personAccesses,
  revealIdentifier,
  updatePerson,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as accesses from './access.usecases.ts'
import * as employments from './employments.usecases.ts'
import * as people from './people.usecases.ts'

export function mountPeople(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await people.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'people', format, contract.columns, (paging) =>
      people.listForExport(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(createPerson), async (c) =>
    reply(c, await people.create(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(findPeople), async (c) =>
    c.json({ items: await people.find(contextOf(c), c.req.valid('json')) }, 200),
  )

  app.openapi(guarded(getPerson), async (c) =>
    reply(c, await people.card(contextOf(c), c.req.valid('param').personId), 200),
  )

  app.openapi(guarded(updatePerson), async (c) =>
    reply(c, await people.update(contextOf(c), c.req.valid('param').personId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(revealIdentifier), async (c) => {
    const { what, reason } = c.req.valid('json')
    return c.json(await people.reveal(contextOf(c), c.req.valid('param').personId, what, reason), 200)
  })

  app.openapi(guarded(personAccesses.list), async (c) =>
    replyPage(c, await accesses.listOf(contextOf(c), c.req.valid('param').personId, c.req.valid('query'))),
  )

  app.openapi(guarded(personAccesses.file), (c) => {
    const { personId } = c.req.valid('param')
    return replySheet(c, 'person-accesses', c.req.valid('query').format, personAccesses.columns, (paging) =>
      accesses.listOf(contextOf(c), personId, paging),
    )
  })

  app.openapi(guarded(addEmployment), async (c) =>
    reply(c, await employments.add(contextOf(c), c.req.valid('param').personId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(endEmployment), async (c) => {
    const { personId, employmentId } = c.req.valid('param')
    return reply(c, await employments.end(contextOf(c), personId, employmentId, c.req.valid('json').to), 200)
  })
}
