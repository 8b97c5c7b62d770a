import type { Page } from '@alliance/contracts'
import type {
  HousingApplication,
  HousingApplicationState,
  HousingNotice,
} from '@alliance/contracts/talent-housing'
import { after, keysOf, oneTrip, pageFrom, reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asApplication, from, shown, type ShownRow } from './applications.queries.ts'
import { publicName } from './facts.rules.ts'

interface ListQuery {
  limit: number
  cursor?: string
  state?: HousingApplicationState
}

/** Within a permission, conditions that an index each answers in order: everything, or each of the caller's employers. */
export function streams(
  ctx: Context,
  permission: 'housing-application:read' | 'housing-application:write',
): SQL[] {
  const reach = reachOf(ctx.principal, permission)
  if (reach === 'everywhere') return [sql`1 = 1`]
  return (reach?.enterprises ?? []).map((id) => sql`a.employer_id = ${id}`)
}

/** A page of what was submitted, the last made first. One round trip. */
export async function list(
  ctx: Context,
  { limit, cursor, state }: ListQuery,
): Promise<Page<HousingApplication>> {
  ctx.reach('housing-application:read')
  const past = after([sql`a.id`], keysOf(cursor, ['string']), 'descending')
  const inState = state ? sql`a.state = ${state}` : sql`1 = 1`
  const within = streams(ctx, 'housing-application:read')
  const pages =
    within.length === 0
      ? []
      : await oneTrip(
          ctx,
          ...within.map(
            (condition) => sql`SELECT ${shown} FROM ${from}
              WHERE ${condition} AND a.submitted_on IS NOT NULL AND ${inState} AND ${past} ORDER BY a.id DESC LIMIT ${limit + 1}`,
          ),
        )
  const rows = (pages.flat() as unknown as ShownRow[])
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asApplication(row, ctx.today),
  )
}

type NoticeRow = Omit<HousingNotice, 'provisional' | 'isDemo' | 'result'> &
  Record<'provisional' | 'isDemo', number>

/** A page of the cases in publicity, for everyone: no more than a notice tells. One round trip. */
export async function notices(
  ctx: Context,
  { limit, cursor }: Pick<ListQuery, 'limit' | 'cursor'>,
): Promise<Page<HousingNotice>> {
  const rows = await ctx.db.all<NoticeRow>(sql`
    SELECT a.id, a.application_no AS applicationNo, a.applicant_name AS name, o.name AS employerName, a.talent_class AS talentClass,
      a.unit_wish AS unitWish, a.step_from AS postedOn, a.wait_sort AS lastDay, a.due_provisional AS provisional, a.is_demo AS isDemo
    FROM ${from} WHERE a.state = 'publicity' AND ${after([sql`a.wait_sort`, sql`a.id`], keysOf(cursor, ['string', 'string']))}
    ORDER BY a.wait_sort, a.id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.lastDay, row.id],
    (row) => ({
      ...row,
      name: publicName(row.name),
      result: 'eligible' as const,
      provisional: row.provisional === 1,
      isDemo: row.isDemo === 1,
    }),
  )
}
