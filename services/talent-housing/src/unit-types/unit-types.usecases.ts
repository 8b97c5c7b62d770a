import type { Page } from '@alliance/contracts'
import type { NewUnitType, UnitType, UnitTypeChange } from '@alliance/contracts/talent-housing'
import {
  after,
  audit,
  difference,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { eq, sql } from 'drizzle-orm'
import { mustWriteEverywhere } from '../reach.ts'
import { unitType } from './unit-types.table.ts'

const object = (id: string) => ({ type: 'unit-type', id })

/** A page of them, by their code; types belong to no plot, so whoever may read some plot may read them. */
export async function list(
  ctx: Context,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<UnitType>> {
  ctx.reach('plot:read')
  const found = await ctx.db
    .select()
    .from(unitType)
    .where(after([sql`code`], keysOf(cursor, ['string'])))
    .orderBy(unitType.code)
    .limit(limit + 1)
  return pageFrom(
    found,
    limit,
    (row) => [row.code],
    (row) => row,
  )
}

export async function get(ctx: Context, id: string): Promise<UnitType> {
  ctx.reach('plot:read')
  const [row] = await ctx.db.select().from(unitType).where(eq(unitType.id, id))
  if (!row) throw new Problem('resource.not_found')
  return row
}

/** @throws Problem `unit_type.duplicate_code` */
export async function create(ctx: Context, input: NewUnitType): Promise<UnitType> {
  mustWriteEverywhere(ctx)
  const made: UnitType = {
    id: newId('unitType', new Date(ctx.now)),
    ...input,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    made,
    unique('unit_type.code', 'unit_type.duplicate_code', ctx.db.insert(unitType).values(made)),
    audit('unit-type.create', object(made.id), {
      code: made.code,
      areaCm2: made.areaCm2,
      provenance: made.provenance,
    }),
  )
}

/** Changes what the type is from now on; the area of its flats stands as it was entered. */
export async function update(ctx: Context, id: string, change: UnitTypeChange): Promise<UnitType> {
  mustWriteEverywhere(ctx)
  const current = await get(ctx, id)
  const expected = ctx.expectedVersion ?? current.version
  const changed = { ...current, ...change, version: expected + 1, updatedAt: ctx.now }
  return ctx.commit(
    changed,
    exactlyOne(
      ctx.db
        .update(unitType)
        .set(changed)
        .where(sql`id = ${id} AND version = ${expected}`),
      'version.stale',
    ),
    audit(
      'unit-type.update',
      object(id),
      difference(current, changed, ['name', 'bedrooms', 'livingRooms', 'areaCm2', 'furniture']),
    ),
  )
}
