import type { OrganisationCard } from '@alliance/contracts/membership'
import { Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { holdsOn } from '../period.ts'
import { gridPathOf, organisationPlace } from '../reach.ts'
import { asOrganisation } from './organisations.usecases.ts'
import type { OrganisationRow } from './organisations.table.ts'

/**
 * An organisation with everything around it, as on a date. One round trip.
 */
export async function card(ctx: Context, id: string, asOf = ctx.today): Promise<OrganisationCard> {
  const [row] = await ctx.db.all<{ organisation: string; grid_path: string | null; around: string }>(sql`
    SELECT json_object(
        'id', o.id, 'name', o.name, 'nameSort', o.name_sort, 'kind', o.kind, 'creditCode', o.credit_code, 'aliases', json(o.aliases),
        'parentId', o.parent_id, 'industryCodes', json(o.industry_codes), 'digitalClass', o.digital_class,
        'partyStatus', o.party_status, 'description', o.description, 'website', o.website, 'provenance', o.provenance,
        'sourceRef', o.source_ref, 'isDemo', ${truth(sql`o.is_demo`)}, 'version', o.version,
        'createdAt', o.created_at, 'updatedAt', o.updated_at) AS organisation,
      ${gridPathOf(ctx, sql`o.id`)} AS grid_path,
      json_object(
        'parent', (SELECT json_object('id', p.id, 'name', p.name) FROM organisation p WHERE p.id = o.parent_id),
        'branchOffices', ${rows(sql`'id', id, 'name', name`, sql`SELECT id, name FROM organisation WHERE parent_id = o.id ORDER BY name_sort LIMIT 100`)},
        'sites', ${rows(
          sql`'id', id, 'organisationId', organisation_id, 'organisationName', o.name, 'name', name, 'kind', kind, 'address', address,
            'divisionCode', division_code, 'latitude', latitude, 'longitude', longitude, 'from', valid_from, 'to', valid_to,
            'provenance', provenance, 'sourceRef', source_ref, 'isDemo', ${truth(sql`is_demo`)}, 'version', version`,
          sql`SELECT * FROM site s WHERE s.organisation_id = o.id AND (s.valid_from IS NULL OR s.valid_from <= ${asOf})
            AND (s.valid_to IS NULL OR s.valid_to > ${asOf}) ORDER BY s.id LIMIT 100`,
        )},
        'chainLinks', ${rows(
          sql`'id', id, 'chainCode', chain_code, 'place', place, 'from', valid_from, 'to', valid_to`,
          sql`SELECT * FROM chain_link l WHERE l.organisation_id = o.id AND ${holdsOn(sql`l`, asOf)} ORDER BY l.chain_code, l.place`,
        )},
        'coveredBy', (SELECT json_object('id', p.id, 'name', p.name, 'from', c.valid_from, 'to', c.valid_to)
          FROM coverage c JOIN party_organisation p ON p.id = c.party_organisation_id
          WHERE c.organisation_id = o.id AND ${holdsOn(sql`c`, asOf)} ORDER BY c.valid_from DESC LIMIT 1),
        'member', (SELECT json_object('id', m.id, 'plaqueNo', m.plaque_no, 'kind', m.kind, 'admittedOn', m.admitted_on)
          FROM alliance_member m WHERE m.organisation_id = o.id AND m.admitted_on <= ${asOf}
          AND (m.ended_on IS NULL OR m.ended_on > ${asOf}) ORDER BY m.admitted_on DESC LIMIT 1)) AS around
    FROM organisation o WHERE o.id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach('organisation:read', organisationPlace(id, row.grid_path))
  const around = JSON.parse(row.around) as Omit<OrganisationCard, 'asOf' | 'organisation'>
  return { asOf, organisation: asOrganisation(JSON.parse(row.organisation) as OrganisationRow), ...around }
}
