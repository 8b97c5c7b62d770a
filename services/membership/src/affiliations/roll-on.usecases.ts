import type { MembershipRpc, PartyOrganisationType, RollMember } from '@alliance/contracts/membership'
import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { isFunctional } from '../meetings/meetings.rules.ts'
import { holdsOn } from '../period.ts'

/** The roll of a date, by the rows that the affiliation’s index gives below the organisation and no others. */
export async function rollOn(
  ctx: Context,
  partyOrganisationId: string,
  date: string,
): ReturnType<MembershipRpc['rollOn']> {
  const rows = await ctx.db.all<{ type: PartyOrganisationType; kind: string | null } & RollMember>(sql`
    WITH RECURSIVE below(id) AS (
      SELECT id FROM party_organisation WHERE id = ${partyOrganisationId}
      UNION SELECT e.child_id FROM below CROSS JOIN edge e ON e.parent_id = below.id AND e.tree = 'formal'
        AND ${holdsOn(sql`e`, date)})
    SELECT root.type, a.kind, a.person_id AS personId, person.name AS displayName, a.status,
      a.party_organisation_id AS partyOrganisationId
    FROM party_organisation root CROSS JOIN below
      LEFT JOIN affiliation a ON a.party_organisation_id = below.id AND ${holdsOn(sql`a`, date)}
      LEFT JOIN person ON person.id = a.person_id
    WHERE root.id = ${partyOrganisationId} ORDER BY a.valid_from, a.id`)
  const [first] = rows
  if (!first) return { ok: false, code: 'party_organisation.unknown' }
  const kind = isFunctional(first.type) ? 'functional' : 'formal'
  return {
    ok: true,
    value: rows.filter((row) => row.kind === kind).map(({ type: _type, kind: _kind, ...member }) => member),
  }
}
