import type { Page } from '@alliance/contracts'
import type { Need, NeedChange, NewNeed, ResourceCategory, Suggestions } from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'
import {
  after,
  audit,
  difference,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  type Context,
} from '@alliance/service-kit'
import { desc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { ranked, ruleVersion } from '../matches/matching.rules.ts'
import { asOffer, columns as offerColumns } from '../offers/offers.usecases.ts'
import { offer } from '../offers/offers.table.ts'
import { organisation } from '../organisations/organisations.table.ts'
import { holdsOn } from '../period.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { stateOn } from './needs.rules.ts'
import { need, type NeedRow } from './needs.table.ts'

const object = (id: string) => ({ type: 'need', id })

export const columns = {
  ...getTableColumns(need),
  organisationName: sql<
    string | null
  >`(SELECT o.name FROM organisation o WHERE o.id = need.organisation_id)`.as('organisation_name'),
}
export type ReadNeed = NeedRow & { organisationName: string | null }

export function asNeed(
  { askedOn: _asked, closedOn, closedAs, sourceRef: _source, ...row }: ReadNeed,
  date: string,
): Need {
  return { ...row, state: stateOn({ ...row, closedOn, closedAs }, date) }
}

/**
 * The condition that a need, by its columns in the query, is shown: to the alliance what its asker shows it, and what
 * is for the secretary alone to the secretary and to the asker's own staff.
 */
export function shownTo(ctx: Context): SQL {
  if (writesEverywhere(ctx)) return sql`1 = 1`
  const reach = ctx.reach('circle:read')
  return reach === 'everywhere'
    ? sql`need.visibility = 'alliance'`
    : sql`(need.visibility = 'alliance' OR need.organisation_id IN (SELECT value FROM json_each(${JSON.stringify(reach.enterprises)})))`
}

/** The secretary of the alliance, who writes for all of the circle. */
export function writesEverywhere(ctx: Context): boolean {
  try {
    return ctx.reach('circle:write') === 'everywhere'
  } catch (error) {
    if (error instanceof Problem && error.code === 'access.denied') return false
    throw error
  }
}

interface ListQuery {
  limit: number
  cursor?: string
  category?: ResourceCategory
  organisationId?: string
}

/**
 * A page of the needs that the principal is shown, the last entered first. To an enterprise's staff it is put together
 * from two lists, the alliance's and their own, so that neither is searched for the other.
 */
export async function list(
  ctx: Context,
  { limit, cursor, category, organisationId }: ListQuery,
): Promise<Page<Need>> {
  const reach = ctx.reach('circle:read')
  const keys = keysOf(cursor, ['string'])
  const filtered = (id: SQL, alias: SQL): SQL =>
    sql`${after([id], keys, 'descending')}
      ${category ? sql`AND ${alias}.category = ${category}` : sql``}
      ${organisationId ? sql`AND ${alias}.organisation_id = ${organisationId}` : sql``}`
  const shown =
    reach === 'everywhere'
      ? shownTo(ctx)
      : sql`need.id IN (SELECT * FROM (SELECT n.id FROM need n WHERE n.visibility = 'alliance'
            AND ${filtered(sql`n.id`, sql`n`)} ORDER BY n.id DESC LIMIT ${limit + 1})
          UNION SELECT n.id FROM json_each(${JSON.stringify(reach.enterprises)}) JOIN need n ON n.organisation_id = value)`
  const rows = await ctx.db
    .select(columns)
    .from(need)
    .where(sql`${filtered(sql`need.id`, sql`need`)} AND ${shown}`)
    .orderBy(desc(need.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asNeed(row, ctx.today),
  )
}

/** Whose need it is, and on which chain it stands: named, or the first that the organisation has its place on. */
async function asker(ctx: Context, { organisationId, chainCode }: NewNeed) {
  if (organisationId === null) {
    if (chainCode === null) throw new Problem('need.whose')
    if (!writesEverywhere(ctx)) throw new Problem('resource.not_found')
    return { organisationName: null, chainCode }
  }
  ctx.mustReach('circle:write', { enterprise: organisationId })
  const [found] = await ctx.db.all<{ name: string; chain: ChainCode | null }>(sql`
    SELECT o.name AS name, (SELECT l.chain_code FROM chain_link l WHERE l.organisation_id = o.id
      AND l.place <> 'partner' AND ${holdsOn(sql`l`, ctx.today)} ORDER BY l.id LIMIT 1) AS chain
    FROM organisation o WHERE o.id = ${organisationId}`)
  if (!found) throw new Problem('resource.not_found')
  return { organisationName: found.name, chainCode: chainCode ?? found.chain }
}

/** @throws Problem `need.whose` of a need of nobody */
export async function create(ctx: Context, input: NewNeed): Promise<Need> {
  refuseMarkings({ '/title': input.title, '/description': input.description })
  const { organisationName, chainCode } = await asker(ctx, input)
  const row: NeedRow = {
    id: newId('need', new Date(ctx.now)),
    ...input,
    chainCode,
    askedOn: ctx.today,
    closedOn: null,
    closedAs: null,
    closedNote: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    asNeed({ ...row, organisationName }, ctx.today),
    ctx.db.insert(need).values(row),
    audit('need.create', object(row.id), {
      organisationId: row.organisationId,
      chainCode,
      category: row.category,
      visibility: row.visibility,
    }),
  )
}

async function readToWrite(ctx: Context, id: string): Promise<ReadNeed> {
  const [row] = await ctx.db.select(columns).from(need).where(eq(need.id, id))
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach('circle:write', { enterprise: row.organisationId })
  return row
}

/** @throws Problem `need.closed` */
export async function update(ctx: Context, id: string, change: NeedChange): Promise<Need> {
  const current = await readToWrite(ctx, id)
  if (current.closedOn !== null) throw new Problem('need.closed')
  refuseMarkings({ '/title': change.title, '/description': change.description })
  const kept = { ...change, version: current.version + 1, updatedAt: ctx.now }
  const changed = { ...current, ...kept }
  return ctx.commit(
    asNeed(changed, ctx.today),
    exactlyOne(
      ctx.db
        .update(need)
        .set(kept)
        .where(sql`id = ${id} AND version = ${ctx.expectedVersion ?? current.version} AND closed_on IS NULL`),
      'version.stale',
    ),
    audit('need.update', object(id), difference(current, changed, ['urgency', 'until', 'visibility'])),
  )
}

/** @throws Problem `need.closed` */
export async function close(
  ctx: Context,
  id: string,
  { as, note }: { as: 'met' | 'withdrawn'; note: string },
): Promise<Need> {
  const current = await readToWrite(ctx, id)
  const change = { closedOn: ctx.today, closedAs: as, closedNote: note, updatedAt: ctx.now }
  return ctx.commit(
    asNeed({ ...current, ...change, version: current.version + 1 }, ctx.today),
    exactlyOne(
      ctx.db
        .update(need)
        .set({ ...change, version: sql`version + 1` })
        .where(sql`id = ${id} AND closed_on IS NULL`),
      'need.closed',
    ),
    audit('need.close', object(id), { as }),
  )
}

/** Offers that the rule looks at, at the most; of more, those entered last. */
const mostOffers = 300
const mostShown = 50

/** What open offers fit a need that the principal is shown, the best first. */
export async function suggest(ctx: Context, id: string): Promise<Suggestions> {
  const [asked] = await ctx.db
    .select(columns)
    .from(need)
    .where(sql`need.id = ${id} AND ${shownTo(ctx)}`)
  if (!asked) throw new Problem('resource.not_found')
  const offers = await ctx.db
    .select(offerColumns)
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(
      sql`offer.category = ${asked.category} AND offer.withdrawn_on IS NULL AND ${holdsOn(sql`offer`, ctx.today)}`,
    )
    .orderBy(desc(offer.id))
    .limit(mostOffers + 1)
  const fitting = ranked(asked, offers.slice(0, mostOffers), ctx.today)
  return {
    needId: id,
    ruleVersion,
    items: fitting.slice(0, mostShown).map((item) => ({ ...item, offer: asOffer(item.offer, ctx.today) })),
    cut: offers.length > mostOffers,
  }
}
