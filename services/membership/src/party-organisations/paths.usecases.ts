import type { Context, Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'
import { told, withBelow } from './party-organisations.events.ts'

const parentOn = (tree: string, date: string): SQL =>
  sql`(SELECT e.parent_id FROM edge e WHERE e.child_id = way.id AND e.tree = ${tree} AND ${holdsOn(sql`e`, date)})`

/** Deeper than any grid; only keeps a mistake from running for ever. */
const deepest = 30

/**
 * Makes the paths of a node and of all below it follow its parents of today. It asks the edges, not the parent's
 * path, so that nodes whose day has come may be settled in any order.
 */
export function follow(ctx: Context, id: string): Write {
  const { today } = ctx
  return ctx.db.run(sql`
    UPDATE party_organisation SET path = moved.after || substr(party_organisation.path, length(moved.before) + 1),
      moves = moves + 1
    FROM (
      WITH RECURSIVE way (id, path, steps) AS (
        SELECT ${id}, '/' || ${id} || '/', 0
        UNION ALL
        SELECT p.id, '/' || p.id || way.path, way.steps + 1 FROM way JOIN party_organisation p
          ON p.id = coalesce(${parentOn('functional', today)}, ${parentOn('formal', today)})
        WHERE way.steps < ${deepest})
      SELECT n.path AS before, (SELECT path FROM way ORDER BY steps DESC LIMIT 1) AS after
      FROM party_organisation n WHERE n.id = ${id}
    ) moved
    WHERE moved.before <> moved.after
      AND party_organisation.path >= moved.before AND party_organisation.path < moved.before || '{'`)
}

const settledAtOnce = 50

/**
 * Lets paths follow the moves whose day has come. Work of every minute: it reads the moves that wait and no other
 * row, and a day on which it did not run is caught up by the next.
 */
export async function settlePaths(ctx: Context): Promise<void> {
  const due = await ctx.db.all<{ id: string; childId: string }>(sql`
    SELECT id, child_id AS childId FROM edge WHERE settled = 0 AND valid_from <= ${ctx.today} ORDER BY valid_from LIMIT ${settledAtOnce}`)
  if (due.length === 0) return
  const ids = JSON.stringify(due.map(({ id }) => id))
  await ctx.commit(
    null,
    due.map(({ childId }) => [follow(ctx, childId), told(ctx, withBelow(childId))]),
    ctx.db.run(sql`UPDATE edge SET settled = 1 WHERE id IN (SELECT value FROM json_each(${ids}))`),
  )
}
