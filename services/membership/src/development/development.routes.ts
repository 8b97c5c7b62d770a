import {
  correctDevelopment,
  endDevelopmentCase,
  getDevelopmentBoard,
  getDevelopmentCase,
  listDevelopmentCases,
  noteDevelopmentMaterial,
  openDevelopmentCase,
  recordDevelopment,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { card } from './card.usecases.ts'
import * as development from './development.usecases.ts'
import { end, note } from './ending.usecases.ts'
import { open } from './opening.usecases.ts'
import { correct, record } from './recording.usecases.ts'

export function mountDevelopment(app: ServiceApp<Env>): void {
  app.openapi(guarded(listDevelopmentCases), async (c) =>
    replyPage(c, await development.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(getDevelopmentBoard), async (c) => c.json(await development.board(contextOf(c)), 200))

  app.openapi(guarded(openDevelopmentCase), async (c) =>
    reply(c, await open(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getDevelopmentCase), async (c) =>
    c.json(await card(contextOf(c), c.req.valid('param').caseId, c.req.valid('query').asOf), 200),
  )

  app.openapi(guarded(recordDevelopment), async (c) =>
    reply(c, await record(contextOf(c), c.req.valid('param').caseId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(correctDevelopment), async (c) => {
    const { caseId, entryId } = c.req.valid('param')
    return reply(c, await correct(contextOf(c), caseId, entryId, c.req.valid('json')), 201)
  })

  app.openapi(guarded(noteDevelopmentMaterial), async (c) =>
    reply(c, await note(contextOf(c), c.req.valid('param').caseId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(endDevelopmentCase), async (c) =>
    reply(c, await end(contextOf(c), c.req.valid('param').caseId, c.req.valid('json')), 200),
  )
}
