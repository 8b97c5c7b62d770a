import type { FieldProblemCode, Permission } from '@alliance/contracts'
import type { PartyOrganisationType } from '@alliance/contracts/membership'
import { sql, type SQL } from 'drizzle-orm'
import type { Context } from '@alliance/service-kit'
import { sortKeyOf } from '../../organisations/search.rules.ts'
import { reaches } from '../../reach.ts'
import type { View } from '../roster.ts'

/** A Party organisation that has the name of a row. */
export interface PartyMet {
  id: string
  name: string
  type: PartyOrganisationType
  establishedOn: string
  dissolvedOn: string | null
  mine: 0 | 1
}

export const partyKeys = (party: string | null) => ({ party, partySort: party && sortKeyOf(party) })

/** @param more what else is read of each, as arguments of `json_object` */
export const besideParty = (ctx: Context, permission: Permission, more: SQL = sql``): SQL =>
  sql`(SELECT json_group_array(json_object('id', o.id, 'name', o.name, 'type', o.type, 'establishedOn', o.established_on,
      'dissolvedOn', o.dissolved_on, 'mine', ${reaches(ctx, permission, sql`o`)} ${more}))
    FROM party_organisation o WHERE o.name_sort = r.keys ->> 'partySort' AND o.name = r.keys ->> 'party') AS parties`

/** The Party organisation that a name means: one that is there before one that was dissolved, one within reach before others. */
export function meetParty<P extends PartyMet>(
  met: readonly P[],
  { everywhere }: Pick<View, 'everywhere'>,
): P | FieldProblemCode {
  if (met.length === 0) return 'import.unknown_party_organisation'
  const present = met.filter(({ dissolvedOn }) => dissolvedOn === null)
  if (present.length === 0) return 'import.dissolved'
  const within = present.filter(({ mine }) => everywhere || mine)
  if (within.length === 0) return 'import.outside_reach'
  return within.length === 1 ? within[0]! : 'import.ambiguous_party_organisation'
}
