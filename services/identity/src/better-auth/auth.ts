import { sessionCookie } from '@alliance/contracts/session-cookie'
import { newId, type Context, type Statement } from '@alliance/service-kit'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import { env as bindings } from 'cloudflare:workers'
import * as z from 'zod'
import type { Env } from '../env.ts'
import { staged, store } from './store.ts'

const env = bindings as unknown as Env

/** A sign-in lasts eight hours at the most (absolute), however much it is used. */
const sessionSeconds = 8 * 3600
const challengeSeconds = 300
/** The `Host` prefix binds a cookie to this host, and browsers take it over https only. */
const secure = env.BASE_URL.startsWith('https:')
const nameOf = (name: string): string => (secure ? `__Host-${name}` : name)
const cookie = (name: string) => ({
  name: nameOf(name),
  attributes: { secure, httpOnly: true, sameSite: 'lax' as const, path: '/' },
})

const NewSession = z.object({
  userId: z.string(),
  name: z.string(),
  secondFactorAt: z.string().nullable(),
  lastSeenAt: z.string(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
})

/**
 * Endpoints that are never routed: they give us better-auth's tokens and cookies on our own decisions. The casts
 * below stand where better-auth types a session as it would read it back, with its user; here neither is read.
 */
const ours = {
  id: 'alliance',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly({ method: 'POST', body: NewSession }, async (ctx) => {
      const { userId, name, ...fields } = ctx.body
      const session = await ctx.context.internalAdapter.createSession(userId, false, fields as never)
      await setSessionCookie(ctx as never, { session, user: { id: userId, name } as never }, false)
      return ctx.json({ sessionId: session.id })
    }),
    startChallenge: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ challenge: z.string() }) },
      async (ctx) => {
        const { name, attributes } = ctx.context.createAuthCookie('second_factor', {
          maxAge: challengeSeconds,
        })
        await ctx.setSignedCookie(name, ctx.body.challenge, ctx.context.secret, attributes)
        return ctx.json({})
      },
    ),
    readChallenge: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const { name } = ctx.context.createAuthCookie('second_factor')
      return ctx.json({ challenge: (await ctx.getSignedCookie(name, ctx.context.secret)) || null })
    }),
    addCredential: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string(), hash: z.string() }) },
      async (ctx) => {
        const { userId, hash } = ctx.body
        await ctx.context.internalAdapter.createAccount({
          userId,
          accountId: userId,
          providerId: 'credential',
          password: hash,
        })
        return ctx.json({})
      },
    ),
  },
} as const

// At module scope: its promises then belong to no request.
const auth = betterAuth({
  appName: '链盟',
  baseURL: env.BASE_URL,
  secret: env.AUTH_SECRET,
  database: store,
  telemetry: { enabled: false },
  rateLimit: { enabled: false },
  logger: { disabled: true },
  emailAndPassword: { enabled: false },
  verification: { disableCleanup: true },
  session: {
    expiresIn: sessionSeconds,
    disableSessionRefresh: true,
    cookieCache: { enabled: false },
    additionalFields: {
      secondFactorAt: { type: 'string', required: false, input: false },
      lastSeenAt: { type: 'string', required: false, input: false },
    },
  },
  advanced: {
    useSecureCookies: false,
    cookies: {
      session_token: { ...cookie('session'), name: sessionCookie(env.BASE_URL) },
      session_data: cookie('session_data'),
      dont_remember: cookie('dont_remember'),
      second_factor: cookie('second_factor'),
    },
    database: { generateId: ({ model }) => newId(model === 'session' ? 'session' : 'account') },
    ipAddress: { ipAddressHeaders: ['x-client-address'] },
  },
  plugins: [ours],
})

export interface Begun {
  cookies: string[]
  writes: Statement[]
}

export type SessionStart = z.infer<typeof NewSession>

/** A new session with its cookie; it is there once `writes` are committed. */
export async function startSession(ctx: Context, body: SessionStart): Promise<Begun & { sessionId: string }> {
  const { result, writes } = await staged(ctx, () =>
    auth.api.startSession({ body, headers: new Headers(), returnHeaders: true }),
  )
  return { cookies: result.headers.getSetCookie(), writes, sessionId: result.response.sessionId }
}

/** The cookie of a sign-in whose second factor is still to be given, good for five minutes. */
export async function challengeCookies(ctx: Context, challenge: string): Promise<string[]> {
  const { result } = await staged(ctx, () =>
    auth.api.startChallenge({ body: { challenge }, returnHeaders: true }),
  )
  return result.headers.getSetCookie()
}

/** What the challenge cookie of a request holds, if we signed it. */
export async function readChallenge(ctx: Context, cookies: string): Promise<string | null> {
  const { result } = await staged(ctx, () =>
    auth.api.readChallenge({ headers: new Headers({ cookie: cookies }) }),
  )
  return result.challenge
}

/** The scrypt hash of a password. */
export const hashPassword = async (password: string): Promise<string> =>
  (await auth.$context).password.hash(password)

/** A hash that nothing has, in the form of every other: comparing with it takes as long. */
const nobodysHash = `${'0'.repeat(32)}:${'0'.repeat(128)}`

/** False, after as long a time, where there is no hash to compare with. */
export const passwordMatches = async (password: string, hash: string | null | undefined): Promise<boolean> =>
  (await (await auth.$context).password.verify({ password, hash: hash ?? nobodysHash })) &&
  typeof hash === 'string'

/** The writes of a first password. */
export async function addCredential(ctx: Context, userId: string, hash: string): Promise<Statement[]> {
  return (await staged(ctx, () => auth.api.addCredential({ body: { userId, hash } }))).writes
}
