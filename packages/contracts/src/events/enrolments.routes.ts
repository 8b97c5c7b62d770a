import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import {
  CertificateReview,
  CourseEnrolment,
  EnrolmentCard,
  EnrolmentState,
  NewAssessment,
  ReviewDecision,
} from './enrolments.ts'

const tags = ['Academy']
const course = z.strictObject({ courseId: idOf('academyCourse') })
const params = z.strictObject({ enrolmentId: idOf('courseEnrolment') })

export const enrol = route({
  method: 'post',
  path: '/courses/{courseId}/enrolments',
  operationId: 'enrolInCourse',
  summary: 'Enrol oneself; places at coming sessions that are open are taken with it',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params: course, body: json(z.strictObject({}).openapi('NewCourseEnrolment')) },
  responses: {
    201: answer(
      z
        .strictObject({
          enrolmentId: idOf('courseEnrolment'),
          /** Sessions at which a place or a turn on the waiting list was taken. */
          sessions: z.int(),
        })
        .openapi('CourseEnrolled'),
      'Enrolled',
    ),
    ...errors(
      'person.closed',
      'registration.persons_only',
      'course.closed',
      'course.full',
      'enrolment.duplicate',
      'enrolment.changed_meanwhile',
    ),
  },
})

export const enrolStaff = route({
  method: 'post',
  path: '/courses/{courseId}/staff-enrolments',
  operationId: 'enrolStaff',
  summary: 'Enrol several people: an employer their staff, an organiser whoever learns',
  tags,
  access: can('registration:write'),
  writes: 'keyed',
  request: {
    params: course,
    body: json(
      z.strictObject({ personIds: z.array(idOf('person')).min(1).max(20) }).openapi('NewStaffEnrolments'),
    ),
  },
  responses: {
    200: answer(
      z
        .strictObject({
          outcomes: z.array(
            z.strictObject({
              personId: idOf('person'),
              personName: z.string().nullable(),
              outcome: z.enum(['enrolled', 'duplicate', 'full', 'unknown']),
            }),
          ),
        })
        .openapi('StaffEnrolments'),
      'What came of each',
    ),
    ...errors('course.closed', 'enrolment.changed_meanwhile'),
  },
})

export const courseEnrolments = lists({
  path: '/courses/{courseId}/enrolments',
  name: 'CourseEnrolments',
  summary:
    'Learners of a course with their progress: for who organises or teaches, and of an employer their staff',
  tags,
  access: signedIn(),
  params: course,
  filter: z.strictObject({ state: EnrolmentState.optional() }),
  item: CourseEnrolment,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.personName },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '出席课次', en: 'Sessions', value: (row) => row.progress.sessions },
    { zh: '学习分钟', en: 'Minutes', value: (row) => row.progress.minutes },
    { zh: '考核', en: 'Passed', value: (row) => row.progress.assessment?.passed },
    { zh: '成绩', en: 'Score', value: (row) => row.progress.assessment?.score },
    { zh: '结业条件', en: 'Certificate rule', value: (row) => row.progress.certificateRule?.outcome },
    { zh: '证书编号', en: 'Certificate', value: (row) => row.progress.certificate?.number },
  ],
})

export const getEnrolment = route({
  method: 'get',
  path: '/course-enrolments/{enrolmentId}',
  operationId: 'getCourseEnrolment',
  summary: 'An enrolment: sessions, assessments, and the decisions about its certificate',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(EnrolmentCard, 'As it is now') },
})

export const withdrawEnrolment = route({
  method: 'post',
  path: '/course-enrolments/{enrolmentId}/withdrawal',
  operationId: 'withdrawFromCourse',
  summary: 'Leave a course; places at sessions to come are given back',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params, body: json(z.strictObject({})) },
  responses: {
    200: answer(
      z
        .strictObject({ enrolmentId: idOf('courseEnrolment'), state: EnrolmentState })
        .openapi('CourseWithdrawn'),
      'Withdrawn',
    ),
    ...errors('enrolment.state'),
  },
})

export const assess = route({
  method: 'post',
  path: '/course-enrolments/{enrolmentId}/assessments',
  operationId: 'assessLearner',
  summary: 'Assess a learner, as a lecturer of the course or who organises it; never oneself',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params, body: json(NewAssessment) },
  responses: {
    201: answer(z.strictObject({ revision: z.int() }).openapi('CourseAssessed'), 'Recorded'),
    ...errors('enrolment.state', 'assessment.own', 'assessment.stale'),
  },
})

export const certifyCourse = route({
  method: 'post',
  path: '/courses/{courseId}/certificates',
  operationId: 'issueCourseCertificates',
  summary: 'Issue certificates to learners who have earned them by the rule; all of them or none',
  tags,
  access: can('certificate:write'),
  writes: 'keyed',
  request: {
    params: course,
    body: json(
      z
        .strictObject({ enrolmentIds: z.array(idOf('courseEnrolment')).min(1).max(20) })
        .openapi('NewCourseCertificates'),
    ),
  },
  responses: {
    201: answer(
      z.strictObject({ certificateIds: z.array(idOf('certificate')) }).openapi('CourseCertificates'),
      'Issued',
    ),
    ...errors(
      'enrolment.unknown',
      'course.not_earned',
      'enrolment.changed_meanwhile',
      'certificate.own',
      'certificate.issued_before',
    ),
  },
})

export const certificateReviews = lists({
  path: '/course-certificate-reviews',
  name: 'CourseCertificateReviews',
  summary: 'Certificates whose rule no longer holds after a correction, the last first',
  tags,
  access: can('certificate:read'),
  filter: z.strictObject({
    courseId: idOf('academyCourse').optional(),
    state: CertificateReview.shape.state.optional(),
  }),
  item: CertificateReview,
  columns: [
    { zh: '证书编号', en: 'Certificate', value: (row) => row.certificateNumber },
    { zh: '课程', en: 'Course', value: (row) => row.courseTitle },
    { zh: '姓名', en: 'Name', value: (row) => row.personName },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '提出时间', en: 'Opened', value: (row) => row.openedAt },
    { zh: '决定人', en: 'Decided by', value: (row) => row.decidedByName },
    { zh: '说明', en: 'Note', value: (row) => row.note },
  ],
})

export const decideCertificateReview = route({
  method: 'post',
  path: '/course-certificate-reviews/{reviewId}/decision',
  operationId: 'decideCourseCertificateReview',
  summary: 'Keep a certificate that its rule no longer holds for, or revoke it; for a reason',
  tags,
  access: can('certificate:write'),
  writes: 'keyed',
  request: {
    params: z.strictObject({ reviewId: idOf('certificateReview') }),
    body: json(ReviewDecision),
  },
  responses: {
    200: answer(CertificateReview, 'Decided'),
    ...errors('certificate_review.decided', 'certificate.own', 'certificate.revoked'),
  },
})

export const enrolmentRoutes = [
  enrol,
  enrolStaff,
  courseEnrolments.list,
  courseEnrolments.file,
  getEnrolment,
  withdrawEnrolment,
  assess,
  certifyCourse,
  certificateReviews.list,
  certificateReviews.file,
  decideCertificateReview,
]
