import { aHost, aPublished } from '../events.ts'
import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

interface Made {
  id: string
  version: number
}
const filledCourse = filled('crs', 7)

const courseOf = async (world: World, sessions: string[]) => ({
  title: '样例课程',
  aim: '样例目的',
  hostId: await aHost(world),
  opensOn: '2026-01-01',
  endsOn: '2099-12-31',
  sessions: sessions.map((activityId) => ({ activityId, required: false })),
  requirement: sessions.length > 0 ? { leastSessions: 1, leastMinutes: 60, assessment: true } : null,
})

async function aDraft(world: World, sessions?: string[]): Promise<Made> {
  const all = sessions ?? [(await aPublished(world)).id]
  return world.prepare('alliance_secretary', 'POST', '/events/courses', { body: await courseOf(world, all) })
}

async function aSubmitted(world: World, sessions?: string[]): Promise<Made> {
  const { id: courseId } = await aDraft(world, sessions)
  return world.prepare('alliance_secretary', 'POST', `/events/courses/${courseId}/submission`, { body: {} })
}

async function aCourse(world: World, sessions?: string[]): Promise<string> {
  const { id: courseId, version } = await aSubmitted(world, sessions)
  await world.prepare('zone_leader', 'POST', `/events/courses/${courseId}/publication`, {
    body: { secrecyChecked: true, version },
  })
  return courseId
}

async function enrolled(world: World) {
  const { id: activityId } = await aPublished(world)
  const courseId = await aCourse(world, [activityId])
  const { enrolmentId } = await world.prepare<{ enrolmentId: string }>(
    'talent',
    'POST',
    `/events/courses/${courseId}/enrolments`,
    { body: {} },
  )
  return { activityId, courseId, enrolmentId }
}

const attended = async (world: World, activityId: string, revision: number) => {
  const [found] = await world.rows<{ id: string }>(
    'events',
    `SELECT id FROM registration WHERE activity_id = '${activityId}'`,
  )
  await world.rows(
    'events',
    `UPDATE activity SET starts_at = '2026-01-05T06:00:00.000Z', ends_at = '2026-01-05T08:00:00.000Z', state = 'closed' WHERE id = '${activityId}'`,
  )
  const row =
    revision === 0
      ? { outcome: 'present', minutes: 120, reason: '现场点名' }
      : { outcome: 'absent', reason: '核对后更正' }
  await world.prepare(
    'alliance_secretary',
    'POST',
    `/events/activities/${activityId}/attendance/confirmations`,
    { body: { rows: [{ registrationId: found!.id, revision, ...row }] } },
  )
}

async function earned(world: World) {
  const found = await enrolled(world)
  await attended(world, found.activityId, 0)
  await world.prepare(
    'alliance_secretary',
    'POST',
    `/events/course-enrolments/${found.enrolmentId}/assessments`,
    { body: { passed: true, score: 90, reason: '作业合格' } },
  )
  return found
}

export default {
  service: 'events',
  million: true,
  fill: [
    rows('academy_course', {
      id: id('crs'),
      state: `iif(value % 20, 'closed', 'published')`,
      visible: '1',
      title: `'样例课程'`,
      aim: `'样例目的'`,
      host_id: `'pty_9' || printf('%025d', value)`,
      lecturers: `'[]'`,
      chains: `'[]'`,
      actions: `'[]'`,
      opens_on: `date('2022-06-29', '+' || (value % 1500) || ' days')`,
      ends_on: `'2099-12-31'`,
      taken: '0',
      requirement: `'{"leastSessions":1,"leastMinutes":60,"assessment":true}'`,
      author_id: id('acc'),
      editor_id: id('acc'),
      provenance: `'entered'`,
      is_demo: '0',
      version: '1',
      created_at: instant,
      updated_at: instant,
    }),
    rows('academy_session', {
      course_id: id('crs'),
      no: '1',
      activity_id: id('act'),
      required: '1',
    }),
    rows('course_enrolment', {
      id: id('enr'),
      course_id: `'${filledCourse}'`,
      person_id: `'per_9' || printf('%025d', value)`,
      person_name: `'样例'`,
      state: `'enrolled'`,
      enrolled_by: `'self'`,
      registrar_id: id('acc'),
      enrolled_at: instant,
      certificate_id: id('crt'),
      recheck: '0',
      is_demo: '0',
      version: '1',
    }),
    rows('course_assessment', {
      enrolment_id: id('enr'),
      revision: '1',
      passed: '1',
      score: '80',
      reason: `'样例'`,
      assessed_at: instant,
      assessed_by_id: id('acc'),
      assessed_by_name: `'样例'`,
    }),
    rows('course_certificate_review', {
      id: id('crv'),
      enrolment_id: id('enr'),
      certificate_id: id('crt'),
      course_id: `'${filledCourse}'`,
      host_id: `'pty_9' || printf('%025d', value)`,
      state: `iif(value % 50, 'kept', 'open')`,
      opened_at: instant,
      receipt_id: id('rct'),
      reasons: `'[]'`,
    }),
  ],
  samples: {
    listCourses: () => ({}),
    'listCourses, under way': () => ({ query: { state: 'published' } }),
    exportCourses: () => ({ query: { format: 'csv', state: 'cancelled' } }),
    listOrganisedCourses: () => ({}),
    exportOrganisedCourses: () => ({ query: { format: 'csv', state: 'draft' } }),
    getCoursesOfActivity: () => ({ params: { activityId: filled('act', 7) } }),
    createCourse: async (world) => ({ body: await courseOf(world, []) }),
    getCourse: () => ({ params: { courseId: filledCourse } }),
    updateCourse: async (world) => {
      const { id: courseId, version } = await aDraft(world)
      return { params: { courseId }, version, body: { capacity: 30 } }
    },
    submitCourse: async (world) => ({ params: { courseId: (await aDraft(world)).id }, body: {} }),
    returnCourse: async (world) => ({
      params: { courseId: (await aSubmitted(world)).id },
      body: { reason: '补充目的' },
    }),
    publishCourse: async (world) => {
      const { id: courseId, version } = await aSubmitted(world)
      return { as: 'zone_leader', params: { courseId }, body: { secrecyChecked: true, version } }
    },
    closeCourse: async (world) => ({ params: { courseId: await aCourse(world) }, body: {} }),
    cancelCourse: async (world) => ({
      params: { courseId: await aCourse(world) },
      body: { reason: '讲师请假' },
    }),
    enrolInCourse: async (world) => ({ as: 'talent', params: { courseId: await aCourse(world) }, body: {} }),
    enrolStaff: async (world) => {
      const people = await world.rows<{ id: string }>(
        'events',
        'SELECT id FROM known_person WHERE active = 1 ORDER BY id LIMIT 5',
      )
      return {
        params: { courseId: await aCourse(world) },
        body: { personIds: people.map((person) => person.id) },
      }
    },
    listCourseEnrolments: () => ({ params: { courseId: filledCourse } }),
    exportCourseEnrolments: async (world) => ({
      params: { courseId: (await enrolled(world)).courseId },
      query: { format: 'csv' },
    }),
    getCourseEnrolment: () => ({ params: { enrolmentId: filled('enr', 7) } }),
    withdrawFromCourse: async (world) => ({
      as: 'talent',
      params: { enrolmentId: (await enrolled(world)).enrolmentId },
      body: {},
    }),
    assessLearner: async (world) => ({
      params: { enrolmentId: (await enrolled(world)).enrolmentId },
      body: { passed: true, score: 90, reason: '作业合格' },
    }),
    issueCourseCertificates: async (world) => {
      const { courseId, enrolmentId } = await earned(world)
      return { params: { courseId }, body: { enrolmentIds: [enrolmentId] } }
    },
    listCourseCertificateReviews: () => ({}),
    'listCourseCertificateReviews, before a decision': () => ({ query: { state: 'open' } }),
    exportCourseCertificateReviews: async (world) => ({
      query: { format: 'csv', courseId: await aCourse(world) },
    }),
    // A row that was filled, which is open like one in fifty.
    decideCourseCertificateReview: ({ turn }) => ({
      params: { reviewId: filled('crv', 50 * turn) },
      body: { decision: 'keep', note: '核对后保留' },
    }),
    getMyLearningRecord: () => ({ as: 'talent' }),
    getLearningRecord: () => ({ params: { personId: filled('per', 7) } }),
    listMyLearningSessions: () => ({ as: 'talent' }),
    exportMyLearningSessions: () => ({ as: 'talent', query: { format: 'csv' } }),
    listLearningRecords: () => ({ query: { year: '2026' } }),
    'listLearningRecords, of an organisation': () => ({
      query: { year: '2026', organisationId: filled('org', 7) },
    }),
    exportLearningRecords: async (world) => ({
      query: { year: '2026', format: 'csv', organisationId: await aHost(world) },
    }),
  },
} satisfies Bench
