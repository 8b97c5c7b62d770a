import type { DecisionReceipt, Page } from '@alliance/contracts'
import type {
  Assessment,
  CourseEnrolment,
  EnrolmentCard,
  EnrolmentState,
  NewAssessment,
} from '@alliance/contracts/events'
import {
  after,
  audit,
  exactlyOne,
  holds,
  keysOf,
  oneTrip,
  pageFrom,
  Problem,
  receiptsAbout,
  replay,
  unique,
  type Context,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asPlanned, planColumns, type PlannedRow } from '../activities/planned.queries.ts'
import { notOwn } from '../certificates/issuing.ts'
import { raise } from '../notices.ts'
import { hostWithin, reachOrNone } from '../reach.ts'
import { freeing } from '../registrations/offering.ts'
import { courseAssessment } from './academy.table.ts'
import { completion } from './completion.rules.ts'
import { teaches } from './courses.queries.ts'
import { object } from './enrolling.usecases.ts'
import {
  asEnrolment,
  assessmentsOf,
  enrolmentColumns,
  enrolmentSource,
  readEnrolment,
} from './enrolments.queries.ts'

const ownEnrolment = (ctx: Context): SQL =>
  sql`e.person_id IN (SELECT id FROM known_person WHERE account_id = ${ctx.principal.id})`

const ofStaff = (ctx: Context, permission: 'registration:read' | 'registration:write'): SQL => {
  const reach = reachOrNone(ctx, permission)
  const enterprises = reach === null || reach === 'everywhere' ? [] : reach.enterprises
  return sql`e.organisation_id IN (SELECT value FROM json_each(${JSON.stringify(enterprises)}))`
}

interface Paging {
  limit: number
  cursor?: string
}

/** Learners of a course, the last enrolled first: all of them, or of an employer their own staff. */
export async function list(
  ctx: Context,
  courseId: string,
  { state, limit, cursor }: Paging & { state?: EnrolmentState },
): Promise<Page<CourseEnrolment>> {
  const reach = reachOrNone(ctx, 'registration:read')
  const all = sql`(${hostWithin(reach, sql`c.host_id`)} OR ${teaches(ctx)})`
  const employs = reach !== null && reach !== 'everywhere' && reach.enterprises.length > 0 ? 1 : 0
  const [courses, rows] = await oneTrip(
    ctx,
    sql`SELECT 1 FROM academy_course c WHERE c.id = ${courseId} AND (${all} OR (c.visible = 1 AND ${employs} = 1))`,
    sql`SELECT ${enrolmentColumns} FROM ${enrolmentSource} WHERE e.course_id = ${courseId}
        AND ${state ? sql`e.state = ${state}` : sql`1 = 1`} AND (${all} OR ${ofStaff(ctx, 'registration:read')})
        AND ${after([sql`e.id`], keysOf(cursor, ['string']), 'descending')}
      ORDER BY e.id DESC LIMIT ${limit + 1}`,
  )
  if (!courses![0]) throw new Problem('resource.not_found')
  return pageFrom(
    rows!.map(readEnrolment),
    limit,
    ({ row }) => [row.id],
    (read) => asEnrolment(read, ctx.today),
  )
}

/** An enrolment with its sessions, assessments and decisions: the learner’s own, or for who teaches, organises or employs. */
export async function get(ctx: Context, id: string): Promise<EnrolmentCard> {
  const assesses = sql`(${hostWithin(reachOrNone(ctx, 'attendance:write'), sql`c.host_id`)} OR ${teaches(ctx)})`
  const [raw] = await ctx.db.all<
    Record<string, unknown>
  >(sql`SELECT ${enrolmentColumns}, ${assesses} AS assesses,
      ${ownEnrolment(ctx)} AS own, ${assessmentsOf} AS assessments, ${receiptsAbout(sql`e.id`)} AS receipts,
      (SELECT json_group_array(json_object('title', a.title, 'startsAt', a.starts_at)) FROM
        (SELECT a.title, a.starts_at FROM academy_session s JOIN activity a ON a.id = s.activity_id
          WHERE s.course_id = e.course_id ORDER BY s.no) a) AS titles
    FROM ${enrolmentSource} WHERE e.id = ${id} AND (${ownEnrolment(ctx)} OR ${assesses}
      OR ${hostWithin(reachOrNone(ctx, 'registration:read'), sql`c.host_id`)} OR ${ofStaff(ctx, 'registration:read')})`)
  if (!raw) throw new Problem('resource.not_found')
  const read = readEnrolment(raw)
  const titles = JSON.parse(raw.titles as string) as { title: string; startsAt: string }[]
  return {
    enrolment: asEnrolment(read, ctx.today),
    sessions: read.sessions.map(({ no, activityId, required, outcome, minutes }, i) => ({
      no,
      activityId,
      ...titles[i]!,
      required: required === 1,
      outcome,
      minutes: minutes ?? 0,
    })),
    assessments: JSON.parse(raw.assessments as string) as Assessment[],
    receipts: (JSON.parse(raw.receipts as string) as DecisionReceipt[]).map((receipt) => ({
      ...receipt,
      replay: replay([completion], receipt),
    })),
    assesses: raw.assesses === 1 && raw.own !== 1 && read.row.state === 'enrolled',
  }
}

interface Place extends PlannedRow {
  id: string
  state: string
  pool: number
  version: number
}

/**
 * Leaves a course. Places at sessions to come are given back, and offered to those who wait, but for a session that
 * another course of theirs has too.
 *
 * @throws Problem `enrolment.state` once it is left, certified, or the course over
 */
export async function withdraw(ctx: Context, id: string) {
  const [raw] = await ctx.db.all<{
    courseId: string
    version: number
    possible: number
    places: string
  }>(sql`SELECT e.course_id AS courseId, e.version, e.state = 'enrolled' AND c.state = 'published'
        AND NOT EXISTS (SELECT 1 FROM certificate t WHERE t.id = e.certificate_id AND t.revoked_at IS NULL) AS possible,
      (SELECT json_group_array(json_object('id', p.id, 'state', p.state, 'pool', p.pool, 'version', p.version,
          'activityId', p."activityId", 'title', p.title, 'venue', p.venue, 'startsAt', p."startsAt", 'endsAt', p."endsAt", 'plan', p.plan))
        FROM (SELECT r.id, r.state, r.pool, r.version, ${planColumns} FROM academy_session s JOIN activity a ON a.id = s.activity_id
          JOIN registration r ON r.activity_id = s.activity_id AND r.person_id = e.person_id
            AND r.state IN ('pending', 'confirmed', 'waiting', 'offered')
          WHERE s.course_id = e.course_id AND a.starts_at > ${ctx.now} AND NOT EXISTS (SELECT 1 FROM academy_session other
            JOIN course_enrolment o ON o.course_id = other.course_id AND o.person_id = e.person_id AND o.state = 'enrolled'
            WHERE other.activity_id = s.activity_id AND other.course_id <> e.course_id)) p) AS places
    FROM ${enrolmentSource} WHERE e.id = ${id} AND (${ownEnrolment(ctx)} OR ${ofStaff(ctx, 'registration:write')}
      OR ${hostWithin(reachOrNone(ctx, 'registration:write'), sql`c.host_id`)})`)
  if (!raw) throw new Problem('resource.not_found')
  if (raw.possible !== 1) throw new Problem('enrolment.state')
  const places = JSON.parse(raw.places) as Place[]
  return ctx.commit(
    { enrolmentId: id, state: 'withdrawn' as const },
    exactlyOne(
      ctx.db
        .run(sql`UPDATE course_enrolment SET state = 'withdrawn', withdrawn_at = ${ctx.now}, version = version + 1
        WHERE id = ${id} AND version = ${raw.version} AND state = 'enrolled'`),
      'enrolment.state',
    ),
    ctx.db.run(sql`UPDATE academy_course SET taken = taken - 1 WHERE id = ${raw.courseId}`),
    places.map((place) => [
      exactlyOne(
        ctx.db
          .run(sql`UPDATE registration SET state = 'withdrawn', decided_at = ${ctx.now}, offer_expires_at = NULL, version = version + 1
          WHERE id = ${place.id} AND version = ${place.version}`),
        'enrolment.state',
      ),
      ['confirmed', 'offered'].includes(place.state) ? freeing(ctx, asPlanned(place), place.pool) : [],
    ]),
    audit('course_enrolment.withdraw', object(id), { places: places.length }),
  )
}

/**
 * Assesses a learner. A correction is the next revision; a certificate that rests on it is asked for anew.
 *
 * @throws Problem `enrolment.state`, `assessment.own`, `assessment.stale`
 */
export async function assess(
  ctx: Context,
  id: string,
  { revision, passed, score, reason }: NewAssessment,
): Promise<{ revision: number }> {
  const [found] = await ctx.db.all<{
    personId: string
    courseId: string
    title: string
    possible: number
    last: number
  }>(sql`SELECT e.person_id AS personId, c.id AS courseId, c.title,
      e.state = 'enrolled' AND c.state IN ('published', 'closed') AS possible,
      coalesce((SELECT max(revision) FROM course_assessment WHERE enrolment_id = e.id), 0) AS last
    FROM ${enrolmentSource} WHERE e.id = ${id}
      AND (${hostWithin(reachOrNone(ctx, 'attendance:write'), sql`c.host_id`)} OR ${teaches(ctx)})`)
  if (!found) throw new Problem('resource.not_found')
  if (found.possible !== 1) throw new Problem('enrolment.state')
  if (found.last !== revision) throw new Problem('assessment.stale')
  const next = revision + 1
  return ctx.commit(
    { revision: next },
    notOwn(ctx, found.personId, 'assessment.own'),
    holds(
      sql`EXISTS (SELECT 1 FROM course_enrolment WHERE id = ${id} AND state = 'enrolled')`,
      'enrolment.state',
    ),
    unique(
      'course_assessment.enrolment_id, course_assessment.revision',
      'assessment.stale',
      ctx.db.insert(courseAssessment).values({
        enrolmentId: id,
        revision: next,
        passed,
        score,
        reason,
        assessedAt: ctx.now,
        assessedById: ctx.principal.id,
        assessedByName: ctx.principal.name,
      }),
    ),
    ctx.db.run(
      sql`UPDATE course_enrolment SET recheck = 1, version = version + 1 WHERE id = ${id} AND certificate_id IS NOT NULL`,
    ),
    raise('course.assessed', {
      to: sql`SELECT account_id FROM known_person WHERE id = ${found.personId}`,
      subject: { type: 'academy_course', id: found.courseId, path: `/academy/courses/${found.courseId}` },
      params: { title: found.title },
      expiresAt: null,
      key: `${id}:${next}`,
    }),
    audit('course_enrolment.assess', object(id), { revision: next, passed, score }),
  )
}
