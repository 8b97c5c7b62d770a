import { OrganisationFact } from '@alliance/contracts/membership/events'
import type { Handlers } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { knownOrganisation } from './directory.table.ts'
import { termsOf } from './terms.rules.ts'

export const consumes: Handlers = {
  /** A late or repeated message changes nothing: the newest version stays, and the terms are of its name. */
  'organisation.changed': ({ subject: id, version, data }, ctx) => {
    const { name, organisationKind: kind, active } = OrganisationFact.parse(data)
    const newest = sql`EXISTS (SELECT 1 FROM known_organisation WHERE id = ${id} AND version = ${version})`
    return [
      ctx.db
        .insert(knownOrganisation)
        .values({ id, version, name, kind, active })
        .onConflictDoUpdate({
          target: knownOrganisation.id,
          set: { name, kind, active, version },
          setWhere: sql`excluded.version > known_organisation.version`,
        }),
      ctx.db.run(sql`DELETE FROM employer_term WHERE organisation_id = ${id} AND ${newest}`),
      ctx.db.run(sql`INSERT INTO employer_term (term, organisation_id)
        SELECT value, ${id} FROM json_each(${JSON.stringify(active ? termsOf(name) : [])}) WHERE ${newest}
        ON CONFLICT DO NOTHING`),
    ]
  },
}
