import type { CourseEnrolment, CourseState } from '@alliance/contracts/events'
import {
  audit,
  exactlyOne,
  holds,
  newId,
  Problem,
  unique,
  type Context,
  type Statement,
  type Write,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import {
  asPlanned,
  planColumns,
  type PlannedActivity,
  type PlannedRow,
} from '../activities/planned.queries.ts'
import { raise } from '../notices.ts'
import { hostWithin } from '../reach.ts'
import { admitting } from '../registrations/admitting.ts'
import { answerFaults, audienceNeedsStanding, isFor, isOpen as takes } from '../registrations/plan.rules.ts'
import { registrantOf } from '../registrations/registering.usecases.ts'
import { insertWhere } from '@alliance/service-kit/database/rows'
import { courseEnrolment, type EnrolmentRow } from './academy.table.ts'
import { isOpen } from './courses.rules.ts'

export const object = (id: string) => ({ type: 'course_enrolment', id })

interface FoundCourse {
  title: string
  state: CourseState
  endsOn: string
  enrolUntil: string | null
  isDemo: number
  sessions: string
}

/** What enrolling in `academy_course c` needs of it: the sessions to come, as those who give places away need them. */
const enrolColumns = (
  ctx: Context,
): SQL => sql`c.title, c.state, c.ends_on AS endsOn, c.enrol_until AS enrolUntil,
  c.is_demo AS isDemo, (SELECT json_group_array(json_object('activityId', p."activityId", 'title', p.title, 'venue', p.venue,
      'startsAt', p."startsAt", 'endsAt', p."endsAt", 'plan', p.plan))
    FROM (SELECT ${planColumns} FROM academy_session s JOIN activity a ON a.id = s.activity_id
      WHERE s.course_id = c.id AND a.state = 'published' AND a.starts_at > ${ctx.now} ORDER BY s.no) p) AS sessions`

interface Learner {
  personId: string
  displayName: string
  organisationId: string | null
  organisationName: string | null
}

const inCourse = (courseId: string, personId: string): SQL =>
  sql`course_id = ${courseId} AND person_id = ${personId} AND state = 'enrolled'`

/** Puts someone into a course while it has room, and takes the place; the batch decides. */
function entered(
  ctx: Context,
  courseId: string,
  learner: Learner,
  enrolledBy: CourseEnrolment['enrolledBy'],
  isDemo: boolean,
  { skipDuplicate = false } = {},
): { id: string; enter: Statement; seat: Statement } {
  const id = newId('courseEnrolment', new Date(ctx.now))
  const row: EnrolmentRow = {
    id,
    courseId,
    personId: learner.personId,
    personName: learner.displayName,
    organisationId: learner.organisationId,
    organisationName: learner.organisationName,
    state: 'enrolled',
    enrolledBy,
    registrarId: ctx.principal.id,
    enrolledAt: ctx.now,
    withdrawnAt: null,
    certificateId: null,
    recheck: false,
    isDemo,
    version: 1,
  }
  return {
    id,
    enter: insertWhere(
      ctx,
      courseEnrolment,
      row,
      sql`(SELECT capacity IS NULL OR taken < capacity FROM academy_course WHERE id = ${courseId})
        ${skipDuplicate ? sql`AND NOT EXISTS (SELECT 1 FROM course_enrolment WHERE ${inCourse(courseId, learner.personId)})` : sql``}`,
    ),
    seat: ctx.db.run(sql`UPDATE academy_course SET taken = taken + 1
      WHERE id = ${courseId} AND EXISTS (SELECT 1 FROM course_enrolment WHERE id = ${id})`),
  }
}

/**
 * Places at the sessions that take registrations now, without questions, at a kind of place that is for whoever comes.
 * Where a place depends on more, the learner registers at the session.
 */
function placing(
  ctx: Context,
  sessions: readonly PlannedActivity[],
  learner: Learner,
  enrolmentId: string,
  registeredBy: CourseEnrolment['enrolledBy'],
): { ids: string[]; writes: Write } {
  const candidates = sessions.flatMap(({ id: activityId, startsAt, registration: plan }) => {
    if (plan === null || !takes(plan, startsAt, ctx.now) || answerFaults(plan.questions, []).length > 0)
      return []
    const place = plan.places.find(
      ({ audience }) => !audienceNeedsStanding(audience) && isFor(audience, learner, null),
    )
    if (!place) return []
    const id = newId('registration', new Date(ctx.now))
    const { kind: placeKind, pool } = place
    return [{ plan, candidate: { id, activityId, ...learner, placeKind, pool, answers: [], registeredBy } }]
  })
  return {
    ids: candidates.map(({ candidate }) => candidate.id),
    writes: candidates.map(({ candidate, plan }) =>
      Object.values(
        admitting(ctx, candidate, plan, {
          skipDuplicate: true,
          onlyIf: sql`EXISTS (SELECT 1 FROM course_enrolment WHERE id = ${enrolmentId})`,
        }),
      ),
    ),
  }
}

/** The guard that the course takes learners, and its sessions are as they were read. */
const stillOpen = (courseId: string, sessions: readonly PlannedActivity[]): Write => [
  holds(
    sql`EXISTS (SELECT 1 FROM academy_course WHERE id = ${courseId} AND state = 'published')`,
    'course.closed',
  ),
  holds(
    sql`NOT EXISTS (SELECT 1 FROM json_each(${JSON.stringify(sessions.map(({ id }) => id))}) given
      JOIN activity a ON a.id = given.value WHERE a.state <> 'published')`,
    'enrolment.changed_meanwhile',
  ),
]

const sessionsIn = ({ sessions }: FoundCourse): PlannedActivity[] =>
  (JSON.parse(sessions) as PlannedRow[]).map(asPlanned)

const told = (courseId: string, title: string, accounts: SQL, key: string) => ({
  to: accounts,
  subject: { type: 'academy_course', id: courseId, path: `/academy/courses/${courseId}` },
  params: { title },
  expiresAt: null,
  key,
})

interface Self extends FoundCourse {
  personId: string | null
  displayName: string | null
  employerId: string | null
  employerName: string | null
}

/**
 * Enrols oneself. Of any number at once no more than the course has places are in it.
 *
 * @throws Problem `course.closed`, `course.full`, `enrolment.duplicate`, `registration.persons_only`, `person.closed`,
 *   `enrolment.changed_meanwhile`
 */
export async function enrol(
  ctx: Context,
  courseId: string,
): Promise<{ enrolmentId: string; sessions: number }> {
  if (ctx.principal.kind !== 'person') throw new Problem('registration.persons_only')
  const [found] = await ctx.db
    .all<Self>(sql`SELECT ${enrolColumns(ctx)}, k.id AS personId, k.display_name AS displayName,
      k.employer_id AS employerId, k.employer_name AS employerName
    FROM academy_course c LEFT JOIN known_person k ON k.account_id = ${ctx.principal.id} AND k.active = 1
    WHERE c.id = ${courseId} AND c.visible = 1 ORDER BY k.version DESC LIMIT 1`)
  if (!found) throw new Problem('resource.not_found')
  if (!isOpen(found, ctx.today)) throw new Problem('course.closed')
  const { knowing, ...learner } = await registrantOf(ctx, found)
  const { id, enter, seat } = entered(ctx, courseId, learner, 'self', found.isDemo === 1)
  const sessions = sessionsIn(found)
  const places = placing(ctx, sessions, learner, id, 'self')
  return ctx.commitDeciding(
    sql`SELECT json_object('enrolmentId', ${id}, 'sessions', (SELECT count(*) FROM registration
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(places.ids)}))))`,
    stillOpen(courseId, sessions),
    knowing,
    exactlyOne(
      unique('course_enrolment.course_id, course_enrolment.person_id', 'enrolment.duplicate', enter),
      'course.full',
    ),
    seat,
    places.writes,
    audit('course_enrolment.enter', object(id), { courseId }),
  )
}

interface StaffOutcome {
  personId: string
  personName: string | null
  outcome: 'enrolled' | 'duplicate' | 'full' | 'unknown'
}

interface Known {
  personId: string
  displayName: string
  organisationId: string | null
  organisationName: string | null
  active: 0 | 1
}

/**
 * Enrols several people at once: an employer their own staff, who organises whoever learns. Each has an outcome of
 * their own, and is told.
 *
 * @throws Problem `course.closed`, `enrolment.changed_meanwhile`
 */
export async function enrolStaff(ctx: Context, courseId: string, personIds: readonly string[]) {
  const reach = ctx.reach('registration:write')
  const asked = [...new Set(personIds)]
  const [found] = await ctx.db.all<FoundCourse & { organises: number; people: string }>(sql`
    SELECT ${enrolColumns(ctx)}, ${hostWithin(reach, sql`c.host_id`)} AS organises,
      (SELECT json_group_array(json_object('personId', k.id, 'displayName', k.display_name, 'organisationId', k.employer_id,
        'organisationName', k.employer_name, 'active', k.active))
        FROM json_each(${JSON.stringify(asked)}) given JOIN known_person k ON k.id = given.value) AS people
    FROM academy_course c WHERE c.id = ${courseId} AND c.visible = 1`)
  if (!found) throw new Problem('resource.not_found')
  if (!isOpen(found, ctx.today)) throw new Problem('course.closed')
  const organises = found.organises === 1
  const known = new Map((JSON.parse(found.people) as Known[]).map((person) => [person.personId, person]))
  const employs = ({ organisationId }: Known) =>
    reach === 'everywhere' || (organisationId !== null && reach.enterprises.includes(organisationId))
  const sessions = sessionsIn(found)
  const learners = asked.flatMap((personId) => {
    const person = known.get(personId)
    if (!person?.active || !(organises || employs(person))) return []
    const by = organises ? ('organiser' as const) : ('employer' as const)
    const { active: _active, ...learner } = person
    const { id, enter, seat } = entered(ctx, courseId, learner, by, found.isDemo === 1, {
      skipDuplicate: true,
    })
    return [{ personId, id, writes: [enter, seat, placing(ctx, sessions, learner, id, by).writes] }]
  })
  const ids = new Map(learners.map(({ personId, id }) => [personId, id]))
  const outcomes = asked.map((personId) => ({
    personId,
    personName: ids.has(personId) ? known.get(personId)!.displayName : null,
    id: ids.get(personId) ?? null,
  }))
  const entries = JSON.stringify([...ids.values()])
  return ctx.commitDeciding<{ outcomes: StaffOutcome[] }>(
    outcomesOf(courseId, JSON.stringify(outcomes)),
    stillOpen(courseId, sessions),
    learners.map(({ writes }) => writes),
    raise(
      'course.enrolled',
      told(
        courseId,
        found.title,
        sql`SELECT k.account_id FROM course_enrolment e JOIN known_person k ON k.id = e.person_id
          WHERE e.id IN (SELECT value FROM json_each(${entries}))`,
        ctx.now,
      ),
    ),
    audit(
      'course_enrolment.enter_staff',
      { type: 'academy_course', id: courseId },
      { people: [...ids.keys()] },
    ),
  )
}

const outcomesOf = (
  courseId: string,
  told: string,
): SQL => sql`SELECT json_object('outcomes', json_group_array(json_object(
    'personId', asked.value ->> 'personId', 'personName', asked.value ->> 'personName',
    'outcome', CASE WHEN asked.value ->> 'id' IS NULL THEN 'unknown' WHEN e.id IS NOT NULL THEN 'enrolled'
      WHEN EXISTS (SELECT 1 FROM course_enrolment WHERE course_id = ${courseId} AND person_id = asked.value ->> 'personId'
        AND state = 'enrolled') THEN 'duplicate' ELSE 'full' END) ORDER BY asked.key))
  FROM json_each(${told}) asked LEFT JOIN course_enrolment e ON e.id = asked.value ->> 'id'`
