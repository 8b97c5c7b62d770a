import type { NewTranche, Tranche, TrancheChange } from '@alliance/contracts/talent-housing'
import {
  audit,
  difference,
  exactlyOne,
  holds,
  newId,
  Problem,
  type Context,
  type Statement,
  type Write,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { readTranche } from './tranches.queries.ts'
import { tranche } from './tranches.table.ts'

const object = (id: string) => ({ type: 'tranche', id })

interface Scope {
  name: string | null
  code: string | null
  buildings: number
  types: number
  names: string
}

/** What a tranche names is there, and of its plot. */
async function scopeOf(
  ctx: Context,
  { plotId, buildingIds, unitTypeIds }: Pick<Tranche, 'plotId' | 'buildingIds' | 'unitTypeIds'>,
): Promise<{ code: string; name: string; buildingNames: string[] }> {
  const [row] = await ctx.db.all<Scope>(sql`SELECT
    (SELECT code FROM plot WHERE id = ${plotId}) AS code, (SELECT name FROM plot WHERE id = ${plotId}) AS name,
    (SELECT json_group_array(name) FROM (SELECT b.name FROM building b WHERE b.plot_id = ${plotId}
      AND b.id IN (SELECT value FROM json_each(${JSON.stringify(buildingIds)})) ORDER BY b.name)) AS names,
    (SELECT count(*) FROM unit_type WHERE id IN (SELECT value FROM json_each(${JSON.stringify(unitTypeIds)}))) AS types`)
  if (!row?.code || !row.name) throw new Problem('plot.unknown')
  const buildingNames = JSON.parse(row.names) as string[]
  if (buildingNames.length !== new Set(buildingIds).size || row.types !== new Set(unitTypeIds).size)
    throw new Problem('tranche.elsewhere')
  return { code: row.code, name: row.name, buildingNames }
}

/** @throws Problem `plot.unknown`, `tranche.elsewhere` */
export async function create(ctx: Context, input: NewTranche): Promise<Tranche> {
  ctx.mustReach('plot:write', { plot: input.plotId })
  const { code, name, buildingNames } = await scopeOf(ctx, input)
  const row = {
    ...input,
    id: newId('tranche', new Date(ctx.now)),
    state: 'draft' as const,
    publishedAt: null,
    publishedBy: null,
    cancelledReason: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    { ...row, plotCode: code, plotName: name, buildingNames, opened: [] },
    ctx.db.insert(tranche).values(row),
    audit('tranche.create', object(row.id), {
      plotId: row.plotId,
      opensOn: row.opensOn,
      classes: row.classes,
    }),
  )
}

const asRead = (ctx: Context, current: Tranche, change: Partial<Tranche>): Write =>
  exactlyOne(
    ctx.db
      .update(tranche)
      .set({ ...change, version: (ctx.expectedVersion ?? current.version) + 1, updatedAt: ctx.now })
      .where(
        sql`id = ${current.id} AND version = ${ctx.expectedVersion ?? current.version} AND state = ${current.state}`,
      ),
    'version.stale',
  )
const nextOf = (ctx: Context, current: Tranche, change: Partial<Tranche>): Tranche => ({
  ...current,
  ...change,
  version: (ctx.expectedVersion ?? current.version) + 1,
  updatedAt: ctx.now,
})

/** @throws Problem `tranche.state` once it is published, `tranche.elsewhere`, `request.invalid` for a reversed period */
export async function update(ctx: Context, id: string, change: TrancheChange): Promise<Tranche> {
  const current = await readTranche(ctx, id, 'plot:write')
  if (current.state !== 'draft') throw new Problem('tranche.state')
  const changed = nextOf(ctx, current, change)
  if (changed.closesOn !== null && changed.closesOn <= changed.opensOn)
    throw new Problem('request.invalid', { faults: [{ pointer: '/closesOn', code: 'period.reversed' }] })
  const { buildingNames } = await scopeOf(ctx, changed)
  return ctx.commit(
    { ...changed, buildingNames },
    asRead(ctx, current, change),
    audit(
      'tranche.update',
      object(id),
      difference(current, changed, ['name', 'opensOn', 'closesOn', 'classes', 'buildingIds', 'unitTypeIds']),
    ),
  )
}

/** The flats that a tranche opens: handed over or about to be, and held by nobody. */
const itsUnits = ({ buildingIds, unitTypeIds }: Tranche): SQL => sql`building_id IN (
    SELECT value FROM json_each(${JSON.stringify(buildingIds)})) AND state IN ('accepted', 'available')
  AND ${unitTypeIds.length === 0 ? sql`1 = 1` : sql`unit_type_id IN (SELECT value FROM json_each(${JSON.stringify(unitTypeIds)}))`}`

/**
 * Publishes a tranche: its flats are opened by it, and how many of which type is written down. A flat that an earlier
 * tranche opened and nobody took is opened by the later one.
 *
 * @throws Problem `tranche.state` unless it is a draft, `tranche.empty`, `request.invalid` when its day has passed
 */
export async function publish(ctx: Context, id: string): Promise<Tranche> {
  const current = await readTranche(ctx, id, 'plot:write')
  if (current.state !== 'draft') throw new Problem('tranche.state')
  if (current.opensOn < ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/opensOn', code: 'date.before_today' }] })
  const counts = await ctx.db.all<{ id: string; code: string; name: string; units: number }>(sql`
    SELECT t.id, t.code, t.name, count(*) AS units FROM unit JOIN unit_type t ON t.id = unit.unit_type_id
    WHERE ${itsUnits(current)} GROUP BY t.id ORDER BY t.code`)
  if (counts.length === 0) throw new Problem('tranche.empty')
  const change = { state: 'published' as const, publishedAt: ctx.now, publishedBy: ctx.principal.name }
  const opened = counts.map(({ units, ...type }) => ({ unitType: type, units }))
  const counted = JSON.stringify(counts.map(({ id: typeId, units }) => [typeId, units]))
  return ctx.commit(
    { ...nextOf(ctx, current, change), opened },
    asRead(ctx, current, change),
    // What was counted is what is opened: a flat that was taken meanwhile undoes the batch.
    holds(
      sql`(SELECT coalesce(group_concat(of_type, ' '), '') FROM (SELECT unit_type_id || '=' || count(*) AS of_type FROM unit
        WHERE ${itsUnits(current)} GROUP BY unit_type_id ORDER BY unit_type_id))
        = (SELECT group_concat(of_type, ' ') FROM (SELECT value ->> 0 || '=' || (value ->> 1) AS of_type FROM json_each(${counted}) ORDER BY value ->> 0))`,
      'version.stale',
    ),
    ctx.db.run(sql`UPDATE unit SET tranche_id = ${id}, updated_at = ${ctx.now} WHERE ${itsUnits(current)}`),
    ctx.db.run(sql`INSERT INTO tranche_opened (tranche_id, unit_type_id, units)
      SELECT ${id}, value ->> 0, value ->> 1 FROM json_each(${counted})`) as Statement,
    audit('tranche.publish', object(id), {
      plotId: current.plotId,
      opensOn: current.opensOn,
      classes: current.classes,
      units: counts.reduce((sum, { units }) => sum + units, 0),
    }),
  )
}

/** @throws Problem `tranche.state` once it has opened */
export async function cancel(ctx: Context, id: string, reason: string): Promise<Tranche> {
  const current = await readTranche(ctx, id, 'plot:write')
  const before = current.state === 'draft' || (current.state === 'published' && current.opensOn > ctx.today)
  if (!before) throw new Problem('tranche.state')
  const change = { state: 'cancelled' as const, cancelledReason: reason }
  return ctx.commit(
    nextOf(ctx, current, change),
    asRead(ctx, current, change),
    ctx.db.run(sql`UPDATE unit SET tranche_id = NULL, updated_at = ${ctx.now} WHERE tranche_id = ${id}`),
    audit('tranche.cancel', object(id), { plotId: current.plotId, reason }),
  )
}
