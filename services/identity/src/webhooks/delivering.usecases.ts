import type { ClientScope } from '@alliance/contracts'
import type { WebhookDisabled } from '@alliance/contracts/identity'
import { partnerEvents, testEvent } from '@alliance/contracts/webhooks'
import { audit, describeError, log, oneTrip, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { Env } from '../env.ts'
import { inForce } from '../grants/in-force.ts'
import { keep } from '../notices/notices.events.ts'
import { inSeconds } from '../seconds.ts'
import { consequenceOf, type Answered, type Consequence } from './attempt.rules.ts'
import { object, targetRules } from './endpoints.usecases.ts'
import { post } from './post.ts'
import { openSecret } from './secrets.usecases.ts'
import { signatureHeaders } from './signature.ts'
import { faultOfTarget } from './target.rules.ts'
import { webhookAttempt } from './webhooks.table.ts'

/** Of one run. Each waits ten seconds for its answer at the most, so a run ends well before its lease. */
const atOnce = 60
/** A run that died leaves its deliveries to a later one after so long. */
const leaseSeconds = 900

interface Due {
  id: string
  attempts: number
  eventId: string
  type: string
  subject: string
  version: number
  data: string
  at: string
}
interface Target {
  id: string
  url: string
  failingSince: string | null
  disabled: string | null
  clientName: string
  clientDisabled: string | null
  scopes: string
  secrets: string
}

/**
 * Posts what is due, as work of every minute and behind whoever asks for a test or a replay. Endpoints are told side
 * by side, each in its own order; one that fails gets nothing more in this run, and holds up no other. A delivery is
 * claimed first, so two runs do not post it twice; should the process die before it noted the answer, it is posted
 * again.
 */
export async function deliverWebhooks(ctx: Context, env: Env, limit = atOnce): Promise<void> {
  const lease = inSeconds(ctx, leaseSeconds)
  const [claimed, dues, targets] = (await oneTrip(
    ctx,
    sql`UPDATE webhook_delivery SET next_at = ${lease} WHERE id IN
      (SELECT id FROM webhook_delivery WHERE state = 'waiting' AND next_at <= ${ctx.now} ORDER BY next_at LIMIT ${limit})
      RETURNING id`,
    sql`SELECT d.endpoint_id AS endpointId, d.id, d.attempts, d.event_id AS eventId, v.type, v.subject, v.version, v.data, v.at
      FROM webhook_delivery d JOIN webhook_event v ON v.id = d.event_id
      WHERE d.state = 'waiting' AND d.next_at = ${lease} ORDER BY d.event_id`,
    sql`SELECT e.id, e.url, e.failing_since AS failingSince, e.disabled, c.name AS clientName, c.disabled_at AS clientDisabled, c.scopes,
        (SELECT json_group_array(json_object('id', s.id, 'sealed', s.sealed)) FROM webhook_secret s
          WHERE s.endpoint_id = e.id AND (s.expires_at IS NULL OR s.expires_at > ${ctx.now})) AS secrets
      FROM webhook_endpoint e JOIN partner_client c ON c.id = e.client_id
      WHERE e.id IN (SELECT endpoint_id FROM webhook_delivery WHERE state = 'waiting' AND next_at = ${lease})`,
  )) as unknown as [unknown[], (Due & { endpointId: string })[], Target[]]
  if (claimed.length === 0) return
  const groups = Map.groupBy(dues, (due) => due.endpointId)
  await Promise.all(
    targets.map((target) =>
      deliverTo(ctx, env, target, groups.get(target.id) ?? []).catch((error: unknown) =>
        log('error', 'webhook not delivered', { endpoint: target.id, ...describeError(error) }),
      ),
    ),
  )
}

async function deliverTo(ctx: Context, env: Env, target: Target, dues: readonly Due[]): Promise<void> {
  const secrets = await Promise.all(
    (JSON.parse(target.secrets) as { id: string; sealed: string }[]).map(({ id, sealed }) =>
      openSecret(sealed, id),
    ),
  )
  let { failingSince } = target
  for (const [i, due] of dues.entries()) {
    const isAllowed = mayBeTold(env, target, due.type) && secrets.length > 0
    const answered = isAllowed ? await send(target.url, secrets, due) : notAllowed
    const attempts = due.attempts + 1
    const isTest = due.type === testEvent
    const then: Consequence = isAllowed
      ? consequenceOf({ now: ctx.now, attempts, answered, isTest, failingSince, chance: Math.random() })
      : { state: 'failed', nextAt: null, failingSince, disable: null }
    failingSince = then.failingSince
    // What comes behind a failure waits as long, without having been tried.
    const rest = then.state === 'waiting' ? dues.slice(i + 1) : []
    await ctx.commit(null, noted(ctx, target, due, answered, attempts, then, rest))
    if (then.disable) log('warn', 'webhook disabled', { endpoint: target.id, reason: then.disable })
    if (then.disable || rest.length > 0) return
  }
}

const notAllowed: Answered = { status: null, fault: 'not_allowed', ms: 0, retryAfter: null }

/** Rights are asked when something is sent, not only when it was queued: they may have been taken back. */
function mayBeTold(env: Env, target: Target, type: string): boolean {
  if (target.disabled !== null || target.clientDisabled !== null) return false
  if (faultOfTarget(target.url, targetRules(env)) !== null) return false
  const scope = partnerEvents[type]?.scope
  return type === testEvent || (JSON.parse(target.scopes) as ClientScope[]).includes(scope as ClientScope)
}

async function send(url: string, secrets: readonly string[], due: Due): Promise<Answered> {
  const { type, subject, version } = due
  const data = { id: subject, version, ...(JSON.parse(due.data) as object) }
  const body = JSON.stringify({ type, timestamp: due.at, data })
  const headers = await signatureHeaders(secrets, due.eventId, Math.floor(Date.now() / 1000), body)
  return post(url, headers, body)
}

const noted = (
  ctx: Context,
  target: Target,
  due: Due,
  { status, fault, ms }: Answered,
  attempts: number,
  then: Consequence,
  rest: readonly Due[],
): Write => [
  ctx.db.insert(webhookAttempt).values({ deliveryId: due.id, at: ctx.now, status, fault, ms }),
  ctx.db
    .run(sql`UPDATE webhook_delivery SET state = ${then.state}, attempts = ${attempts}, last_status = ${status}, last_fault = ${fault},
    last_ms = ${ms}, next_at = ${then.nextAt}, ended_at = ${then.state === 'waiting' ? null : ctx.now} WHERE id = ${due.id}`),
  then.failingSince === target.failingSince && !then.disable
    ? []
    : ctx.db.run(
        sql`UPDATE webhook_endpoint SET failing_since = ${then.failingSince} WHERE id = ${target.id}`,
      ),
  rest.length === 0
    ? []
    : ctx.db.run(sql`UPDATE webhook_delivery SET next_at = ${then.nextAt}
        WHERE id IN (SELECT value FROM json_each(${JSON.stringify(rest.map(({ id }) => id))}))`),
  then.disable ? disabling(ctx, target, then.disable) : [],
]

/** Nobody looks at a log that says nothing is sent any more: those who can mend it are told. */
const disabling = (ctx: Context, target: Target, reason: WebhookDisabled): Write => [
  ctx.db.run(
    sql`UPDATE webhook_endpoint SET disabled = ${reason}, version = version + 1, updated_at = ${ctx.now} WHERE id = ${target.id}`,
  ),
  ctx.db.run(sql`UPDATE webhook_delivery SET state = 'failed', next_at = NULL, ended_at = ${ctx.now}
    WHERE endpoint_id = ${target.id} AND state = 'waiting'`),
  keep(
    ctx,
    {
      kind: 'webhook.disabled',
      subject: { type: 'webhook', id: target.id, path: '/clients' },
      params: { client: target.clientName, host: new URL(target.url).host, reason },
      expiresAt: null,
      key: `webhook.disabled:${target.id}:${ctx.now}`,
    },
    sql`SELECT g.account_id FROM role_grant g WHERE g.role = 'security_administrator' AND ${inForce(ctx.today)}`,
  ),
  audit('webhook.disable', object(target.id), { reason }),
]

const keptDays = 30

/** Forgets what partners were told, thirty days after it happened; what is still on its way stays. */
export async function forgetWebhooks(ctx: Context): Promise<void> {
  const before = inSeconds(ctx, -keptDays * 86_400)
  const old = sql`SELECT id FROM webhook_delivery WHERE created_at < ${before} AND state <> 'waiting' ORDER BY created_at LIMIT 500`
  await oneTrip(
    ctx,
    sql`DELETE FROM webhook_attempt WHERE delivery_id IN (${old})`,
    sql`DELETE FROM webhook_delivery WHERE id IN (${old})`,
    sql`DELETE FROM webhook_event WHERE id IN (SELECT id FROM webhook_event v WHERE at < ${before}
      AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.event_id = v.id) ORDER BY at LIMIT 500)`,
    sql`DELETE FROM webhook_secret WHERE expires_at < ${before}`,
  )
}
