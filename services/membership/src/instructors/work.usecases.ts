import type { Page } from '@alliance/contracts'
import type {
  Grade,
  InstructorCard,
  NewGrade,
  NewTraining,
  NewVisit,
  Visit,
} from '@alliance/contracts/membership'
import {
  after,
  audit,
  holds,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { card } from './card.usecases.ts'
import { instructorRule, missedIn } from './instructors.rules.ts'
import { instructorGrade, instructorTraining, visit } from './instructors.table.ts'
import { appoints, mustAppoint, object } from './instructors.usecases.ts'

const isTheirs = (ctx: Context) => (appoints(ctx) ? sql`1 = 1` : sql`p.account_id = ${ctx.principal.id}`)

const notAhead = (ctx: Context, pointer: string, date: string): void => {
  if (date > ctx.today) throw new Problem('request.invalid', { faults: [{ pointer, code: 'date.future' }] })
}

/** A page of an instructor’s visits, the latest first: for the instructor and those who appoint. */
export async function visits(
  ctx: Context,
  id: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<Visit>> {
  const found = await ctx.db.all<Visit & { theirs: number }>(sql`
    SELECT v.id, v.assignment_id AS assignmentId, o.name AS organisationName, v.visited_on AS visitedOn, v.mode,
      v.purpose, v.findings, v.follow_up AS followUp, v.logged_by AS loggedBy, v.created_at AS loggedAt
    FROM instructor i JOIN person p ON p.id = i.person_id
      LEFT JOIN visit v ON v.instructor_id = i.id
        AND ${after([sql`v.visited_on`, sql`v.id`], keysOf(cursor, ['string', 'string']), 'descending')}
      LEFT JOIN assignment a ON a.id = v.assignment_id LEFT JOIN organisation o ON o.id = a.organisation_id
    WHERE i.id = ${id} AND ${isTheirs(ctx)} ORDER BY v.visited_on DESC, v.id DESC LIMIT ${limit + 1}`)
  if (found.length === 0) throw new Problem('resource.not_found')
  return pageFrom(
    found.filter((row) => row.id !== null),
    limit,
    (row) => [row.visitedOn, row.id],
    (row) => row,
  )
}

/**
 * Logs a visit within an assignment, by the instructor’s own account or by those who appoint.
 *
 * @throws Problem `resource.not_found` for anyone else, `instructor.visit_outside`
 */
export async function logVisit(ctx: Context, id: string, { ...input }: NewVisit): Promise<Visit> {
  refuseMarkings({ '/purpose': input.purpose, '/findings': input.findings, '/followUp': input.followUp })
  notAhead(ctx, '/visitedOn', input.visitedOn)
  const [found] = await ctx.db.all<{ from: string | null; to: string; organisationName: string }>(sql`
    SELECT a.valid_from AS "from", a.valid_to AS "to", o.name AS organisationName
    FROM instructor i JOIN person p ON p.id = i.person_id
      LEFT JOIN assignment a ON a.id = ${input.assignmentId} AND a.instructor_id = i.id
      LEFT JOIN organisation o ON o.id = a.organisation_id
    WHERE i.id = ${id} AND ${isTheirs(ctx)}`)
  if (!found) throw new Problem('resource.not_found')
  const { from, to, organisationName } = found
  if (from === null || input.visitedOn < from || input.visitedOn >= to)
    throw new Problem('instructor.visit_outside')
  const visitId = newId('visit', new Date(ctx.now))
  const { provenance: _p, sourceRef: _s, isDemo: _d, ...text } = input
  return ctx.commit(
    { id: visitId, ...text, organisationName, loggedBy: ctx.principal.name, loggedAt: ctx.now },
    holds(
      sql`EXISTS (SELECT 1 FROM assignment WHERE id = ${input.assignmentId} AND valid_to > ${input.visitedOn})`,
      'instructor.visit_outside',
    ),
    ctx.db
      .insert(visit)
      .values({ id: visitId, instructorId: id, ...input, loggedBy: ctx.principal.name, createdAt: ctx.now }),
    audit('instructor.log_visit', object(id), {
      visitId,
      assignmentId: input.assignmentId,
      visitedOn: input.visitedOn,
    }),
  )
}

/** Records training within the term. */
export async function recordTraining(
  ctx: Context,
  id: string,
  input: NewTraining,
): Promise<InstructorCard['training'][number]> {
  mustAppoint(ctx)
  notAhead(ctx, '/heldOn', input.heldOn)
  const { instructor } = await card(ctx, id)
  const { heldOn, title, minutes } = input
  if (heldOn < instructor.from || heldOn >= instructor.to) throw new Problem('instructor.ended')
  const trainingId = newId('instructorTraining', new Date(ctx.now))
  return ctx.commit(
    { id: trainingId, heldOn, title, minutes },
    ctx.db
      .insert(instructorTraining)
      .values({ id: trainingId, instructorId: id, ...input, createdAt: ctx.now }),
    audit('instructor.train', object(id), { trainingId, heldOn, minutes }),
  )
}

/** Grades a year of the term, once, and keeps what the year had come to. */
export async function gradeYear(ctx: Context, id: string, input: NewGrade): Promise<Grade> {
  mustAppoint(ctx)
  const { instructor, assignments, trainingYears } = await card(ctx, id)
  const year = trainingYears.find((each) => each.year === input.year)
  if (!year || instructor.letterNo === null) throw new Problem('instructor.ended')
  const visited = assignments.flatMap(({ months }) =>
    months.filter(({ month }) => month.startsWith(`${input.year}-`)),
  )
  const receipt = {
    version: instructorRule.version,
    visits: visited.reduce((sum, each) => sum + each.visits, 0),
    monthsMissed: missedIn(visited),
    trainingMinutes: year.minutes,
    trainingDue: year.due,
  }
  const { grade, reason } = input
  const made = { year: input.year, grade, reason, decidedOn: ctx.today, receipt }
  return ctx.commit(
    made,
    unique(
      'instructor_grade.instructor_id, instructor_grade.year',
      'instructor.graded',
      ctx.db.insert(instructorGrade).values({ ...input, ...made, instructorId: id, createdAt: ctx.now }),
    ),
    audit('instructor.grade', object(id), { year: input.year, grade, ruleVersion: receipt.version }),
  )
}
