import {
  callMeeting,
  confirmMinutes,
  getMeeting,
  getMeetingCalendar,
  markAttendance,
  meetings as contract,
  recordVote,
  stepMeeting,
  updateMeeting,
  writeMinutes,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as meetings from './meetings.usecases.ts'
import * as minutes from './minutes.usecases.ts'
import { calendar, room } from './room.usecases.ts'
import { mark } from './roll.usecases.ts'
import { step, vote } from './steps.usecases.ts'

export function mountMeetings(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await meetings.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'meetings', format, contract.columns, (paging) =>
      meetings.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(callMeeting), async (c) =>
    reply(c, await meetings.call(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(getMeeting), async (c) =>
    reply(c, await room(contextOf(c), c.req.valid('param').meetingId), 200),
  )

  app.openapi(guarded(updateMeeting), async (c) =>
    reply(c, await meetings.update(contextOf(c), c.req.valid('param').meetingId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(stepMeeting), async (c) =>
    reply(c, await step(contextOf(c), c.req.valid('param').meetingId, c.req.valid('json').step), 200),
  )

  app.openapi(guarded(markAttendance), async (c) =>
    reply(c, await mark(contextOf(c), c.req.valid('param').meetingId, c.req.valid('json')), 200),
  )

  app.openapi(guarded(recordVote), async (c) => {
    const { meetingId, number } = c.req.valid('param')
    return c.json(await vote(contextOf(c), meetingId, number, c.req.valid('json')), 201)
  })

  app.openapi(guarded(writeMinutes), async (c) =>
    reply(
      c,
      await minutes.write(contextOf(c), c.req.valid('param').meetingId, c.req.valid('json').text),
      201,
    ),
  )

  app.openapi(guarded(confirmMinutes), async (c) => {
    const { meetingId, number } = c.req.valid('param')
    return reply(c, await minutes.confirm(contextOf(c), meetingId, number), 200)
  })

  app.openapi(guarded(getMeetingCalendar), async (c) => {
    const { meetingId } = c.req.valid('param')
    return c.body(await calendar(contextOf(c), meetingId), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${meetingId}.ics"`,
    })
  })
}
