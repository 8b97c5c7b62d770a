import type { Page } from '@alliance/contracts'
import type {
  NewRegulation,
  NewRegulationReview,
  NewRegulationVersion,
  Regulation,
  RegulationKind,
  RegulationReview,
  RegulationVersion,
} from '@alliance/contracts/membership'
import { addDays } from '@alliance/calendar'
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
import { desc, eq, sql } from 'drizzle-orm'
import { organisation } from '../organisations/organisations.table.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { asRegulation, columnsOn, readRegulation } from './regulations.queries.ts'
import { stateOn } from './regulations.rules.ts'
import { regulation, regulationReview, regulationVersion } from './regulations.table.ts'

const object = (id: string) => ({ type: 'regulation', id })

interface ListQuery {
  limit: number
  cursor?: string
  kind?: RegulationKind
  asOf?: string
}

/** A page of the register as on a date, the last recorded first. */
export async function list(
  ctx: Context,
  { limit, cursor, kind, asOf = ctx.today }: ListQuery,
): Promise<Page<Regulation>> {
  ctx.reach('regulation:read')
  const rows = await ctx.db
    .select(columnsOn(asOf))
    .from(regulation)
    .innerJoin(organisation, eq(organisation.id, regulation.issuedById))
    .where(
      sql`${after([sql`regulation.id`], keysOf(cursor, ['string']), 'descending')} AND ${kind ? sql`regulation.kind = ${kind}` : sql`1 = 1`}`,
    )
    .orderBy(desc(regulation.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asRegulation(row, asOf),
  )
}

/** A page of those whose review is overdue or due within `days`, the most urgent first. */
export async function reviewsDue(
  ctx: Context,
  { limit, cursor, days }: { limit: number; cursor?: string; days: number },
): Promise<Page<Regulation>> {
  ctx.reach('regulation:read')
  const rows = await ctx.db
    .select(columnsOn(ctx.today))
    .from(regulation)
    .innerJoin(organisation, eq(organisation.id, regulation.issuedById))
    .where(
      sql`regulation.review_due_on IS NOT NULL AND regulation.repealed_on IS NULL
        AND regulation.review_due_on <= ${addDays(ctx.today, days)}
        AND ${after([sql`regulation.review_due_on`, sql`regulation.id`], keysOf(cursor, ['string', 'string']))}`,
    )
    .orderBy(regulation.reviewDueOn, regulation.id)
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.reviewDueOn!, row.id],
    (row) => asRegulation(row, ctx.today),
  )
}

export function mustWriteRegulations(ctx: Context): void {
  if (ctx.reach('regulation:write') !== 'everywhere') throw new Problem('access.denied')
}

const newVersion = (
  ctx: Context,
  number: number,
  { from, text, note }: { from: string; text: string | null; note: string | null },
): RegulationVersion => ({
  id: newId('regulationVersion', new Date(ctx.now)),
  number,
  from,
  to: null,
  note,
  text,
  recordedBy: ctx.principal.name,
  recordedAt: ctx.now,
})

/** @throws Problem `organisation.unknown`, `regulation.duplicate_number`, and of `refuseMarkings` */
export async function create(ctx: Context, input: NewRegulation): Promise<Regulation> {
  mustWriteRegulations(ctx)
  refuseMarkings({ '/title': input.title })
  const [issuer] = await ctx.db
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.id, input.issuedById))
  if (!issuer) throw new Problem('organisation.unknown')
  const { from, text, ...given } = input
  const row = {
    id: newId('regulation', new Date(ctx.now)),
    ...given,
    repealedOn: null,
    repealReason: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  const first = newVersion(ctx, 1, { from, text, note: null })
  return ctx.commit(
    {
      ...row,
      issuedByName: issuer.name,
      state: stateOn({ firstFrom: from, repealedOn: null }, ctx.today),
      inForce: from <= ctx.today ? { number: 1, from } : null,
      reviewOverdue: row.reviewDueOn !== null && row.reviewDueOn < ctx.today,
    },
    unique('regulation.number', 'regulation.duplicate_number', ctx.db.insert(regulation).values(row)),
    ctx.db.insert(regulationVersion).values({ ...first, regulationId: row.id }),
    audit('regulation.create', object(row.id), { kind: row.kind, number: row.number, from }),
  )
}

/**
 * Lets a new version come into force. It ends the one before it on the same day, so that on every date from the first
 * version on exactly one is in force; a trigger refuses any other.
 *
 * @throws Problem `regulation.overlap` unless it begins after every other, `regulation.repealed`
 */
export async function addVersion(
  ctx: Context,
  id: string,
  input: NewRegulationVersion,
): Promise<RegulationVersion> {
  mustWriteRegulations(ctx)
  const [last] = await ctx.db.all<{ number: number; validFrom: string; repealedOn: string | null }>(sql`
    SELECT v.number AS number, v.valid_from AS validFrom, r.repealed_on AS repealedOn FROM regulation_version v
    JOIN regulation r ON r.id = v.regulation_id WHERE v.regulation_id = ${id} ORDER BY v.number DESC LIMIT 1`)
  if (!last) throw new Problem('resource.not_found')
  if (last.repealedOn !== null) throw new Problem('regulation.repealed')
  if (input.from <= last.validFrom) throw new Problem('regulation.overlap')
  const { from, text, note, reviewDueOn } = input
  const next = newVersion(ctx, last.number + 1, { from, text, note })
  return ctx.commit(
    next,
    holds(
      sql`EXISTS (SELECT 1 FROM regulation WHERE id = ${id} AND repealed_on IS NULL)`,
      'regulation.repealed',
    ),
    exactlyOne(
      ctx.db
        .update(regulationVersion)
        .set({ to: from })
        .where(sql`regulation_id = ${id} AND number = ${last.number} AND valid_to IS NULL`),
      'regulation.overlap',
    ),
    ctx.db.insert(regulationVersion).values({ ...next, regulationId: id }),
    ctx.db
      .update(regulation)
      .set({
        version: sql`version + 1`,
        updatedAt: ctx.now,
        ...(reviewDueOn === null ? {} : { reviewDueOn }),
      })
      .where(eq(regulation.id, id)),
    audit('regulation.version', object(id), { number: next.number, from }),
  )
}

/** @throws Problem `regulation.repealed`, `regulation.overlap` for a day not after the last version's first */
export async function repeal(ctx: Context, id: string, on: string, reason: string): Promise<Regulation> {
  mustWriteRegulations(ctx)
  const current = await readRegulation(ctx, id)
  if (current.repealedOn !== null) throw new Problem('regulation.repealed')
  const change = { repealedOn: on, repealReason: reason, version: current.version + 1, updatedAt: ctx.now }
  const repealed = on <= ctx.today
  return ctx.commit(
    {
      ...current,
      ...change,
      ...(repealed ? { state: 'repealed' as const, inForce: null } : {}),
      reviewOverdue: false,
    },
    exactlyOne(
      ctx.db
        .update(regulation)
        .set(change)
        .where(sql`id = ${id} AND repealed_on IS NULL`),
      'regulation.repealed',
    ),
    exactlyOne(
      ctx.db
        .update(regulationVersion)
        .set({ to: on })
        .where(sql`regulation_id = ${id} AND valid_to IS NULL AND valid_from < ${on}`),
      'regulation.overlap',
    ),
    audit('regulation.repeal', object(id), { on }),
  )
}

/** @throws Problem `regulation.repealed`, `request.invalid` at `/reviewedOn` for a day to come */
export async function review(
  ctx: Context,
  id: string,
  { nextDueOn, ...input }: NewRegulationReview,
): Promise<RegulationReview> {
  mustWriteRegulations(ctx)
  if (input.reviewedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/reviewedOn', code: 'date.future' }] })
  const current = await readRegulation(ctx, id)
  if (current.repealedOn !== null) throw new Problem('regulation.repealed')
  const made = {
    id: newId('regulationReview', new Date(ctx.now)),
    ...input,
    recordedBy: ctx.principal.name,
  }
  return ctx.commit(
    made,
    ctx.db.insert(regulationReview).values({ ...made, regulationId: id, createdAt: ctx.now }),
    exactlyOne(
      ctx.db
        .update(regulation)
        .set({ reviewDueOn: nextDueOn, version: sql`version + 1`, updatedAt: ctx.now })
        .where(sql`id = ${id} AND repealed_on IS NULL`),
      'regulation.repealed',
    ),
    audit('regulation.review', object(id), {
      reviewedOn: input.reviewedOn,
      outcome: input.outcome,
      nextDueOn,
    }),
  )
}
