import type { Employment, NewEmployment } from '@alliance/contracts/membership'
import {
  audit,
  auditAll,
  exactlyOne,
  holds,
  inParts,
  insertAll,
  newId,
  Problem,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { paired } from '../duplicates/pairing.ts'
import { vacating, vacatingEach } from '../posts/vacating.ts'
import { organisationsWithin } from '../reach.ts'
import { stillOpen } from './entering.usecases.ts'
import { toldBeside } from './people.events.ts'
import { employment } from './people.table.ts'
import { reachesPerson } from './reach.ts'

const object = (id: string) => ({ type: 'employment', id })

/**
 * The name of an organisation that the principal may enter people of.
 *
 * @throws Problem `organisation.unknown`
 */
export async function employerWithin(ctx: Context, organisationId: string): Promise<string> {
  const [found] = await ctx.db.all<{ name: string }>(sql`SELECT name FROM organisation
    WHERE id = ${organisationId} AND ${organisationsWithin(ctx, 'person:write', sql`organisation.id`)}`)
  if (!found) throw new Problem('organisation.unknown')
  return found.name
}

export type Begun = NewEmployment & { id: string; personId: string }

/** Everything that beginning employments writes: one still open ends on the day the next begins. */
export const employing = (ctx: Context, begun: readonly Begun[]): Write => [
  inParts(begun.map(({ personId, from }) => ({ personId, from }))).map((json) => [
    // Periods do not overlap, so the one that began last is also the one that ends last.
    holds(
      sql`NOT EXISTS (SELECT 1 FROM json_each(${json}) AS given WHERE EXISTS (
        SELECT 1 FROM (SELECT valid_from AS since, valid_to AS until FROM employment
          WHERE person_id = given.value ->> 'personId' ORDER BY valid_from DESC LIMIT 1)
        WHERE since >= given.value ->> 'from' OR until > given.value ->> 'from'))`,
      'employment.overlaps',
    ),
    vacatingEach(
      'employment',
      sql`SELECT open.id, given.value ->> 'from' FROM json_each(${json}) AS given
        CROSS JOIN employment open ON open.person_id = given.value ->> 'personId' AND open.valid_to IS NULL`,
    ),
    ctx.db.run(sql`UPDATE employment SET valid_to = given.value ->> 'from' FROM json_each(${json}) AS given
      WHERE employment.person_id = given.value ->> 'personId' AND employment.valid_to IS NULL`),
  ]),
  insertAll(
    ctx,
    employment,
    begun.map((one) => ({
      ...one,
      to: null,
      tellOn: one.from > ctx.today ? one.from : null,
      createdAt: ctx.now,
    })),
  ).map((insert) => unique('employment.person_id', 'employment.overlaps', insert)),
  auditAll(
    'employment.add',
    begun.map(({ id, personId, organisationId, from }) => ({
      object: object(id),
      detail: { personId, organisationId, from },
    })),
  ),
  inParts(begun.map(({ personId }) => personId)).map((json) => [
    // Compared with those of the same employer: at once where one person begins, by the minute where many do.
    ctx.db.run(sql`UPDATE person SET paired_at = NULL WHERE id IN (SELECT value FROM json_each(${json}))`),
    toldBeside(ctx, sql`SELECT value FROM json_each(${json})`),
  ]),
]

/**
 * Gives a person another employer from a day on.
 *
 * @throws Problem `organisation.unknown`, `employment.overlaps`, `person.closed`
 */
export async function add(ctx: Context, personId: string, input: NewEmployment): Promise<Employment> {
  const [read] = await ctx.db.all<{ mine: 0 | 1; closed: 0 | 1; name: string | null }>(sql`
    SELECT ${reachesPerson(ctx, 'person:write', sql`person.id`)} AS mine, merged_into IS NOT NULL OR erased_at IS NOT NULL AS closed,
      (SELECT name FROM organisation WHERE id = ${input.organisationId}
        AND ${organisationsWithin(ctx, 'person:write', sql`organisation.id`)}) AS name
    FROM person WHERE id = ${personId}`)
  if (!read?.mine) throw new Problem('resource.not_found')
  if (read.closed) throw new Problem('person.closed')
  if (read.name === null) throw new Problem('organisation.unknown')
  const id = newId('employment', new Date(ctx.now))
  const { organisationId, title, backbone, frontline, from } = input
  return ctx.commit(
    {
      id,
      personId,
      organisationId,
      organisationName: read.name,
      title,
      backbone,
      frontline,
      from,
      to: null,
    },
    stillOpen([personId]),
    employing(ctx, [{ ...input, id, personId }]),
    paired(personId),
  )
}

/**
 * Ends an employment on a day.
 *
 * @throws Problem `employment.ended`, `request.invalid` at `/to` when that is not after its beginning
 */
export async function end(ctx: Context, personId: string, id: string, to: string): Promise<Employment> {
  const [found] = await ctx.db.all<Omit<Employment, 'frontline'> & { frontline: 0 | 1 }>(sql`
    SELECT e.id, e.person_id AS personId, e.organisation_id AS organisationId, o.name AS organisationName, e.title, e.backbone,
      e.frontline, e.valid_from AS "from", e.valid_to AS "to"
    FROM employment e JOIN organisation o ON o.id = e.organisation_id
    WHERE e.id = ${id} AND e.person_id = ${personId} AND ${reachesPerson(ctx, 'person:write', sql`e.person_id`)}`)
  if (!found) throw new Problem('resource.not_found')
  if (found.to !== null) throw new Problem('employment.ended')
  if (to <= found.from)
    throw new Problem('request.invalid', { faults: [{ pointer: '/to', code: 'period.reversed' }] })
  return ctx.commit(
    { ...found, frontline: found.frontline === 1, to },
    exactlyOne(
      ctx.db
        .run(sql`UPDATE employment SET valid_to = ${to}, tell_on = iif(${to} > ${ctx.today}, coalesce(tell_on, ${to}), tell_on)
        WHERE id = ${id} AND valid_to IS NULL`),
      'employment.ended',
    ),
    vacating('employment', sql`SELECT ${id}`, to),
    audit('employment.end', object(id), { personId, organisationId: found.organisationId, to }),
    toldBeside(ctx, sql`SELECT ${personId}`),
  )
}
