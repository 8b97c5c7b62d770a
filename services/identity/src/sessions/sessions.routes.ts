import {
  changePassword,
  endMySession,
  getMe,
  listMySessions,
  signInWithPassword,
  signOut,
  sessionCookie,
} from '@alliance/contracts/identity'
import { contextOf, guarded, type ServiceApp, type ServiceEnv } from '@alliance/service-kit'
import type { Context as HonoContext } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { fromOf } from '../attempts/caller.ts'
import type { Env } from '../env.ts'
import type { Stepped } from './begin.usecases.ts'
import * as passwords from './password.usecases.ts'
import * as sessions from './sessions.usecases.ts'

/** The answer of a step of signing in, with its cookies. */
export function replyStep(c: HonoContext<ServiceEnv<Env>>, { step, cookies }: Stepped) {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.json(step, 200)
}

export function mountSessions(app: ServiceApp<Env>): void {
  app.openapi(guarded(signInWithPassword), async (c) =>
    replyStep(c, await passwords.signInWithPassword(contextOf(c), c.req.valid('json'), fromOf(c))),
  )

  app.openapi(guarded(signOut), async (c) => {
    await sessions.signOut(contextOf(c))
    deleteCookie(c, sessionCookie(c.env.BASE_URL), { path: '/', secure: c.env.BASE_URL.startsWith('https:') })
    return c.body(null, 204)
  })

  app.openapi(guarded(getMe), async (c) => c.json(await sessions.me(contextOf(c)), 200))

  app.openapi(guarded(listMySessions), async (c) => c.json({ items: await sessions.mine(contextOf(c)) }, 200))

  app.openapi(guarded(endMySession), async (c) => {
    await sessions.end(contextOf(c), c.req.valid('param').sessionId)
    return c.body(null, 204)
  })

  app.openapi(guarded(changePassword), async (c) => {
    await passwords.changePassword(contextOf(c), c.req.valid('json'))
    return c.body(null, 204)
  })
}
