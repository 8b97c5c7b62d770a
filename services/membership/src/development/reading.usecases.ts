import type { Permission } from '@alliance/contracts'
import type { DevelopmentCase, DevelopmentEntry, Material } from '@alliance/contracts/membership'
import { oneTrip, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { accessed } from '../people/access.usecases.ts'
import { reaches } from '../reach.ts'
import type { CaseFacts } from './history.rules.ts'
import { standingOn } from './summary.rules.ts'

/** As many entries, and as many notes of papers, as one case takes. */
const most = 300

/** A case's columns as they are shown, with `d`, `p` and `n` as the aliases of case, person and Party organisation. */
export const shown: SQL = sql`d.id, d.person_id AS personId, p.name AS personName,
  d.party_organisation_id AS partyOrganisationId, n.name AS partyOrganisationName, d.rule_set AS ruleSet,
  d.opened_on AS openedOn, d.state, d.ended_on AS endedOn, d.ended_by AS endedBy, d.stage, d.next_act AS nextAct, d.possible_on AS possibleOn,
  d.due_on AS dueOn, d.due_rule AS dueRule, d.provenance, d.source_ref AS sourceRef, d.is_demo AS isDemo, d.version`

/** The same columns as arguments of `json_object`, of a row that was read by their names. */
export const asJson: SQL = sql.raw(
  [
    'id',
    'personId',
    'personName',
    'partyOrganisationId',
    'partyOrganisationName',
    'ruleSet',
    'openedOn',
    'state',
    'endedOn',
    'endedBy',
    'stage',
    'nextAct',
    'possibleOn',
    'dueOn',
    'dueRule',
    'provenance',
    'sourceRef',
    'isDemo',
    'version',
    'dueSort',
  ]
    .map((name) => `'${name}', ${name}`)
    .join(', '),
)

export type CaseRow = Omit<DevelopmentCase, 'standing' | 'isDemo'> & { isDemo: number; dueSort?: string }

export const asCase = ({ dueSort: _sort, ...row }: CaseRow, today: string): DevelopmentCase => ({
  ...row,
  isDemo: row.isDemo === 1,
  standing: standingOn(row.dueOn, today),
})

export interface WholeCase {
  row: DevelopmentCase
  entries: DevelopmentEntry[]
  notes: (Material & { notedAt: string })[]
  facts: CaseFacts<DevelopmentEntry>
}

const entryColumns = sql`'id', id, 'act', act, 'on', done_on, 'decider', decider, 'outcome', outcome, 'opinion', opinion,
  'figures', json(figures), 'corrects', corrects, 'reason', reason, 'recordedAt', created_at, 'receipt', json(receipt),
  'provenance', provenance, 'isDemo', ${truth(sql`is_demo`)}`

const reading = (ctx: Context, permission: Permission, id: string): SQL => sql`
    SELECT ${shown}, p.birth_year AS birthYear,
      ${rows(entryColumns, sql`SELECT * FROM development_entry WHERE case_id = d.id ORDER BY done_on, id LIMIT ${most}`)} AS entries,
      ${rows(
        sql`'kind', kind, 'present', ${truth(sql`present`)}, 'on', noted_on, 'notedAt', created_at`,
        sql`SELECT * FROM development_material WHERE case_id = d.id ORDER BY id LIMIT ${most}`,
      )} AS notes
    FROM development_case d JOIN person p ON p.id = d.person_id JOIN party_organisation n ON n.id = d.party_organisation_id
    WHERE d.id = ${id} AND ${reaches(ctx, permission, sql`n`)}`

type Read = CaseRow & { birthYear: number | null; entries: string; notes: string }

function whole(ctx: Context, read: Read | undefined): WholeCase {
  if (!read) throw new Problem('resource.not_found')
  const { birthYear, entries, notes, ...row } = read
  const recorded = JSON.parse(entries) as DevelopmentEntry[]
  return {
    row: asCase(row, ctx.today),
    entries: recorded,
    notes: JSON.parse(notes) as WholeCase['notes'],
    facts: {
      ruleSet: row.ruleSet,
      openedOn: row.openedOn,
      birthYear,
      closed: row.state !== 'open',
      entries: recorded,
    },
  }
}

/**
 * A case with everything recorded in it, for a change of it. One round trip.
 *
 * @throws Problem `resource.not_found` outside the reach of the permission
 */
export async function wholeCase(ctx: Context, permission: Permission, id: string): Promise<WholeCase> {
  const [read] = await ctx.db.all<Read>(reading(ctx, permission, id))
  return whole(ctx, read)
}

/** As `wholeCase`, to be shown: in the same round trip it is kept for the person who read their case. */
export async function readCase(ctx: Context, id: string): Promise<WholeCase> {
  const mine = reaches(ctx, 'development:read', sql`n`)
  const [rows] = await oneTrip(
    ctx,
    reading(ctx, 'development:read', id),
    accessed(
      ctx,
      'development',
      sql`SELECT d.person_id FROM development_case d JOIN party_organisation n ON n.id = d.party_organisation_id
        WHERE d.id = ${id} AND ${mine}`,
    ),
  )
  return whole(ctx, rows![0] as Read | undefined)
}
