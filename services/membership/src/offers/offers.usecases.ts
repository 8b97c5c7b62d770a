import type { Page } from '@alliance/contracts'
import type { NewOffer, Offer, OfferChange, ResourceCategory } from '@alliance/contracts/membership'
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
import { organisation } from '../organisations/organisations.table.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { stateOn } from './offers.rules.ts'
import { offer, type OfferRow } from './offers.table.ts'

const object = (id: string) => ({ type: 'offer', id })

export const columns = {
  ...getTableColumns(offer),
  organisationName: sql<string>`organisation.name`.as('organisation_name'),
}
export type ReadOffer = OfferRow & { organisationName: string }

export function asOffer({ withdrawnOn, sourceRef: _, ...row }: ReadOffer, date: string): Offer {
  return { ...row, state: stateOn({ ...row, withdrawnOn }, date) }
}

interface ListQuery {
  limit: number
  cursor?: string
  category?: ResourceCategory
  organisationId?: string
}

/** A page of offers, the last entered first. What is offered is offered to all of the circle. */
export async function list(
  ctx: Context,
  { limit, cursor, category, organisationId }: ListQuery,
): Promise<Page<Offer>> {
  ctx.reach('circle:read')
  const conditions: SQL[] = [after([sql`offer.id`], keysOf(cursor, ['string']), 'descending')]
  if (category) conditions.push(sql`offer.category = ${category}`)
  if (organisationId) conditions.push(sql`offer.organisation_id = ${organisationId}`)
  const rows = await ctx.db
    .select(columns)
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(offer.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asOffer(row, ctx.today),
  )
}

const mustEndAfter = (from: string, to: string | null): void => {
  if (to !== null && to <= from)
    throw new Problem('request.invalid', { faults: [{ pointer: '/to', code: 'period.reversed' }] })
}

/** Offers something for an organisation that the principal writes for. */
export async function create(ctx: Context, input: NewOffer): Promise<Offer> {
  ctx.mustReach('circle:write', { enterprise: input.organisationId })
  mustEndAfter(input.from, input.to)
  refuseMarkings({ '/title': input.title, '/description': input.description })
  const [of] = await ctx.db
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, input.organisationId))
  if (!of) throw new Problem('resource.not_found')
  const row: OfferRow = {
    id: newId('offer', new Date(ctx.now)),
    ...input,
    taken: 0,
    withdrawnOn: null,
    withdrawnReason: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    asOffer({ ...row, organisationName: of.name }, ctx.today),
    ctx.db.insert(offer).values(row),
    audit('offer.create', object(row.id), {
      organisationId: row.organisationId,
      category: row.category,
      capacity: row.capacity,
    }),
  )
}

/** An offer, where the principal may do `permission` with it. */
async function readToWrite(ctx: Context, id: string): Promise<ReadOffer> {
  const [row] = await ctx.db
    .select(columns)
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(eq(offer.id, id))
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach('circle:write', { enterprise: row.organisationId })
  return row
}

/**
 * Changes an offer that the caller read before. Its capacity never falls below what accepted matches take, also when
 * one is accepted at the same moment.
 *
 * @throws Problem `offer.closed` when it was withdrawn, `offer.exhausted` for a capacity below what is taken
 */
export async function update(ctx: Context, id: string, change: OfferChange): Promise<Offer> {
  const current = await readToWrite(ctx, id)
  if (current.withdrawnOn !== null) throw new Problem('offer.closed')
  const changed = { ...current, ...change, version: current.version + 1, updatedAt: ctx.now }
  mustEndAfter(changed.from, changed.to)
  refuseMarkings({ '/title': change.title, '/description': change.description })
  if (changed.capacity !== null && changed.capacity < current.taken) throw new Problem('offer.exhausted')
  return ctx.commit(
    asOffer(changed, ctx.today),
    exactlyOne(
      ctx.db
        .update(offer)
        .set({
          title: changed.title,
          description: changed.description,
          capacity: changed.capacity,
          to: changed.to,
          version: changed.version,
          updatedAt: ctx.now,
        })
        .where(
          sql`id = ${id} AND version = ${ctx.expectedVersion ?? current.version} AND withdrawn_on IS NULL`,
        ),
      'version.stale',
    ),
    audit('offer.update', object(id), difference(current, changed, ['capacity', 'to'])),
  )
}

/** @throws Problem `offer.closed` */
export async function withdraw(ctx: Context, id: string, reason: string): Promise<Offer> {
  const current = await readToWrite(ctx, id)
  const change = { withdrawnOn: ctx.today, withdrawnReason: reason, updatedAt: ctx.now }
  return ctx.commit(
    asOffer({ ...current, ...change, version: current.version + 1 }, ctx.today),
    exactlyOne(
      ctx.db
        .update(offer)
        .set({ ...change, version: sql`version + 1` })
        .where(sql`id = ${id} AND withdrawn_on IS NULL`),
      'offer.closed',
    ),
    audit('offer.withdraw', object(id)),
  )
}
