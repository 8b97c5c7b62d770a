import type { StructureStatistics } from '@alliance/contracts/membership'
import { Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'
import { reaches } from '../reach.ts'
import { ageBands, cellsOf, completed, dimensions, firstOfMonth } from './structure.rules.ts'
import { protect, smallestShown } from './suppression.rules.ts'

const zone = 'zone'
const aDay = 24 * 3600_000

/** The formal members on a date at or below a Party organisation, or of the zone, counted by every dimension. */
function counting(asOf: string, scope: string): SQL {
  const age = sql`${Number(asOf.slice(0, 4))} - birth_year`
  const bands = ageBands.toReversed().map(([key, least]) => sql`WHEN ${age} >= ${least} THEN ${key}`)
  const below =
    scope === zone
      ? sql`1 = 1`
      : sql`n.path >= (SELECT path FROM party_organisation WHERE id = ${scope})
          AND n.path < (SELECT path FROM party_organisation WHERE id = ${scope}) || '{'`
  const by = (dimension: string, key: SQL) =>
    sql`SELECT ${dimension} AS dimension, ${key} AS key, count(*) AS members FROM roll GROUP BY 2`
  return sql`WITH roll AS MATERIALIZED (
      SELECT a.status, p.birth_year, p.education, e.frontline, n.chain_code
      FROM party_organisation n CROSS JOIN affiliation a ON a.party_organisation_id = n.id
        AND a.kind = 'formal' AND ${holdsOn(sql`a`, asOf)}
      JOIN person p ON p.id = a.person_id AND p.merged_into IS NULL
      LEFT JOIN employment e ON e.person_id = p.id AND ${holdsOn(sql`e`, asOf)}
      WHERE ${below})
    ${by('age', sql`CASE WHEN birth_year IS NULL THEN 'unknown' ${sql.join(bands, sql` `)} END`)}
    UNION ALL ${by('education', sql`education`)}
    UNION ALL ${by('frontline', sql`CASE frontline WHEN 1 THEN 'frontline' WHEN 0 THEN 'other' END`)}
    UNION ALL ${by('status', sql`status`)}
    UNION ALL ${by('chain', sql`coalesce(chain_code, 'none')`)}`
}

interface Read {
  id: string | null
  name: string | null
  kept: string | null
  takenAt: string | null
  counted: string | null
}

/** The Party organisation that is asked for; null is the zone. */
function scopeOf(ctx: Context, asked: string | undefined): string | null {
  const reach = ctx.reach('structure:read')
  if (asked !== undefined) return asked
  if (reach === 'everywhere') return null
  if (reach.orgs.length === 1) return reach.orgs[0]!
  throw new Problem('request.invalid', { faults: [{ pointer: '/partyOrganisationId', code: 'required' }] })
}

/**
 * How the members are made up on the first of a month. One round trip; the first to ask in a day counts the roll and
 * keeps what was counted, the others read one row.
 *
 * @throws Problem `resource.not_found` outside the reach, `request.invalid` where the scope must be named
 */
export async function structure(
  ctx: Context,
  { asOf, partyOrganisationId }: { asOf?: string; partyOrganisationId?: string },
): Promise<StructureStatistics> {
  const scope = scopeOf(ctx, partyOrganisationId)
  const [key, on] = [scope ?? zone, firstOfMonth(asOf ?? ctx.today)]
  const since = new Date(Date.parse(ctx.now) - aDay).toISOString()
  const [read] = await ctx.db.all<Read>(sql`
    SELECT n.id, n.name, s.counts AS kept, s.taken_at AS takenAt,
      CASE WHEN s.counts IS NULL THEN (SELECT json_group_array(json_object('dimension', dimension, 'key', key, 'members', members))
        FROM (${counting(on, key)})) END AS counted
    FROM (SELECT 1) LEFT JOIN party_organisation n ON n.id = ${scope} AND ${reaches(ctx, 'structure:read', sql`n`)}
    LEFT JOIN structure_snapshot s ON s.scope = ${key} AND s.as_of = ${on} AND s.taken_at > ${since}`)
  if (scope !== null && read!.id === null) throw new Problem('resource.not_found')
  const counts = read!.kept ?? read!.counted!
  if (read!.kept === null)
    await ctx.commit(
      null,
      ctx.db.run(sql`INSERT INTO structure_snapshot (scope, as_of, counts, taken_at)
        VALUES (${key}, ${on}, ${counts}, ${ctx.now})
        ON CONFLICT (scope, as_of) DO UPDATE SET counts = excluded.counts, taken_at = excluded.taken_at`),
    )
  const { total, tables } = protect(completed(JSON.parse(counts) as Parameters<typeof completed>[0]))
  return {
    asOf: on,
    takenAt: read!.takenAt ?? ctx.now,
    partyOrganisation: scope === null ? null : { id: read!.id!, name: read!.name! },
    smallest: smallestShown,
    total,
    tables: dimensions.map((dimension) => ({
      dimension,
      cells: cellsOf[dimension].map((key) => ({ key, members: tables[dimension][key]! })),
    })),
  }
}
