import { membershipEvents } from '@alliance/contracts/membership'
import { teller, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'

const tell = teller(membershipEvents)

/**
 * What other services hear of every change of a Party organisation, for the end of the batch that changes it. Its
 * place in the grid is part of it, so a move is told of all below as well.
 */
export const told = (ctx: Context, ids: SQL): Write =>
  tell(
    'party-organisation.changed',
    sql`SELECT id AS subject, version + moves AS version, json_object('kind', 'org', 'name', name,
        'active', json(iif(dissolved_on IS NULL OR dissolved_on > ${ctx.today}, 'true', 'false')),
        'type', type, 'chainCode', chain_code, 'path', path, 'establishedOn', established_on,
        'fullMembers', full_members) AS data
      FROM party_organisation WHERE id IN (${ids})`,
  )

/** The ids of a Party organisation and of all below it in the grid. */
export const withBelow = (id: string): SQL => sql`SELECT below.id FROM party_organisation root
  JOIN party_organisation below ON below.path >= root.path AND below.path < root.path || '{' WHERE root.id = ${id}`
