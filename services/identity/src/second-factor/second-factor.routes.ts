import {
  confirmSecondFactor,
  enrolSecondFactor,
  giveSecondFactor,
  renewBackupCodes,
  resetSecondFactor,
} from '@alliance/contracts/identity'
import { contextOf, guarded, type ServiceApp } from '@alliance/service-kit'
import { fromOf } from '../attempts/caller.ts'
import type { Env } from '../env.ts'
import { replyStep } from '../sessions/sessions.routes.ts'
import { confirm, enrol, renew, reset } from './enrolment.usecases.ts'
import * as giving from './giving.usecases.ts'

export function mountSecondFactor(app: ServiceApp<Env>): void {
  app.openapi(guarded(giveSecondFactor), async (c) =>
    replyStep(
      c,
      await giving.giveSecondFactor(
        contextOf(c),
        c.req.valid('json').code,
        c.req.header('cookie') ?? '',
        fromOf(c),
      ),
    ),
  )

  app.openapi(guarded(enrolSecondFactor), async (c) => c.json(await enrol(contextOf(c)), 200))

  app.openapi(guarded(confirmSecondFactor), async (c) =>
    c.json({ backupCodes: await confirm(contextOf(c), c.req.valid('json').code) }, 200),
  )

  app.openapi(guarded(renewBackupCodes), async (c) => c.json({ backupCodes: await renew(contextOf(c)) }, 200))

  app.openapi(guarded(resetSecondFactor), async (c) => {
    await reset(contextOf(c), c.req.valid('param').accountId, c.req.valid('json').reason)
    return c.body(null, 204)
  })
}
