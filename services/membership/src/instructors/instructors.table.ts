import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AnnualGrade, Grade, InstructorKind, SelectionReceipt } from '@alliance/contracts/membership'
import { organisation } from '../organisations/organisations.table.ts'
import { person } from '../people/people.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

/** One term of a person as an instructor (党建指导员), or a panel's decision not to appoint. */
export const instructor = sqliteTable(
  'instructor',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    kind: text().$type<InstructorKind>().notNull(),
    letterNo: text(),
    /** The two numbers in `letterNo`. */
    letterYear: integer(),
    letterSequence: integer(),
    from: text('valid_from').notNull(),
    to: text('valid_to').notNull(),
    endReason: text({ enum: ['withdrawn', 'resigned', 'not_selected'] }),
    receipt: text({ mode: 'json' }).$type<SelectionReceipt>().notNull(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    uniqueIndex('instructor_letter').on(table.letterYear, table.letterSequence),
    index('instructor_order').on(table.from, table.id),
    index('instructor_person').on(table.personId, table.from),
  ],
)

/** An instructor's time with a host; it ends with the term at the latest. */
export const assignment = sqliteTable(
  'assignment',
  {
    id: text().primaryKey(),
    instructorId: text()
      .notNull()
      .references(() => instructor.id, { onDelete: 'restrict' }),
    organisationId: text()
      .notNull()
      .references(() => organisation.id, { onDelete: 'restrict' }),
    from: text('valid_from').notNull(),
    to: text('valid_to').notNull(),
    conflictApproval: text(),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    index('assignment_instructor').on(table.instructorId, table.from),
    index('assignment_organisation').on(table.organisationId, table.from),
  ],
)

export const visit = sqliteTable(
  'visit',
  {
    id: text().primaryKey(),
    instructorId: text()
      .notNull()
      .references(() => instructor.id, { onDelete: 'restrict' }),
    assignmentId: text()
      .notNull()
      .references(() => assignment.id, { onDelete: 'restrict' }),
    visitedOn: text().notNull(),
    mode: text({ enum: ['on_site', 'remote'] }).notNull(),
    purpose: text().notNull(),
    findings: text().notNull(),
    followUp: text().notNull(),
    loggedBy: text().notNull(),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [
    index('visit_instructor').on(table.instructorId, table.visitedOn, table.id),
    index('visit_assignment').on(table.assignmentId, table.visitedOn),
  ],
)

export const instructorTraining = sqliteTable(
  'instructor_training',
  {
    id: text().primaryKey(),
    instructorId: text()
      .notNull()
      .references(() => instructor.id, { onDelete: 'restrict' }),
    heldOn: text().notNull(),
    title: text().notNull(),
    minutes: integer().notNull(),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [index('instructor_training_instructor').on(table.instructorId, table.heldOn)],
)

export const instructorGrade = sqliteTable(
  'instructor_grade',
  {
    id: integer().primaryKey(),
    instructorId: text()
      .notNull()
      .references(() => instructor.id, { onDelete: 'restrict' }),
    year: integer().notNull(),
    grade: text().$type<AnnualGrade>().notNull(),
    reason: text().notNull(),
    decidedOn: text().notNull(),
    receipt: text({ mode: 'json' }).$type<Grade['receipt']>().notNull(),
    ...originColumns,
    createdAt: text().notNull(),
  },
  (table) => [uniqueIndex('instructor_grade_year').on(table.instructorId, table.year)],
)
