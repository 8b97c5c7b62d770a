import { addMonths } from '@alliance/calendar'
import type { AdmissionTerms, AllianceMember, NewAllianceMember } from '@alliance/contracts/membership'
import { audit, holds, newId, Problem, unique, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { termsOn } from '../member-applications/admission-terms.usecases.ts'
import { counted } from '../tally.table.ts'
import { nextPlaque } from './alliance-members.rules.ts'
import { allianceMember } from './alliance-members.table.ts'

/** Admissions at once, at the most, that all find a number; each attempt admits at least one of them. */
const attempts = 40

/**
 * The one way to become a member: gives the next plaque number of its year, and writes what belongs to the admission in
 * the same batch. A plaque's check character cannot be had in SQL, so the number is made from what was read and the
 * unique index decides: who comes second reads again.
 *
 * @throws Problem `organisation.unknown`, `member.duplicate`
 */
export async function admitting<T>(
  ctx: Context,
  input: NewAllianceMember,
  belonging: (member: AllianceMember) => { outcome: T; alongside: Write[] },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await admitNext(ctx, input, belonging)
    } catch (error) {
      if (attempt === attempts || !(error instanceof Problem) || error.code !== 'service.unavailable')
        throw error
    }
  }
}

async function admitNext<T>(
  ctx: Context,
  input: NewAllianceMember,
  belonging: Parameters<typeof admitting<T>>[2],
): Promise<T> {
  const { organisationId, admittedOn } = input
  const [read] = await ctx.db.all<{ name: string | null; last: number; terms: string | null }>(sql`
    SELECT (SELECT name FROM organisation WHERE id = ${organisationId}) AS name,
      coalesce((SELECT max(plaque_sequence) FROM alliance_member WHERE plaque_year = ${Number(admittedOn.slice(0, 4))}), 0) AS last,
      ${termsOn(ctx.today)} AS terms`)
  const { name: organisationName, last, terms } = read!
  if (organisationName === null) throw new Problem('organisation.unknown')
  const { plaqueNo, plaqueYear, plaqueSequence } = nextPlaque(admittedOn, last)
  const member = {
    id: newId('allianceMember', new Date(ctx.now)),
    ...input,
    plaqueNo,
    endedOn: null,
    reviewDueOn: addMonths(admittedOn, (JSON.parse(terms!) as AdmissionTerms).reviewMonths),
    version: 1,
  }
  const { outcome, alongside } = belonging({ ...member, organisationName, standing: 'active' })
  return ctx.commit(
    outcome,
    holds(
      sql`NOT EXISTS (SELECT 1 FROM alliance_member WHERE organisation_id = ${organisationId} AND (ended_on IS NULL OR ended_on > ${admittedOn}))`,
      'member.duplicate',
    ),
    unique(
      'alliance_member.plaque_year, alliance_member.plaque_sequence',
      'service.unavailable',
      ctx.db.insert(allianceMember).values({
        ...member,
        plaqueYear,
        plaqueSequence,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
    ),
    counted('members', admittedOn, 1),
    audit(
      'member.admit',
      { type: 'alliance-member', id: member.id },
      { organisationId, plaqueNo, provenance: input.provenance },
    ),
    ...alongside,
  )
}
