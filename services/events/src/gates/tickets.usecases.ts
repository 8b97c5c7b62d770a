import { printedTicket, ticketSecret } from '@alliance/gates'
import type { Reissue, Ticket } from '@alliance/contracts/events'
import { audit, exactlyOne, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { signingKeyOf, ticketKeyOf } from './keys.ts'

interface Found {
  registrationId: string
  activityId: string
  activityTitle: string
  venue: string
  startsAt: string
  endsAt: string
  name: string
  state: string
  generation: number
  ticketKey: string | null
  signingKey: string | null
}

/** The ticket of one's own registration, or of one at what one organises. */
export async function get(ctx: Context, registrationId: string): Promise<Ticket> {
  return ticketOf(ctx, await find(ctx, registrationId))
}

/** The next generation; whoever shows an older one is refused wherever a gate has heard of it. */
export async function reissue(ctx: Context, registrationId: string, { reason }: Reissue): Promise<Ticket> {
  const found = await find(ctx, registrationId)
  const next = { ...found, generation: found.generation + 1 }
  return ctx.commit(
    await ticketOf(ctx, next),
    exactlyOne(
      ctx.db.run(sql`INSERT INTO ticket (registration_id, generation, reason, issued_at)
        VALUES (${registrationId}, ${next.generation}, ${reason}, ${ctx.now})
        ON CONFLICT (registration_id) DO UPDATE SET generation = excluded.generation, reason = excluded.reason,
          issued_at = excluded.issued_at WHERE ticket.generation = ${found.generation}`),
      'version.stale',
    ),
    ctx.db.run(
      sql`UPDATE gate_admission SET roster_version = roster_version + 1 WHERE activity_id = ${found.activityId}`,
    ),
    audit('ticket.reissue', { type: 'registration', id: registrationId }, { generation: next.generation }),
  )
}

async function find(ctx: Context, registrationId: string): Promise<Found> {
  const [row] = await ctx.db.all<Found>(sql`
    SELECT r.id AS registrationId, r.activity_id AS activityId, a.title AS activityTitle, a.venue, a.starts_at AS startsAt,
      a.ends_at AS endsAt, r.display_name AS name, r.state, coalesce(t.generation, 1) AS generation,
      g.ticket_key AS ticketKey, g.signing_key AS signingKey
    FROM registration r JOIN activity a ON a.id = r.activity_id LEFT JOIN ticket t ON t.registration_id = r.id
      LEFT JOIN gate_admission g ON g.activity_id = r.activity_id
    WHERE r.id = ${registrationId} AND (${hostedWithin(reachOrNone(ctx, 'gate:write'), sql`r.activity_id`)}
      OR EXISTS (SELECT 1 FROM known_person k WHERE k.id = r.person_id AND k.account_id = ${ctx.principal.id}))`)
  if (!row) throw new Problem('resource.not_found')
  if (row.state !== 'confirmed') throw new Problem('ticket.not_confirmed')
  return row
}

async function ticketOf(
  ctx: Context,
  { venue, state: _, ticketKey, signingKey, ...found }: Found,
): Promise<Ticket> {
  if (ticketKey === null || signingKey === null) throw new Problem('ticket.not_open')
  const { activityId, registrationId, generation } = found
  const signing = await signingKeyOf(activityId, signingKey)
  return {
    ...found,
    place: (JSON.parse(venue) as { place?: string }).place ?? null,
    secret: await ticketSecret(await ticketKeyOf(activityId, ticketKey), registrationId, generation),
    printed: await printedTicket(signing, activityId, registrationId, generation),
    serverTime: ctx.now,
  }
}
