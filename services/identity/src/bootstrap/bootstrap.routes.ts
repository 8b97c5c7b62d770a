import { bootstrap as contract } from '@alliance/contracts/identity'
import { contextOf, guarded, reply, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { bootstrap } from './bootstrap.usecases.ts'

export function mountBootstrap(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract), async (c) =>
    reply(
      c,
      await bootstrap(
        contextOf(c),
        c.env.BOOTSTRAP_SECRET,
        c.req.valid('json'),
        c.req.header('x-client-address') ?? 'unknown',
      ),
      201,
    ),
  )
}
