import type { Page } from '@alliance/contracts'
import type {
  NewOrganisation,
  Organisation,
  OrganisationChange,
  OrganisationKind,
} from '@alliance/contracts/membership'
import { after, keysOf, newId, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { gridPathOf, organisationPlace, organisationsWithin } from '../reach.ts'
import { changing, entering } from './entering.usecases.ts'
import { changeOrganisation, draftOrganisation } from './organisations.rules.ts'
import { organisation, type OrganisationRow } from './organisations.table.ts'
import { searchRange } from './search.rules.ts'

const { nameSort: _order, ...shown } = getTableColumns(organisation)

export const asOrganisation = ({ nameSort: _, ...row }: OrganisationRow): Organisation => row

interface ListQuery {
  limit: number
  cursor?: string
  q?: string
  kind?: OrganisationKind
}

/** A page of the register in the order of names; a search answers one page of what it finds first. */
export async function list(ctx: Context, { limit, cursor, q, kind }: ListQuery): Promise<Page<Organisation>> {
  const conditions: SQL[] = [after([sql`name_sort`, sql`id`], keysOf(cursor, ['string', 'string']))]
  if (kind) conditions.push(sql`kind = ${kind}`)
  if (q) conditions.push(sql`id IN (${found(ctx, q, limit)})`)
  conditions.push(organisationsWithin(ctx, 'organisation:read', sql`organisation.id`))
  const rows = await ctx.db
    .select()
    .from(organisation)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(organisation.nameSort, organisation.id)
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.nameSort, row.id], asOrganisation)
}

/** Ids that a search finds. One organisation may be met by several of its terms, so a few more are read than shown. */
function found(ctx: Context, q: string, limit: number): SQL {
  const range = searchRange(q)
  if (range === null) return sql`SELECT NULL WHERE false`
  const mine = organisationsWithin(ctx, 'organisation:read', sql`organisation_term.organisation_id`)
  return sql`SELECT organisation_id FROM organisation_term
    WHERE term >= ${range.from} AND term < ${range.to} AND ${mine} ORDER BY term LIMIT ${limit * 3}`
}

/** One organisation, if the principal may see it. */
export async function get(ctx: Context, id: string): Promise<Organisation> {
  return (await read(ctx, id, 'organisation:read')).current
}

async function read(ctx: Context, id: string, permission: 'organisation:read' | 'organisation:write') {
  const [row] = await ctx.db
    .select({ ...shown, gridPath: gridPathOf(ctx, sql`organisation.id`).as('grid_path') })
    .from(organisation)
    .where(eq(organisation.id, id))
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach(permission, organisationPlace(id, row.gridPath))
  const { gridPath: _, ...current } = row
  return { current: current as Organisation }
}

/** Enters an organisation. New ones lie outside every scope but the zone's, so only the zone's people enter them. */
export async function create(ctx: Context, input: NewOrganisation): Promise<Organisation> {
  if (ctx.reach('organisation:write') !== 'everywhere') throw new Problem('access.denied')
  const entered = draftOrganisation(input, newId('organisation', new Date(ctx.now)), ctx.now)
  return ctx.commit(entered, entering(ctx, [entered]))
}

/** Changes an organisation that the caller read before. */
export async function update(ctx: Context, id: string, change: OrganisationChange): Promise<Organisation> {
  const { current } = await read(ctx, id, 'organisation:write')
  const changed = changeOrganisation(current, change, ctx.now)
  return ctx.commit(
    changed,
    changing(ctx, [{ current, changed, expectedVersion: ctx.expectedVersion ?? current.version }]),
  )
}
