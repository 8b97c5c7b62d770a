import type { DevelopmentAct, DevelopmentCase } from '@alliance/contracts/membership'
import { holds, newId, unique, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { rollSubject } from '../affiliations/affiliations.rules.ts'
import { affiliation } from '../affiliations/affiliations.table.ts'
import { counted, countedFrom } from '../tally.table.ts'

const row = (ctx: Context, of: DevelopmentCase, status: 'full' | 'probationary', from: string) => ({
  id: newId('affiliation', new Date(ctx.now)),
  personId: of.personId,
  partyOrganisationId: of.partyOrganisationId,
  kind: 'formal' as const,
  status,
  from,
  to: null,
  provenance: of.provenance,
  sourceRef: of.sourceRef,
  isDemo: of.isDemo,
  createdAt: ctx.now,
})

/** Ends a probationary membership, and counts it off before. */
function closing(ctx: Context, personId: string, on: string): Write[] {
  const open = sql`person_id = ${personId} AND kind = 'formal' AND status = 'probationary' AND valid_to IS NULL
    AND valid_from < ${on}`
  return [
    countedFrom(
      sql`SELECT 'roll:probationary:' || party_organisation_id, ${on}, -1 FROM affiliation WHERE ${open}`,
    ),
    ctx.db.run(sql`UPDATE affiliation SET valid_to = ${on} WHERE ${open}`),
  ]
}

const noneAfter = (personId: string, on: string): Write =>
  holds(
    sql`NOT EXISTS (SELECT 1 FROM affiliation WHERE person_id = ${personId} AND kind = 'formal'
      AND (valid_to IS NULL OR valid_to > ${on}))`,
    'development.member',
  )

/**
 * What a passed decision changes on the roll, for the batch that records it: approval enters the person as probationary
 * in the branch, the approval of conversion closes that row and opens one as full.
 */
export function onRoll(ctx: Context, of: DevelopmentCase, act: DevelopmentAct, on: string): Write[] {
  const enter = (status: 'full' | 'probationary'): Write => [
    unique(
      'affiliation.person_id',
      'development.member',
      ctx.db.insert(affiliation).values(row(ctx, of, status, on)),
    ),
    counted(rollSubject(of.partyOrganisationId, status), on, 1),
  ]
  if (act === 'approval') return [noneAfter(of.personId, on), enter('probationary')]
  if (act === 'conversion_approval')
    return [closing(ctx, of.personId, on), noneAfter(of.personId, on), enter('full')]
  return []
}

/** Whose case ends without conversion is no probationary member any more. */
export const offRoll = (ctx: Context, of: DevelopmentCase, on: string): Write => closing(ctx, of.personId, on)
