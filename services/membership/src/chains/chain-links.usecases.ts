import type { Page } from '@alliance/contracts'
import type { ChainLink, ChainPlace, NewChainLink } from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'
import {
  after,
  audit,
  exactlyOne,
  holds,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { organisation } from '../organisations/organisations.table.ts'
import { holdsOn } from '../period.ts'
import { counted } from '../tally.table.ts'
import { subjectOf } from './chains.rules.ts'
import { chainLink } from './chains.table.ts'

const object = (id: string) => ({ type: 'chain-link', id })
const { createdAt: _, ...shown } = getTableColumns(chainLink)
const columns = { ...shown, organisationName: sql<string>`organisation.name`.as('organisation_name') }

interface ListQuery {
  limit: number
  cursor?: string
  chain?: ChainCode
  place?: ChainPlace
  asOf?: string
}

/** A page of places on chains, in the order in which they were recorded. */
export async function list(
  ctx: Context,
  { limit, cursor, chain, place, asOf }: ListQuery,
): Promise<Page<ChainLink>> {
  ctx.reach('chain:read')
  const conditions: SQL[] = [after([sql`chain_link.id`], keysOf(cursor, ['string']))]
  if (chain) conditions.push(sql`chain_code = ${chain}`)
  if (place) conditions.push(sql`place = ${place}`)
  if (asOf) conditions.push(holdsOn(sql`chain_link`, asOf))
  const rows = await ctx.db
    .select(columns)
    .from(chainLink)
    .innerJoin(organisation, eq(organisation.id, chainLink.organisationId))
    .where(sql.join(conditions, sql` AND `))
    .orderBy(chainLink.id)
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
}

function mustSpanZone(ctx: Context): void {
  if (ctx.reach('chain:write') !== 'everywhere') throw new Problem('access.denied')
}

/**
 * Gives an organisation a place on a chain from a date on. It may have several places on a chain, each once at a
 * time: of many at once the first is written, the others are refused with `chain_link.overlap`.
 *
 * @throws Problem `organisation.unknown`
 */
export async function add(ctx: Context, chainCode: ChainCode, input: NewChainLink): Promise<ChainLink> {
  mustSpanZone(ctx)
  const { organisationId, place, from } = input
  const [found] = await ctx.db
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  if (!found) throw new Problem('organisation.unknown')
  const link = { id: newId('chainLink', new Date(ctx.now)), chainCode, ...input, to: null }
  return ctx.commit(
    { ...link, organisationName: found.name },
    // Periods do not overlap, so the one that began last is also the one that ends last.
    holds(
      sql`NOT EXISTS (SELECT 1 FROM (SELECT valid_to AS until FROM chain_link
        WHERE organisation_id = ${organisationId} AND chain_code = ${chainCode} AND place = ${place}
        ORDER BY valid_from DESC LIMIT 1) WHERE until IS NULL OR until > ${from})`,
      'chain_link.overlap',
    ),
    unique(
      'chain_link.chain_code, chain_link.organisation_id, chain_link.place',
      'chain_link.overlap',
      ctx.db.insert(chainLink).values({ ...link, createdAt: ctx.now }),
    ),
    counted(subjectOf(chainCode, place), from, 1),
    audit('chain-link.add', object(link.id), { chainCode, organisationId, place, from }),
  )
}

/**
 * Ends a place on a chain on a date.
 *
 * @throws Problem `chain_link.ended` when it has an end already, `request.invalid` at `/to` when that is not after its beginning
 */
export async function end(ctx: Context, chainCode: ChainCode, id: string, to: string): Promise<ChainLink> {
  mustSpanZone(ctx)
  const [link] = await ctx.db
    .select(columns)
    .from(chainLink)
    .innerJoin(organisation, eq(organisation.id, chainLink.organisationId))
    .where(sql`chain_link.id = ${id} AND chain_code = ${chainCode}`)
  if (!link) throw new Problem('resource.not_found')
  if (link.to !== null) throw new Problem('chain_link.ended')
  if (to <= link.from)
    throw new Problem('request.invalid', { faults: [{ pointer: '/to', code: 'period.reversed' }] })
  return ctx.commit(
    { ...link, to },
    exactlyOne(
      ctx.db.run(sql`UPDATE chain_link SET valid_to = ${to} WHERE id = ${id} AND valid_to IS NULL`),
      'chain_link.ended',
    ),
    counted(subjectOf(chainCode, link.place), to, -1),
    audit('chain-link.end', object(id), {
      chainCode,
      organisationId: link.organisationId,
      place: link.place,
      to,
    }),
  )
}
