import {
  appointInstructor,
  assignInstructor,
  endAssignment,
  endInstructor,
  getInstructor,
  getMyInstructor,
  gradeInstructor,
  instructors as contract,
  logVisit,
  recordInstructorTraining,
  visits,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as assignments from './assignments.usecases.ts'
import { card, mine } from './card.usecases.ts'
import * as instructors from './instructors.usecases.ts'
import * as work from './work.usecases.ts'

export function mountInstructors(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await instructors.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'instructors', format, contract.columns, (paging) =>
      instructors.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(appointInstructor), async (c) =>
    reply(c, await instructors.appoint(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getInstructor), async (c) =>
    reply(c, await card(contextOf(c), c.req.valid('param').instructorId), 200),
  )

  app.openapi(guarded(getMyInstructor), async (c) => c.json(await mine(contextOf(c)), 200))

  app.openapi(guarded(endInstructor), async (c) =>
    reply(
      c,
      await instructors.end(contextOf(c), c.req.valid('param').instructorId, c.req.valid('json')),
      200,
    ),
  )

  app.openapi(guarded(assignInstructor), async (c) =>
    reply(
      c,
      await assignments.assign(contextOf(c), c.req.valid('param').instructorId, c.req.valid('json')),
      201,
    ),
  )

  app.openapi(guarded(endAssignment), async (c) => {
    const { instructorId, assignmentId } = c.req.valid('param')
    const { on } = c.req.valid('json')
    return reply(c, await assignments.endAssignment(contextOf(c), instructorId, assignmentId, on), 200)
  })

  app.openapi(guarded(visits.list), async (c) =>
    replyPage(c, await work.visits(contextOf(c), c.req.valid('param').instructorId, c.req.valid('query'))),
  )

  app.openapi(guarded(visits.file), async (c) => {
    const { instructorId } = c.req.valid('param')
    return replySheet(c, 'visits', c.req.valid('query').format, visits.columns, (paging) =>
      work.visits(contextOf(c), instructorId, paging),
    )
  })

  app.openapi(guarded(logVisit), async (c) =>
    reply(c, await work.logVisit(contextOf(c), c.req.valid('param').instructorId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(recordInstructorTraining), async (c) =>
    reply(
      c,
      await work.recordTraining(contextOf(c), c.req.valid('param').instructorId, c.req.valid('json')),
      201,
    ),
  )

  app.openapi(guarded(gradeInstructor), async (c) =>
    reply(c, await work.gradeYear(contextOf(c), c.req.valid('param').instructorId, c.req.valid('json')), 201),
  )
}
