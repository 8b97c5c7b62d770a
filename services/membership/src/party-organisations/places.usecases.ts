import type { Edge, Move, TreeKind } from '@alliance/contracts/membership'
import { audit, exactlyOne, holds, newId, Problem, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { reaches } from '../reach.ts'
import { counted, countedFrom } from '../tally.table.ts'
import { told, withBelow } from './party-organisations.events.ts'
import { edge } from './party-organisations.table.ts'
import { follow } from './paths.usecases.ts'
import { movedPlace, type Place, type Placeable } from './places.rules.ts'

/** What is read of a Party organisation before it, or something below it, is placed. */
type Named = Placeable & { name: string }

/**
 * The Party organisations of these ids that the principal may change, in one round trip; who may not change one is
 * answered as if it were not there.
 */
export async function placeables(ctx: Context, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.all<Named>(sql`
    SELECT n.id, n.name, n.grid_level AS gridLevel, n.established_on AS establishedOn,
      n.dissolved_on AS dissolvedOn
    FROM party_organisation n
    WHERE n.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${reaches(ctx, 'party-organisation:write', sql`n`)}`)
  return new Map(rows.map((row) => [row.id, row]))
}

type Origin = Pick<Move, 'provenance' | 'sourceRef' | 'isDemo'>

/** Puts a node in its place. Whether the place is free is up to the caller's guards. */
export const placing = (
  ctx: Context,
  place: Place,
  { provenance, sourceRef, isDemo }: Origin,
  id = newId('edge', new Date(ctx.now)),
): Write => [
  ctx.db.insert(edge).values({
    id,
    ...place,
    childSort: sql`(SELECT name_sort FROM party_organisation WHERE id = ${place.childId})`,
    settled: place.from <= ctx.today,
    provenance,
    sourceRef,
    isDemo,
    createdAt: ctx.now,
  }),
  place.parentId === null ? [] : counted(`below:${place.tree}:${place.parentId}`, place.from, 1),
]

/** Counts a node out from under the parent whose place it left on that date. */
export const leaving = (tree: TreeKind, childId: string, to: string): Write =>
  countedFrom(sql`SELECT 'below:' || tree || ':' || parent_id, valid_to, -1 FROM edge
    WHERE child_id = ${childId} AND tree = ${tree} AND valid_to = ${to} AND parent_id IS NOT NULL`)

/**
 * Puts a node under another parent from a date on. The present place ends there, in the same batch: of many moves at
 * once, those that find no place begun before their date are refused with `edge.overlap`.
 */
export async function move(ctx: Context, id: string, input: Move): Promise<Edge> {
  const found = await placeables(ctx, [id, input.parentId])
  const node = found.get(id)
  if (!node) throw new Problem('resource.not_found')
  const parent = found.get(input.parentId)
  if (!parent) throw new Problem('party_organisation.unknown')
  const place = movedPlace(node, parent, input)
  const { provenance, isDemo } = input
  const opened = {
    ...place,
    id: newId('edge', new Date(ctx.now)),
    parentId: parent.id,
    parentName: parent.name,
    provenance,
    isDemo,
  }
  return ctx.commit(
    opened,
    stillThere(parent.id),
    holds(noCircle(place), 'party_organisation.cycle'),
    exactlyOne(closing(ctx, place), 'edge.overlap'),
    leaving(place.tree, id, place.from),
    placing(ctx, place, input, opened.id),
    place.from <= ctx.today ? follow(ctx, id) : [],
    audit('party-organisation.move', { type: 'party-organisation', id }, { ...input }),
    told(ctx, withBelow(id)),
  )
}

/** The guard that a parent was not dissolved since it was read. */
export const stillThere = (parentId: string): Write =>
  holds(
    sql`EXISTS (SELECT 1 FROM party_organisation WHERE id = ${parentId} AND dissolved_on IS NULL)`,
    'party_organisation.dissolved',
  )

const closing = (ctx: Context, { tree, childId, from }: Place) =>
  ctx.db.run(sql`UPDATE edge SET valid_to = ${from}
    WHERE tree = ${tree} AND child_id = ${childId} AND valid_to IS NULL AND valid_from < ${from}`)

/**
 * The condition that nothing above the new parent, on any day of the new place, is the node itself. It goes up
 * through both trees, each step narrowed to the days on which the whole way held: rights follow one tree where the
 * other has no parent, so the two together must be free of circles.
 */
const noCircle = ({ childId, parentId, from }: Place): SQL => sql`NOT EXISTS (
  WITH RECURSIVE above (id, since, until) AS (
    SELECT ${parentId}, ${from}, '9999-99-99'
    UNION
    SELECT e.parent_id, max(above.since, e.valid_from), min(above.until, coalesce(e.valid_to, '9999-99-99'))
    FROM above JOIN edge e ON e.child_id = above.id AND e.parent_id IS NOT NULL
    WHERE e.valid_from < above.until AND (e.valid_to IS NULL OR e.valid_to > above.since))
  SELECT 1 FROM above WHERE id = ${childId})`
