import { createClient } from '@alliance/client'
import { totp } from './totp.ts'

type Client = ReturnType<typeof createClient>

/** A client that keeps its cookie, as a browser does. */
export interface Session {
  client: Client
  cookies: ReadonlyMap<string, string>
  /** The secret of the second factor, once it was set up here. */
  totpSecret?: string
}

/** Opens a session that nobody is signed in to yet. */
export function openSession(url: string): Session {
  const cookies = new Map<string, string>()
  const keepingCookies: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    request.headers.set('origin', new URL(url).origin)
    if (cookies.size > 0)
      request.headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await patiently(request)
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (!name || value === undefined) continue
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return { client: createClient({ baseUrl: url, fetch: keepingCookies }), cookies }
}

/** Asks again when a quota of the gateway is full for a moment: a seed asks more in a minute than a person does. */
async function patiently(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(request.clone())
    const seconds = Number(response.headers.get('retry-after') ?? Infinity)
    if (response.status !== 429 || seconds > 5 || attempt === 60) return response
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  }
}

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The data of an answer; a refusal is an error that shows what was refused and why. */
export async function done<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked
  if (!response.ok)
    throw new Error(`${response.status} ${new URL(response.url).pathname} ${JSON.stringify(error)}`)
  return data as T
}

/** The `Idempotency-Key` of one intended change. The seed's are fixed, so that a seed that was cut short can go on. */
export const keyed = (key: string) => ({ 'Idempotency-Key': `seed-${key}`.slice(0, 100) })

/** A code counts once. Where this half minute's was given already, the next one's is accepted too. */
async function giveSecondFactor(client: Client, secret: string): Promise<void> {
  const give = (at: number) =>
    client.POST('/api/v1/identity/sign-in/second-factor', { body: { code: totp(secret, new Date(at)) } })
  const first = await give(Date.now())
  if (!first.response.ok) await done(give(Date.now() + 30_000))
}

/** Signs in by password, and sets the second factor up where the person's role asks for one. */
export async function signIn(
  url: string,
  phone: string,
  password: string,
  totpSecret?: string,
): Promise<Session> {
  const session = openSession(url)
  const { client } = session
  const { next } = await done(client.POST('/api/v1/identity/sign-in/password', { body: { phone, password } }))
  if (next === 'done') return session
  if (next === 'second_factor') {
    if (!totpSecret) throw new Error('this account needs its second factor')
    await giveSecondFactor(client, totpSecret)
    return { ...session, totpSecret }
  }
  const { secret } = await done(client.POST('/api/v1/identity/me/second-factor'))
  await done(client.POST('/api/v1/identity/me/second-factor/confirm', { body: { code: totp(secret) } }))
  return { ...session, totpSecret: secret }
}
