import type { Page } from '@alliance/contracts'
import type { NewSite, Site } from '@alliance/contracts/membership'
import { after, audit, keysOf, newId, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { gridPathOf, organisationPlace, organisationsWithin } from '../reach.ts'
import { organisation, site } from './organisations.table.ts'

const { createdAt: _created, updatedAt: _updated, ...columns } = getTableColumns(site)

interface ListQuery {
  limit: number
  cursor?: string
  kind?: Site['kind']
}

/** A page of places, in the order in which they were recorded. */
export async function list(ctx: Context, { limit, cursor, kind }: ListQuery): Promise<Page<Site>> {
  const conditions: SQL[] = [after([sql`site.id`], keysOf(cursor, ['string']))]
  if (kind) conditions.push(sql`site.kind = ${kind}`)
  conditions.push(organisationsWithin(ctx, 'organisation:read', sql`site.organisation_id`))
  const rows = await ctx.db
    .select({ ...columns, organisationName: sql<string>`organisation.name`.as('organisation_name') })
    .from(site)
    .innerJoin(organisation, eq(organisation.id, site.organisationId))
    .where(sql.join(conditions, sql` AND `))
    .orderBy(site.id)
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
}

/** Adds a place of an organisation that the principal may change. */
export async function add(ctx: Context, organisationId: string, input: NewSite): Promise<Site> {
  const [of] = await ctx.db
    .select({ name: organisation.name, gridPath: gridPathOf(ctx, sql`organisation.id`).as('grid_path') })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  if (!of) throw new Problem('resource.not_found')
  ctx.mustReach('organisation:write', organisationPlace(organisationId, of.gridPath))
  const added = { id: newId('site', new Date(ctx.now)), organisationId, ...input, to: null, version: 1 }
  return ctx.commit(
    { ...added, organisationName: of.name },
    ctx.db.insert(site).values({ ...added, createdAt: ctx.now, updatedAt: ctx.now }),
    audit(
      'site.add',
      { type: 'site', id: added.id },
      { organisationId, kind: input.kind, provenance: input.provenance },
    ),
  )
}
