import type { Principal } from '@alliance/contracts'
import type {
  Course,
  CourseChange,
  CourseEnrolment,
  EnrolmentCard,
  NewAssessment,
  NewCourse,
} from '@alliance/contracts/events'
import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { elsewhere, type Scene } from '../../test/scene.testing.ts'
import {
  anOrganisation,
  aPerson,
  cron,
  someone,
  aPublished,
  ask,
  done,
  env,
  planned,
  reviewer,
  secretary,
} from '../../test/world.testing.ts'
import { confirming, heldOn } from '../attendance/attendance.testing.ts'

/** A published class of the academy, of a host. */
export const aClass = async (hostId: string, given: { learningMinutes?: number; seats?: number } = {}) =>
  (
    await aPublished(
      {
        detail: {
          kind: 'course',
          lecturers: [{ name: '讲师示例', title: null, personId: null }],
          syllabus: '政策要点',
          learningMinutes: given.learningMinutes ?? 120,
        },
        registration: planned(given.seats ?? 50),
      },
      hostId,
    )
  ).id

export const courseOf = (hostId: string, sessions: readonly string[], given: Partial<NewCourse> = {}) => ({
  title: '数字化转型实务',
  aim: '掌握转型的方法',
  hostId,
  opensOn: '2026-01-01',
  endsOn: '2099-12-31',
  sessions: sessions.map((activityId, i) => ({ activityId, required: i === 0 })),
  requirement: { leastSessions: 2, leastMinutes: 180, assessment: true },
  ...given,
})

export const drafting = (body: object, as: Principal = secretary) => ask(as).post<Course>('/courses', body)
export const courseStep = (id: string, path: string, body: object = {}, as: Principal = secretary) =>
  ask(as).post<Course>(`/courses/${id}/${path}`, body)

export async function publishedCourse(draft: Course): Promise<Course> {
  const { version } = done(await courseStep(draft.id, 'submission'))
  return done(await courseStep(draft.id, 'publication', { secrecyChecked: true, version }, reviewer))
}

/** A published course with so many sessions, of a host. */
export async function aCourse(given: Partial<NewCourse> = {}, sessions = 2, host?: string) {
  const hostId = host ?? (await anOrganisation())
  const activityIds: string[] = []
  for (let i = 0; i < sessions; i++) activityIds.push(await aClass(hostId))
  const course = await publishedCourse(done(await drafting(courseOf(hostId, activityIds, given))))
  return { course, hostId, activityIds }
}

export const changing = (course: Course, change: CourseChange, as: Principal = secretary) =>
  ask(as).patch<Course>(`/courses/${course.id}`, course.version, change)

export const enrolling = (courseId: string, as: Principal) =>
  ask(as).post<{ enrolmentId: string; sessions: number }>(`/courses/${courseId}/enrolments`, {})

export const assessing = (id: string, given: Partial<NewAssessment> = {}, as: Principal = secretary) =>
  ask(as).post<{ revision: number }>(`/course-enrolments/${id}/assessments`, {
    passed: true,
    score: 88,
    reason: '结业作业合格',
    ...given,
  })

export const certifying = (courseId: string, enrolmentIds: string[], as: Principal = secretary) =>
  ask(as).post<{ certificateIds: string[] }>(`/courses/${courseId}/certificates`, { enrolmentIds })

export const enrolmentCard = async (id: string, as: Principal = secretary): Promise<EnrolmentCard> =>
  done(await ask(as).get<EnrolmentCard>(`/course-enrolments/${id}`))

export const progressOf = async (id: string): Promise<CourseEnrolment['progress']> =>
  (await enrolmentCard(id)).enrolment.progress

/** Records that someone was at a session that is over, for so many of its two hours. */
export async function attending(
  activityId: string,
  personId: string,
  minutes: number,
  revision = 0,
  day = '2026-11-05',
): Promise<void> {
  await heldOn(activityId, day)
  const { id } = (await env.DB.prepare(
    `SELECT id FROM registration WHERE activity_id = ? AND person_id = ? AND state = 'confirmed'`,
  )
    .bind(activityId, personId)
    .first<{ id: string }>())!
  done(
    await confirming(activityId, [
      {
        registrationId: id,
        revision,
        outcome: minutes > 0 ? 'present' : 'absent',
        minutes: minutes > 0 ? minutes : null,
        reason: '按签到表',
      },
    ]),
  )
}

const term = `'2026-01-01', '2099-12-31'`
const host = 'pty_00000000000000000000000001'

const insertCourses = async (rows: number): Promise<string[]> => {
  const ids = Array.from({ length: rows }, () => newId('academyCourse'))
  await env.DB.prepare(
    `INSERT INTO academy_course (id, state, visible, title, aim, host_id, lecturers, chains, actions, opens_on, ends_on, taken,
        author_id, editor_id, provenance, is_demo, version, created_at, updated_at)
      SELECT value, 'published', 1, '课程', '目的', ?, '[]', '[]', '[]', ${term}, 0, '', '', 'entered', 0, 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z' FROM json_each(?)`,
  )
    .bind(host, JSON.stringify(ids))
    .run()
  return ids
}

async function insertEnrolments(courseId: string, rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('courseEnrolment'))
  await env.DB.prepare(
    `INSERT INTO course_enrolment (id, course_id, person_id, person_name, state, enrolled_by, registrar_id, enrolled_at, recheck, is_demo, version)
      SELECT value, ?, 'per_' || substr(value, 5), '学员示例', 'enrolled', 'self', '', '2026-01-01T00:00:00.000Z', 0, 0, 1 FROM json_each(?)`,
  )
    .bind(courseId, JSON.stringify(ids))
    .run()
  return ids
}

/** Reviews of certificates that are made up for them. */
async function insertReviews(rows: number): Promise<string[]> {
  const ids = Array.from({ length: rows }, () => newId('certificateReview'))
  const { course } = await aCourse()
  const { enrolmentId } = done(await enrolling(course.id, await someone()))
  const certificateId = await aCertificate()
  await env.DB.prepare(
    `INSERT INTO course_certificate_review (id, enrolment_id, certificate_id, course_id, host_id, state, opened_at, receipt_id, reasons)
      SELECT value, ?, ?, ?, ?, 'kept', '2026-01-01T00:00:00.000Z', '', '[]' FROM json_each(?)`,
  )
    .bind(enrolmentId, certificateId, course.id, host, JSON.stringify(ids))
    .run()
  return ids
}

const aCertificate = async (): Promise<string> => {
  const { course, hostId } = await aCourse()
  const issued = await ask(secretary).post<{ id: string }>('/certificates', {
    kind: 'course',
    personId: (await someone()).personId,
    hostId,
    title: { zh: course.title, en: 'Course' },
    description: { zh: '完成', en: 'Completed' },
    criteria: { zh: '出席', en: 'Attended' },
    from: '2026-01-01',
    to: '2026-02-01',
    reason: '样例证书',
  })
  return done(issued).id
}

/** People of an employer, and the employer. */
async function staffOf(rows: number): Promise<{ employerId: string; ids: string[] }> {
  const employerId = await anOrganisation()
  const ids: string[] = []
  for (let i = 0; i < rows; i++)
    ids.push(await aPerson({ employerId, name: `员工${String(i).padStart(4, '0')}示例` }))
  return { employerId, ids }
}

export const academyLists = {
  listCourses: { path: '/courses', insert: insertCourses },
  listOrganisedCourses: { path: '/organised-courses', insert: insertCourses },
  listCourseEnrolments: async () => {
    const { course } = await aCourse()
    return {
      path: `/courses/${course.id}/enrolments`,
      insert: (rows: number) => insertEnrolments(course.id, rows),
    }
  },
  listCourseCertificateReviews: { path: '/course-certificate-reviews', insert: insertReviews },
  listLearningRecords: {
    path: '/learning-records?year=2026',
    key: ({ personId }: Record<string, unknown>) => personId as string,
    insert: async (rows: number) => (await staffOf(rows)).ids,
  },
}

const first = 'crs_00000000000000000000000001'

/** Fills the tables, besides activities, registrations and attendance, up to so many rows. */
export async function fillAcademy(rows: number): Promise<void> {
  await fill(
    env.DB,
    `INSERT INTO academy_course (id, state, visible, title, aim, host_id, lecturers, chains, actions, opens_on, ends_on, taken,
        author_id, editor_id, provenance, is_demo, version, created_at, updated_at)
      SELECT ${numbered('crs')}, iif(value % 20, 'closed', 'published'), 1, '课程', '目的', '${host}', '[]', '[]', '[]',
        date('2020-01-01', '+' || (value % 2000) || ' days'), '2099-12-31', 0, '', '', 'entered', 0, 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
  await fill(
    env.DB,
    `INSERT INTO academy_session (course_id, no, activity_id, required)
      SELECT ${numbered('crs')}, 1, ${numbered('act')}, 1 FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
  await fill(
    env.DB,
    `INSERT INTO course_enrolment (id, course_id, person_id, person_name, state, enrolled_by, registrar_id, enrolled_at, recheck, is_demo, version)
      SELECT ${numbered('enr')}, '${first}', ${numbered('per')}, '学员示例', 'enrolled', 'self', '', '2026-01-01T00:00:00.000Z', 0, 0, 1
      FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )
}

/** What a read of them costs: see `describeCost`. */
export const academyReads = {
  courses: { path: '/courses?limit=50', perRow: 6 },
  'courses of a state': { path: '/courses?limit=50&state=published', perRow: 6 },
  'courses one organises': { path: '/organised-courses?limit=50', perRow: 6 },
  'a course': { path: `/courses/${first}`, besides: 40 },
  'courses of an activity': { path: '/activities/act_00000000000000000000000001/courses' },
  'learners of a crowd': { path: `/courses/${first}/enrolments?limit=50`, perRow: 10 },
  'an enrolment': { path: '/course-enrolments/enr_00000000000000000000000007', besides: 30 },
  'certificates before a decision': { path: '/course-certificate-reviews?state=open' },
  'learning of a year': { path: '/learning-records?year=2026&limit=50', perRow: 8 },
  'one’s own learning': { path: '/my-learning-record', besides: 20 },
}

/** A published course of the scene’s branch, with a learner whom its enterprise employs. */
async function courseIn(scene: Scene) {
  const { course, activityIds } = await aCourse(
    { requirement: { leastSessions: 1, leastMinutes: 0, assessment: false } },
    1,
    scene.branch.id,
  )
  const learner = await someone({ employerId: scene.mine })
  const { enrolmentId } = done(await enrolling(course.id, learner))
  return { courseId: course.id, activityId: activityIds[0]!, enrolmentId, learner }
}
const inCourse = async (scene: Scene) => ({ courseId: (await courseIn(scene)).courseId })
const enrolledIn = async (scene: Scene) => ({ enrolmentId: (await courseIn(scene)).enrolmentId })

async function draftIn(scene: Scene, step?: 'submission') {
  const sessions = [await aClass(scene.branch.id)]
  const { id } = done(await drafting(courseOf(scene.branch.id, sessions, { requirement: null })))
  if (step) done(await courseStep(id, step))
  return { courseId: id }
}

let earned = ''
async function earnedIn(scene: Scene) {
  const { activityId, learner, ...found } = await courseIn(scene)
  await attending(activityId, learner.personId, 100)
  earned = found.enrolmentId
  return { ...found, activityId, personId: learner.personId }
}

async function reviewIn(scene: Scene) {
  const { courseId, activityId, enrolmentId, personId } = await earnedIn(scene)
  done(await certifying(courseId, [enrolmentId]))
  await attending(activityId, personId, 0, 1)
  await cron()
  const row = await env.DB.prepare('SELECT id FROM course_certificate_review WHERE enrolment_id = ?')
    .bind(enrolmentId)
    .first<{ id: string }>()
  return { reviewId: row!.id }
}

/** Where the branch lies that holds the course. */
const branchIn = ({ root, branch }: Scene) => ({ enterprise: branch.id, orgs: [root.id, branch.id] })
const teaching = { ...elsewhere(404), owner: 404, 'a leader': 404 }
// Whoever may read registrations of an enterprise sees their own staff among the learners, and an empty list without.
const learnersSeen = { ...elsewhere(404), 'another enterprise': 200 }

/** The rows of the rights table. */
export const academyRights: Record<string, RightsRow<Scene>> = {
  listCourses: {},
  exportCourses: {},
  listOrganisedCourses: {},
  exportOrganisedCourses: {},
  getCoursesOfActivity: { params: async (scene) => ({ activityId: (await courseIn(scene)).activityId }) },
  createCourse: {
    body: ({ branch }) => courseOf(branch.id, [], { requirement: null }),
    expect: { owner: 403, 'another enterprise': 403, 'another branch': 403 },
  },
  getCourse: { params: inCourse },
  updateCourse: { params: (scene) => draftIn(scene), body: () => ({ capacity: 9 }), place: branchIn },
  submitCourse: { params: (scene) => draftIn(scene), body: () => ({}), place: branchIn },
  returnCourse: {
    params: (scene) => draftIn(scene, 'submission'),
    body: () => ({ reason: '补充目的' }),
    place: branchIn,
  },
  publishCourse: {
    params: (scene) => draftIn(scene, 'submission'),
    body: () => ({ secrecyChecked: true, version: 2 }),
    place: branchIn,
  },
  closeCourse: { params: inCourse, body: () => ({}), place: branchIn },
  cancelCourse: { params: inCourse, body: () => ({ reason: '讲师请假' }), place: branchIn },
  enrolInCourse: { params: inCourse, body: () => ({}), expect: { 'a partner’s system': 403 } },
  enrolStaff: { params: inCourse, body: ({ person }) => ({ personIds: [person] }) },
  listCourseEnrolments: { params: inCourse, expect: learnersSeen },
  exportCourseEnrolments: { params: inCourse, expect: learnersSeen },
  getCourseEnrolment: { params: enrolledIn, expect: elsewhere(404) },
  withdrawFromCourse: {
    params: enrolledIn,
    body: () => ({}),
    expect: { ...elsewhere(404), 'a leader': 404 },
  },
  assessLearner: {
    params: enrolledIn,
    body: () => ({ passed: true, reason: '作业合格' }),
    expect: teaching,
  },
  issueCourseCertificates: {
    params: async (scene) => ({ courseId: (await earnedIn(scene)).courseId }),
    body: () => ({ enrolmentIds: [earned] }),
    place: branchIn,
  },
  listCourseCertificateReviews: {},
  exportCourseCertificateReviews: {},
  decideCourseCertificateReview: {
    params: reviewIn,
    body: () => ({ decision: 'keep', note: '核对后保留' }),
    place: branchIn,
  },
  getMyLearningRecord: {},
  getLearningRecord: {
    params: ({ person }) => ({ personId: person }),
    place: ({ mine }) => ({ enterprise: mine, orgs: [] }),
  },
  listMyLearningSessions: {},
  exportMyLearningSessions: {},
  listLearningRecords: { query: () => ({ year: '2026' }) },
  exportLearningRecords: { query: () => ({ year: '2026' }) },
}
