import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ChainCode } from '@alliance/contracts/programme'
import { partyOrganisation } from '../party-organisations/party-organisations.table.ts'
import { person } from '../people/people.table.ts'
import { originColumns } from '../provenance.ts'
import { term } from '../terms/terms.table.ts'

/** A zone leader's link to a chain (挂钩点领导, row S28). */
export const hookup = sqliteTable(
  'hookup',
  {
    id: text().primaryKey(),
    chainCode: text().$type<ChainCode>().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('hookup_open')
      .on(table.chainCode, table.personId)
      .where(sql`valid_to IS NULL`),
    index('hookup_chain').on(table.chainCode, table.id),
    index('hookup_person').on(table.personId, table.from),
  ],
)

/** A seat in a Party organisation and who holds it, from when to when. */
export const post = sqliteTable(
  'post',
  {
    id: text().primaryKey(),
    partyOrganisationId: text()
      .notNull()
      .references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    post: text({
      enum: ['secretary', 'deputy', 'organisation', 'publicity', 'discipline', 'youth', 'member'],
    }).notNull(),
    source: text({ enum: ['elected', 'appointed'] }).notNull(),
    termId: text().references(() => term.id, { onDelete: 'restrict' }),
    /** What the seat is held by virtue of; when that ends, the seat is vacant. */
    boundTo: text({ enum: ['hookup', 'employment', 'post'] }),
    boundId: text(),
    from: text('valid_from').notNull(),
    to: text('valid_to'),
    endReason: text(),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('post_open')
      .on(table.partyOrganisationId, table.personId, table.post)
      .where(sql`valid_to IS NULL`),
    uniqueIndex('post_secretary')
      .on(table.partyOrganisationId)
      .where(sql`post = 'secretary' AND valid_to IS NULL`),
    index('post_party_organisation').on(table.partyOrganisationId, table.from),
    index('post_person').on(table.personId, table.from),
    index('post_bound')
      .on(table.boundTo, table.boundId)
      .where(sql`valid_to IS NULL`),
  ],
)

/** A seat that somebody left and nobody has taken yet; how long it was vacant stays known. */
export const vacancy = sqliteTable(
  'vacancy',
  {
    id: text().primaryKey(),
    partyOrganisationId: text()
      .notNull()
      .references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    post: text({
      enum: ['secretary', 'deputy', 'organisation', 'publicity', 'discipline', 'youth', 'member'],
    }).notNull(),
    since: text().notNull(),
    filledOn: text(),
  },
  (table) => [
    index('vacancy_party_organisation').on(table.partyOrganisationId, table.since),
    index('vacancy_open')
      .on(table.since, table.id)
      .where(sql`filled_on IS NULL`),
  ],
)
