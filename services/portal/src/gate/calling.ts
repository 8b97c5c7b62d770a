import type { Schemas } from '@alliance/client'
import { prove, proofScheme } from '@alliance/gates'
import { currentLanguage } from '../language/language.ts'
import { isProblem, Refusal, Unreachable } from '../api/refusal.ts'

const base = '/api/v1/events'
const patience = 20_000

/** A signed call: what is signed is the very text that is sent. It carries no cookie, so nobody's session is lent. */
export async function exchange(
  signing: CryptoKey,
  deviceId: string,
  at: number,
  body: Schemas['GateExchange'],
): Promise<Schemas['GateAnswer']> {
  const path = `/gate-devices/${deviceId}/exchange`
  const text = JSON.stringify(body)
  const proof = await prove(signing, { device: deviceId, method: 'POST', path, at, body: text })
  return answered(
    fetch(`${base}${path}`, {
      method: 'POST',
      body: text,
      credentials: 'omit',
      headers: {
        authorization: `${proofScheme} ${proof}`,
        'content-type': 'application/json',
        'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
      },
      signal: AbortSignal.timeout(patience),
    }),
  )
}

/** Server time in milliseconds, for a device that has none to sign with. */
export async function askTime(): Promise<number> {
  const { serverTime } = await answered<Schemas['GateTime']>(
    fetch(`${base}/gate-time`, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    }),
  )
  return Date.parse(serverTime)
}

async function answered<T>(call: Promise<Response>): Promise<T> {
  const response = await call.catch((cause: unknown) => {
    throw new Unreachable('no answer', { cause })
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as T
  if (isProblem(body)) throw new Refusal(body)
  throw new Unreachable('not an answer of ours')
}
