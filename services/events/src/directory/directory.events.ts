import { OrganisationFact, PartyOrganisationFact, PersonFact } from '@alliance/contracts/membership/events'
import type { Context, Handlers } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableColumns } from 'drizzle-orm'
import { knownOrganisation, knownPartyOrganisation, knownPerson } from './directory.table.ts'

/** Writes a row unless what is there is as new: a late or repeated message changes nothing. */
function keepNewest<T extends SQLiteTable>(ctx: Context, table: T, row: T['$inferInsert']) {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key !== 'id')
  const name = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return ctx.db
    .insert(table)
    .values(row)
    .onConflictDoUpdate({
      target: getTableColumns(table).id!,
      set: Object.fromEntries(columns.map(([key]) => [key, sql.raw(`excluded.${name(key)}`)])) as never,
      setWhere: sql`excluded.version > ${table}.version`,
    })
}

/**
 * After a record was told: it and all that were merged into it stand for the record at the end of its merges, and its
 * account acts for them. What is registered or recorded under an old id so reaches the person, and goes back to the
 * record with its own account when a merge is undone. They may be told in any order.
 */
function following(ctx: Context, id: string) {
  const root = sql`(WITH RECURSIVE up(id, next) AS (
      SELECT id, merged_into FROM known_person WHERE id = ${id}
      UNION SELECT up.next, k.merged_into FROM up LEFT JOIN known_person k ON k.id = up.next WHERE up.next IS NOT NULL)
    SELECT id FROM up WHERE next IS NULL)`
  return ctx.db.run(sql`UPDATE known_person SET stays_as = ${root},
      account_id = (SELECT account_id FROM known_person WHERE id = ${root})
    WHERE merged_into IS NOT NULL AND id IN (WITH RECURSIVE below(id) AS (SELECT ${id}
      UNION SELECT k.id FROM below JOIN known_person k ON k.merged_into = below.id) SELECT id FROM below)`)
}

export const consumes: Handlers = {
  'organisation.changed': ({ subject: id, version, data }, ctx) => {
    const { name, organisationKind: kind, active } = OrganisationFact.parse(data)
    return keepNewest(ctx, knownOrganisation, { id, version, name, kind, active })
  },
  'party-organisation.changed': ({ subject: id, version, data }, ctx) => {
    const { kind: _kind, ...fact } = PartyOrganisationFact.parse(data)
    return keepNewest(ctx, knownPartyOrganisation, { id, version, ...fact })
  },
  'person.changed': ({ subject: id, version, data }, ctx) => [
    keepNewest(ctx, knownPerson, { id, version, staysAs: null, ...PersonFact.parse(data) }),
    following(ctx, id),
  ],
}
