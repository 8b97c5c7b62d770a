import type { Course, CourseChange, CourseSessionPart, NewCourse } from '@alliance/contracts/events'
import {
  audit,
  difference,
  exactlyOne,
  holds,
  insertAll,
  newId,
  Problem,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { and, eq, sql } from 'drizzle-orm'
import { covers, hostWithin, reachOrNone } from '../reach.ts'
import { academyCourse, academySession, type CourseRow } from './academy.table.ts'
import {
  asCourse,
  courseColumns,
  courseSource,
  mustKnowParts,
  namedParts,
  readCourse,
} from './courses.queries.ts'
import { courseFaults, mayEdit, touchesReviewed } from './courses.rules.ts'

export const object = (id: string) => ({ type: 'academy_course', id })

const sessionsOf = (ctx: Context, courseId: string, sessions: readonly CourseSessionPart[]): Write => [
  ctx.db.delete(academySession).where(eq(academySession.courseId, courseId)),
  ...insertAll(
    ctx,
    academySession,
    sessions.map(({ activityId, required }, i) => ({ courseId, no: i + 1, activityId, required })),
  ),
]

type Content = Parameters<typeof courseFaults>[0] & Pick<NewCourse, 'title' | 'aim'>

/** @throws Problem `request.invalid`, with the field’s pointer */
function mustBeSound(content: Content): void {
  const faults = courseFaults(content)
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
  refuseMarkings({ '/title': content.title, '/aim': content.aim })
}

/**
 * Drafts a course of a body that is one’s own, or stands below it.
 *
 * @throws Problem `course.host_unknown`, `access.denied`, and as `mustKnowParts`
 */
export async function create(ctx: Context, input: NewCourse): Promise<Course> {
  mustBeSound(input)
  const { sessions, ...content } = input
  const [found] = await ctx.db.all<{ name: string | null; path: string | null; parts: string }>(sql`
    SELECT coalesce(p.name, o.name) AS name, p.path, ${namedParts(ctx, sessions, input.lecturers)} AS parts
    FROM (SELECT 1) LEFT JOIN known_party_organisation p ON p.id = ${input.hostId}
      LEFT JOIN known_organisation o ON o.id = ${input.hostId}`)
  const { name, path, parts } = found!
  if (name === null) throw new Problem('course.host_unknown')
  if (!covers(reachOrNone(ctx, 'activity:write'), [{ id: input.hostId, path }]))
    throw new Problem('access.denied')
  mustKnowParts(parts, sessions, input.lecturers, false)
  const row: CourseRow = {
    ...content,
    id: newId('academyCourse', new Date(ctx.now)),
    state: 'draft',
    visible: false,
    taken: 0,
    authorId: ctx.principal.id,
    editorId: ctx.principal.id,
    submitterId: null,
    publishedAt: null,
    publisherId: null,
    cancelReason: null,
    closedAt: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    asCourse({ row, hostName: name, sessionCount: sessions.length }),
    ctx.db.insert(academyCourse).values(row),
    sessionsOf(ctx, row.id, sessions),
    audit('academy_course.create', object(row.id), { provenance: row.provenance }),
  )
}

const fields = [
  'title',
  'aim',
  'lecturers',
  'chains',
  'actions',
  'opensOn',
  'endsOn',
  'enrolUntil',
  'capacity',
  'requirement',
] as const satisfies readonly (keyof CourseRow)[]

/**
 * Changes a course that the caller read before. What is published is changed with a reason, and what was reviewed by
 * another than its author, who may publish.
 *
 * @throws Problem `course.state`, `course.published_text`, `course.capacity_taken`, and as `mustKnowParts`
 */
export async function update(ctx: Context, id: string, change: CourseChange): Promise<Course> {
  const { reason, sessions: given, ...content } = change
  const [raw] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${courseColumns},
      (SELECT json_group_array(json_object('activityId', activity_id, 'required', json(iif(required, 'true', 'false'))))
        FROM (SELECT * FROM academy_session WHERE course_id = c.id ORDER BY no)) AS sessions,
      ${namedParts(ctx, given ?? [], content.lecturers ?? [])} AS parts
    FROM ${courseSource} WHERE c.id = ${id} AND ${hostWithin(reachOrNone(ctx, 'activity:write'), sql`c.host_id`)}`)
  if (!raw) throw new Problem('resource.not_found')
  const { row: current, hostName, hostPath } = readCourse(raw)
  if (!mayEdit(current.state)) throw new Problem('course.state')
  const published = current.state === 'published'
  if (published) mustBeAllowed(ctx, current, hostPath, Object.keys(change), reason)
  mustKnowParts(raw.parts, given ?? [], content.lecturers ?? [], published && given !== undefined)
  const before = JSON.parse(raw.sessions as string) as CourseSessionPart[]
  const sessions = given ?? before
  const row: CourseRow = {
    ...current,
    ...(content as Partial<CourseRow>),
    editorId: ctx.principal.id,
    version: (ctx.expectedVersion ?? current.version) + 1,
    updatedAt: ctx.now,
  }
  mustBeSound({ ...row, sessions })
  const { taken: _taken, ...set } = row
  return ctx.commit(
    asCourse({ row, hostName, sessionCount: sessions.length }),
    holds(
      sql`${row.capacity} IS NULL OR (SELECT taken FROM academy_course WHERE id = ${id}) <= ${row.capacity}`,
      'course.capacity_taken',
    ),
    exactlyOne(
      ctx.db
        .update(academyCourse)
        .set(set)
        .where(
          and(
            eq(academyCourse.id, id),
            eq(academyCourse.version, row.version - 1),
            eq(academyCourse.state, current.state),
          ),
        ),
      'version.stale',
    ),
    given ? sessionsOf(ctx, id, given) : [],
    audit('academy_course.update', object(id), {
      changes: { ...difference(current, row, fields), ...(given ? { sessions: [before, given] } : {}) },
      ...(reason ? { reason } : {}),
    }),
  )
}

function mustBeAllowed(
  ctx: Context,
  { hostId, authorId }: CourseRow,
  path: string | null,
  changed: readonly string[],
  reason: string | undefined,
): void {
  if (!reason) throw new Problem('request.invalid', { faults: [{ pointer: '/reason', code: 'required' }] })
  if (!touchesReviewed(changed)) return
  if (authorId === ctx.principal.id || !covers(reachOrNone(ctx, 'activity:publish'), [{ id: hostId, path }]))
    throw new Problem('course.published_text')
}
