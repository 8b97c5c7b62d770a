import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { DocumentType } from '@alliance/contracts/membership'
import { agreement } from '../agreements/agreements.table.ts'
import { regulation } from '../regulations/regulations.table.ts'

/** What is known of a kept file; its content lies in R2 under `objectKey`. Belongs to one agreement or one regulation. */
export const document = sqliteTable(
  'document',
  {
    id: text().primaryKey(),
    agreementId: text().references(() => agreement.id, { onDelete: 'restrict' }),
    regulationId: text().references(() => regulation.id, { onDelete: 'restrict' }),
    title: text().notNull(),
    fileName: text().notNull(),
    type: text().$type<DocumentType>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    objectKey: text().notNull(),
    uploadedAt: text().notNull(),
    uploadedById: text().notNull(),
    uploadedBy: text().notNull(),
    withdrawnAt: text(),
    withdrawnById: text(),
    withdrawnReason: text(),
  },
  (table) => [
    check('document_of_one', sql`(agreement_id IS NULL) <> (regulation_id IS NULL)`),
    uniqueIndex('document_agreement_content')
      .on(table.agreementId, table.sha256)
      .where(sql`withdrawn_at IS NULL AND agreement_id IS NOT NULL`),
    uniqueIndex('document_regulation_content')
      .on(table.regulationId, table.sha256)
      .where(sql`withdrawn_at IS NULL AND regulation_id IS NOT NULL`),
    index('document_agreement').on(table.agreementId, table.id),
    index('document_regulation').on(table.regulationId, table.id),
    uniqueIndex('document_object').on(table.objectKey),
  ],
)
export type DocumentRow = typeof document.$inferSelect
