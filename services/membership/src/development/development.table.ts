import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type {
  CaseState,
  DevelopmentAct,
  EntryReceipt,
  Figures,
  MaterialKind,
  RuleSet,
} from '@alliance/contracts/membership'
import { partyOrganisation } from '../party-organisations/party-organisations.table.ts'
import { person } from '../people/people.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

/** A person's development in a branch. What follows from its entries is kept beside them, for boards and lists. */
export const developmentCase = sqliteTable(
  'development_case',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    partyOrganisationId: text()
      .notNull()
      .references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    ruleSet: text().$type<RuleSet>().notNull(),
    openedOn: text().notNull(),
    state: text().$type<CaseState>().notNull(),
    endedOn: text(),
    /** Who decided on an end other than conversion. */
    endedBy: text(),
    stage: integer().$type<1 | 2 | 3 | 4 | 5>().notNull(),
    nextAct: text().$type<DevelopmentAct>(),
    possibleOn: text(),
    dueOn: text(),
    dueRule: text(),
    /** `dueOn`, or the end of time: what is not due comes last. */
    dueSort: text().notNull(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('development_case_open')
      .on(table.personId)
      .where(sql`state = 'open'`),
    index('development_case_person').on(table.personId, table.openedOn),
    index('development_case_due').on(table.state, table.dueSort, table.id),
    index('development_case_stage').on(table.state, table.stage, table.dueSort, table.id),
    index('development_case_branch').on(table.partyOrganisationId, table.state, table.stage),
    index('development_case_ended')
      .on(table.endedOn)
      .where(sql`ended_on IS NOT NULL`),
  ],
)

/** What was recorded in a case. Rows are never changed: a wrong one is named by the row that corrects it. */
export const developmentEntry = sqliteTable(
  'development_entry',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => developmentCase.id, { onDelete: 'restrict' }),
    act: text().$type<DevelopmentAct>().notNull(),
    on: text('done_on').notNull(),
    decider: text().notNull(),
    outcome: text({ enum: ['done', 'not_passed', 'void'] }).notNull(),
    opinion: text({ enum: ['agreed', 'filed'] }),
    figures: text({ mode: 'json' }).$type<Figures>().notNull(),
    corrects: text(),
    reason: text(),
    receipt: text({ mode: 'json' }).$type<EntryReceipt>().notNull(),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    index('development_entry_case').on(table.caseId, table.on),
    uniqueIndex('development_entry_corrects')
      .on(table.corrects)
      .where(sql`corrects IS NOT NULL`),
  ],
)

/** Whether a paper of a case was there on a date; the latest row of a kind counts. */
export const developmentMaterial = sqliteTable(
  'development_material',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => developmentCase.id, { onDelete: 'restrict' }),
    kind: text().$type<MaterialKind>().notNull(),
    present: integer({ mode: 'boolean' }).notNull(),
    on: text('noted_on').notNull(),
    createdAt: text().notNull(),
  },
  (table) => [index('development_material_case').on(table.caseId, table.kind, table.id)],
)
