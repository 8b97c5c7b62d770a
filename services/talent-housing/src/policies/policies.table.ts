import type { HousingPolicyDocument, HousingPolicyState } from '@alliance/contracts/talent-housing'
import { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
import { sql } from 'drizzle-orm'
import { check, index, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

/**
 * A version of the housing policy. Triggers keep what was submitted from being changed, and what was published from
 * anything but a withdrawal before it holds.
 */
export const housingPolicy = sqliteTable(
  'housing_policy',
  {
    id: text().primaryKey(),
    number: text(),
    effectiveFrom: text().notNull(),
    state: text().$type<HousingPolicyState>().notNull(),
    note: text().notNull(),
    document: text({ mode: 'json' }).$type<HousingPolicyDocument>().notNull(),
    basedOnId: text().references((): AnySQLiteColumn => housingPolicy.id, { onDelete: 'restrict' }),
    draftedBy: text().notNull(),
    /** Ids of all who drafted, edited or submitted it: none of them publishes it. */
    authorIds: text({ mode: 'json' }).$type<string[]>().notNull(),
    submittedAt: text(),
    submittedBy: text(),
    publishedAt: text(),
    publishedOn: text(),
    publishedById: text(),
    publishedBy: text(),
    withdrawnAt: text(),
    withdrawnOn: text(),
    withdrawnBy: text(),
    withdrawnReason: text(),
    returnedReason: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('housing_policy_number')
      .on(table.number)
      .where(sql`number IS NOT NULL`),
    uniqueIndex('housing_policy_effective')
      .on(table.effectiveFrom)
      .where(sql`state = 'published'`),
    index('housing_policy_state').on(table.state, table.id),
    check(
      'housing_policy_published',
      sql`(number IS NULL) = (published_by_id IS NULL) AND (state <> 'published' OR (number IS NOT NULL AND effective_from >= published_on))`,
    ),
    check(
      'housing_policy_by_another',
      sql`published_by_id IS NULL OR instr(author_ids, '"' || published_by_id || '"') = 0`,
    ),
  ],
)
export type HousingPolicyRow = typeof housingPolicy.$inferSelect
