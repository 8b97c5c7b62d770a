import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { MemberKind } from '@alliance/contracts/membership'
import { organisation } from '../organisations/organisations.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

export const allianceMember = sqliteTable(
  'alliance_member',
  {
    id: text().primaryKey(),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    kind: text().$type<MemberKind>().notNull(),
    founding: integer({ mode: 'boolean' }).notNull(),
    plaqueNo: text().notNull(),
    /** The two numbers in `plaqueNo`, which as text would sort 10000 before 9999. */
    plaqueYear: integer().notNull(),
    plaqueSequence: integer().notNull(),
    admittedOn: text().notNull(),
    endedOn: text(),
    /** When its next annual review falls due; null once it has an end. */
    reviewDueOn: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('alliance_member_plaque').on(table.plaqueYear, table.plaqueSequence),
    index('alliance_member_founding').on(table.founding, table.plaqueYear, table.plaqueSequence),
    uniqueIndex('alliance_member_present')
      .on(table.organisationId)
      .where(sql`ended_on IS NULL`),
    index('alliance_member_review_due')
      .on(table.reviewDueOn, table.id)
      .where(sql`ended_on IS NULL`),
    index('alliance_member_organisation').on(table.organisationId, table.admittedOn),
  ],
)
