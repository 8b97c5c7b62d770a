import { z } from '@hono/zod-openapi'
import { idOf } from '../kit/ids.ts'
import { Instant, orNull } from '../kit/primitives.ts'
import { ReceiptReason, ReplayedReceipt } from '../kit/receipts.ts'
import { AttendanceOutcome } from './attendance.ts'

export const EnrolmentState = z.enum(['enrolled', 'withdrawn']).openapi('CourseEnrolmentState')
export type EnrolmentState = z.infer<typeof EnrolmentState>

/** What a lecturer or an organiser found. A correction is the next revision; rows are never changed. */
export const Assessment = z
  .strictObject({
    revision: z.int(),
    passed: z.boolean(),
    /** Of a hundred; null where it is passed or failed alone. */
    score: z.int().min(0).max(100).nullable(),
    reason: z.string(),
    assessedAt: Instant,
    assessedByName: z.string(),
  })
  .openapi('CourseAssessment')
export type Assessment = z.infer<typeof Assessment>

export const NewAssessment = z
  .strictObject({
    /** The revision that was read; 0 where there was none. */
    revision: z.int().min(0).default(0),
    passed: z.boolean(),
    score: z.int().min(0).max(100).nullable().default(null),
    reason: z.string().trim().min(2).max(500),
  })
  .openapi('NewCourseAssessment')
export type NewAssessment = z.infer<typeof NewAssessment>

/** How far someone is. */
export const CourseProgress = z
  .strictObject({
    /** Sessions attended, and the minutes of learning that they are worth. */
    sessions: z.int(),
    minutes: z.int(),
    assessment: orNull(Assessment),
    /** Whether the certificate is earned, and what is still missing; null where the course gives none. */
    certificateRule: orNull(
      z.strictObject({ outcome: z.enum(['earned', 'not_yet']), reasons: z.array(ReceiptReason) }),
    ),
    certificate: orNull(
      z.strictObject({
        id: idOf('certificate'),
        number: z.string(),
        state: z.enum(['valid', 'revoked']),
        /** What it rests on was corrected; whether it stands is before someone who decides. */
        inReview: z.boolean(),
      }),
    ),
  })
  .openapi('CourseProgress')
export type CourseProgress = z.infer<typeof CourseProgress>

export const CourseEnrolment = z
  .strictObject({
    id: idOf('courseEnrolment'),
    courseId: idOf('academyCourse'),
    courseTitle: z.string(),
    personId: idOf('person'),
    personName: z.string(),
    organisationId: idOf('organisation').nullable(),
    organisationName: z.string().nullable(),
    state: EnrolmentState,
    enrolledBy: z.enum(['self', 'employer', 'organiser']),
    enrolledAt: Instant,
    withdrawnAt: orNull(Instant),
    isDemo: z.boolean(),
    version: z.int(),
    progress: CourseProgress,
  })
  .openapi('CourseEnrolment')
export type CourseEnrolment = z.infer<typeof CourseEnrolment>

/** A session as it went for someone. */
export const AttendedSession = z
  .strictObject({
    no: z.int(),
    activityId: idOf('activity'),
    title: z.string(),
    startsAt: Instant,
    required: z.boolean(),
    outcome: orNull(AttendanceOutcome),
    minutes: z.int(),
  })
  .openapi('AttendedSession')

/** An enrolment with its sessions, all assessments and the decisions about its certificate. */
export const EnrolmentCard = z
  .strictObject({
    enrolment: CourseEnrolment,
    sessions: z.array(AttendedSession),
    assessments: z.array(Assessment),
    receipts: z.array(ReplayedReceipt),
    /** The one who asks may assess. */
    assesses: z.boolean(),
  })
  .openapi('CourseEnrolmentCard')
export type EnrolmentCard = z.infer<typeof EnrolmentCard>

/** A certificate that its rule no longer holds for: someone decides whether it stands. */
export const CertificateReview = z
  .strictObject({
    id: idOf('certificateReview'),
    certificateId: idOf('certificate'),
    certificateNumber: z.string(),
    enrolmentId: idOf('courseEnrolment'),
    courseId: idOf('academyCourse'),
    courseTitle: z.string(),
    personName: z.string(),
    organisationName: z.string().nullable(),
    state: z.enum(['open', 'kept', 'revoked', 'holds_again']),
    openedAt: Instant,
    /** What is no longer met. */
    reasons: z.array(ReceiptReason),
    decidedAt: orNull(Instant),
    decidedByName: z.string().nullable(),
    note: z.string().nullable(),
  })
  .openapi('CourseCertificateReview')
export type CertificateReview = z.infer<typeof CertificateReview>

export const ReviewDecision = z
  .strictObject({ decision: z.enum(['keep', 'revoke']), note: z.string().trim().min(4).max(500) })
  .openapi('CourseCertificateDecision')
export type ReviewDecision = z.infer<typeof ReviewDecision>
