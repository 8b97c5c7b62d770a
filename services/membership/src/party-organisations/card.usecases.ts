import type { Coverage, Edge, PartyOrganisation, PartyOrganisationCard } from '@alliance/contracts/membership'
import { Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { rollCounts } from '../affiliations/affiliations.usecases.ts'
import { rows, truth } from '../json.ts'
import { holdsOn } from '../period.ts'
import { reaches } from '../reach.ts'
import { countOn } from '../tally.table.ts'
import { formationRemarks } from './formation.rules.ts'

/** As much history, and as much coverage, as a card takes. */
const most = 300

/**
 * A Party organisation with its parents, coverage and remarks as on a date, and its history. One round trip.
 */
export async function card(ctx: Context, id: string, asOf = ctx.today): Promise<PartyOrganisationCard> {
  const [row] = await ctx.db.all<{
    own: string
    history: string
    coverage: string
    roll: string | null
  }>(sql`
    SELECT json_object(
        'id', n.id, 'name', n.name, 'type', n.type, 'gridLevel', n.grid_level, 'committeeForm', n.committee_form,
        'chainCode', n.chain_code, 'parkCode', n.park_code, 'establishedOn', n.established_on, 'dissolvedOn', n.dissolved_on,
        'termDueOn', n.term_due_on, 'fullMembers', n.full_members, 'provenance', n.provenance, 'sourceRef', n.source_ref,
        'isDemo', ${truth(sql`n.is_demo`)}, 'version', n.version, 'createdAt', n.created_at, 'updatedAt', n.updated_at) AS own,
      ${rows(
        sql`'id', id, 'tree', tree, 'childId', child_id, 'parentId', parent_id, 'parentName', parent_name,
          'from', valid_from, 'to', valid_to, 'provenance', provenance, 'isDemo', ${truth(sql`is_demo`)}`,
        sql`SELECT e.*, p.name AS parent_name FROM edge e JOIN party_organisation p ON p.id = e.parent_id
          WHERE e.child_id = n.id ORDER BY e.valid_from DESC, e.tree LIMIT ${most + 1}`,
      )} AS history,
      ${rows(
        sql`'id', id, 'partyOrganisationId', party_organisation_id, 'organisationId', organisation_id,
          'organisationName', organisation_name, 'fullMembers', full_members, 'from', valid_from, 'to', valid_to,
          'provenance', provenance, 'isDemo', ${truth(sql`is_demo`)}`,
        sql`SELECT c.*, o.name AS organisation_name FROM coverage c JOIN organisation o ON o.id = c.organisation_id
          WHERE c.party_organisation_id = n.id AND ${holdsOn(sql`c`, asOf)} ORDER BY c.valid_from LIMIT ${most + 1}`,
      )} AS coverage
      , ${rollCounts(sql`n.id`, (subject) => countOn(subject, asOf))} AS roll
    FROM party_organisation n WHERE n.id = ${id} AND ${reaches(ctx, 'party-organisation:read', sql`n`)}`)
  if (!row) throw new Problem('resource.not_found')
  const partyOrganisation = JSON.parse(row.own) as PartyOrganisation
  const history = JSON.parse(row.history) as Edge[]
  const coverage = JSON.parse(row.coverage) as Coverage[]
  const parentIn = (tree: Edge['tree']) =>
    history.find((edge) => edge.tree === tree && edge.from <= asOf && (edge.to === null || edge.to > asOf)) ??
    null
  const roll = row.roll === null ? null : (JSON.parse(row.roll) as PartyOrganisationCard['roll'])
  const units = coverage.map(({ organisationName, fullMembers }) => ({ name: organisationName, fullMembers }))
  return {
    asOf,
    partyOrganisation,
    formalParent: parentIn('formal'),
    functionalParent: parentIn('functional'),
    history: history.slice(0, most),
    coverage: coverage.slice(0, most),
    roll,
    remarks:
      partyOrganisation.dissolvedOn === null
        ? formationRemarks(
            { ...partyOrganisation, fullMembers: roll?.full ?? partyOrganisation.fullMembers, units },
            asOf,
          )
        : [],
    cut: history.length > most || coverage.length > most,
  }
}
