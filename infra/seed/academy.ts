import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

type IdOf = (key: string) => string
type NewCourse = Schemas['NewAcademyCourse']
type Learner = Schemas['CourseEnrolment']

interface Staff {
  secretary: Session
  /** Reviews what the secretary wrote. */
  leader: Session
  talent: Session
}
interface Ids {
  party: IdOf
  person: IdOf
}

interface SeedCourse extends Pick<NewCourse, 'title' | 'aim' | 'opensOn' | 'endsOn'> {
  key: string
  host: string
  /** Titles of its sessions; the required ones. */
  sessions: string[]
  required?: string[]
  lecturers?: NewCourse['lecturers']
  /** Someone of the instructors’ roster, by their key. */
  instructor?: { key: string; name: string }
  chains?: NewCourse['chains']
  capacity?: number
  requirement?: NewCourse['requirement']
  stays?: 'draft' | 'in_review'
  over?: true
  origin?: Pick<NewCourse, 'provenance' | 'sourceRef' | 'isDemo'>
}

const academy = (topic: string) => `[示例] “链”盟学院：${topic}`
const inDays = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

const courses: SeedCourse[] = [
  {
    key: 'first-lesson',
    title: '“链”盟学院第一课',
    aim: '以“书记第一课”开启“链”盟学院学习阵地。原文只记载开讲，未列课程安排。',
    host: 'zone',
    opensOn: '2022-06-29',
    endsOn: '2022-06-29',
    sessions: ['书记第一课'],
    lecturers: [
      { name: '开发区党工委书记', title: null, organisation: '天宁经济开发区党工委', personId: null },
    ],
    over: true,
    origin: {
      provenance: 'seed_assumed',
      sourceRef: '现代快报 2022-06-30 · S17 S31（原文未列课程）',
      isDemo: false,
    },
  },
  {
    key: 'party-affairs',
    title: '[示例] 党务实务培训班',
    aim: '让成员单位党务工作者会做标准化建设、发展党员、组织生活、宣传和台账。',
    host: 'zone',
    opensOn: '2026-04-01',
    endsOn: inDays(40),
    sessions: [
      '党支部标准化建设',
      '发展党员工作实务',
      '组织生活怎么开',
      '党务与业务融合',
      '新媒体宣传',
      '档案与台账',
    ].map(academy),
    required: ['党支部标准化建设', '组织生活怎么开'].map(academy),
    lecturers: [{ name: '汪示例', title: '讲师', organisation: '区委党校', personId: null }],
    instructor: { key: 'instructor-1', name: '王示例' },
    capacity: 40,
    requirement: { leastSessions: 5, leastMinutes: 540, assessment: true },
  },
  {
    key: 'digital',
    title: '[示例] 智改数转实务班',
    aim: '从诊断、选型到验收，带着本单位的问题学完一个改造项目。',
    host: 'CC-DE',
    opensOn: inDays(-10),
    endsOn: inDays(60),
    sessions: ['设备联网与数据采集', '诊断报告怎么读', '改造项目验收'].map(academy),
    required: [academy('改造项目验收')],
    lecturers: [
      {
        name: '云为讲师示例',
        title: '解决方案专家',
        organisation: '国佳云为(江苏)信息科技有限公司',
        personId: null,
      },
    ],
    chains: ['DE', 'TX'],
    capacity: 30,
    requirement: { leastSessions: 2, leastMinutes: 180, assessment: true },
  },
  {
    key: 'brand',
    title: '[示例] 党建品牌公开课',
    aim: '讲清楚品牌定位、故事选取和传播节奏。',
    host: 'zone',
    opensOn: inDays(5),
    endsOn: inDays(20),
    sessions: ['[示例] “链”盟学院公开课：党建品牌怎么讲'],
    stays: 'in_review',
  },
  {
    key: 'safety',
    title: '[示例] 安全生产专题班',
    aim: '成员企业安全负责人轮训，课次待定。',
    host: 'zone',
    opensOn: inDays(70),
    endsOn: inDays(100),
    sessions: [],
    requirement: { leastSessions: 0, leastMinutes: 360, assessment: false },
    stays: 'draft',
  },
]
export const courseCount = courses.length

/** Courses of the academy: one of the seed’s day, an illustrative year with someone in each state. */
export async function enterAcademy(staff: Staff, ids: Ids): Promise<void> {
  const { client } = staff.secretary
  const activities = new Map<string, string>()
  for (const kind of ['course', 'lecture'] as const) {
    const { items } = await done(
      client.GET('/api/v1/events/activities', { params: { query: { kind, limit: 200 } } }),
    )
    for (const { title, id } of items) activities.set(title, id)
  }
  const made = new Map<string, string>()
  for (const course of courses) made.set(course.key, await enter(staff, course, ids, activities))
  const [course, first, last] = [
    made.get('party-affairs')!,
    activities.get(academy('党支部标准化建设'))!,
    activities.get(academy('档案与台账'))!,
  ]
  const came = [...(await attendeesOf(staff.secretary, first)), ...(await attendeesOf(staff.secretary, last))]
  await enterLearners(
    staff.secretary,
    course,
    [...new Set(came.map(({ personId }) => personId))].slice(0, 20),
  )
  await correctOne(staff.secretary, course, first)
  await done(
    staff.talent.client.POST('/api/v1/events/courses/{courseId}/enrolments', {
      params: { path: { courseId: made.get('digital')! }, header: keyed('course-digital-talent') },
      body: {},
    }),
  )
}

async function enter(
  { secretary, leader }: Staff,
  course: SeedCourse,
  ids: Ids,
  activities: Map<string, string>,
): Promise<string> {
  const { key, title, aim, opensOn, endsOn, instructor } = course
  const header = (step: string) => keyed(`course-${key}-${step}`)
  const { id } = await done(
    secretary.client.POST('/api/v1/events/courses', {
      params: { header: header('draft') },
      body: {
        title,
        aim,
        hostId: ids.party(course.host),
        lecturers: [
          ...(course.lecturers ?? []),
          ...(instructor
            ? [
                {
                  name: instructor.name,
                  title: '党建指导员',
                  organisation: null,
                  personId: ids.person(instructor.key),
                },
              ]
            : []),
        ],
        chains: course.chains ?? [],
        actions: ['YC', 'ZJ'],
        opensOn,
        endsOn,
        enrolUntil: null,
        capacity: course.capacity ?? null,
        sessions: course.sessions.map((session) => ({
          activityId: activities.get(session)!,
          required: course.required?.includes(session) ?? false,
        })),
        requirement: course.requirement ?? null,
        ...(course.origin ?? { provenance: 'illustrative', sourceRef: null, isDemo: true }),
      },
    }),
  )
  const params = (step: string) => ({ path: { courseId: id }, header: header(step) })
  if (course.stays === 'draft') return id
  const { version } = await done(
    secretary.client.POST('/api/v1/events/courses/{courseId}/submission', {
      params: params('submit'),
      body: {},
    }),
  )
  if (course.stays === 'in_review') return id
  await done(
    leader.client.POST('/api/v1/events/courses/{courseId}/publication', {
      params: params('publish'),
      body: { secrecyChecked: true, version },
    }),
  )
  if (course.over)
    await done(
      secretary.client.POST('/api/v1/events/courses/{courseId}/closing', {
        params: params('close'),
        body: {},
      }),
    )
  return id
}

const attendeesOf = async ({ client }: Session, activityId: string) =>
  (
    await done(
      client.GET('/api/v1/events/activities/{activityId}/attendance', {
        params: { path: { activityId }, query: { limit: 200 } },
      }),
    )
  ).items

/** Learners in each state: certified, failed, to be assessed, under way, withdrawn. */
async function enterLearners({ client }: Session, courseId: string, people: string[]): Promise<void> {
  const header = (step: string) => keyed(`course-learners-${step}`)
  await done(
    client.POST('/api/v1/events/courses/{courseId}/staff-enrolments', {
      params: { path: { courseId }, header: header('enrol') },
      body: { personIds: people },
    }),
  )
  const { items } = await done(
    client.GET('/api/v1/events/courses/{courseId}/enrolments', {
      params: { path: { courseId }, query: { limit: 200 } },
    }),
  )
  const isReady = ({ progress }: Learner) =>
    progress.certificateRule!.reasons.every(({ code, met }) => met || code === 'assessment')
  const ready = items.filter(isReady)
  const certified = ready.slice(0, 3)
  const results: [Learner, number, boolean, string][] = [
    ...certified.map((each, i): [Learner, number, boolean, string] => [
      each,
      92 - i * 5,
      true,
      '[示例] 结业作业与答辩合格',
    ]),
    ...ready
      .slice(3, 4)
      .map((each): [Learner, number, boolean, string] => [each, 52, false, '[示例] 结业作业未完成']),
    ...ready
      .slice(4, 5)
      .map((each): [Learner, number, boolean, string] => [each, 85, true, '[示例] 结业作业合格']),
  ]
  for (const [{ id }, score, passed, reason] of results)
    await done(
      client.POST('/api/v1/events/course-enrolments/{enrolmentId}/assessments', {
        params: { path: { enrolmentId: id }, header: header(`assess-${id}`) },
        body: { revision: 0, passed, score, reason },
      }),
    )
  if (certified.length > 0)
    await done(
      client.POST('/api/v1/events/courses/{courseId}/certificates', {
        params: { path: { courseId }, header: header('certify') },
        body: { enrolmentIds: certified.map(({ id }) => id) },
      }),
    )
  const leaving = items.find((each) => !isReady(each))
  if (leaving)
    await done(
      client.POST('/api/v1/events/course-enrolments/{enrolmentId}/withdrawal', {
        params: { path: { enrolmentId: leaving.id }, header: header('withdraw') },
        body: {},
      }),
    )
}

/** One’s attendance at a required session is corrected after the certificate: whether it stands is before someone. */
async function correctOne(secretary: Session, courseId: string, activityId: string): Promise<void> {
  const { client } = secretary
  const { items } = await done(
    client.GET('/api/v1/events/courses/{courseId}/enrolments', {
      params: { path: { courseId }, query: { limit: 200 } },
    }),
  )
  const certified = items.filter(({ progress }) => progress.certificate).at(-1)
  const found = (await attendeesOf(secretary, activityId)).find(
    ({ personId }) => personId === certified?.personId,
  )
  if (!found?.record) return
  await done(
    client.POST('/api/v1/events/activities/{activityId}/attendance/confirmations', {
      params: { path: { activityId }, header: keyed('course-correction') },
      body: {
        rows: [
          {
            registrationId: found.registrationId,
            revision: found.record.revision,
            outcome: 'absent',
            minutes: null,
            leave: null,
            reason: '[示例] 核对签到表，当日由他人代签',
          },
        ],
      },
    }),
  )
}
