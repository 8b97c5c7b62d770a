import type { MergePreview } from '@alliance/contracts/membership'
import { Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { accessed } from '../people/access.usecases.ts'
import { conflictsOf, ruleVersion, settle } from './conflicts.rules.ts'
import { mayTake, mergeFields, proposesTaking } from './fields.rules.ts'
import { seatsLost } from './plan.rules.ts'
import { personIn, readTwo, type PersonRead, type TwoRecords } from './records.queries.ts'

/** Who merges does so for the whole zone. */
export function mustMerge(ctx: Context): void {
  if (ctx.reach('person:merge') !== 'everywhere') throw new Problem('access.denied')
}

export const halves = ({ held, winner, loser }: TwoRecords) => ({
  ofWinner: held.filter(({ owner }) => owner === winner.id),
  ofLoser: held.filter(({ owner }) => owner === loser.id),
})

const shown = (row: PersonRead): Record<(typeof mergeFields)[number], string | null> => ({
  name: row.name,
  document: row.document_mask,
  phone: row.phone_mask,
  birthYear: row.birth_year as string | null,
  education: row.education,
  account: row.account_id,
})

/**
 * Two records side by side: what would move, what is to be decided, and what is in the way. Both readings are kept for
 * the person. One round trip.
 *
 * @throws Problem `merge.same`, `person.unknown`, `person.closed`
 */
export async function preview(ctx: Context, winnerId: string, loserId: string): Promise<MergePreview> {
  mustMerge(ctx)
  if (winnerId === loserId) throw new Problem('merge.same')
  const both = sql`SELECT value FROM json_each(${JSON.stringify([winnerId, loserId])})`
  const two = await readTwo(ctx, winnerId, loserId, accessed(ctx, 'card', both))
  const { winner, loser } = two
  const { ofWinner, ofLoser } = halves(two)
  const conflicts = conflictsOf(ofWinner, ofLoser)
  const proposed = new Map(conflicts.map(({ id, proposed }) => [id, proposed]))
  const lost = seatsLost(settle(conflicts, proposed, two.held).settled, two.seats)
  const [left, right] = [shown(winner), shown(loser)]
  return {
    winner: personIn(winner),
    loser: personIn(loser),
    fields: mergeFields
      .filter((field) => mayTake(field, winner, loser))
      .map((field) => ({
        field,
        winner: left[field],
        loser: right[field],
        take: proposesTaking(field, winner, loser),
      })),
    moves: two.moves,
    conflicts,
    blockers: [...two.blockers, ...lost.map(({ id }) => ({ code: 'seat_bound' as const, subject: id }))],
    ruleVersion,
  }
}
