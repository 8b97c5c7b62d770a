import type { Course } from '@alliance/contracts/events'
import { audit, exactlyOne, Problem, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { raise } from '../notices.ts'
import { hostWithin, reachOrNone } from '../reach.ts'
import { academyCourse, type CourseRow } from './academy.table.ts'
import {
  asCourse,
  courseColumns,
  courseSource,
  readCourse,
  sessionsPublished,
  type ReadCourse,
} from './courses.queries.ts'
import { afterStep, type Step } from './courses.rules.ts'
import { object } from './courses.usecases.ts'

const permissionOf = {
  submit: 'activity:write',
  return: 'activity:publish',
  publish: 'activity:publish',
  close: 'activity:write',
  cancel: 'activity:write',
} as const satisfies Record<Step, string>

/**
 * The course as the principal may take a step with it.
 *
 * @throws Problem `course.state`
 */
async function readFor(ctx: Context, id: string, step: Step): Promise<ReadCourse> {
  const [raw] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${courseColumns} FROM ${courseSource}
    WHERE c.id = ${id} AND ${hostWithin(reachOrNone(ctx, permissionOf[step]), sql`c.host_id`)}`)
  if (!raw) throw new Problem('resource.not_found')
  const read = readCourse(raw)
  if (afterStep(read.row.state, step) === null) throw new Problem('course.state')
  return read
}

interface Besides {
  reason?: string
  writes?: Write
}

function take(
  ctx: Context,
  read: ReadCourse,
  step: Step,
  change: Partial<CourseRow>,
  { reason, writes = [] }: Besides = {},
): Promise<Course> {
  const { id, state, version } = read.row
  const set = { ...change, state: afterStep(state, step)!, version: version + 1, updatedAt: ctx.now }
  return ctx.commit(
    asCourse({ ...read, row: { ...read.row, ...set } }),
    exactlyOne(
      ctx.db
        .update(academyCourse)
        .set(set)
        .where(sql`id = ${id} AND state = ${state} AND version = ${version}`),
      'course.state',
    ),
    writes,
    audit(`academy_course.${step}`, object(id), reason === undefined ? {} : { reason }),
  )
}

/** @throws Problem `course.sessions_unpublished` */
export const submit = async (ctx: Context, id: string): Promise<Course> =>
  take(
    ctx,
    await readFor(ctx, id, 'submit'),
    'submit',
    { submitterId: ctx.principal.id },
    { writes: sessionsPublished(id) },
  )

export const giveBack = async (ctx: Context, id: string, reason: string): Promise<Course> =>
  take(ctx, await readFor(ctx, id, 'return'), 'return', {}, { reason })

/**
 * Publishes what was reviewed, as the reviewer read it.
 *
 * @throws Problem `course.own_review`, `version.stale`, `course.sessions_unpublished`
 */
export async function publish(ctx: Context, id: string, readVersion: number): Promise<Course> {
  const read = await readFor(ctx, id, 'publish')
  const { version, authorId, editorId, submitterId } = read.row
  if (version !== readVersion) throw new Problem('version.stale')
  if ([authorId, editorId, submitterId].includes(ctx.principal.id)) throw new Problem('course.own_review')
  return take(
    ctx,
    read,
    'publish',
    { visible: true, publishedAt: ctx.now, publisherId: ctx.principal.id },
    { writes: sessionsPublished(id) },
  )
}

export const close = async (ctx: Context, id: string): Promise<Course> =>
  take(ctx, await readFor(ctx, id, 'close'), 'close', { closedAt: ctx.now })

/** Cancels with notice to whoever is enrolled. Its sessions are activities of their own and stay. */
export async function cancel(ctx: Context, id: string, reason: string): Promise<Course> {
  const read = await readFor(ctx, id, 'cancel')
  return take(
    ctx,
    read,
    'cancel',
    { cancelReason: reason },
    {
      reason,
      writes: raise('course.cancelled', {
        to: sql`SELECT k.account_id FROM course_enrolment e JOIN known_person k ON k.id = e.person_id
          WHERE e.course_id = ${id} AND e.state = 'enrolled'`,
        subject: { ...object(id), path: `/academy/courses/${id}` },
        params: { title: read.row.title, reason },
        expiresAt: null,
        key: 'cancelled',
      }),
    },
  )
}
