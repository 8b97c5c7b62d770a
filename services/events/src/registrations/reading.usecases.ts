import type { Page } from '@alliance/contracts'
import type { MyRegistration, OwnRegistration, Registration } from '@alliance/contracts/events'
import { after, keysOf, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { hostedWithin, reachOrNone } from '../reach.ts'
import {
  aheadCounted,
  asOwn,
  asRegistration,
  ownColumns,
  queueOf,
  registrationColumns,
} from './registrations.queries.ts'

interface Paging {
  limit: number
  cursor?: string
}

/** Who registered at an activity, in the order they came. Who does not organise it sees their own staff. */
export async function atActivity(
  ctx: Context,
  activityId: string,
  { limit, cursor, state }: Paging & { state?: Registration['state'] },
): Promise<Page<Registration>> {
  const reach = ctx.reach('registration:read')
  const enterprises = reach === 'everywhere' ? [] : reach.enterprises
  const conditions: SQL[] = [
    sql`r.activity_id = ${activityId}`,
    after([sql`r.sequence`], keysOf(cursor, ['number'])),
  ]
  if (state) conditions.push(sql`r.state = ${state}`)
  const page = (source: SQL) => sql`SELECT ${registrationColumns} FROM ${source}
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY r.sequence LIMIT ${limit + 1}`
  const hosted = hostedWithin(reach, sql`${activityId}`)
  // Who organises is settled before a row is read: the one half has nothing to join, or the other.
  const rows = await ctx.db.all<Record<string, unknown>>(
    reach === 'everywhere'
      ? page(sql`registration r`)
      : sql`SELECT * FROM (
          SELECT * FROM (${page(sql`(SELECT 1 WHERE ${hosted}) CROSS JOIN registration r`)})
          UNION ALL SELECT * FROM (${page(sql`(SELECT value AS id FROM json_each(${JSON.stringify(enterprises)}) WHERE NOT ${hosted}) employer
            CROSS JOIN registration r ON r.organisation_id = employer.id`)}))
        ORDER BY sequence LIMIT ${limit + 1}`,
  )
  return pageFrom(rows, limit, (row) => [row.sequence as number], asRegistration)
}

/** One’s own registrations, the last first, each with what it is for. */
export async function mine(ctx: Context, { limit, cursor }: Paging): Promise<Page<MyRegistration>> {
  const rows = await ctx.db.all<
    Record<string, unknown>
  >(sql`SELECT ${registrationColumns}, ${aheadCounted} AS ahead,
      a.kind AS "activityKind", a.title, a.state AS "activityState", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.venue,
      a.cancel_reason AS "cancelReason", a.is_demo AS "isDemo"
    FROM known_person k CROSS JOIN registration r ON r.person_id = k.id JOIN activity a ON a.id = r.activity_id
    WHERE k.account_id = ${ctx.principal.id} AND ${after([sql`r.id`], keysOf(cursor, ['string']), 'descending')}
    ORDER BY r.id DESC LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => [row.id as string], asMine)
}

function asMine(row: Record<string, unknown>): MyRegistration {
  const registration = asRegistration(row)
  const venue = JSON.parse(row.venue as string) as MyRegistration['activity']['venue']
  return {
    registration,
    queue: queueOf(row.ahead as number | null),
    activity: {
      id: registration.activityId,
      kind: row.activityKind,
      title: row.title,
      state: row.activityState,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      venue: 'joinUrl' in venue && registration.state !== 'confirmed' ? { ...venue, joinUrl: null } : venue,
      cancelReason: row.cancelReason,
      isDemo: row.isDemo === 1,
    } as MyRegistration['activity'],
  }
}

/** One registration: one’s own, one’s staff’s, or one at what one organises. */
export async function get(ctx: Context, id: string): Promise<OwnRegistration> {
  const reach = reachOrNone(ctx, 'registration:read')
  const enterprises = reach === null || reach === 'everywhere' ? [] : reach.enterprises
  const [row] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${ownColumns} FROM registration r
    WHERE r.id = ${id} AND (${hostedWithin(reach, sql`r.activity_id`)}
      OR EXISTS (SELECT 1 FROM known_person k WHERE k.id = r.person_id AND k.account_id = ${ctx.principal.id})
      OR r.organisation_id IN (SELECT value FROM json_each(${JSON.stringify(enterprises)})))`)
  if (!row) throw new Problem('resource.not_found')
  return asOwn(row)
}
