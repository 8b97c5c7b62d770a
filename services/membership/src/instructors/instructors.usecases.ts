import type { Page } from '@alliance/contracts'
import type { Instructor, InstructorEnd, NewInstructor } from '@alliance/contracts/membership'
import {
  after,
  audit,
  exactlyOne,
  holds,
  keysOf,
  newId,
  pageFrom,
  Problem,
  reachOf,
  unique,
  type Context,
} from '@alliance/service-kit'
import { desc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { person } from '../people/people.table.ts'
import { holdsOn } from '../period.ts'
import { letterAfter, select, termEnd } from './instructors.rules.ts'
import { instructor } from './instructors.table.ts'

export const object = (id: string) => ({ type: 'instructor', id })

/** Who appoints does so for the whole zone. */
export const appoints = (ctx: Context): boolean =>
  ctx.principal.kind === 'system' || reachOf(ctx.principal, 'instructor:write') === 'everywhere'
export function mustAppoint(ctx: Context): void {
  if (!appoints(ctx)) throw new Problem('access.denied')
}

/** Hosts of an instructor today. */
export const loadOf = (ctx: Context, id: SQL): SQL<number> =>
  sql<number>`(SELECT count(*) FROM assignment a WHERE a.instructor_id = ${id} AND ${holdsOn(sql`a`, ctx.today)})`

const {
  letterYear: _year,
  letterSequence: _sequence,
  receipt: _receipt,
  sourceRef: _source,
  createdAt: _created,
  updatedAt: _updated,
  ...shown
} = getTableColumns(instructor)

interface ListQuery {
  limit: number
  cursor?: string
  serving?: boolean
}

/** A page of instructors, the latest term first. Who was not selected is seen by those who appoint. */
export async function list(ctx: Context, { limit, cursor, serving }: ListQuery): Promise<Page<Instructor>> {
  ctx.reach('instructor:read')
  const conditions: SQL[] = [
    after([sql`valid_from`, sql`instructor.id`], keysOf(cursor, ['string', 'string']), 'descending'),
  ]
  if (!appoints(ctx) || serving) conditions.push(sql`letter_no IS NOT NULL`)
  if (serving !== undefined)
    conditions.push(
      serving ? holdsOn(sql`instructor`, ctx.today) : sql`NOT (${holdsOn(sql`instructor`, ctx.today)})`,
    )
  const rows = await ctx.db
    .select({
      ...shown,
      name: sql<string>`person.name`.as('person_name'),
      load: loadOf(ctx, sql`instructor.id`).as('load'),
    })
    .from(instructor)
    .innerJoin(person, eq(person.id, instructor.personId))
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(instructor.from), desc(instructor.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.from, row.id],
    (row) => row,
  )
}

/** Appointments at once, at the most, that all find a number. */
const attempts = 40

/**
 * Records a panel’s decision and, where it selects, appoints for three years with the next letter number of the year.
 * The number’s check character cannot be had in SQL: the unique index decides, and who comes second reads again.
 *
 * @throws Problem `instructor.unknown_person`, `instructor.not_full_member`, `instructor.overlap`
 */
export async function appoint(ctx: Context, input: NewInstructor): Promise<Instructor> {
  mustAppoint(ctx)
  if (input.decidedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/decidedOn', code: 'date.future' }] })
  for (let attempt = 1; ; attempt++) {
    try {
      return await appointNext(ctx, input)
    } catch (error) {
      if (attempt === attempts || !(error instanceof Problem) || error.code !== 'service.unavailable')
        throw error
    }
  }
}

async function appointNext(
  ctx: Context,
  { panel, scores, decidedOn, ...input }: NewInstructor,
): Promise<Instructor> {
  const { personId, from } = input
  const year = Number(from.slice(0, 4))
  const isFull = sql`kind = 'formal' AND status = 'full' AND ${holdsOn(sql`affiliation`, from)}`
  const [read] = await ctx.db.all<{ name: string | null; affiliationId: string | null; last: number }>(sql`
    SELECT (SELECT name FROM person WHERE id = ${personId} AND merged_into IS NULL) AS name,
      (SELECT id FROM affiliation WHERE person_id = ${personId} AND ${isFull}) AS affiliationId,
      coalesce((SELECT max(letter_sequence) FROM instructor WHERE letter_year = ${year}), 0) AS last`)
  const { name, affiliationId, last } = read!
  if (name === null) throw new Problem('instructor.unknown_person')
  if (affiliationId === null) throw new Problem('instructor.not_full_member')
  const receipt = select({ panel, scores, decidedOn }, affiliationId)
  const id = newId('instructor', new Date(ctx.now))
  const letter = receipt.selected
    ? letterAfter(year, last)
    : { letterNo: null, letterYear: null, letterSequence: null }
  const to = termEnd(from)
  const made = {
    id,
    ...input,
    to,
    endReason: receipt.selected ? null : ('not_selected' as const),
    version: 1,
  }
  const { sourceRef: _, ...seen } = made
  return ctx.commit(
    { ...seen, name, letterNo: letter.letterNo, load: 0 },
    holds(
      sql`EXISTS (SELECT 1 FROM affiliation WHERE id = ${affiliationId} AND ${isFull})`,
      'instructor.not_full_member',
    ),
    holds(
      sql`NOT EXISTS (SELECT 1 FROM instructor WHERE person_id = ${personId} AND letter_no IS NOT NULL
        AND valid_from < ${to} AND valid_to > ${from})`,
      'instructor.overlap',
    ),
    unique(
      'instructor.letter_year, instructor.letter_sequence',
      'service.unavailable',
      ctx.db
        .insert(instructor)
        .values({ ...made, ...letter, receipt, createdAt: ctx.now, updatedAt: ctx.now }),
    ),
    audit(receipt.selected ? 'instructor.appoint' : 'instructor.not_select', object(id), {
      letterNo: letter.letterNo,
      from,
      to,
      ruleVersion: receipt.version,
      provenance: input.provenance,
    }),
  )
}

/** Ends an appointment before its time; assignments end with it, and one that had not begun is empty. */
export async function end(ctx: Context, id: string, { on, reason }: InstructorEnd): Promise<Instructor> {
  mustAppoint(ctx)
  const [current] = await ctx.db
    .select({ ...shown, name: sql<string>`person.name` })
    .from(instructor)
    .innerJoin(person, eq(person.id, instructor.personId))
    .where(eq(instructor.id, id))
  if (!current) throw new Problem('resource.not_found')
  if (current.letterNo === null || on < current.from || on >= current.to)
    throw new Problem('instructor.ended')
  return ctx.commit(
    { ...current, to: on, endReason: reason, load: 0, version: current.version + 1 },
    exactlyOne(
      ctx.db
        .update(instructor)
        .set({ to: on, endReason: reason, version: current.version + 1, updatedAt: ctx.now })
        .where(sql`id = ${id} AND version = ${current.version}`),
      'instructor.ended',
    ),
    ctx.db.run(
      sql`UPDATE assignment SET valid_to = max(valid_from, ${on}) WHERE instructor_id = ${id} AND valid_to > ${on}`,
    ),
    audit('instructor.end', object(id), { on, reason }),
  )
}
