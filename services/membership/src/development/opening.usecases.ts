import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type {
  DevelopmentCase,
  NewDevelopmentCase,
  PartyOrganisationType,
} from '@alliance/contracts/membership'
import { audit, holds, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { holdsFormal } from '../affiliations/affiliations.rules.ts'
import { reachesPerson } from '../people/reach.ts'
import { reaches } from '../reach.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { ruleSetOn } from './clocks.rules.ts'
import { developmentCase } from './development.table.ts'
import { standingOn, summaryOf } from './summary.rules.ts'

/**
 * Opens a case. Which rules hold for it follows from its date, for good; of many at once for one person the first is
 * written.
 *
 * @throws Problem `person.unknown`, `party_organisation.unknown`, `party_organisation.dissolved`, `affiliation.not_formal`, `development.open`,
 *   `development.member`, `request.invalid` at `/openedOn` for a day to come
 */
export async function open(ctx: Context, input: NewDevelopmentCase): Promise<DevelopmentCase> {
  refuseMarkings({ '/sourceRef': input.sourceRef })
  if (input.openedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/openedOn', code: 'date.future' }] })
  const { personId, partyOrganisationId, openedOn } = input
  const [read] = await ctx.db.all<{
    person: string | null
    party: string | null
    type: PartyOrganisationType
    dissolvedOn: string | null
  }>(sql`
    SELECT (SELECT person.name FROM person WHERE person.id = ${personId} AND person.merged_into IS NULL AND person.erased_at IS NULL
        AND ${reachesPerson(ctx, 'development:write', sql`person.id`)}) AS person, n.name AS party, n.type, n.dissolved_on AS dissolvedOn
    FROM (SELECT 1) LEFT JOIN party_organisation n ON n.id = ${partyOrganisationId}
      AND ${reaches(ctx, 'development:write', sql`n`)}`)
  const { person, party, type, dissolvedOn } = read!
  if (party === null) throw new Problem('party_organisation.unknown')
  if (dissolvedOn !== null) throw new Problem('party_organisation.dissolved')
  if (!holdsFormal(type)) throw new Problem('affiliation.not_formal')
  if (person === null) throw new Problem('person.unknown')

  const ruleSet = ruleSetOn(openedOn)
  const summary = summaryOf(
    { ruleSet, openedOn, birthYear: null, closed: false, entries: [] },
    BUILT_IN_CALENDAR,
  )
  const made = {
    id: newId('developmentCase', new Date(ctx.now)),
    ...input,
    ruleSet,
    state: 'open' as const,
    endedOn: null,
    endedBy: null,
    ...summary,
    version: 1,
  }
  return ctx.commit(
    {
      ...made,
      personName: person,
      partyOrganisationName: party,
      standing: standingOn(summary.dueOn, ctx.today),
    },
    holds(
      sql`NOT EXISTS (SELECT 1 FROM affiliation a WHERE a.person_id = ${personId} AND a.kind = 'formal'
        AND a.status = 'full' AND (a.valid_to IS NULL OR a.valid_to > ${openedOn}))`,
      'development.member',
    ),
    unique(
      'development_case.person_id',
      'development.open',
      ctx.db
        .insert(developmentCase)
        .values({ ...made, dueSort: made.dueOn ?? notDue, createdAt: ctx.now, updatedAt: ctx.now }),
    ),
    audit(
      'development.open',
      { type: 'development-case', id: made.id },
      { partyOrganisationId, ruleSet, openedOn, provenance: input.provenance },
    ),
  )
}

/** Behind every date. */
export const notDue = '9999-12-31'
