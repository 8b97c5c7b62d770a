import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Course, CourseCard, CourseChange, CourseState, NewCourse } from './academy.ts'

const tags = ['Academy']
const params = z.strictObject({ courseId: idOf('academyCourse') })
const Reason = z.string().trim().min(2).max(500)

const columns = [
  { zh: '课程', en: 'Course', value: (row: Course) => row.title },
  { zh: '状态', en: 'State', value: (row: Course) => row.state },
  { zh: '主办', en: 'Host', value: (row: Course) => row.hostName },
  { zh: '开课', en: 'From', value: (row: Course) => row.opensOn },
  { zh: '结课', en: 'To', value: (row: Course) => row.endsOn },
  { zh: '课次', en: 'Sessions', value: (row: Course) => row.sessionCount },
  { zh: '名额', en: 'Places', value: (row: Course) => row.capacity },
  { zh: '在学人数', en: 'Enrolled', value: (row: Course) => row.taken },
]

export const courses = lists({
  path: '/courses',
  name: 'Courses',
  summary: 'Courses of the academy that were published, the last term first',
  tags,
  access: signedIn(),
  filter: z.strictObject({ state: z.enum(['published', 'closed', 'cancelled']).optional() }),
  item: Course,
  columns,
})

export const organisedCourses = lists({
  path: '/organised-courses',
  name: 'OrganisedCourses',
  summary: 'Courses that one’s rights reach, drafts included, the last term first',
  tags,
  access: can('activity:read'),
  filter: z.strictObject({ state: CourseState.optional() }),
  item: Course,
  columns,
})

export const coursesOfActivity = route({
  method: 'get',
  path: '/activities/{activityId}/courses',
  operationId: 'getCoursesOfActivity',
  summary: 'The published courses that an activity is a session of',
  tags,
  access: signedIn(),
  request: { params: z.strictObject({ activityId: idOf('activity') }) },
  responses: {
    200: answer(
      z
        .strictObject({
          courses: z.array(
            z.strictObject({
              id: idOf('academyCourse'),
              title: z.string(),
              no: z.int(),
              isDemo: z.boolean(),
            }),
          ),
        })
        .openapi('CoursesOfActivity'),
      'By title',
    ),
  },
})

export const createCourse = route({
  method: 'post',
  path: '/courses',
  operationId: 'createCourse',
  summary: 'Draft a course',
  tags,
  access: can('activity:write'),
  writes: 'keyed',
  request: { body: json(NewCourse) },
  responses: {
    201: answer(Course, 'Drafted'),
    ...errors('course.host_unknown', 'course.session_unknown', 'course.lecturer_unknown'),
  },
})

export const getCourse = route({
  method: 'get',
  path: '/courses/{courseId}',
  operationId: 'getCourse',
  summary: 'A course, its sessions, one’s own progress, and what one may do',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(CourseCard, 'As it is now') },
})

export const updateCourse = route({
  method: 'patch',
  path: '/courses/{courseId}',
  operationId: 'updateCourse',
  summary: 'Change a course; once it is published, with a reason',
  tags,
  access: can('activity:write'),
  writes: 'versioned',
  request: { params, body: json(CourseChange) },
  responses: {
    200: answer(Course, 'Changed'),
    ...errors(
      'course.state',
      'course.published_text',
      'course.capacity_taken',
      'course.session_unknown',
      'course.sessions_unpublished',
      'course.lecturer_unknown',
    ),
  },
})

const step = <
  const N extends string,
  const P extends string,
  B extends z.ZodType,
  C extends Parameters<typeof errors>,
>(
  operationId: N,
  path: P,
  summary: string,
  body: B,
  permission: 'activity:write' | 'activity:publish',
  ...codes: C
) =>
  route({
    method: 'post',
    path: `/courses/{courseId}/${path}` as const,
    operationId,
    summary,
    tags,
    access: can(permission),
    writes: 'keyed',
    request: { params, body: json(body) },
    responses: { 200: answer(Course, 'Done'), ...errors('course.state', ...codes) },
  })

const Nothing = z.strictObject({})

export const submitCourse = step(
  'submitCourse',
  'submission',
  'Hand a draft in for review',
  Nothing,
  'activity:write',
  'course.sessions_unpublished',
)
export const returnCourse = step(
  'returnCourse',
  'return',
  'Give it back to be mended',
  z.strictObject({ reason: Reason }),
  'activity:publish',
)
export const publishCourse = step(
  'publishCourse',
  'publication',
  'Publish it, by another than those who wrote it',
  z.strictObject({
    /** The reviewer has made sure that it holds nothing secret or internal (domain/law-and-privacy.md §8.5). */
    secrecyChecked: z.literal(true),
    /** The version that the reviewer read. */
    version: z.int(),
  }),
  'activity:publish',
  'version.stale',
  'course.own_review',
  'course.sessions_unpublished',
)
export const closeCourse = step('closeCourse', 'closing', 'It is over', Nothing, 'activity:write')
export const cancelCourse = step(
  'cancelCourse',
  'cancellation',
  'Cancel it with notice',
  z.strictObject({ reason: Reason }),
  'activity:write',
)

export const academyRoutes = [
  courses.list,
  courses.file,
  organisedCourses.list,
  organisedCourses.file,
  coursesOfActivity,
  createCourse,
  getCourse,
  updateCourse,
  submitCourse,
  returnCourse,
  publishCourse,
  closeCourse,
  cancelCourse,
]
