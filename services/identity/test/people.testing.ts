import type { Principal } from '@alliance/contracts'
import {
  identityRoutes,
  type Account,
  type Credential,
  type IdentityRpc,
  type NewGrant,
  type SignInStep,
} from '@alliance/contracts/identity'
import type { ContractRoute } from '@alliance/contracts'
import { callers, done, securityAdministrator, type Answer, type Sending } from '@alliance/test-kit'
import { env, exports } from 'cloudflare:workers'
import { vi } from 'vitest'
import { fromBase32 } from '../src/second-factor/totp.rules.ts'

export const contract = identityRoutes as unknown as ContractRoute[]
export const entrypoint = exports.GatewayEntrypoint as unknown as {
  fetch(request: Request): Promise<Response>
}
export const as = callers(entrypoint, contract)
export const database = env.DB
export const administrator = securityAdministrator()
export const security = as(administrator)

const rpc = exports.IdentityEntrypoint as unknown as IdentityRpc
export const resolve = (credential: Credential): Promise<Principal | null> => rpc.resolve(credential)

export const password = 'Lianmeng-2022'
let numbers = 0
/** A synthetic number that no other test of the file has. */
export const newPhone = (): string => `1390000${String(++numbers).padStart(4, '0')}`

export interface Made extends Account {
  phone: string
}

export async function anAccount(given: { name?: string; password?: string | null } = {}): Promise<Made> {
  const phone = newPhone()
  const body = { name: `陈知微${numbers}`, phone, password, isDemo: true, ...given }
  return { ...done(await security.post<Account>('/accounts', body)), phone }
}

export const give = (
  accountId: string,
  role: NewGrant['role'],
  more: Partial<NewGrant> = {},
  by = security,
) =>
  by.post(`/accounts/${accountId}/grants`, {
    role,
    scope: { kind: 'zone', id: null },
    from: '2022-06-29',
    reason: '测试',
    ...more,
  })

/** What a browser keeps between requests, and from where it sends them. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly address: string

  constructor(address = `10.0.${++numbers % 250}.${numbers % 250}`) {
    this.address = address
  }

  /** Sends a request as the gateway forwards it: with the principal that its session resolves to. */
  async post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    sending: Sending = {},
  ): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      'x-client-address': this.address,
      'user-agent': 'Firefox 150',
      ...(cookie ? { cookie } : {}),
      ...sending.headers,
    }
    const answered = await as(await this.principal()).post<T>(path, body, { ...sending, headers })
    this.keep(answered.headers)
    return answered
  }

  async get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return as(await this.principal()).get<T>(path)
  }

  keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name!)
      else this.cookies.set(name!, value!)
    }
  }

  get session(): string {
    return decodeURIComponent(this.cookies.get('session') ?? '')
  }

  principal(): Promise<Principal | null> {
    return this.session ? resolve({ kind: 'session', value: this.session }) : Promise.resolve(null)
  }
}

export const byPassword = (browser: Browser, phone: string, given = password) =>
  browser.post<SignInStep & { code?: string }>('/sign-in/password', { phone, password: given })

/** The six digits of a secret at a time, as an authenticator shows them (written apart from the code under test). */
export async function totp(secret: string, at = Date.now()): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    fromBase32(secret),
    { name: 'HMAC', hash: 'SHA-1' },
    false,
    ['sign'],
  )
  const counter = new DataView(new ArrayBuffer(8))
  counter.setUint32(4, Math.floor(at / 30_000))
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, counter.buffer))
  const offset = mac[19]! & 15
  const number =
    ((mac[offset]! & 127) << 24) | (mac[offset + 1]! << 16) | (mac[offset + 2]! << 8) | mac[offset + 3]!
  return String(number % 1_000_000).padStart(6, '0')
}

/** Signs in by password and sets the second factor up. */
export async function enrolled(
  phone: string,
): Promise<{ browser: Browser; secret: string; backupCodes: string[]; code: string }> {
  const browser = new Browser()
  done(await byPassword(browser, phone))
  const { secret } = done(await browser.post<{ secret: string }>('/me/second-factor'))
  const code = await totp(secret)
  const { backupCodes } = done(
    await browser.post<{ backupCodes: string[] }>('/me/second-factor/confirm', { code }),
  )
  return { browser, secret, backupCodes, code }
}

/** The code that the local inbox last got for a number. */
export async function codeFor(phone: string): Promise<string> {
  const to = `${phone.slice(0, 3)}****${phone.slice(-4)}`
  return vi.waitFor(async () => {
    const { items } = done(await as(null).get<{ items: { to: string; text: string }[] }>('/local/inbox'))
    return /\d{6}/.exec(items.find((message) => message.to === to)!.text)![0]
  })
}

export const auditOf = async (objectId: string): Promise<string[]> =>
  (
    await database
      .prepare('SELECT action, outcome FROM audit WHERE object_id = ? ORDER BY seq')
      .bind(objectId)
      .all<{ action: string; outcome: string }>()
  ).results.map(({ action, outcome }) => (outcome === 'done' ? action : `${action}:${outcome}`))
