import type { Page } from '@alliance/contracts'
import type { ShiftSignup, SignupState, VolunteerTotal } from '@alliance/contracts/events'
import type { DecisionReceipt } from '@alliance/contracts'
import { after, keysOf, pageFrom, Problem, receiptsAbout, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { hostedWithin, hostsWithin, reachOrNone } from '../reach.ts'
import { asRow } from '@alliance/service-kit/database/rows'
import { asSignup, ownSignup, signupColumns } from './volunteering.queries.ts'
import { shiftSignup } from './volunteering.table.ts'

interface Paging {
  limit: number
  cursor?: string
}

async function page(
  ctx: Context,
  source: SQL,
  { limit, cursor }: Paging,
  conditions: SQL[],
): Promise<Page<ShiftSignup>> {
  const all = [...conditions, after([sql`s.id`], keysOf(cursor, ['string']), 'descending')]
  const rows = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${signupColumns} FROM ${source}
    WHERE ${sql.join(all, sql` AND `)} ORDER BY s.id DESC LIMIT ${limit + 1}`)
  return pageFrom(
    rows.map((row) => asRow(shiftSignup, row)),
    limit,
    (row) => [row.id],
    asSignup,
  )
}

/** Volunteers at one activity that one organises with others, or at all that one’s own bodies record. */
export function list(
  ctx: Context,
  { activityId, state, ...paging }: Paging & { activityId?: string; state?: SignupState },
): Promise<Page<ShiftSignup>> {
  const reach = ctx.reach('attendance:read')
  return page(ctx, sql`shift_signup s`, paging, [
    ...(activityId
      ? [sql`s.activity_id = ${activityId}`, hostedWithin(reach, sql`${activityId}`)]
      : reach === 'everywhere'
        ? []
        : [sql`s.host_id IN (${hostsWithin(reach)})`]),
    ...(state ? [sql`s.state = ${state}`] : []),
  ])
}

/** One’s own. */
export const mine = (ctx: Context, paging: Paging): Promise<Page<ShiftSignup>> =>
  page(ctx, sql`known_person k CROSS JOIN shift_signup s ON s.person_id = k.id`, paging, [
    sql`k.account_id = ${ctx.principal.id}`,
  ])

/** One’s own minutes by year, the last first. */
export async function myYears(ctx: Context) {
  const years = await ctx.db.all<{ year: number; minutes: number }>(sql`
    SELECT t.year, sum(t.minutes) AS minutes FROM known_person k CROSS JOIN volunteer_total t ON t.person_id = k.id
    WHERE k.account_id = ${ctx.principal.id} GROUP BY t.year ORDER BY t.year DESC`)
  return { years }
}

/** How the minutes of a shift were found, for the volunteer and for who organises. */
export async function receipts(ctx: Context, id: string): Promise<{ receipts: DecisionReceipt[] }> {
  const hosted = hostedWithin(reachOrNone(ctx, 'attendance:read'), sql`s.activity_id`)
  const [row] = await ctx.db.all<{ receipts: string }>(sql`SELECT ${receiptsAbout(sql`s.id`)} AS receipts
    FROM shift_signup s WHERE s.id = ${id} AND (${ownSignup(ctx)} OR ${hosted})`)
  if (!row) throw new Problem('resource.not_found')
  return { receipts: JSON.parse(row.receipts) as DecisionReceipt[] }
}

interface TotalRow extends Omit<VolunteerTotal, 'certificate'> {
  certificateId: string | null
  certified: number | null
}

/** What volunteers have in a year, by the body that recorded it. */
export async function totals(
  ctx: Context,
  { hostId, year, limit, cursor }: Paging & { hostId?: string; year: number },
): Promise<Page<VolunteerTotal>> {
  const reach = ctx.reach('certificate:read')
  const conditions = [
    sql`t.year = ${year}`,
    sql`t.minutes > 0`,
    ...(hostId ? [sql`t.host_id = ${hostId}`] : []),
    ...(reach === 'everywhere' ? [] : [sql`t.host_id IN (${hostsWithin(reach)})`]),
    after([sql`t.host_id`, sql`t.person_id`], keysOf(cursor, ['string', 'string'])),
  ]
  const rows = await ctx.db
    .all<TotalRow>(sql`SELECT t.person_id AS personId, coalesce(k.display_name, t.person_id) AS personName,
      k.employer_name AS organisationName, t.host_id AS hostId, coalesce(p.name, o.name, t.host_id) AS hostName, t.year, t.minutes,
      c.id AS certificateId, c.minutes AS certified
    FROM volunteer_total t LEFT JOIN known_person k ON k.id = t.person_id
      LEFT JOIN known_party_organisation p ON p.id = t.host_id LEFT JOIN known_organisation o ON o.id = t.host_id
      LEFT JOIN certificate c ON c.kind = 'volunteering' AND c.source_id = t.host_id || '.' || t.year
        AND c.person_id = t.person_id AND c.revoked_at IS NULL
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY t.host_id, t.person_id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.hostId, row.personId],
    ({ certificateId, certified, ...row }) => ({
      ...row,
      certificate: certificateId === null ? null : { id: certificateId, minutes: certified! },
    }),
  )
}
