import type { Answered } from './attempt.rules.ts'

const secondsToAnswer = 10

const secondsIn = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null

/**
 * Posts one event. Redirects are not followed, what is answered is not read, and after ten seconds it is given up:
 * an address that someone else chose is told as little as possible of us.
 */
export async function post(url: string, headers: Record<string, string>, body: string): Promise<Answered> {
  const began = Date.now()
  const took = () => Date.now() - began
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'ChainAlliance-Webhooks/1', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(secondsToAnswer * 1000),
    })
    await response.body?.cancel()
    const { status, ok } = response
    const fault = ok ? null : status >= 300 && status < 400 ? 'redirect' : 'status'
    return { status, fault, ms: took(), retryAfter: secondsIn(response.headers.get('retry-after')) }
  } catch (error) {
    const isTimeout = error instanceof Error && /Timeout|Abort/.test(error.name)
    return { status: null, fault: isTimeout ? 'timeout' : 'unreachable', ms: took(), retryAfter: null }
  }
}
