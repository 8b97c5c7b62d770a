import type { Page } from '@alliance/contracts'
import type { LearnerYear, LearningRecord, LearningSession, LearningYear } from '@alliance/contracts/events'
import { after, keysOf, oneTrip, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { classHoursOf } from './completion.rules.ts'
import { asEnrolment, enrolmentColumns, readEnrolment } from './enrolments.queries.ts'

interface Paging {
  limit: number
  cursor?: string
}

/** Minutes of learning of `attendance t` at `activity a`; as `learnt` of completion.rules.ts. */
const learntMinutes = sql`min(t.minutes, coalesce(a.detail ->> 'learningMinutes', t.minutes))`

/** Of a record that stays: itself and all that were merged into it. */
const recordsOf = (personId: SQL): SQL =>
  sql`(SELECT ${personId} AS id UNION ALL SELECT m.id FROM known_person m WHERE m.stays_as = ${personId})`

/**
 * Learning of a person: what was last recorded of each place at the academy, which is a class or any session of a
 * published course. A person has dozens of rows, found by their index.
 */
const learningOf = (personId: SQL): SQL => sql`${recordsOf(personId)} record
  CROSS JOIN attendance t INDEXED BY attendance_person ON t.person_id = record.id
  CROSS JOIN registration r ON r.id = t.registration_id AND r.state = 'confirmed'
  CROSS JOIN activity a ON a.id = t.activity_id
  WHERE t.outcome = 'present'
    AND t.revision = (SELECT max(revision) FROM attendance WHERE registration_id = t.registration_id)
    AND (a.kind = 'course' OR EXISTS (SELECT 1 FROM academy_session s JOIN academy_course c ON c.id = s.course_id
      WHERE s.activity_id = a.id AND c.visible = 1))`

const yearOf = sql`CAST(substr(date(a.starts_at, '+8 hours'), 1, 4) AS INTEGER)`

const asYear = (row: Omit<LearningYear, 'classHours'>): LearningYear => ({
  ...row,
  classHours: classHoursOf(row.minutes),
})

const yearsOf = (
  personId: SQL,
): SQL => sql`SELECT ${yearOf} AS year, count(*) AS sessions, sum(${learntMinutes}) AS minutes
  FROM ${learningOf(personId)} GROUP BY 1 ORDER BY 1 DESC`

const most = 100
const enrolmentsOf = (personId: SQL): SQL => sql`SELECT ${enrolmentColumns} FROM ${recordsOf(personId)} record
  CROSS JOIN course_enrolment e ON e.person_id = record.id CROSS JOIN academy_course c ON c.id = e.course_id ORDER BY e.id DESC LIMIT ${most}`

interface Person {
  id: string
  name: string
  organisationName: string | null
}

async function recordOf(ctx: Context, person: SQL): Promise<LearningRecord | null> {
  const personId = sql`(SELECT k.id FROM known_person k WHERE ${person} ORDER BY k.stays_as IS NULL DESC, k.version DESC LIMIT 1)`
  const [people, years, enrolments] = await oneTrip(
    ctx,
    sql`SELECT k.id, k.display_name AS name, k.employer_name AS organisationName FROM known_person k WHERE k.id = ${personId}`,
    yearsOf(personId),
    enrolmentsOf(personId),
  )
  const [found] = people as unknown as Person[]
  if (!found) return null
  return {
    personId: found.id,
    personName: found.name,
    organisationName: found.organisationName,
    years: (years as unknown as Omit<LearningYear, 'classHours'>[]).map(asYear),
    enrolments: enrolments!.map((raw) => asEnrolment(readEnrolment(raw), ctx.today)),
  }
}

/** One’s own record; whoever is not in the register yet has an empty one. */
export async function mine(ctx: Context): Promise<LearningRecord> {
  return (
    (await recordOf(ctx, sql`k.account_id = ${ctx.principal.id}`)) ?? {
      personId: null,
      personName: ctx.principal.name,
      organisationName: null,
      years: [],
      enrolments: [],
    }
  )
}

const employed = (ctx: Context): SQL => {
  const reach = ctx.reach('attendance:read')
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`k.employer_id IN (SELECT value FROM json_each(${JSON.stringify(reach.enterprises)}))`
}

/** The record of someone whom the principal’s grants cover as an employer. */
export async function ofPerson(ctx: Context, personId: string): Promise<LearningRecord> {
  const record = await recordOf(ctx, sql`k.id = ${personId} AND ${employed(ctx)}`)
  if (!record) throw new Problem('resource.not_found')
  return record
}

/** Sessions that one attended, the last recorded first. */
export async function mySessions(ctx: Context, { limit, cursor }: Paging): Promise<Page<LearningSession>> {
  const personId = sql`(SELECT k.id FROM known_person k WHERE k.account_id = ${ctx.principal.id} ORDER BY k.stays_as IS NULL DESC, k.version DESC LIMIT 1)`
  const rows = await ctx.db
    .all<LearningSession>(sql`SELECT t.id, a.id AS activityId, a.title, a.kind, a.starts_at AS startsAt,
      coalesce((SELECT coalesce(p.name, o.name, h.host_id) FROM activity_host h
        LEFT JOIN known_party_organisation p ON p.id = h.host_id LEFT JOIN known_organisation o ON o.id = h.host_id
        WHERE h.activity_id = a.id AND h.role = 'host' ORDER BY h.position LIMIT 1), '') AS hostName,
      t.minutes, ${learntMinutes} AS learningMinutes
    FROM ${learningOf(personId)} AND ${after([sql`t.id`], keysOf(cursor, ['string']), 'descending')}
    ORDER BY t.id DESC LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    ({ id }) => [id],
    (row) => row,
  )
}

interface YearRow extends Pick<LearnerYear, 'personId' | 'personName' | 'organisationName' | 'certificates'> {
  learning: string
}

/** People with what they learnt in a year, by name: an employer’s own staff, or everyone. */
export async function learners(
  ctx: Context,
  { year, organisationId, limit, cursor }: Paging & { year: number; organisationId?: string },
): Promise<Page<LearnerYear>> {
  const conditions: SQL[] = [
    sql`k.active = 1`,
    employed(ctx),
    ...(organisationId ? [sql`k.employer_id = ${organisationId}`] : []),
    after([sql`k.display_name`, sql`k.id`], keysOf(cursor, ['string', 'string'])),
  ]
  const rows = await ctx.db.all<YearRow>(sql`SELECT k.id AS personId, k.display_name AS personName,
      k.employer_name AS organisationName,
      (SELECT json_object('sessions', count(*), 'minutes', coalesce(sum(${learntMinutes}), 0))
        FROM ${learningOf(sql`k.id`)} AND ${yearOf} = ${year}) AS learning,
      (SELECT count(*) FROM ${recordsOf(sql`k.id`)} record CROSS JOIN certificate t ON t.person_id = record.id WHERE t.kind = 'course' AND t.year = ${year}
        AND t.revoked_at IS NULL) AS certificates
    FROM known_person k WHERE ${sql.join(conditions, sql` AND `)} ORDER BY k.display_name, k.id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.personName, row.personId],
    ({ learning, ...row }) => ({
      ...row,
      ...asYear({ year, ...(JSON.parse(learning) as { sessions: number; minutes: number }) }),
    }),
  )
}
