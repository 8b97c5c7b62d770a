import type { ServiceEnv } from '@alliance/service-kit'
import type { Context as HonoContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from '../env.ts'
import { randomText } from '../secrets.ts'

/** From where someone tries to sign in. */
export interface From {
  /** The network address, as the gateway saw it. */
  address: string
  /** What tells this device from others at the address. */
  device: string
  /** The browser as it names itself, shortened. */
  agent: string | null
}

const deviceForm = /^[0-9a-hjkmnp-tv-z]{26}$/
const year = 365 * 86_400

/**
 * From where a request comes. A browser keeps a random device cookie; who sends none is told apart by address and
 * browser, so leaving it out gains nothing that the address's own limit would not bound.
 */
export function fromOf(c: HonoContext<ServiceEnv<Env>>): From {
  const address = c.req.header('x-client-address') ?? 'unknown'
  const agent = c.req.header('user-agent')?.slice(0, 200) ?? null
  const secure = c.env.BASE_URL.startsWith('https:')
  const name = secure ? '__Host-device' : 'device'
  const known = getCookie(c)[name]
  if (known && deviceForm.test(known)) return { address, agent, device: known }
  setCookie(c, name, randomText(26), { secure, httpOnly: true, sameSite: 'Lax', path: '/', maxAge: year })
  return { address, agent, device: `${address} ${agent ?? ''}` }
}

/** An address without its last part: enough to recognise one's own sign-ins. */
export function shortened(address: string): string | null {
  if (/^\d+(\.\d+){3}$/.test(address)) return address.replace(/\.\d+$/, '.*')
  if (address.includes(':')) return `${address.split(':').slice(0, 3).join(':')}:*`
  return null
}
