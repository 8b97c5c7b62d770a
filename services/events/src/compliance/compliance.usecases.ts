import type { Page } from '@alliance/contracts'
import type { BranchCompliance, ComplianceRow } from '@alliance/contracts/events'
import { after, keysOf, oneTrip, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { periodOf } from '../points/points.rules.ts'
import { branchColumns, judged, read, rulesIn, rulesQuery, type BranchRow } from './compliance.queries.ts'
import { attendanceOf, cellOf, quarterOf } from './compliance.rules.ts'

/**
 * Party organisations `p` that lie within every one of these sets of roots. Of roots within each other the upper one
 * counts, so that none comes twice; only what lies below them is read.
 */
function belowAll(sets: readonly (readonly string[])[]): SQL {
  const [first, ...others] = sets.map((ids) => sql`json_each(${JSON.stringify(ids)})`)
  if (!first) return sql`known_party_organisation p`
  const within = others.map(
    (set) => sql` AND EXISTS (SELECT 1 FROM ${set} other WHERE instr(p.path, '/' || other.value || '/') > 0)`,
  )
  return sql`${first} granted CROSS JOIN known_party_organisation root ON root.id = granted.value
      AND NOT EXISTS (SELECT 1 FROM ${first} upper WHERE upper.value <> root.id
        AND instr(root.path, '/' || upper.value || '/') > 0)
    CROSS JOIN known_party_organisation p ON p.path >= root.path AND p.path < root.path || '{'${sql.join(within)}`
}

interface ListQuery {
  limit: number
  cursor?: string
  period?: string
  partyOrganisationId?: string
}

/** A page of branches in a quarter, in the order of the grid. */
export async function list(
  ctx: Context,
  { limit, cursor, period = periodOf(ctx.today), partyOrganisationId }: ListQuery,
): Promise<Page<ComplianceRow>> {
  const quarter = quarterOf(period)
  const year = Number(period.slice(0, 4))
  const reach = ctx.reach('compliance:read')
  const roots = [
    ...(reach === 'everywhere' ? [] : [reach.orgs]),
    ...(partyOrganisationId ? [[partyOrganisationId]] : []),
  ]
  const judgedThere = sql`${after([sql`p.path`], keysOf(cursor, ['string']))} AND p.active = 1
    AND p.type IN (SELECT value FROM json_each(${JSON.stringify(judged)})) ORDER BY p.path LIMIT ${limit + 1}`
  // What lies below several roots is sorted: by its ids, so that only a page of it is read in full.
  const source =
    roots.length === 0
      ? sql`known_party_organisation p WHERE ${judgedThere}`
      : sql`(SELECT p.id FROM ${belowAll(roots)} WHERE ${judgedThere}) paged
          CROSS JOIN known_party_organisation p ON p.id = paged.id ORDER BY p.path`
  const [rules, rows] = await oneTrip(ctx, rulesQuery, sql`SELECT ${branchColumns(year)} FROM ${source}`)
  const known = rulesIn(rules!)
  return pageFrom(
    rows as unknown as BranchRow[],
    limit,
    (row) => [row.path],
    (row): ComplianceRow => {
      const { held, kinds, exempt } = read(row, known, year, ctx.today)
      const within = held.filter(({ heldOn }) => heldOn >= quarter.from && heldOn <= quarter.to)
      return {
        partyOrganisationId: row.id,
        name: row.name,
        type: row.type,
        period,
        exempt,
        cells: exempt ? [] : kinds.map(({ kind, periods }) => cellOf(kind, quarter, periods)),
        attendance: attendanceOf(within),
        activities: within.filter(({ kind }) => kind === 'activity').length,
      }
    },
  )
}

/** A branch in a year. */
export async function branch(
  ctx: Context,
  id: string,
  { year = Number(ctx.today.slice(0, 4)) }: { year?: number },
): Promise<BranchCompliance> {
  const [rules, rows] = await oneTrip(
    ctx,
    rulesQuery,
    sql`SELECT ${branchColumns(year)} FROM known_party_organisation p WHERE p.id = ${id}`,
  )
  const row = rows![0] as unknown as BranchRow | undefined
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach('compliance:read', { orgs: row.path.split('/').filter(Boolean) })
  const known = rulesIn(rules!)
  const { held, kinds, exempt } = read(row, known, year, ctx.today)
  const meetings = held.filter(({ kind }) => kind !== 'activity')
  const inYear = known.filter(
    ({ from }, i) => from <= `${year}-12-31` && (known[i + 1]?.from ?? '9999-12-31') > `${year}-01-01`,
  )
  return {
    partyOrganisationId: row.id,
    name: row.name,
    type: row.type,
    year,
    exempt,
    versions: inYear.map(({ version }) => version),
    kinds: exempt ? [] : kinds,
    held: meetings.map(({ source, sourceId, kind, title, heldOn, counts, recorded, ...counted }) => ({
      source,
      sourceId,
      kind: kind as BranchCompliance['held'][number]['kind'],
      title,
      heldOn,
      counts: counts === 1,
      attendance: recorded > 0 ? attendanceOf([{ ...counted, recorded }]) : null,
    })),
    attendance: attendanceOf(meetings),
    activities: held.filter(({ kind }) => kind === 'activity').length,
  }
}
