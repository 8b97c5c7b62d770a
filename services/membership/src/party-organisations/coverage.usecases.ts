import type { Coverage, NewCoverage } from '@alliance/contracts/membership'
import { audit, exactlyOne, holds, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { reaches } from '../reach.ts'
import { counted } from '../tally.table.ts'
import { told } from './party-organisations.events.ts'
import { coverage } from './party-organisations.table.ts'

interface Covering {
  dissolvedOn: string | null
  establishedOn: string
  organisationName: string | null
}

/**
 * Lets a Party organisation cover an organisation from a date on. An organisation is covered by one at a time: of
 * many at once the first is written, the others are refused with `coverage.overlap`.
 *
 * @throws Problem `organisation.unknown`, `party_organisation.dissolved`, `request.invalid` at `/from`
 */
export async function add(ctx: Context, id: string, input: NewCoverage): Promise<Coverage> {
  // Covering an organisation gives rights over it, so it is not for those whose own rights would grow by it.
  if (ctx.reach('party-organisation:write') !== 'everywhere') throw new Problem('access.denied')
  const [node] = await ctx.db.all<Covering>(sql`
    SELECT n.established_on AS establishedOn, n.dissolved_on AS dissolvedOn,
      (SELECT o.name FROM organisation o WHERE o.id = ${input.organisationId}) AS organisationName
    FROM party_organisation n WHERE n.id = ${id} AND ${reaches(ctx, 'party-organisation:write', sql`n`)}`)
  if (!node) throw new Problem('resource.not_found')
  const { organisationName } = node
  if (organisationName === null) throw new Problem('organisation.unknown')
  if (node.dissolvedOn !== null) throw new Problem('party_organisation.dissolved')
  if (input.from < node.establishedOn)
    throw new Problem('request.invalid', { faults: [{ pointer: '/from', code: 'date.not_established' }] })

  const row = {
    id: newId('coverage', new Date(ctx.now)),
    partyOrganisationId: id,
    ...input,
    to: null,
    createdAt: ctx.now,
  }
  const { sourceRef: _source, createdAt: _created, ...shown } = row
  return ctx.commit(
    { ...shown, organisationName },
    holds(
      sql`EXISTS (SELECT 1 FROM party_organisation WHERE id = ${id} AND dissolved_on IS NULL)`,
      'party_organisation.dissolved',
    ),
    // Periods do not overlap, so the one that began last is also the one that ends last.
    holds(
      sql`NOT EXISTS (SELECT 1 FROM (SELECT valid_to AS until FROM coverage WHERE organisation_id = ${input.organisationId}
        ORDER BY valid_from DESC LIMIT 1) WHERE until IS NULL OR until > ${input.from})`,
      'coverage.overlap',
    ),
    unique('coverage.organisation_id', 'coverage.overlap', ctx.db.insert(coverage).values(row)),
    counted(`covered:${id}`, input.from, 1),
    audit(
      'party-organisation.cover',
      { type: 'party-organisation', id },
      { organisationId: input.organisationId, from: input.from },
    ),
    told(ctx, sql`SELECT ${id}`),
  )
}

/**
 * Ends a coverage on a date.
 *
 * @throws Problem `coverage.ended` when it has an end already, `request.invalid` at `/to` when that is not after its beginning
 */
export async function end(ctx: Context, id: string, coverageId: string, to: string): Promise<Coverage> {
  const [found] = await ctx.db.all<Omit<Coverage, 'isDemo'> & { isDemo: number }>(sql`
    SELECT c.id, c.party_organisation_id AS partyOrganisationId, c.organisation_id AS organisationId, o.name AS organisationName,
      c.full_members AS fullMembers, c.valid_from AS "from", c.valid_to AS "to", c.provenance, c.is_demo AS isDemo
    FROM coverage c JOIN organisation o ON o.id = c.organisation_id JOIN party_organisation n ON n.id = c.party_organisation_id
    WHERE c.id = ${coverageId} AND n.id = ${id} AND ${reaches(ctx, 'party-organisation:write', sql`n`)}`)
  if (!found) throw new Problem('resource.not_found')
  if (found.to !== null) throw new Problem('coverage.ended')
  if (to <= found.from)
    throw new Problem('request.invalid', { faults: [{ pointer: '/to', code: 'period.reversed' }] })
  return ctx.commit(
    { ...found, isDemo: found.isDemo === 1, to },
    exactlyOne(
      ctx.db.run(sql`UPDATE coverage SET valid_to = ${to} WHERE id = ${coverageId} AND valid_to IS NULL`),
      'coverage.ended',
    ),
    counted(`covered:${id}`, to, -1),
    audit(
      'party-organisation.uncover',
      { type: 'party-organisation', id },
      { organisationId: found.organisationId, to },
    ),
    told(ctx, sql`SELECT ${id}`),
  )
}
