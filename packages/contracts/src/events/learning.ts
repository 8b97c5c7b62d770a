import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant } from '../kit/primitives.ts'
import { answer, route } from '../kit/route.ts'
import { ActivityKind } from './activity-kinds.ts'
import { CourseEnrolment } from './enrolments.ts'

/** What was learnt in a year, at confirmed sessions of the academy. */
export const LearningYear = z
  .strictObject({
    year: z.int(),
    sessions: z.int(),
    minutes: z.int(),
    /** 学时 of 45 minutes, to one decimal, rounded down. */
    classHours: z.number(),
  })
  .openapi('LearningYear')
export type LearningYear = z.infer<typeof LearningYear>

export const LearningRecord = z
  .strictObject({
    personId: idOf('person').nullable(),
    personName: z.string(),
    organisationName: z.string().nullable(),
    years: z.array(LearningYear),
    /** The last hundred courses. */
    enrolments: z.array(CourseEnrolment),
  })
  .openapi('LearningRecord')
export type LearningRecord = z.infer<typeof LearningRecord>

export const LearningSession = z
  .strictObject({
    id: idOf('attendance'),
    activityId: idOf('activity'),
    title: z.string(),
    kind: ActivityKind,
    startsAt: Instant,
    hostName: z.string(),
    minutes: z.int(),
    /** Of them, what counts as learning. */
    learningMinutes: z.int(),
  })
  .openapi('LearningSession')
export type LearningSession = z.infer<typeof LearningSession>

export const LearnerYear = LearningYear.extend({
  personId: idOf('person'),
  personName: z.string(),
  organisationName: z.string().nullable(),
  /** Certificates of courses that were issued in the year and stand. */
  certificates: z.int(),
}).openapi('LearnerYear')
export type LearnerYear = z.infer<typeof LearnerYear>

const tags = ['Academy']

export const getMyLearning = route({
  method: 'get',
  path: '/my-learning-record',
  operationId: 'getMyLearningRecord',
  summary: 'One’s own learning record: hours by year, courses and certificates',
  tags,
  access: signedIn(),
  responses: { 200: answer(LearningRecord, 'As confirmed until now') },
})

export const getLearningRecord = route({
  method: 'get',
  path: '/learning-records/{personId}',
  operationId: 'getLearningRecord',
  summary: 'The learning record of someone whom one employs',
  tags,
  access: can('attendance:read'),
  request: { params: z.strictObject({ personId: idOf('person') }) },
  responses: { 200: answer(LearningRecord, 'As confirmed until now') },
})

export const myLearningSessions = lists({
  path: '/my-learning-sessions',
  name: 'MyLearningSessions',
  summary: 'Sessions of the academy one attended, the last recorded first',
  tags,
  access: signedIn(),
  filter: z.strictObject({}),
  item: LearningSession,
  columns: [
    { zh: '时间', en: 'Begins', value: (row) => row.startsAt },
    { zh: '课次', en: 'Session', value: (row) => row.title },
    { zh: '类型', en: 'Kind', value: (row) => row.kind },
    { zh: '主办', en: 'Host', value: (row) => row.hostName },
    { zh: '在场分钟', en: 'Minutes present', value: (row) => row.minutes },
    { zh: '学习分钟', en: 'Minutes of learning', value: (row) => row.learningMinutes },
    { zh: '学时', en: 'Class hours', value: (row) => Math.floor((row.learningMinutes * 10) / 45) / 10 },
  ],
})

export const learnerYears = lists({
  path: '/learning-records',
  name: 'LearningRecords',
  summary: 'Learning of a year by person: an employer’s own staff, or everyone’s',
  tags,
  access: can('attendance:read'),
  filter: z.strictObject({
    year: z.coerce.number().int().min(2022).max(2099),
    organisationId: idOf('organisation').optional(),
  }),
  item: LearnerYear,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.personName },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '年度', en: 'Year', value: (row) => row.year },
    { zh: '课次', en: 'Sessions', value: (row) => row.sessions },
    { zh: '学习分钟', en: 'Minutes', value: (row) => row.minutes },
    { zh: '学时', en: 'Class hours', value: (row) => row.classHours },
    { zh: '结业证书', en: 'Certificates', value: (row) => row.certificates },
  ],
})

export const learningRoutes = [
  getMyLearning,
  myLearningSessions.list,
  myLearningSessions.file,
  learnerYears.list,
  learnerYears.file,
  getLearningRecord,
]
