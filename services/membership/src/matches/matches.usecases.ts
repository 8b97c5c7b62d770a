import type { Match, MatchSide } from '@alliance/contracts/membership'
import {
  audit,
  exactlyOne,
  holds,
  newId,
  Problem,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { persistently } from '../imports/persistently.ts'
import { stateOn as needStateOn } from '../needs/needs.rules.ts'
import { need } from '../needs/needs.table.ts'
import { columns as needColumns, shownTo } from '../needs/needs.usecases.ts'
import { stateOn as offerStateOn } from '../offers/offers.rules.ts'
import { offer, type OfferRow } from '../offers/offers.table.ts'
import { asMatch, readMatch, writesFor, type ReadMatch } from './matches.queries.ts'
import { accepted } from './matches.rules.ts'
import { match, type MatchRow } from './matches.table.ts'
import { leftOf, receiptOf } from './matching.rules.ts'

const object = (id: string) => ({ type: 'match', id })

type Offered = Omit<
  OfferRow,
  'isDemo' | 'createdAt' | 'updatedAt' | 'version' | 'provenance' | 'sourceRef'
> & {
  organisationName: string
}

/** A need that the principal is shown, and an offer, in one read. */
async function readPair(ctx: Context, needId: string, offerId: string) {
  const [asked] = await ctx.db
    .select({
      ...needColumns,
      offered: sql<string | null>`(SELECT json_object('id', f.id, 'organisationId', f.organisation_id,
          'organisationName', o.name, 'category', f.category, 'title', f.title, 'description', f.description,
          'chains', json(f.chains), 'divisionCode', f.division_code, 'capacity', f.capacity, 'taken', f.taken,
          'from', f.valid_from, 'to', f.valid_to, 'withdrawnOn', f.withdrawn_on)
        FROM offer f JOIN organisation o ON o.id = f.organisation_id WHERE f.id = ${offerId})`.as('offered'),
    })
    .from(need)
    .where(sql`need.id = ${needId} AND ${shownTo(ctx)}`)
  if (!asked) throw new Problem('need.unknown')
  if (asked.offered === null) throw new Problem('offer.unknown')
  return { asked, offered: JSON.parse(asked.offered) as Offered }
}

const stillOpen = (needId: string, offerId: string, today: string): Write => [
  holds(sql`EXISTS (SELECT 1 FROM need WHERE id = ${needId} AND closed_on IS NULL)`, 'need.closed'),
  holds(
    sql`EXISTS (SELECT 1 FROM offer WHERE id = ${offerId} AND withdrawn_on IS NULL AND (valid_to IS NULL OR valid_to > ${today}))`,
    'offer.closed',
  ),
]

interface Proposal {
  needId: string
  offerId: string
  units: number
  isDemo: boolean
}

/**
 * Proposes a match, with the receipt of why. A side's own staff have accepted for their side by proposing; the
 * secretary proposes for neither.
 *
 * @throws Problem `need.unknown`, `offer.unknown`, `resource.not_found` to who writes for neither side, `match.*`,
 *   `need.closed`, `offer.closed`, `offer.exhausted`
 */
export async function propose(ctx: Context, { needId, offerId, units, isDemo }: Proposal): Promise<Match> {
  const { asked, offered } = await readPair(ctx, needId, offerId)
  const [asNeeding, asOffering] = [
    writesFor(ctx, asked.organisationId),
    writesFor(ctx, offered.organisationId),
  ]
  if (!asNeeding && !asOffering) throw new Problem('resource.not_found')
  if (asked.organisationId === offered.organisationId) throw new Problem('match.self')
  if (asked.category !== offered.category) throw new Problem('match.category')
  if (needStateOn(asked, ctx.today) !== 'open') throw new Problem('need.closed')
  if (['withdrawn', 'ended'].includes(offerStateOn(offered, ctx.today))) throw new Problem('offer.closed')
  if (leftOf(offered) < units) throw new Problem('offer.exhausted')
  const forBoth = asNeeding && asOffering
  const row: MatchRow = {
    id: newId('match', new Date(ctx.now)),
    offerId,
    needId,
    offerOrganisationId: offered.organisationId,
    needOrganisationId: asked.organisationId,
    units,
    state: 'proposed',
    needAcceptedAt: asNeeding && !forBoth ? ctx.now : null,
    offerAcceptedAt: asOffering && !forBoth ? ctx.now : null,
    declinedBy: null,
    note: null,
    receipt: receiptOf(asked, offered, ctx.today),
    proposedBy: ctx.principal.name,
    proposedOn: ctx.today,
    acceptedOn: null,
    settledOn: null,
    isDemo,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    asMatch(ctx, {
      ...row,
      needTitle: asked.title,
      needChainCode: asked.chainCode,
      needVisibility: asked.visibility,
      offerTitle: offered.title,
      offerOrganisationName: offered.organisationName,
      needOrganisationName: asked.organisationName,
    }),
    stillOpen(needId, offerId, ctx.today),
    unique('match.need_id, match.offer_id', 'match.duplicate', ctx.db.insert(match).values(row)),
    audit('match.propose', object(row.id), { needId, offerId, units, score: row.receipt.score }),
  )
}

async function readForSide(ctx: Context, id: string, side: MatchSide): Promise<ReadMatch> {
  const row = await readMatch(ctx, id)
  const organisationId = side === 'need' ? row.needOrganisationId : row.offerOrganisationId
  if (!writesFor(ctx, organisationId)) throw new Problem('resource.not_found')
  return row
}

/** A change of a match that is still as it was read; else it is decided anew. */
const changing = (ctx: Context, read: ReadMatch, change: Partial<MatchRow>): Write =>
  exactlyOne(
    ctx.db
      .update(match)
      .set({ ...change, version: read.version + 1, updatedAt: ctx.now })
      .where(sql`id = ${read.id} AND version = ${read.version}`),
    'version.stale',
  )

const after = (ctx: Context, read: ReadMatch, change: Partial<MatchRow>): Match =>
  asMatch(ctx, { ...read, ...change, version: read.version + 1, updatedAt: ctx.now })

/**
 * Accepts for one side. With the second acceptance the offer's capacity is taken, in the same batch and as far as
 * there is any: of many that are accepted at once, those past the capacity are refused and stay proposed.
 *
 * @throws Problem `match.decided`, `offer.exhausted`, `offer.closed`, `need.closed`
 */
export const accept = (ctx: Context, id: string, side: MatchSide): Promise<Match> =>
  persistently(async () => {
    const read = await readForSide(ctx, id, side)
    const next = accepted(read, side, ctx.now)
    if (next === null) throw new Problem('match.decided')
    const both = next.state === 'accepted'
    const change = { ...pick(next), acceptedOn: both ? ctx.today : null }
    return ctx.commit(
      after(ctx, read, change),
      both ? [stillOpen(read.needId, read.offerId, ctx.today), taking(ctx, read)] : [],
      changing(ctx, read, change),
      audit(both ? 'match.accept' : 'match.accept-side', object(id), { side, units: read.units }),
    )
  })

const pick = ({ state, needAcceptedAt, offerAcceptedAt }: NonNullable<ReturnType<typeof accepted>>) => ({
  state,
  needAcceptedAt,
  offerAcceptedAt,
})

const taking = (ctx: Context, { offerId, units }: ReadMatch): Write =>
  exactlyOne(
    ctx.db
      .update(offer)
      .set({ taken: sql`taken + ${units}`, version: sql`version + 1`, updatedAt: ctx.now })
      .where(sql`id = ${offerId} AND (capacity IS NULL OR taken + ${units} <= capacity)`),
    'offer.exhausted',
  )

/** @throws Problem `match.decided` */
export const decline = (ctx: Context, id: string, side: MatchSide, reason: string): Promise<Match> =>
  persistently(async () => {
    const read = await readForSide(ctx, id, side)
    if (read.state !== 'proposed') throw new Problem('match.decided')
    const change = { state: 'declined' as const, declinedBy: side, note: reason, settledOn: ctx.today }
    return ctx.commit(
      after(ctx, read, change),
      changing(ctx, read, change),
      audit('match.decline', object(id), { side }),
    )
  })

/**
 * Records what came of an accepted match, by either side or the secretary. What failed gives back what it took.
 *
 * @throws Problem `match.not_accepted`, `match.decided`
 */
export const settle = (
  ctx: Context,
  id: string,
  { outcome, note }: { outcome: 'realised' | 'failed'; note: string },
): Promise<Match> =>
  persistently(async () => {
    const read = await readMatch(ctx, id)
    if (!writesFor(ctx, read.needOrganisationId) && !writesFor(ctx, read.offerOrganisationId))
      throw new Problem('resource.not_found')
    if (read.state === 'proposed') throw new Problem('match.not_accepted')
    if (read.state !== 'accepted') throw new Problem('match.decided')
    const change = { state: outcome, note, settledOn: ctx.today }
    return ctx.commit(
      after(ctx, read, change),
      changing(ctx, read, change),
      outcome === 'failed'
        ? ctx.db
            .update(offer)
            .set({ taken: sql`taken - ${read.units}`, version: sql`version + 1`, updatedAt: ctx.now })
            .where(sql`id = ${read.offerId}`)
        : [],
      audit('match.settle', object(id), { outcome, units: read.units }),
    )
  })
