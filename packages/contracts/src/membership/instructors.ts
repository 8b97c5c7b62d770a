import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'

/** The seed's three criteria: 党性强、懂党务、善管理 (row S41). */
export const criteria = ['party_spirit', 'party_affairs', 'management'] as const
export const InstructorKind = z.enum(['full_time', 'part_time']).openapi('InstructorKind')
export type InstructorKind = z.infer<typeof InstructorKind>
/** 优秀、称职、基本称职、不称职. */
export const AnnualGrade = z
  .enum(['excellent', 'competent', 'basically_competent', 'not_competent'])
  .openapi('AnnualGrade')
export type AnnualGrade = z.infer<typeof AnnualGrade>

const Score = z
  .strictObject({ criterion: z.enum(criteria), score: z.int().min(1).max(5), reason: Text.min(1) })
  .openapi('CriterionScore')

/** The panel's decision: what it was given, by which rule, and why. */
export const SelectionReceipt = z
  .strictObject({
    rule: z.string(),
    version: z.string(),
    scores: z.array(Score),
    total: z.int(),
    leastTotal: z.int(),
    leastEach: z.int(),
    panel: z.array(z.string()),
    affiliationId: idOf('affiliation'),
    selected: z.boolean(),
    reasons: z.array(z.string()),
    decidedOn: DateOnly,
  })
  .openapi('SelectionReceipt')
export type SelectionReceipt = z.infer<typeof SelectionReceipt>

export const Instructor = z
  .strictObject({
    id: idOf('instructor'),
    personId: idOf('person'),
    name: z.string(),
    kind: InstructorKind,
    /** Null where the panel did not select the person. */
    letterNo: z.string().nullable(),
    from: DateOnly,
    /** The first day after the term. */
    to: DateOnly,
    endReason: z.enum(['withdrawn', 'resigned', 'not_selected']).nullable(),
    /** Hosts today, of five at the most. */
    load: z.int(),
    provenance: Provenance,
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('Instructor')
export type Instructor = z.infer<typeof Instructor>

/** Months of an assignment in which a visit on site is due: `open` is the present one. */
export const VisitMonth = z
  .strictObject({
    month: z.string(),
    visits: z.int(),
    state: z.enum(['visited', 'missed', 'open', 'not_due']),
  })
  .openapi('VisitMonth')
export type VisitMonth = z.infer<typeof VisitMonth>

export const Assignment = z
  .strictObject({
    id: idOf('assignment'),
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    from: DateOnly,
    to: DateOnly,
    conflictApproval: z.string().nullable(),
    months: z.array(VisitMonth),
    missed: z.int(),
  })
  .openapi('Assignment')
export type Assignment = z.infer<typeof Assignment>

export const Training = z
  .strictObject({ id: idOf('instructorTraining'), heldOn: DateOnly, title: z.string(), minutes: z.int() })
  .openapi('InstructorTraining')
export const Grade = z
  .strictObject({
    year: z.int(),
    grade: AnnualGrade,
    reason: z.string(),
    decidedOn: DateOnly,
    /** What the year had come to when it was graded. */
    receipt: z.strictObject({
      version: z.string(),
      visits: z.int(),
      monthsMissed: z.int(),
      trainingMinutes: z.int(),
      trainingDue: z.int(),
    }),
  })
  .openapi('InstructorGrade')
export type Grade = z.infer<typeof Grade>

export const InstructorCard = z
  .strictObject({
    instructor: Instructor,
    /** The receipt, approvals and grades are for the instructor and those who appoint. */
    receipt: orNull(SelectionReceipt),
    assignments: z.array(Assignment),
    training: z.array(Training),
    trainingYears: z.array(z.strictObject({ year: z.int(), minutes: z.int(), due: z.int() })),
    grades: z.array(Grade),
    version: z.int(),
  })
  .openapi('InstructorCard')
export type InstructorCard = z.infer<typeof InstructorCard>

export const Visit = z
  .strictObject({
    id: idOf('visit'),
    assignmentId: idOf('assignment'),
    organisationName: z.string(),
    visitedOn: DateOnly,
    mode: z.enum(['on_site', 'remote']),
    purpose: z.string(),
    findings: z.string(),
    followUp: z.string(),
    loggedBy: z.string(),
    loggedAt: Instant,
  })
  .openapi('InstructorVisit')
export type Visit = z.infer<typeof Visit>

export const NewInstructor = z
  .strictObject({
    personId: idOf('person'),
    kind: InstructorKind,
    from: DateOnly,
    decidedOn: DateOnly,
    panel: z.array(Name).min(1).max(15),
    scores: z
      .array(Score)
      .length(3)
      .refine((scores) => new Set(scores.map(({ criterion }) => criterion)).size === 3, {
        params: { code: 'format' },
      }),
    ...Origin,
  })
  .openapi('NewInstructor')
export type NewInstructor = z.infer<typeof NewInstructor>

export const NewAssignment = z
  .strictObject({
    organisationId: idOf('organisation'),
    from: DateOnly,
    /** Who approved, on what ground, where the instructor works for the host. */
    conflictApproval: Text.min(1).nullable().default(null),
    ...Origin,
  })
  .openapi('NewAssignment')
export type NewAssignment = z.infer<typeof NewAssignment>

export const NewVisit = z
  .strictObject({
    assignmentId: idOf('assignment'),
    visitedOn: DateOnly,
    mode: z.enum(['on_site', 'remote']).default('on_site'),
    purpose: Text.min(1),
    findings: Text.default(''),
    followUp: Text.default(''),
    ...Origin,
  })
  .openapi('NewInstructorVisit')
export type NewVisit = z.infer<typeof NewVisit>

export const NewTraining = z
  .strictObject({ heldOn: DateOnly, title: Name, minutes: z.int().min(10).max(1440), ...Origin })
  .openapi('NewInstructorTraining')
export type NewTraining = z.infer<typeof NewTraining>

export const NewGrade = z
  .strictObject({ year: z.int().min(2022).max(2099), grade: AnnualGrade, reason: Text.min(1), ...Origin })
  .openapi('NewInstructorGrade')
export type NewGrade = z.infer<typeof NewGrade>

const End = z
  .strictObject({ on: DateOnly, reason: z.enum(['withdrawn', 'resigned']) })
  .openapi('InstructorEnd')
export type InstructorEnd = z.infer<typeof End>
const AssignmentEnd = z.strictObject({ on: DateOnly }).openapi('AssignmentEnd')

const tags = ['Instructors']
const params = z.strictObject({ instructorId: idOf('instructor') })

export const instructors = lists({
  path: '/instructors',
  name: 'Instructors',
  summary: 'Party-building instructors, by the beginning of their term, the latest first',
  tags,
  access: can('instructor:read'),
  filter: z.strictObject({ serving: z.stringbool().optional() }),
  item: Instructor,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.name },
    { zh: '类别', en: 'Kind', value: (row) => row.kind },
    { zh: '聘书编号', en: 'Letter', value: (row) => row.letterNo },
    { zh: '聘期起', en: 'From', value: (row) => row.from },
    { zh: '聘期止', en: 'To', value: (row) => row.to },
    { zh: '指导单位数', en: 'Hosts', value: (row) => row.load },
  ],
})

export const appointInstructor = route({
  method: 'post',
  path: '/instructors',
  operationId: 'appointInstructor',
  summary: 'Record the panel’s decision; who is selected is appointed for three years',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { body: json(NewInstructor) },
  responses: {
    201: answer(Instructor, 'Decided'),
    ...errors(
      'instructor.unknown_person',
      'instructor.not_full_member',
      'instructor.overlap',
      'service.unavailable',
    ),
  },
})

export const getInstructor = route({
  method: 'get',
  path: '/instructors/{instructorId}',
  operationId: 'getInstructor',
  summary: 'An instructor with hosts, months visited, training and grades',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(InstructorCard, 'The instructor') },
})

export const getMyInstructor = route({
  method: 'get',
  path: '/my-instructor',
  operationId: 'getMyInstructor',
  summary: 'One’s own appointment as an instructor',
  tags,
  access: signedIn(),
  responses: {
    200: answer(
      z.strictObject({ instructor: orNull(InstructorCard) }).openapi('MyInstructor'),
      'The appointment of today, or null',
    ),
  },
})

export const endInstructor = route({
  method: 'post',
  path: '/instructors/{instructorId}/end',
  operationId: 'endInstructor',
  summary: 'End an appointment before its time; the assignments end with it',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { params, body: json(End) },
  responses: { 200: answer(Instructor, 'Ended'), ...errors('instructor.ended') },
})

export const assignInstructor = route({
  method: 'post',
  path: '/instructors/{instructorId}/assignments',
  operationId: 'assignInstructor',
  summary: 'Assign to a host, five at a time at the most',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { params, body: json(NewAssignment) },
  responses: {
    201: answer(Assignment, 'Assigned'),
    ...errors(
      'organisation.unknown',
      'instructor.ended',
      'instructor.load',
      'instructor.assigned',
      'instructor.conflict',
    ),
  },
})

export const endAssignment = route({
  method: 'post',
  path: '/instructors/{instructorId}/assignments/{assignmentId}/end',
  operationId: 'endAssignment',
  summary: 'End an assignment on a day',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { params: params.extend({ assignmentId: idOf('assignment') }), body: json(AssignmentEnd) },
  responses: { 200: answer(Assignment, 'Ended'), ...errors('instructor.ended') },
})

export const visits = lists({
  path: '/instructors/{instructorId}/visits',
  name: 'InstructorVisits',
  summary: 'Visits of an instructor, the latest first; for the instructor and those who appoint',
  tags,
  access: signedIn(),
  filter: z.strictObject({}),
  params,
  item: Visit,
  columns: [
    { zh: '日期', en: 'Date', value: (row) => row.visitedOn },
    { zh: '单位', en: 'Host', value: (row) => row.organisationName },
    { zh: '方式', en: 'Mode', value: (row) => row.mode },
    { zh: '目的', en: 'Purpose', value: (row) => row.purpose },
    { zh: '情况', en: 'Findings', value: (row) => row.findings },
    { zh: '后续', en: 'Follow-up', value: (row) => row.followUp },
  ],
})

export const logVisit = route({
  method: 'post',
  path: '/instructors/{instructorId}/visits',
  operationId: 'logVisit',
  summary: 'Log a visit: the instructor’s own, or the secretary for them',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params, body: json(NewVisit) },
  responses: { 201: answer(Visit, 'Logged'), ...errors('instructor.visit_outside') },
})

export const recordInstructorTraining = route({
  method: 'post',
  path: '/instructors/{instructorId}/training',
  operationId: 'recordInstructorTraining',
  summary: 'Record training; 24 hours a year are due',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { params, body: json(NewTraining) },
  responses: { 201: answer(Training, 'Recorded'), ...errors('instructor.ended') },
})

export const gradeInstructor = route({
  method: 'post',
  path: '/instructors/{instructorId}/grades',
  operationId: 'gradeInstructor',
  summary: 'Grade a year, once',
  tags,
  access: can('instructor:write'),
  writes: 'keyed',
  request: { params, body: json(NewGrade) },
  responses: { 201: answer(Grade, 'Graded'), ...errors('instructor.graded', 'instructor.ended') },
})

export const instructorRoutes = [
  instructors.list,
  instructors.file,
  appointInstructor,
  getInstructor,
  getMyInstructor,
  endInstructor,
  assignInstructor,
  endAssignment,
  visits.list,
  visits.file,
  logVisit,
  recordInstructorTraining,
  gradeInstructor,
]
