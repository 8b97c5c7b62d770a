import { complianceKinds, type ComplianceRule } from '@alliance/contracts/events'
import { sql, type SQL } from 'drizzle-orm'
import { periodsOf, type Branch, type Counted, type Held } from './compliance.rules.ts'

export interface HeldRow extends Held, Counted {
  source: 'meeting' | 'activity'
  sourceId: string
  title: string
  counts: 0 | 1
}
export interface BranchRow extends Branch {
  id: string
  name: string
  path: string
  held: string
}
/** Types of Party organisation that compliance shows. */
export const judged = [
  'branch',
  'joint_branch',
  'temporary_branch',
  'functional_branch',
  'general_branch',
  'committee',
]

export const rulesQuery = sql`SELECT version, valid_from AS "from", items FROM compliance_rule ORDER BY valid_from`
export const rulesIn = (rows: Record<string, unknown>[]): ComplianceRule[] =>
  rows.map(({ items, ...row }) => ({ ...row, items: JSON.parse(items as string) }) as ComplianceRule)

/** A branch `p` with its groups and what it held in a year. */
export const branchColumns = (
  year: number,
): SQL => sql`p.id, p.name, p.path, p.type, p.established_on AS establishedOn,
  p.full_members AS fullMembers,
  (SELECT count(*) FROM known_party_organisation g WHERE g.path > p.path AND g.path < p.path || '{'
    AND g.type = 'group' AND g.active = 1) AS groups,
  (SELECT json_group_array(json_object('kind', h.kind, 'source', h.source, 'sourceId', h.source_id, 'title', h.title,
      'heldOn', h.held_on, 'counts', h.counts, 'roll', h.roll, 'onLeave', h.on_leave, 'present', h.present,
      'recorded', h.recorded) ORDER BY h.held_on DESC, h.source_id DESC) FROM compliance_held h
    WHERE h.party_organisation_id = p.id AND h.held_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}) AS held`

/** What a branch held in a year, and the periods of what is asked of it. */
export function read(row: BranchRow, rules: ComplianceRule[], year: number, today: string) {
  const held = JSON.parse(row.held) as HeldRow[]
  const counting = held.filter(({ counts }) => counts === 1)
  const kinds = complianceKinds.flatMap((kind) => {
    const found = periodsOf(kind, year, { rules, branch: row, held: counting, today })
    return found ? [{ kind, ...found }] : []
  })
  const exempt = !rules.some(({ items }) => items.some(({ types }) => types.includes(row.type)))
  return { held, kinds, exempt }
}
