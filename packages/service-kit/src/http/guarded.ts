import type { ContractRoute } from '@alliance/contracts'
import { sql } from 'drizzle-orm'
import { createMiddleware } from 'hono/factory'
import { auditRefusal } from '../audit/audit.ts'
import type { KeyedRequest } from '../context.ts'
import { Problem } from '../problem.ts'
import { reachOf, sleeps } from '../principal.ts'
import { fieldCipher } from '../secrets/fields.ts'
import { sha256Hex } from '@alliance/evidence'
import { versionHeader } from './reply.ts'
import { contextOf, requestContext, type ServiceEnv } from './request.ts'

/**
 * A declared route with its rules enforced before its handler runs: who may call it, how its writes are made safe,
 * what it takes. Nothing is open that its contract does not open.
 */
export function guarded<R extends object>(route: R): R {
  // A spread would lose `getRoutingPath`, which is not enumerable.
  const copy = Object.create(Object.getPrototypeOf(route), Object.getOwnPropertyDescriptors(route)) as R
  return Object.assign(copy, { middleware: enforce(route as unknown as ContractRoute) })
}

const enforce = ({ access, writes, request, responses }: ContractRoute) => {
  const accepted = Object.keys(request?.body?.content ?? {})
  const success = Number(Object.keys(responses).find((status) => status.startsWith('2')))
  return createMiddleware<ServiceEnv>(async (c, next) => {
    const principal = c.get('principal')
    c.header(
      'cache-control',
      access.kind === 'public' && access.freshSeconds ? `public, max-age=${access.freshSeconds}` : 'no-store',
    )
    if (access.kind !== 'public' && !principal) throw new Problem('session.required')
    if (access.kind === 'permission' && principal && reachOf(principal, access.permission) === null) {
      const ctx = contextOf(c)
      await ctx.commit(
        null,
        auditRefusal(
          'access.refuse',
          { type: 'route', id: `${c.req.method} ${c.req.routePath}` },
          { permission: access.permission },
        ),
      )
      throw new Problem(sleeps(principal, access.permission) ? 'access.second_factor' : 'access.denied')
    }
    if (accepted.length > 0) checkMediaType(c.req.header('content-type'), accepted)
    if (writes === 'versioned') c.set('expectedVersion', versionIn(c.req.header('if-match')))
    if (writes !== 'keyed') return next()

    const keyed = await keyedRequest(c.req.raw, await c.req.arrayBuffer(), c.env.FIELD_KEYS)
    c.set('keyed', keyed)
    await next()
    // A refusal may only be the echo of a first attempt that did commit: the key tells. So the usual case, a first
    // attempt that succeeds, needs no lookup; the key's row in the batch decides between two at once.
    if (c.error) {
      const first = mayBeEcho(c.error) ? await kept(c, keyed) : null
      if (first !== null) {
        c.error = undefined
        c.res = new Response(first, {
          status: success,
          headers: { ...replayHeaders, ...versionHeader(JSON.parse(first)) },
        })
      }
    } else if (!c.get('committed'))
      throw new Error(`${c.req.method} ${c.req.routePath} is keyed but committed nothing`)
  })
}

const replayHeaders = { 'content-type': 'application/json', 'idempotency-replayed': 'true' }

/** Input that is refused as such was never accepted before. */
const mayBeEcho = (error: Error): boolean =>
  !(error instanceof Problem && [400, 401, 403, 415].includes(error.status))

function checkMediaType(header: string | undefined, accepted: string[]): void {
  const type = (header ?? '').split(';')[0]!.trim().toLowerCase()
  if (!accepted.includes(type)) throw new Problem('request.media_type')
}

/** The version in `If-Match`: our ETags are strong and hold the row's version. */
function versionIn(header: string | undefined): number {
  if (!header) throw new Problem('version.required')
  const version = /^"(\d{1,15})"$/.exec(header.trim())?.[1]
  if (version === undefined) throw new Problem('version.stale')
  return Number(version)
}

/**
 * The key of a request and what it stands for. Where a service keeps personal data, the hash is keyed, so that a
 * dump of the database does not let a body be guessed from it.
 */
async function keyedRequest(
  request: Request,
  body: ArrayBuffer,
  fieldKeys: string | undefined,
): Promise<KeyedRequest> {
  const key = request.headers.get('idempotency-key')
  if (!key || !/^[\x21-\x7e]{8,100}$/.test(key)) throw new Problem('idempotency.key_required')
  const url = new URL(request.url)
  const plain = await sha256Hex(`${request.method} ${url.pathname}${url.search} ${await sha256Hex(body)}`)
  return { key, requestHash: fieldKeys ? await fieldCipher(fieldKeys).blindIndex('request', plain) : plain }
}

/**
 * The answer kept under a key, or null when there is none.
 *
 * @throws Problem `idempotency.key_reused` when the key was used for something else
 */
async function kept(c: Parameters<typeof contextOf>[0], keyed: KeyedRequest): Promise<string | null> {
  const ctx = requestContext(c, { keyed: null })
  const [row] = await ctx.db.all<{ request_hash: string; answer: string }>(sql`
    SELECT request_hash, answer FROM idempotency WHERE principal_id = ${ctx.principal.id} AND key = ${keyed.key}`)
  if (!row) return null
  if (row.request_hash !== keyed.requestHash) throw new Problem('idempotency.key_reused')
  return row.answer
}
