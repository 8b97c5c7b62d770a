import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Backbone, CandidateState } from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'
import { employment, person } from '../people/people.table.ts'
import { post } from '../posts/posts.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

/** The pool from which heads of Party organisations are taken (row S42). */
export const candidate = sqliteTable(
  'candidate',
  {
    id: text().primaryKey(),
    chainCode: text().$type<ChainCode>().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    /** The employment that made them eligible when proposed. */
    employmentId: text()
      .notNull()
      .references(() => employment.id, { onDelete: 'restrict' }),
    backbone: text().$type<Backbone>().notNull(),
    proposal: text().notNull(),
    proposedOn: text().notNull(),
    state: text().$type<CandidateState>().notNull(),
    reviewedOn: text(),
    review: text(),
    from: text('valid_from'),
    to: text('valid_to'),
    postId: text().references(() => post.id, { onDelete: 'restrict' }),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('candidate_present')
      .on(table.personId, table.chainCode)
      .where(sql`state IN ('proposed', 'accepted')`),
    index('candidate_person').on(table.personId),
    index('candidate_order').on(table.proposedOn, table.id),
    index('candidate_chain').on(table.chainCode, table.proposedOn, table.id),
    index('candidate_state').on(table.state, table.proposedOn, table.id),
    index('candidate_chain_state').on(table.chainCode, table.state, table.proposedOn, table.id),
  ],
)
