import type { Assignment, NewAssignment } from '@alliance/contracts/membership'
import { audit, exactlyOne, holds, newId, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { instructorRule, missedIn, visitMonths } from './instructors.rules.ts'
import { assignment } from './instructors.table.ts'
import { mustAppoint, object } from './instructors.usecases.ts'

type Kept = Omit<Assignment, 'months' | 'missed'> & { visits: string[] }

/** An assignment with its months, from the days of its visits on site. */
export function seen({ visits, ...kept }: Kept, today: string): Assignment {
  const months = visitMonths(kept, visits, today)
  return { ...kept, months, missed: missedIn(months) }
}

/**
 * Assigns an instructor to a host until the end of the term. Five hosts at a time are counted in the batch, so that
 * of many at once no sixth comes in.
 *
 * @throws Problem `organisation.unknown`, `instructor.ended`, `instructor.load`, `instructor.assigned`,
 *   `instructor.conflict` for an employee of the host without approval
 */
export async function assign(ctx: Context, id: string, input: NewAssignment): Promise<Assignment> {
  mustAppoint(ctx)
  const { organisationId, from } = input
  const [read] = await ctx.db.all<{
    from: string
    to: string
    letterNo: string | null
    organisationName: string | null
    works: number
  }>(sql`
    SELECT i.valid_from AS "from", i.valid_to AS "to", i.letter_no AS letterNo,
      (SELECT name FROM organisation WHERE id = ${organisationId}) AS organisationName,
      EXISTS (SELECT 1 FROM employment e WHERE e.person_id = i.person_id AND e.organisation_id = ${organisationId}
        AND e.valid_from < i.valid_to AND (e.valid_to IS NULL OR e.valid_to > ${from})) AS works
    FROM instructor i WHERE i.id = ${id}`)
  if (!read) throw new Problem('resource.not_found')
  const { to, letterNo, organisationName, works } = read
  if (organisationName === null) throw new Problem('organisation.unknown')
  if (letterNo === null || from < read.from || from >= to) throw new Problem('instructor.ended')
  if (works && input.conflictApproval === null) throw new Problem('instructor.conflict')
  const made = { id: newId('assignment', new Date(ctx.now)), ...input, instructorId: id, to }
  const { conflictApproval } = input
  return ctx.commit(
    seen(
      { id: made.id, organisationId, organisationName, from, to, conflictApproval, visits: [] },
      ctx.today,
    ),
    holds(sql`EXISTS (SELECT 1 FROM instructor WHERE id = ${id} AND valid_to = ${to})`, 'instructor.ended'),
    holds(
      sql`NOT EXISTS (SELECT 1 FROM assignment WHERE instructor_id = ${id} AND organisation_id = ${organisationId}
        AND valid_to > ${from})`,
      'instructor.assigned',
    ),
    holds(
      sql`(SELECT count(*) FROM assignment WHERE instructor_id = ${id} AND valid_to > ${from} AND valid_to > valid_from)
        < ${instructorRule.hostsAtOnce}`,
      'instructor.load',
    ),
    ctx.db.insert(assignment).values({ ...made, createdAt: ctx.now }),
    audit('instructor.assign', object(id), {
      assignmentId: made.id,
      organisationId,
      from,
      inConflict: works === 1,
    }),
  )
}

/** Ends an assignment on a day within it. */
export async function endAssignment(
  ctx: Context,
  id: string,
  assignmentId: string,
  on: string,
): Promise<Assignment> {
  mustAppoint(ctx)
  const [row] = await ctx.db.all<Omit<Kept, 'visits'> & { visits: string }>(sql`
    SELECT a.id, a.organisation_id AS organisationId, o.name AS organisationName, a.valid_from AS "from",
      a.valid_to AS "to", a.conflict_approval AS conflictApproval,
      (SELECT json_group_array(visited_on) FROM visit v WHERE v.assignment_id = a.id AND v.mode = 'on_site') AS visits
    FROM assignment a JOIN organisation o ON o.id = a.organisation_id
    WHERE a.id = ${assignmentId} AND a.instructor_id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  if (on < row.from || on >= row.to) throw new Problem('instructor.ended')
  return ctx.commit(
    seen({ ...row, to: on, visits: JSON.parse(row.visits) as string[] }, ctx.today),
    exactlyOne(
      ctx.db.run(
        sql`UPDATE assignment SET valid_to = ${on} WHERE id = ${assignmentId} AND valid_to = ${row.to}`,
      ),
      'instructor.ended',
    ),
    audit('instructor.end_assignment', object(id), { assignmentId, on }),
  )
}
