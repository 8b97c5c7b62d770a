import type {
  CertificateReview,
  CourseEnrolment,
  CourseLecturer,
  CourseRequirement,
  CourseState,
} from '@alliance/contracts/events'
import type { ReceiptReason } from '@alliance/contracts'
import { originColumns, timeColumns } from '@alliance/service-kit/database/columns'
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { activity } from '../activities/activities.table.ts'

const json = <T>() => text({ mode: 'json' }).$type<T>().notNull()

/** A course of the academy. Its sessions are activities; whoever is enrolled holds one of its places. */
export const academyCourse = sqliteTable(
  'academy_course',
  {
    id: text().primaryKey(),
    state: text().$type<CourseState>().notNull(),
    /** It was published once, so whoever is signed in sees it. */
    visible: integer({ mode: 'boolean' }).notNull(),
    title: text().notNull(),
    aim: text().notNull(),
    hostId: text().notNull(),
    lecturers: json<CourseLecturer[]>(),
    chains: json<string[]>(),
    actions: json<string[]>(),
    /** Days in Asia/Shanghai, both included. */
    opensOn: text().notNull(),
    endsOn: text().notNull(),
    enrolUntil: text(),
    capacity: integer(),
    taken: integer().notNull(),
    requirement: text({ mode: 'json' }).$type<CourseRequirement>(),
    /** Accounts of those who wrote, changed and submitted it last: none of them publishes it. */
    authorId: text().notNull(),
    editorId: text().notNull(),
    submitterId: text(),
    publishedAt: text(),
    publisherId: text(),
    cancelReason: text(),
    closedAt: text(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    check('academy_course_term', sql`opens_on <= ends_on`),
    check('academy_course_places', sql`taken >= 0 AND (capacity IS NULL OR taken <= capacity)`),
    index('academy_course_visible').on(table.visible, table.opensOn, table.id),
    index('academy_course_visible_state').on(table.visible, table.state, table.opensOn, table.id),
    index('academy_course_term').on(table.opensOn, table.id),
    index('academy_course_state').on(table.state, table.opensOn, table.id),
    index('academy_course_host').on(table.hostId, table.opensOn, table.id),
  ],
)
export type CourseRow = typeof academyCourse.$inferSelect

export const academySession = sqliteTable(
  'academy_session',
  {
    courseId: text()
      .notNull()
      .references(() => academyCourse.id, { onDelete: 'restrict' }),
    /** Its place in the course, from 1. */
    no: integer().notNull(),
    activityId: text()
      .notNull()
      .references(() => activity.id, { onDelete: 'restrict' }),
    required: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.courseId, table.no] }),
    uniqueIndex('academy_session_activity').on(table.activityId, table.courseId),
  ],
)

/** One person in one course. Rows are never removed; who comes back after leaving has another. */
export const courseEnrolment = sqliteTable(
  'course_enrolment',
  {
    id: text().primaryKey(),
    courseId: text()
      .notNull()
      .references(() => academyCourse.id, { onDelete: 'restrict' }),
    personId: text().notNull(),
    personName: text().notNull(),
    organisationId: text(),
    organisationName: text(),
    state: text().$type<CourseEnrolment['state']>().notNull(),
    enrolledBy: text().$type<CourseEnrolment['enrolledBy']>().notNull(),
    registrarId: text().notNull(),
    enrolledAt: text().notNull(),
    withdrawnAt: text(),
    /** The last one issued for it, valid or not. */
    certificateId: text(),
    /** What the certificate rests on was corrected; its rule is to be asked again. */
    recheck: integer({ mode: 'boolean' }).notNull(),
    isDemo: integer({ mode: 'boolean' }).notNull(),
    version: integer().notNull(),
  },
  (table) => [
    uniqueIndex('course_enrolment_once')
      .on(table.courseId, table.personId)
      .where(sql`state = 'enrolled'`),
    index('course_enrolment_course').on(table.courseId, table.id),
    index('course_enrolment_state').on(table.courseId, table.state, table.id),
    index('course_enrolment_employer').on(table.courseId, table.organisationId, table.id),
    index('course_enrolment_person').on(table.personId, table.id),
    index('course_enrolment_recheck')
      .on(table.id)
      .where(sql`recheck = 1`),
  ],
)
export type EnrolmentRow = typeof courseEnrolment.$inferSelect

/** What was found of a learner. By trigger rows are only ever added; a correction is the next revision. */
export const courseAssessment = sqliteTable(
  'course_assessment',
  {
    enrolmentId: text()
      .notNull()
      .references(() => courseEnrolment.id, { onDelete: 'restrict' }),
    revision: integer().notNull(),
    passed: integer({ mode: 'boolean' }).notNull(),
    score: integer(),
    reason: text().notNull(),
    assessedAt: text().notNull(),
    assessedById: text().notNull(),
    assessedByName: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.enrolmentId, table.revision] }),
    check('course_assessment_score', sql`score IS NULL OR score BETWEEN 0 AND 100`),
  ],
)

/** A certificate whose rule no longer holds. Nothing revokes it but someone’s decision. */
export const courseCertificateReview = sqliteTable(
  'course_certificate_review',
  {
    id: text().primaryKey(),
    enrolmentId: text()
      .notNull()
      .references(() => courseEnrolment.id, { onDelete: 'restrict' }),
    certificateId: text().notNull(),
    courseId: text().notNull(),
    hostId: text().notNull(),
    state: text().$type<CertificateReview['state']>().notNull(),
    openedAt: text().notNull(),
    receiptId: text().notNull(),
    reasons: json<ReceiptReason[]>(),
    decidedAt: text(),
    decidedByName: text(),
    note: text(),
  },
  (table) => [
    uniqueIndex('course_certificate_review_open')
      .on(table.certificateId)
      .where(sql`state = 'open'`),
    index('course_certificate_review_course').on(table.courseId, table.id),
    index('course_certificate_review_state').on(table.state, table.id),
  ],
)
export type ReviewRow = typeof courseCertificateReview.$inferSelect
