import type { Page } from '@alliance/contracts'
import type { DuplicatePair } from '@alliance/contracts/membership'
import { after, audit, exactlyOne, keysOf, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows as asJsonRows } from '../json.ts'
import { mustMerge } from '../merges/preview.usecases.ts'
import { asPerson, personColumns, personWithEmployer, type PersonShown } from '../people/people.queries.ts'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { gradeOf, reasonsOf } from './duplicates.rules.ts'

interface Row extends Omit<DuplicatePair, 'grade' | 'reasons' | 'first' | 'second'> {
  evidence: number
  first: string
  second: string
}

const asPair = ({ evidence, first, second, ...row }: Row): DuplicatePair => ({
  ...row,
  grade: gradeOf(row.score),
  reasons: reasonsOf(evidence),
  first: personIn(first),
  second: personIn(second),
})
const personIn = (json: string) => asPerson((JSON.parse(json) as [PersonShown])[0])

/** One side of a pair as JSON, as people are shown. */
const side = (ctx: Context, id: SQL): SQL =>
  asJsonRows(
    sql.raw(
      [
        'id',
        'name',
        'name_sort',
        'document_type',
        'document_mask',
        'phone_mask',
        'birth_year',
        'education',
        'account_id',
        'merged_into',
        'erased_at',
        'provenance',
        'source_ref',
        'is_demo',
        'version',
        'organisation_id',
        'organisation_name',
        'title',
      ]
        .map((column) => `'${column}', ${column}`)
        .join(', '),
    ),
    sql`SELECT ${personColumns} FROM ${personWithEmployer(ctx)} WHERE person.id = ${id}`,
  )

const shown = (
  ctx: Context,
): SQL => sql`d.id, d.state, d.score, d.evidence, d.found_at AS foundAt, d.decided_at AS decidedAt,
  d.decided_by AS decidedBy, d.decision, ${side(ctx, sql`d.first_id`)} AS first, ${side(ctx, sql`d.second_id`)} AS second`

interface ListQuery {
  limit: number
  cursor?: string
  state: 'open' | 'merged' | 'distinct'
}

/** A page of pairs, the likeliest first. */
export async function list(ctx: Context, { limit, cursor, state }: ListQuery): Promise<Page<DuplicatePair>> {
  mustMerge(ctx)
  const rows = await ctx.db.all<Row>(sql`SELECT ${shown(ctx)} FROM duplicate d
    WHERE d.state = ${state} AND ${after([sql`d.score`, sql`d.id`], keysOf(cursor, ['number', 'string']), 'descending')}
    ORDER BY d.score DESC, d.id DESC LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => [row.score, row.id], asPair)
}

/** @throws Problem `resource.not_found` */
export async function get(ctx: Context, id: string): Promise<DuplicatePair> {
  mustMerge(ctx)
  const [row] = await ctx.db.all<Row>(sql`SELECT ${shown(ctx)} FROM duplicate d WHERE d.id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  return asPair(row)
}

/**
 * Keeps that two records are two persons’; they are not asked about again.
 *
 * @throws Problem `duplicate.decided`
 */
export async function tellApart(ctx: Context, id: string, reason: string): Promise<DuplicatePair> {
  refuseIdentifiers({ '/reason': reason })
  const pair = await get(ctx, id)
  if (pair.state !== 'open') throw new Problem('duplicate.decided')
  const decidedBy = ctx.principal.name
  return ctx.commit(
    { ...pair, state: 'distinct' as const, decidedAt: ctx.now, decidedBy, decision: reason },
    exactlyOne(
      ctx.db
        .run(sql`UPDATE duplicate SET state = 'distinct', decided_at = ${ctx.now}, decided_by = ${decidedBy},
        decision = ${reason} WHERE id = ${id} AND state = 'open'`),
      'duplicate.decided',
    ),
    audit(
      'duplicate.tell_apart',
      { type: 'duplicate', id },
      { people: [pair.first.id, pair.second.id], score: pair.score, reasons: pair.reasons },
    ),
  )
}
