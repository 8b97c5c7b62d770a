import type { Employment, NewEmployment } from '@alliance/contracts/membership'
import {
  audit,
  exactlyOne,
  holds,
  newId,
  Problem,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { vacating } from '../posts/vacating.ts'
import { organisationsWithin } from '../reach.ts'
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

/** A new employment and all that entering it writes: one still open ends on the day it begins. */
export function employing(
  ctx: Context,
  personId: string,
  input: NewEmployment,
): { id: string; writes: Write } {
  const id = newId('employment', new Date(ctx.now))
  const { organisationId, from } = input
  return {
    id,
    writes: [
      // Periods do not overlap, so the one that began last is also the one that ends last.
      holds(
        sql`NOT EXISTS (SELECT 1 FROM (SELECT valid_from AS since, valid_to AS until FROM employment WHERE person_id = ${personId}
          ORDER BY valid_from DESC LIMIT 1) WHERE since >= ${from} OR until > ${from})`,
        'employment.overlaps',
      ),
      vacating(
        'employment',
        sql`SELECT id FROM employment WHERE person_id = ${personId} AND valid_to IS NULL`,
        from,
      ),
      ctx.db.run(
        sql`UPDATE employment SET valid_to = ${from} WHERE person_id = ${personId} AND valid_to IS NULL`,
      ),
      unique(
        'employment.person_id',
        'employment.overlaps',
        ctx.db.insert(employment).values({ ...input, id, personId, to: null, createdAt: ctx.now }),
      ),
      audit('employment.add', object(id), { personId, organisationId, from }),
    ],
  }
}

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
  const { id, writes } = employing(ctx, personId, input)
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
    holds(
      sql`EXISTS (SELECT 1 FROM person WHERE id = ${personId} AND merged_into IS NULL AND erased_at IS NULL)`,
      'person.closed',
    ),
    writes,
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
      ctx.db.run(sql`UPDATE employment SET valid_to = ${to} WHERE id = ${id} AND valid_to IS NULL`),
      'employment.ended',
    ),
    vacating('employment', sql`SELECT ${id}`, to),
    audit('employment.end', object(id), { personId, organisationId: found.organisationId, to }),
  )
}
