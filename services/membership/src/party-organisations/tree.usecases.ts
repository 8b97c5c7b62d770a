import type { Page } from '@alliance/contracts'
import type { TreeKind, TreeNode } from '@alliance/contracts/membership'
import { after, keysOf, pageFrom, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'
import { reaches } from '../reach.ts'
import { countOn } from '../tally.table.ts'

interface TreeQuery {
  limit: number
  cursor?: string
  asOf?: string
  tree: TreeKind
  parentId?: string
}

type Row = Omit<TreeNode, 'isDemo'> & { isDemo: number; childSort: string }

/**
 * A page of the nodes below one node of a tree on a date, or of the roots, in the order of their names, with what
 * hangs directly below each. One round trip.
 */
export async function nodes(
  ctx: Context,
  { limit, cursor, asOf = ctx.today, tree, parentId }: TreeQuery,
): Promise<Page<TreeNode>> {
  const place =
    parentId === undefined
      ? highest(ctx)
      : sql`e.parent_id = ${parentId} AND ${reaches(ctx, 'party-organisation:read', sql`n`)}`
  const rows = await ctx.db.all<Row>(sql`
    SELECT n.id, e.parent_id AS parentId, n.name, n.type, n.grid_level AS gridLevel, n.committee_form AS committeeForm,
      n.chain_code AS chainCode, n.full_members AS fullMembers, e.valid_from AS since,
      ${countOn(sql`${`below:${tree}:`} || n.id`, asOf)} AS children,
      ${countOn(sql`'covered:' || n.id`, asOf)} AS coveredOrganisations,
      n.is_demo AS isDemo, e.child_sort AS childSort
    FROM edge e JOIN party_organisation n ON n.id = e.child_id
    WHERE e.tree = ${tree} AND ${holdsOn(sql`e`, asOf)} AND ${place}
      AND ${after([sql`e.child_sort`, sql`e.child_id`], keysOf(cursor, ['string', 'string']))}
    ORDER BY e.child_sort, e.child_id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.childSort, row.id],
    ({ childSort: _sort, isDemo, ...node }) => ({ ...node, isDemo: isDemo === 1 }),
  )
}

/**
 * Where a tree begins for those who see it all: at its roots. For others it begins at the nodes that their grants
 * name, or that cover their enterprise, those below another of them left out.
 */
function highest(ctx: Context): SQL {
  const reach = ctx.reach('party-organisation:read')
  if (reach === 'everywhere') return sql`e.parent_id IS NULL`
  const orgs = JSON.stringify(reach.orgs)
  return sql`e.child_id IN (
      SELECT value FROM json_each(${orgs})
      UNION SELECT c.party_organisation_id FROM json_each(${JSON.stringify(reach.enterprises)}) granted
        JOIN coverage c ON c.organisation_id = granted.value AND ${holdsOn(sql`c`, ctx.today)})
    AND NOT EXISTS (SELECT 1 FROM json_each(${orgs}) other WHERE other.value <> n.id AND instr(n.path, '/' || other.value || '/') > 0)`
}
