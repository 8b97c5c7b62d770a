import { attendees, confirmAttendance, getOwnAttendance } from '@alliance/contracts/events'
import { contextOf, guarded, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { confirm } from './attendance.usecases.ts'
import * as reading from './reading.usecases.ts'

export function mountAttendance(app: ServiceApp<Env>): void {
  app.openapi(guarded(attendees.list), async (c) =>
    replyPage(c, await reading.list(contextOf(c), c.req.valid('param').activityId, c.req.valid('query'))),
  )
  app.openapi(guarded(attendees.file), (c) =>
    replySheet(c, 'attendance', c.req.valid('query').format, attendees.columns, (paging) =>
      reading.list(contextOf(c), c.req.valid('param').activityId, paging),
    ),
  )
  app.openapi(guarded(confirmAttendance), async (c) =>
    c.json(await confirm(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')), 201),
  )
  app.openapi(guarded(getOwnAttendance), async (c) =>
    c.json(await reading.get(contextOf(c), c.req.valid('param').registrationId), 200),
  )
}
