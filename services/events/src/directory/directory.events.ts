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

export const consumes: Handlers = {
  'organisation.changed': ({ subject: id, version, data }, ctx) => {
    const { name, organisationKind: kind, active } = OrganisationFact.parse(data)
    return keepNewest(ctx, knownOrganisation, { id, version, name, kind, active })
  },
  'party-organisation.changed': ({ subject: id, version, data }, ctx) => {
    const { kind: _kind, ...fact } = PartyOrganisationFact.parse(data)
    return keepNewest(ctx, knownPartyOrganisation, { id, version, ...fact })
  },
  'person.changed': ({ subject: id, version, data }, ctx) =>
    keepNewest(ctx, knownPerson, { id, version, ...PersonFact.parse(data) }),
}
