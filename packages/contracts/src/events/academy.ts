import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { idOf } from '../kit/ids.ts'
import { DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { Origin } from '../membership/organisations.ts'
import { Action, ActivityState, HostId } from './activities.ts'
import { ActivityKind } from './activity-kinds.ts'
import { AttendanceOutcome } from './attendance.ts'
import { CourseEnrolment } from './enrolments.ts'

/** From the draft to its end. What is cancelled says why. */
export const CourseState = z
  .enum(['draft', 'in_review', 'published', 'closed', 'cancelled'])
  .openapi('AcademyCourseState')
export type CourseState = z.infer<typeof CourseState>

/** Who teaches and assesses: someone of the register, as the instructors’ roster has them, or a name with where it is from. */
export const CourseLecturer = z
  .strictObject({
    name: Name,
    title: Name.nullable().default(null),
    organisation: Name.nullable().default(null),
    personId: idOf('person').nullable().default(null),
  })
  .openapi('CourseLecturer')
export type CourseLecturer = z.infer<typeof CourseLecturer>

/** A session is an activity: what takes place, with its seats, gates and attendance. */
export const CourseSessionPart = z
  .strictObject({ activityId: idOf('activity'), required: z.boolean().default(false) })
  .openapi('CourseSessionPart')
export type CourseSessionPart = z.infer<typeof CourseSessionPart>

/** What the certificate takes, besides the sessions that are required. */
export const CourseRequirement = z
  .strictObject({
    leastSessions: z.int().min(0).max(20),
    leastMinutes: z.int().min(0).max(30_000),
    assessment: z.boolean(),
  })
  .openapi('CourseRequirement')
export type CourseRequirement = z.infer<typeof CourseRequirement>

const fields = {
  title: Name,
  aim: Text.min(1),
  hostId: HostId,
  lecturers: z.array(CourseLecturer).max(10),
  chains: z.array(z.enum(chainCodes)).max(5),
  actions: z.array(Action).max(5),
  /** The term: both days belong to it. */
  opensOn: DateOnly,
  endsOn: DateOnly,
  /** The last day to enrol; null: while it is taught. */
  enrolUntil: orNull(DateOnly),
  /** Learners at the most; null: as many as come. */
  capacity: z.int().min(1).max(10_000).nullable(),
  /** In their order; once it is published, each is a published activity. */
  sessions: z.array(CourseSessionPart).max(20),
  /** Null: the course gives no certificate. */
  requirement: orNull(CourseRequirement),
}

export const Course = z
  .strictObject({
    id: idOf('academyCourse'),
    state: CourseState,
    ...fields,
    hostName: z.string(),
    sessionCount: z.int(),
    /** Enrolled now. */
    taken: z.int(),
    cancelReason: z.string().nullable(),
    publishedAt: orNull(Instant),
    closedAt: orNull(Instant),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .omit({ sessions: true })
  .openapi('AcademyCourse')
export type Course = z.infer<typeof Course>

export const NewCourse = z
  .strictObject({
    ...fields,
    lecturers: fields.lecturers.default([]),
    chains: fields.chains.default([]),
    actions: fields.actions.default([]),
    enrolUntil: fields.enrolUntil.default(null),
    capacity: fields.capacity.default(null),
    sessions: fields.sessions.default([]),
    requirement: fields.requirement.default(null),
    ...Origin,
  })
  .openapi('NewAcademyCourse')
export type NewCourse = z.infer<typeof NewCourse>

export const CourseChange = z
  .strictObject(fields)
  .omit({ hostId: true })
  .partial()
  .extend({
    /** Why, once it is published. */
    reason: z.string().trim().min(2).max(500).optional(),
  })
  .openapi('AcademyCourseChange')
export type CourseChange = z.infer<typeof CourseChange>

/** A session as the page of its course shows it. */
export const CourseSession = z
  .strictObject({
    no: z.int(),
    activityId: idOf('activity'),
    required: z.boolean(),
    title: z.string(),
    kind: ActivityKind,
    state: ActivityState,
    startsAt: Instant,
    endsAt: Instant,
    place: z.string().nullable(),
    online: z.boolean(),
    lecturers: z.array(z.string()),
    /** Minutes of learning that attending all of it is worth; null where every minute counts. */
    learningMinutes: z.int().nullable(),
    /** One’s own place at it. */
    own: orNull(
      z.strictObject({
        registration: orNull(z.enum(['pending', 'confirmed', 'waiting', 'offered'])),
        outcome: orNull(AttendanceOutcome),
        minutes: z.int(),
      }),
    ),
  })
  .openapi('CourseSession')
export type CourseSession = z.infer<typeof CourseSession>

export const CourseStep = z
  .enum(['edit', 'submit', 'return', 'publish', 'close', 'cancel', 'see_learners', 'enrol_staff'])
  .openapi('AcademyCourseStep')
export type CourseStep = z.infer<typeof CourseStep>

/** A course with its sessions, one’s own enrolment, and what one may do. */
export const CourseCard = z
  .strictObject({
    course: Course,
    sessions: z.array(CourseSession),
    /** Enrolment is open now. */
    open: z.boolean(),
    /** One’s own, the last. */
    own: orNull(CourseEnrolment),
    may: z.array(CourseStep),
  })
  .openapi('AcademyCourseCard')
export type CourseCard = z.infer<typeof CourseCard>
