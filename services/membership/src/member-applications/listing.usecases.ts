import type { Page } from '@alliance/contracts'
import type { ApplicationState, MemberApplication, PublicityNotice } from '@alliance/contracts/membership'
import { after, keysOf, oneTrip, pageFrom, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asApplication, isOwn, shown, type ShownRow } from './reading.usecases.ts'
import { streams } from './streams.usecases.ts'

interface ListQuery {
  limit: number
  cursor?: string
  state?: ApplicationState
}

/** What the caller may see: what was submitted within its reach, and of the unsubmitted its own. */
function visible(ctx: Context): SQL[] {
  const reach = streams(ctx, 'member-application:read')
  const submitted = sql`a.submitted_on IS NOT NULL`
  const entered = sql`a.created_by = ${ctx.principal.id} AND a.submitted_on IS NULL`
  if (reach === 'everywhere') return [submitted, entered]
  return [...reach.enterprises, ...reach.committees.map((condition) => sql`${condition} AND ${submitted}`)]
}

/** A page of applications, the last made first. One round trip. */
export async function list(
  ctx: Context,
  { limit, cursor, state }: ListQuery,
): Promise<Page<MemberApplication>> {
  ctx.reach('member-application:read')
  const past = after([sql`a.id`], keysOf(cursor, ['string']), 'descending')
  const inState = state ? sql`a.state = ${state}` : sql`1 = 1`
  const pages = await oneTrip(
    ctx,
    ...visible(ctx).map(
      (condition) => sql`SELECT ${shown}, a.created_by AS createdBy
        FROM member_application a JOIN organisation o ON o.id = a.organisation_id
        WHERE ${condition} AND ${inState} AND ${past} ORDER BY a.id DESC LIMIT ${limit + 1}`,
    ),
  )
  const found = new Map<string, ShownRow>()
  for (const { createdBy, ...row } of pages.flat() as unknown as (ShownRow & { createdBy: string })[])
    if (row.submittedOn !== null || isOwn(ctx, row.organisationId, createdBy)) found.set(row.id, row)
  const rows = [...found.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asApplication(row, ctx.today),
  )
}

/** A page of the admissions in publicity, for everyone: no more than a notice tells. One round trip. */
export async function notices(
  ctx: Context,
  { limit, cursor }: Pick<ListQuery, 'limit' | 'cursor'>,
): Promise<Page<PublicityNotice>> {
  const rows = await ctx.db.all<
    Omit<PublicityNotice, 'provisional' | 'isDemo'> & Record<'provisional' | 'isDemo', number>
  >(sql`
    SELECT a.id, o.name AS organisationName, a.kind, a.chain_code AS chainCode, a.step_from AS postedOn,
      a.due_sort AS lastDay, a.due_provisional AS provisional, a.is_demo AS isDemo
    FROM member_application a JOIN organisation o ON o.id = a.organisation_id
    WHERE a.state = 'publicity' AND ${after([sql`a.due_sort`, sql`a.id`], keysOf(cursor, ['string', 'string']))}
    ORDER BY a.due_sort, a.id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.lastDay, row.id],
    (row) => ({ ...row, provisional: row.provisional === 1, isDemo: row.isDemo === 1 }),
  )
}
