import type { Page } from '@alliance/contracts'
import type { Hookup, NewHookup } from '@alliance/contracts/membership'
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
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'
import { hookup } from './posts.table.ts'
import { vacating } from './vacating.ts'

const object = (id: string) => ({ type: 'hookup', id })
type Row = Omit<Hookup, 'isDemo'> & { isDemo: 0 | 1 }
export const hookupColumns = sql`h.id, h.chain_code AS chainCode, h.person_id AS personId, person.name AS personName,
  h.valid_from AS "from", h.valid_to AS "to", h.is_demo AS isDemo`
const asHookup = ({ isDemo, ...row }: Row): Hookup => ({ ...row, isDemo: isDemo === 1 })

interface ListQuery {
  limit: number
  cursor?: string
  chain?: ChainCode
  asOf?: string
}

/** A page of links between zone leaders and chains, in the order in which they were recorded. */
export async function list(ctx: Context, { limit, cursor, chain, asOf }: ListQuery): Promise<Page<Hookup>> {
  ctx.reach('post:read')
  const conditions: SQL[] = [after([sql`h.id`], keysOf(cursor, ['string']))]
  if (chain) conditions.push(sql`h.chain_code = ${chain}`)
  if (asOf) conditions.push(holdsOn(sql`h`, asOf))
  const rows = await ctx.db
    .all<Row>(sql`SELECT ${hookupColumns} FROM hookup h JOIN person ON person.id = h.person_id
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY h.id LIMIT ${limit + 1}`)
  return pageFrom(rows, limit, (row) => [row.id], asHookup)
}

function mustSpanZone(ctx: Context): void {
  if (ctx.reach('post:write') !== 'everywhere') throw new Problem('access.denied')
}

/** @throws Problem `person.unknown`, `hookup.overlap` */
export async function add(ctx: Context, chainCode: ChainCode, input: NewHookup): Promise<Hookup> {
  mustSpanZone(ctx)
  const { personId, from } = input
  const [found] = await ctx.db.all<{ name: string }>(
    sql`SELECT name FROM person WHERE id = ${personId} AND merged_into IS NULL AND erased_at IS NULL`,
  )
  if (!found) throw new Problem('person.unknown')
  const row = { id: newId('hookup', new Date(ctx.now)), chainCode, personId, from, to: null }
  const { provenance, sourceRef, isDemo } = input
  return ctx.commit(
    { ...row, personName: found.name, isDemo },
    holds(
      sql`NOT EXISTS (SELECT 1 FROM hookup WHERE person_id = ${personId} AND chain_code = ${chainCode} AND (valid_to IS NULL OR valid_to > ${from}))`,
      'hookup.overlap',
    ),
    unique(
      'hookup.chain_code',
      'hookup.overlap',
      ctx.db.insert(hookup).values({ ...row, provenance, sourceRef, isDemo, createdAt: ctx.now }),
    ),
    audit('hookup.add', object(row.id), { chainCode, personId, from }),
  )
}

/** @throws Problem `hookup.ended`, `request.invalid` at `/to` when that is not after its beginning */
export async function end(ctx: Context, chainCode: ChainCode, id: string, to: string): Promise<Hookup> {
  mustSpanZone(ctx)
  const [row] = await ctx.db
    .all<Row>(sql`SELECT ${hookupColumns} FROM hookup h JOIN person ON person.id = h.person_id
    WHERE h.id = ${id} AND h.chain_code = ${chainCode}`)
  if (!row) throw new Problem('resource.not_found')
  if (row.to !== null) throw new Problem('hookup.ended')
  if (to <= row.from)
    throw new Problem('request.invalid', { faults: [{ pointer: '/to', code: 'period.reversed' }] })
  return ctx.commit(
    asHookup({ ...row, to }),
    exactlyOne(
      ctx.db.run(sql`UPDATE hookup SET valid_to = ${to} WHERE id = ${id} AND valid_to IS NULL`),
      'hookup.ended',
    ),
    vacating('hookup', sql`SELECT ${id}`, to),
    audit('hookup.end', object(id), { chainCode, personId: row.personId, to }),
  )
}
