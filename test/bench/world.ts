import { randomUUID } from 'node:crypto'
import type { Role } from '@alliance/contracts'
import type { ServiceName } from '@alliance/contracts/services'
import type { System } from '@alliance/infra/local/system'
import type { DemoAccount } from '@alliance/infra/seed/seed'
import { totp } from '@alliance/infra/seed/totp'

export interface Asking {
  cookie?: string
  body?: unknown
  raw?: { type: string; content: string }
  version?: number
}

export interface Cost {
  trips: number
  read: number
  written: number
}

export interface Answered {
  status: number
  body: unknown
  headers: Headers
  /** What the request asked of D1; null when no service was asked. */
  cost: Cost | null
}

/** A running, seeded system and the people in it. */
export class World {
  /** Which of the two sizes is measured, for samples that need a row of their own each time. */
  turn = 1
  readonly system: System
  readonly #accounts: DemoAccount[]
  readonly #cookies = new Map<string, string>()

  constructor(system: System, accounts: DemoAccount[]) {
    this.system = system
    this.#accounts = accounts
  }

  account(role: Role): DemoAccount {
    const account = this.#accounts.find((each) => each.role === role)
    if (!account) throw new Error(`the seed has no ${role}`)
    return account
  }

  async rows<T>(service: ServiceName, sql: string): Promise<T[]> {
    const database = await this.system.d1(service)
    return (await database.prepare(sql).all<T>()).results
  }

  /** The session of the seed's account with that role, signed in once. */
  async cookieOf(role: Role): Promise<string> {
    const known = this.#cookies.get(role) ?? (await this.signIn(role))
    this.#cookies.set(role, known)
    return known
  }

  /** Signs in once more, with the second factor where there is one. */
  async signIn(role: Role): Promise<string> {
    const { cookie, next } = await this.firstFactor(role)
    if (next !== 'second_factor') return cookie
    const answered = await this.send('POST', '/api/v1/identity/sign-in/second-factor', {
      cookie,
      body: { code: await this.code(role) },
    })
    return cookieIn(answered)
  }

  async firstFactor(role: Role): Promise<{ cookie: string; next: string }> {
    const { phone, password } = this.account(role)
    const answered = await this.send('POST', '/api/v1/identity/sign-in/password', {
      body: { phone, password },
    })
    if (answered.status !== 200)
      throw new Error(`${role} could not sign in: ${answered.status} ${JSON.stringify(answered.body)}`)
    return { cookie: cookieIn(answered), next: (answered.body as { next: string }).next }
  }

  /** A code of the role's authenticator. The last one counts as not used, since the seed has used this half minute's. */
  async code(role: Role): Promise<string> {
    await this.rows('identity', 'UPDATE second_factor SET last_counter = 0')
    return totp(this.account(role).totpSecret!)
  }

  /** Asks as someone of the seed, not to measure but to prepare. */
  async prepare<T = { id: string }>(
    role: Role,
    method: string,
    path: string,
    asking: Asking = {},
  ): Promise<T> {
    const answered = await this.send(method, `/api/v1${path}`, {
      cookie: await this.cookieOf(role),
      ...asking,
    })
    if (answered.status >= 300)
      throw new Error(`${method} ${path} answered ${answered.status} ${JSON.stringify(answered.body)}`)
    return answered.body as T
  }

  async send(method: string, path: string, { cookie, body, raw, version }: Asking = {}): Promise<Answered> {
    const headers = new Headers({ origin: this.system.url })
    if (cookie) headers.set('cookie', cookie)
    if (raw) headers.set('content-type', raw.type)
    else if (body !== undefined) headers.set('content-type', 'application/json')
    if (method !== 'GET') headers.set('idempotency-key', randomUUID())
    if (version !== undefined) headers.set('if-match', `"${version}"`)
    const content = raw?.content ?? (body === undefined ? null : JSON.stringify(body))
    const response = await fetch(this.system.url + path, { method, headers, body: content })
    const cost = response.headers.get('x-cost')
    const json = (response.headers.get('content-type') ?? '').includes('json')
    return {
      status: response.status,
      body: json ? await response.json() : await response.text(),
      headers: response.headers,
      cost: cost === null ? null : (JSON.parse(cost) as Cost),
    }
  }
}

export const cookieIn = ({ headers }: Answered): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ')
