import {
  acceptOffer,
  activityRegistrations,
  declineOffer,
  getRegistration,
  myRegistrations,
  register,
  registerStaff,
  staff,
  withdrawRegistration,
} from '@alliance/contracts/events'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as reading from './reading.usecases.ts'
import * as registering from './registering.usecases.ts'
import * as staffed from './staff.usecases.ts'
import * as steps from './steps.usecases.ts'

export function mountRegistrations(app: ServiceApp<Env>): void {
  app.openapi(guarded(activityRegistrations.list), async (c) =>
    replyPage(
      c,
      await reading.atActivity(contextOf(c), c.req.valid('param').activityId, c.req.valid('query')),
    ),
  )
  app.openapi(guarded(activityRegistrations.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    const { activityId } = c.req.valid('param')
    return replySheet(c, 'registrations', format, activityRegistrations.columns, (paging) =>
      reading.atActivity(contextOf(c), activityId, { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(register), async (c) =>
    c.json(
      await registering.register(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')),
      201,
    ),
  )
  app.openapi(guarded(registerStaff), async (c) =>
    c.json(
      await staffed.registerStaff(contextOf(c), c.req.valid('param').activityId, c.req.valid('json')),
      201,
    ),
  )
  app.openapi(guarded(myRegistrations.list), async (c) =>
    replyPage(c, await reading.mine(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(myRegistrations.file), (c) =>
    replySheet(c, 'my-registrations', c.req.valid('query').format, myRegistrations.columns, (paging) =>
      reading.mine(contextOf(c), paging),
    ),
  )
  app.openapi(guarded(getRegistration), async (c) =>
    c.json(await reading.get(contextOf(c), c.req.valid('param').registrationId), 200),
  )
  app.openapi(guarded(withdrawRegistration), async (c) =>
    reply(c, await steps.withdraw(contextOf(c), c.req.valid('param').registrationId), 200),
  )
  app.openapi(guarded(acceptOffer), async (c) =>
    reply(c, await steps.accept(contextOf(c), c.req.valid('param').registrationId), 200),
  )
  app.openapi(guarded(declineOffer), async (c) =>
    reply(c, await steps.decline(contextOf(c), c.req.valid('param').registrationId), 200),
  )
  app.openapi(guarded(staff.list), async (c) =>
    replyPage(c, await staffed.staff(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(staff.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'staff', format, staff.columns, (paging) =>
      staffed.staff(contextOf(c), { ...filter, ...paging }),
    )
  })
}
