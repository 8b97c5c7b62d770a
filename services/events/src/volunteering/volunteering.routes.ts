import {
  certifyVolunteer,
  checkIn,
  checkOut,
  decideHours,
  enterVolunteer,
  getMyVolunteering,
  getShifts,
  hoursReceipts,
  myShiftSignups,
  reportHours,
  reverseHours,
  shiftSignups,
  signUp,
  volunteerTotals,
  withdrawFromShift,
} from '@alliance/contracts/events'
import { contextOf, guarded, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { certify } from './certifying.usecases.ts'
import * as desk from './desk.usecases.ts'
import * as lists from './lists.usecases.ts'
import * as shifts from './shifts.usecases.ts'

export function mountVolunteering(app: ServiceApp<Env>): void {
  app.openapi(guarded(getShifts), async (c) =>
    c.json(await shifts.plan(contextOf(c), c.req.valid('param').activityId), 200),
  )
  app.openapi(guarded(signUp), async (c) =>
    c.json(
      await shifts.signUp(contextOf(c), c.req.valid('param').activityId, c.req.valid('json').shift),
      201,
    ),
  )
  app.openapi(guarded(enterVolunteer), async (c) =>
    c.json(await shifts.enter(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')), 201),
  )
  app.openapi(guarded(shiftSignups.list), async (c) =>
    replyPage(c, await lists.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(shiftSignups.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'volunteers', format, shiftSignups.columns, (paging) =>
      lists.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(myShiftSignups.list), async (c) =>
    replyPage(c, await lists.mine(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(myShiftSignups.file), (c) =>
    replySheet(c, 'my-volunteering', c.req.valid('query').format, myShiftSignups.columns, (paging) =>
      lists.mine(contextOf(c), paging),
    ),
  )
  app.openapi(guarded(getMyVolunteering), async (c) => c.json(await lists.myYears(contextOf(c)), 200))
  app.openapi(guarded(withdrawFromShift), async (c) =>
    c.json(await shifts.withdraw(contextOf(c), c.req.valid('param').signupId), 200),
  )
  app.openapi(guarded(checkIn), async (c) =>
    c.json(await desk.checkIn(contextOf(c), c.req.valid('param').signupId), 200),
  )
  app.openapi(guarded(checkOut), async (c) =>
    c.json(await desk.checkOut(contextOf(c), c.req.valid('param').signupId), 200),
  )
  app.openapi(guarded(reportHours), async (c) =>
    c.json(await shifts.report(contextOf(c), c.req.valid('param').signupId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(decideHours), async (c) =>
    c.json(await desk.decide(contextOf(c), c.req.valid('param').signupId, c.req.valid('json')), 200),
  )
  app.openapi(guarded(reverseHours), async (c) =>
    c.json(await desk.reverse(contextOf(c), c.req.valid('param').signupId, c.req.valid('json').reason), 200),
  )
  app.openapi(guarded(hoursReceipts), async (c) =>
    c.json(await lists.receipts(contextOf(c), c.req.valid('param').signupId), 200),
  )
  app.openapi(guarded(volunteerTotals.list), async (c) =>
    replyPage(c, await lists.totals(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(volunteerTotals.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'volunteer-hours', format, volunteerTotals.columns, (paging) =>
      lists.totals(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(certifyVolunteer), async (c) =>
    c.json(await certify(contextOf(c), c.req.valid('json')), 201),
  )
}
