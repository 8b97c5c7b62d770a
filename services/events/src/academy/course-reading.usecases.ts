import type { Page } from '@alliance/contracts'
import type { Course, CourseCard, CourseSession, CourseState } from '@alliance/contracts/events'
import { after, keysOf, oneTrip, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { covers, hostsWithin, hostWithin, reachOrNone } from '../reach.ts'
import {
  asCourse,
  courseColumns,
  courseSource,
  readCourse,
  teaches,
  type ReadCourse,
} from './courses.queries.ts'
import { isOpen, stepsFor } from './courses.rules.ts'
import { asEnrolment, enrolmentColumns, readEnrolment } from './enrolments.queries.ts'

interface Paging {
  limit: number
  cursor?: string
}

async function page(ctx: Context, { limit, cursor }: Paging, conditions: SQL[]): Promise<Page<Course>> {
  const all = [
    ...conditions,
    after([sql`c.opens_on`, sql`c.id`], keysOf(cursor, ['string', 'string']), 'descending'),
  ]
  const rows = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${courseColumns} FROM ${courseSource}
    WHERE ${sql.join(all, sql` AND `)} ORDER BY c.opens_on DESC, c.id DESC LIMIT ${limit + 1}`)
  return pageFrom(rows.map(readCourse), limit, ({ row }) => [row.opensOn, row.id], asCourse)
}

/** What was published, the last term first. */
export const published = (ctx: Context, { state, ...paging }: Paging & { state?: CourseState }) =>
  page(ctx, paging, [sql`c.visible = 1`, ...(state ? [sql`c.state = ${state}`] : [])])

/** What one’s rights reach, drafts included. */
export function organised(ctx: Context, { state, ...paging }: Paging & { state?: CourseState }) {
  const reach = ctx.reach('activity:read')
  return page(ctx, paging, [
    ...(state ? [sql`c.state = ${state}`] : []),
    ...(reach === 'everywhere' ? [] : [sql`c.host_id IN (${hostsWithin(reach)})`]),
  ])
}

/** The published courses that an activity is a session of. */
export async function ofActivity(ctx: Context, activityId: string) {
  const [activities, courses] = await oneTrip(
    ctx,
    sql`SELECT 1 FROM activity WHERE id = ${activityId}`,
    sql`SELECT c.id, c.title, s.no, c.is_demo AS isDemo FROM academy_session s JOIN academy_course c ON c.id = s.course_id
      WHERE s.activity_id = ${activityId} AND c.visible = 1 ORDER BY c.title, c.id LIMIT 20`,
  )
  if (!activities![0]) throw new Problem('resource.not_found')
  const rows = courses as unknown as { id: string; title: string; no: number; isDemo: number }[]
  return { courses: rows.map((row) => ({ ...row, isDemo: row.isDemo === 1 })) }
}

interface SessionRow extends Omit<CourseSession, 'required' | 'online' | 'lecturers' | 'own'> {
  required: number
  online: number
  lecturers: string
  registration: NonNullable<CourseSession['own']>['registration']
  outcome: NonNullable<CourseSession['own']>['outcome']
  minutes: number | null
}

const asSession = ({ registration, outcome, minutes, ...row }: SessionRow): CourseSession => ({
  ...row,
  required: row.required === 1,
  online: row.online === 1,
  lecturers: (JSON.parse(row.lecturers) as { name: string }[]).map(({ name }) => name),
  own: registration === null ? null : { registration, outcome, minutes: minutes ?? 0 },
})

/** A course with all that its page shows, in one round trip. */
export async function card(ctx: Context, id: string): Promise<CourseCard> {
  const reads = hostWithin(reachOrNone(ctx, 'activity:read'), sql`c.host_id`)
  const me = sql`known_person k CROSS JOIN course_enrolment e ON e.person_id = k.id AND e.course_id = ${id}
    JOIN academy_course c ON c.id = e.course_id WHERE k.account_id = ${ctx.principal.id}`
  const [rows, sessions, own] = await oneTrip(
    ctx,
    sql`SELECT ${courseColumns}, ${teaches(ctx)} AS teaches FROM ${courseSource} WHERE c.id = ${id} AND (c.visible = 1 OR ${reads})`,
    sql`SELECT s.no, s.activity_id AS activityId, s.required, a.title, a.kind, a.state, a.starts_at AS startsAt, a.ends_at AS endsAt,
        a.venue ->> 'place' AS place, a.venue ->> 'mode' <> 'onsite' AS online,
        coalesce(a.detail -> 'lecturers', a.detail -> 'speakers', iif(a.kind = 'lecture', json_array(json(a.detail -> 'lecturer')), '[]')) AS lecturers,
        a.detail ->> 'learningMinutes' AS learningMinutes, r.state AS registration, t.outcome, t.minutes
      FROM academy_session s JOIN activity a ON a.id = s.activity_id
        LEFT JOIN registration r ON r.activity_id = s.activity_id AND r.state IN ('pending', 'confirmed', 'waiting', 'offered')
          AND r.person_id = (SELECT k.id FROM known_person k WHERE k.account_id = ${ctx.principal.id} ORDER BY k.stays_as IS NULL DESC, k.version DESC LIMIT 1)
        LEFT JOIN attendance t ON t.registration_id = r.id
          AND t.revision = (SELECT max(revision) FROM attendance WHERE registration_id = r.id)
      WHERE s.course_id = ${id} ORDER BY s.no`,
    sql`SELECT ${enrolmentColumns} FROM ${me} ORDER BY e.id DESC LIMIT 1`,
  )
  const [raw] = rows!
  if (!raw) throw new Problem('resource.not_found')
  const read = readCourse(raw)
  const open = isOpen(read.row, ctx.today)
  return {
    course: asCourse(read),
    sessions: (sessions as unknown as SessionRow[]).map(asSession),
    open: open && (read.row.capacity === null || read.row.taken < read.row.capacity),
    own: own![0] ? asEnrolment(readEnrolment(own![0]), ctx.today) : null,
    may: mayDo(ctx, read, open, raw.teaches === 1),
  }
}

function mayDo(ctx: Context, { row, hostPath }: ReadCourse, open: boolean, teaching: boolean) {
  const host = [{ id: row.hostId, path: hostPath }]
  const [reads, registers] = [reachOrNone(ctx, 'registration:read'), reachOrNone(ctx, 'registration:write')]
  const employs = (reach: typeof reads) =>
    reach !== null && reach !== 'everywhere' && reach.enterprises.length > 0
  return stepsFor({
    state: row.state,
    wrote: [row.authorId, row.editorId, row.submitterId].includes(ctx.principal.id),
    open,
    writes: covers(reachOrNone(ctx, 'activity:write'), host),
    publishes: covers(reachOrNone(ctx, 'activity:publish'), host),
    sees: teaching || covers(reads, host) || employs(reads),
    enrols: covers(registers, host) || employs(registers),
  })
}
