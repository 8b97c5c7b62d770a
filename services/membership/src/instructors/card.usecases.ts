import type { InstructorCard } from '@alliance/contracts/membership'
import { Problem, reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { holdsOn } from '../period.ts'
import { seen } from './assignments.usecases.ts'
import { instructorRule } from './instructors.rules.ts'
import { appoints, loadOf } from './instructors.usecases.ts'

type Kept = Parameters<typeof seen>[0]

/** A card by a condition on `i` and the person `p`, in one round trip. */
async function cardWhere(
  ctx: Context,
  condition: SQL,
): Promise<{ card: InstructorCard; isOwn: boolean } | null> {
  const [row] = await ctx.db.all<
    Record<'own' | 'receipt' | 'assignments' | 'training' | 'grades', string> & { isOwn: number }
  >(sql`
    SELECT json_object('id', i.id, 'personId', i.person_id, 'name', p.name, 'kind', i.kind, 'letterNo', i.letter_no,
        'from', i.valid_from, 'to', i.valid_to, 'endReason', i.end_reason, 'load', ${loadOf(ctx, sql`i.id`)},
        'provenance', i.provenance, 'isDemo', ${truth(sql`i.is_demo`)}, 'version', i.version) AS own,
      coalesce(p.account_id = ${ctx.principal.id}, 0) AS isOwn, i.receipt,
      ${rows(
        sql`'id', id, 'organisationId', organisation_id, 'organisationName', organisation_name, 'from', valid_from,
          'to', valid_to, 'conflictApproval', conflict_approval, 'visits', json(visits)`,
        sql`SELECT a.*, o.name AS organisation_name,
            (SELECT json_group_array(visited_on) FROM visit v WHERE v.assignment_id = a.id AND v.mode = 'on_site') AS visits
          FROM assignment a JOIN organisation o ON o.id = a.organisation_id
          WHERE a.instructor_id = i.id AND a.valid_to > a.valid_from ORDER BY a.valid_from, a.id`,
      )} AS assignments,
      ${rows(
        sql`'id', id, 'heldOn', held_on, 'title', title, 'minutes', minutes`,
        sql`SELECT * FROM instructor_training WHERE instructor_id = i.id ORDER BY held_on DESC, id`,
      )} AS training,
      ${rows(
        sql`'year', year, 'grade', grade, 'reason', reason, 'decidedOn', decided_on, 'receipt', json(receipt)`,
        sql`SELECT * FROM instructor_grade WHERE instructor_id = i.id ORDER BY year DESC`,
      )} AS grades
    FROM instructor i JOIN person p ON p.id = i.person_id WHERE ${condition}`)
  if (!row) return null
  const instructor = JSON.parse(row.own) as InstructorCard['instructor']
  const training = JSON.parse(row.training) as InstructorCard['training']
  const isOwn = row.isOwn === 1
  const isOpen = isOwn || appoints(ctx)
  const assignments = (JSON.parse(row.assignments) as Kept[]).map((kept) => seen(kept, ctx.today))
  return {
    isOwn,
    card: {
      instructor,
      receipt: isOpen ? (JSON.parse(row.receipt) as InstructorCard['receipt']) : null,
      assignments: isOpen ? assignments : assignments.map((each) => ({ ...each, conflictApproval: null })),
      training,
      trainingYears: yearsOf(instructor, training, ctx.today),
      grades: isOpen ? (JSON.parse(row.grades) as InstructorCard['grades']) : [],
      version: instructor.version,
    },
  }
}

/** Training of each year of the term up to this one, against what is due. */
function yearsOf(
  { from, to }: { from: string; to: string },
  training: InstructorCard['training'],
  today: string,
): InstructorCard['trainingYears'] {
  const [first, last] = [Number(from.slice(0, 4)), Number((to < today ? to : today).slice(0, 4))]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const year = first + i
    const minutes = training
      .filter(({ heldOn }) => heldOn.startsWith(`${year}-`))
      .reduce((sum, each) => sum + each.minutes, 0)
    return { year, minutes, due: instructorRule.trainingMinutes }
  })
}

/**
 * An instructor’s card: for the instructor, and for those who may read instructors; who was not selected only for
 * those who appoint.
 */
export async function card(ctx: Context, id: string): Promise<InstructorCard> {
  const found = await cardWhere(ctx, sql`i.id = ${id}`)
  const may =
    found !== null &&
    (appoints(ctx) ||
      found.isOwn ||
      (found.card.instructor.letterNo !== null && reachOf(ctx.principal, 'instructor:read') !== null))
  if (!may) throw new Problem('resource.not_found')
  return found.card
}

/** The caller’s own appointment of today. */
export async function mine(ctx: Context): Promise<{ instructor: InstructorCard | null }> {
  const found = await cardWhere(
    ctx,
    sql`p.account_id = ${ctx.principal.id} AND i.letter_no IS NOT NULL AND ${holdsOn(sql`i`, ctx.today)}`,
  )
  return { instructor: found?.card ?? null }
}
