import type { Course, CourseSessionPart } from '@alliance/contracts/events'
import { holds, Problem, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { academyCourse, type CourseRow } from './academy.table.ts'

export interface ReadCourse {
  row: CourseRow
  hostName: string
  hostPath: string | null
  sessionCount: number
}

/** What stands behind SELECT for a course, of `courseSource`. */
export const courseColumns = sql`${columnsOf(academyCourse, 'c')}, coalesce(p.name, o.name, c.host_id) AS "hostName",
  p.path AS "hostPath", (SELECT count(*) FROM academy_session s WHERE s.course_id = c.id) AS "sessionCount"`
export const courseSource = sql`academy_course c LEFT JOIN known_party_organisation p ON p.id = c.host_id
  LEFT JOIN known_organisation o ON o.id = c.host_id`

export const readCourse = (raw: Record<string, unknown>): ReadCourse => ({
  row: asRow(academyCourse, raw),
  hostName: raw.hostName as string,
  hostPath: raw.hostPath as string | null,
  sessionCount: raw.sessionCount as number,
})

const notShown = [
  'visible',
  'authorId',
  'editorId',
  'submitterId',
  'publisherId',
] as const satisfies readonly (keyof CourseRow)[]

export const asCourse = ({ row, hostName, sessionCount }: Omit<ReadCourse, 'hostPath'>): Course =>
  ({
    ...Object.fromEntries(
      Object.entries(row).filter(([key]) => !(notShown as readonly string[]).includes(key)),
    ),
    hostName,
    sessionCount,
  }) as unknown as Course

/** The condition that the principal is a lecturer of `academy_course c`. */
export const teaches = (ctx: Context): SQL => sql`EXISTS (SELECT 1 FROM json_each(c.lecturers) l
  JOIN known_person k ON k.id = l.value ->> 'personId' WHERE k.account_id = ${ctx.principal.id})`

/** SQL for what is known of activities that are to be sessions, and of people who are to teach, as JSON. */
export const namedParts = (
  ctx: Context,
  sessions: readonly CourseSessionPart[],
  lecturers: readonly { personId: string | null }[],
): SQL => sql`json_object(
  'sessions', (SELECT json_group_array(json_object('visible', a.visible)) FROM json_each(${JSON.stringify(sessions)}) given
    JOIN activity a ON a.id = given.value ->> 'activityId' WHERE ${hostedWithin(reachOrNone(ctx, 'activity:write'), sql`a.id`)}),
  'lecturers', (SELECT count(DISTINCT k.id) FROM json_each(${JSON.stringify(lecturers)}) given
    JOIN known_person k ON k.id = given.value ->> 'personId'))`

/** @throws Problem `course.session_unknown`, `course.sessions_unpublished`, `course.lecturer_unknown` */
export function mustKnowParts(
  found: unknown,
  sessions: readonly CourseSessionPart[],
  lecturers: readonly { personId: string | null }[],
  published: boolean,
): void {
  const known = JSON.parse(String(found)) as { sessions: { visible: number }[]; lecturers: number }
  if (known.sessions.length !== sessions.length) throw new Problem('course.session_unknown')
  if (published && (sessions.length === 0 || known.sessions.some(({ visible }) => visible !== 1)))
    throw new Problem('course.sessions_unpublished')
  const people = new Set(lecturers.flatMap(({ personId }) => personId ?? []))
  if (known.lecturers !== people.size) throw new Problem('course.lecturer_unknown')
}

/** The guard that a course has sessions, each a published activity. */
export const sessionsPublished = (courseId: string): Write =>
  holds(
    sql`EXISTS (SELECT 1 FROM academy_session WHERE course_id = ${courseId}) AND NOT EXISTS (SELECT 1 FROM academy_session s
      JOIN activity a ON a.id = s.activity_id WHERE s.course_id = ${courseId} AND a.visible = 0)`,
    'course.sessions_unpublished',
  )
