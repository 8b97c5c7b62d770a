import type { Page } from '@alliance/contracts'
import {
  complianceKinds,
  type BranchCompliance,
  type ComplianceRow,
  type ComplianceRule,
} from '@alliance/contracts/events'
import { after, keysOf, oneTrip, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { periodOf } from '../points/points.rules.ts'
import {
  attendanceOf,
  cellOf,
  periodsOf,
  quarterOf,
  type Branch,
  type Counted,
  type Held,
} from './compliance.rules.ts'

interface HeldRow extends Held, Counted {
  source: 'meeting' | 'activity'
  sourceId: string
  title: string
  counts: 0 | 1
}
interface BranchRow extends Branch {
  id: string
  name: string
  path: string
  held: string
}
const judged = [
  'branch',
  'joint_branch',
  'temporary_branch',
  'functional_branch',
  'general_branch',
  'committee',
]

const rulesQuery = sql`SELECT version, valid_from AS "from", items FROM compliance_rule ORDER BY valid_from`
const rulesIn = (rows: Record<string, unknown>[]): ComplianceRule[] =>
  rows.map(({ items, ...row }) => ({ ...row, items: JSON.parse(items as string) }) as ComplianceRule)

/** A branch `p` with its groups and what it held in a year. */
const branchColumns = (
  year: number,
): SQL => sql`p.id, p.name, p.path, p.type, p.established_on AS establishedOn,
  p.full_members AS fullMembers,
  (SELECT count(*) FROM known_party_organisation g WHERE g.path > p.path AND g.path < p.path || '{'
    AND g.type = 'group' AND g.active = 1) AS groups,
  (SELECT json_group_array(json_object('kind', h.kind, 'source', h.source, 'sourceId', h.source_id, 'title', h.title,
      'heldOn', h.held_on, 'counts', h.counts, 'roll', h.roll, 'onLeave', h.on_leave, 'present', h.present,
      'recorded', h.recorded) ORDER BY h.held_on DESC, h.source_id DESC) FROM compliance_held h
    WHERE h.party_organisation_id = p.id AND h.held_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}) AS held`

function read(row: BranchRow, rules: ComplianceRule[], year: number, today: string) {
  const held = JSON.parse(row.held) as HeldRow[]
  const counting = held.filter(({ counts }) => counts === 1)
  const kinds = complianceKinds.flatMap((kind) => {
    const found = periodsOf(kind, year, { rules, branch: row, held: counting, today })
    return found ? [{ kind, ...found }] : []
  })
  const exempt = !rules.some(({ items }) => items.some(({ types }) => types.includes(row.type)))
  return { held, kinds, exempt }
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
  const conditions = [
    after([sql`p.path`], keysOf(cursor, ['string'])),
    sql`p.active = 1 AND p.type IN (SELECT value FROM json_each(${JSON.stringify(judged)}))`,
  ]
  if (reach !== 'everywhere')
    conditions.push(sql`EXISTS (SELECT 1 FROM json_each(${JSON.stringify(reach.orgs)}) granted
      WHERE instr(p.path, '/' || granted.value || '/') > 0)`)
  const from = partyOrganisationId
    ? sql`known_party_organisation root CROSS JOIN known_party_organisation p
        ON p.path >= root.path AND p.path < root.path || '{'`
    : sql`known_party_organisation p`
  if (partyOrganisationId) conditions.push(sql`root.id = ${partyOrganisationId}`)
  const [rules, rows] = await oneTrip(
    ctx,
    rulesQuery,
    sql`SELECT ${branchColumns(year)} FROM ${from} WHERE ${sql.join(conditions, sql` AND `)} ORDER BY p.path LIMIT ${limit + 1}`,
  )
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
