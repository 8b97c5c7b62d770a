import {
  consentPurposes,
  enterConsent,
  myConsents,
  personConsents,
  sayConsent,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { consentsOf, sayMine } from '../my-data/my-consents.usecases.ts'
import * as consents from './consents.usecases.ts'

export function mountConsents(app: ServiceApp<Env>): void {
  app.openapi(guarded(consentPurposes), (c) => c.json(consents.purposes(contextOf(c)), 200))

  app.openapi(guarded(personConsents), async (c) =>
    c.json(await consents.ofPerson(contextOf(c), c.req.valid('param').personId), 200),
  )

  app.openapi(guarded(enterConsent), async (c) =>
    reply(c, await consents.enter(contextOf(c), c.req.valid('param').personId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(myConsents), async (c) => c.json(await consentsOf(contextOf(c)), 200))

  app.openapi(guarded(sayConsent), async (c) =>
    reply(c, await sayMine(contextOf(c), c.req.valid('json')), 201),
  )
}
