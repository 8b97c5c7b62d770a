import { Recent } from './recent.ts'

interface Kept {
  status: number
  headers: [string, string][]
  body: ArrayBuffer
}

const kept = new Recent<Kept>(500)
const largest = 256 * 1024

const keyOf = (request: Request) => `${request.headers.get('accept-language') ?? ''} ${request.url}`

/** A public answer that is fresh enough to be given again, without asking its service. */
export function freshAnswer(request: Request): Response | null {
  if (request.method !== 'GET') return null
  const found = kept.get(keyOf(request), Date.now())
  return found ? new Response(found.body, { status: found.status, headers: found.headers }) : null
}

/** Keeps an answer that its service declared the same for everyone, for as long as it said. */
export async function keepFresh(request: Request, response: Response): Promise<Response> {
  const seconds = Number(
    /^public, max-age=(\d+)$/.exec(response.headers.get('cache-control') ?? '')?.[1] ?? 0,
  )
  if (request.method !== 'GET' || response.status !== 200 || seconds === 0) return response
  const body = await response.arrayBuffer()
  const headers = [...response.headers].filter(
    ([name]) => name !== 'set-cookie' && name !== 'x-request-id' && name !== 'x-cost',
  )
  if (body.byteLength <= largest)
    kept.set(keyOf(request), { status: 200, headers, body }, Date.now() + seconds * 1000)
  return new Response(body, response)
}
