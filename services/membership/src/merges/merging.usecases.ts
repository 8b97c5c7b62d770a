import type { MergeChoice, MergeField, NewMerge, PersonMerge } from '@alliance/contracts/membership'
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
import { reasonsOf } from '../duplicates/duplicates.rules.ts'
import { paired } from '../duplicates/pairing.ts'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { opened, sealedCell } from '../people/identifiers.ts'
import { toldOfPeople } from '../people/people.events.ts'
import { renamed } from '../people/terms.ts'
import { counted } from '../tally.table.ts'
import { conflictsOf, ruleVersion, settle, type Settled } from './conflicts.rules.ts'
import { mayTake, takenOver, type PersonColumn } from './fields.rules.ts'
import type { Cell } from './journal.rules.ts'
import { personMerge } from './merges.table.ts'
import { cellsOf, recount, seatsLost, staysOf, type Delta } from './plan.rules.ts'
import { halves, mustMerge } from './preview.usecases.ts'
import { noCollision, readTwo, type PersonRead, type TwoRecords } from './records.queries.ts'
import { assigned, moveAll, noted, overwritten, tellAnew } from './writing.ts'

const object = (id: string) => ({ type: 'person', id })

/** The identifiers that are taken over, encrypted for the cells that they come to stand in. */
async function resealed(
  take: readonly MergeField[],
  winner: PersonRead,
  loser: PersonRead,
): Promise<Partial<Record<PersonColumn, string>>> {
  const made: Partial<Record<PersonColumn, string>> = {}
  for (const what of ['document', 'phone'] as const) {
    const sealed = loser[`${what}_sealed`]
    if (take.includes(what) && mayTake(what, winner, loser) && sealed !== null)
      made[`${what}_sealed`] = await sealedCell(winner.id, what, await opened(sealed, loser.id, what))
  }
  return made
}

/** How the counts of rolls follow formal affiliations that now end on another day. */
const deltasOf = (settled: readonly Settled[]): Delta[] =>
  settled
    .filter(({ row }) => row.kind === 'affiliation')
    .flatMap(({ row, to }) =>
      recount(
        {
          partyOrganisationId: row.target,
          status: row.detail as 'full' | 'probationary',
          from: row.from,
          to: row.to,
        },
        to,
      ),
    )

export const recounted = (deltas: readonly Delta[]): Write =>
  deltas.map(({ subject, date, change }) => counted(subject, date, change))

function decided(two: TwoRecords, choices: NewMerge['choices']) {
  const { ofWinner, ofLoser } = halves(two)
  const conflicts = conflictsOf(ofWinner, ofLoser)
  const chosen = new Map<string, MergeChoice>(choices.map(({ conflict, choice }) => [conflict, choice]))
  const { settled, undecided } = settle(conflicts, chosen, two.held)
  const unknown = choices.filter(({ conflict }) => !conflicts.some(({ id }) => id === conflict))
  if (undecided.length > 0 || unknown.length > 0) throw new Problem('merge.undecided')
  if (two.blockers.length > 0 || seatsLost(settled, two.seats).length > 0) throw new Problem('merge.blocked')
  return {
    settled,
    decisions: conflicts.map((conflict) => ({ conflict, choice: chosen.get(conflict.id)! })),
  }
}

/**
 * Merges a record into another: all that names it names the other from now on, and the journal holds each cell that was
 * written. One read and one batch; what was entered between the two moves as well, or refuses the batch.
 *
 * @throws Problem `merge.same`, `merge.undecided`, `merge.blocked`, `merge.changed`, `person.unknown`, `person.closed`
 */
export async function merge(ctx: Context, winnerId: string, input: NewMerge): Promise<PersonMerge> {
  mustMerge(ctx)
  const { loserId, take, reason } = input
  refuseIdentifiers({ '/reason': reason })
  if (winnerId === loserId) throw new Problem('merge.same')
  const two = await readTwo(ctx, winnerId, loserId)
  const { winner, loser } = two
  const { settled, decisions } = decided(two, input.choices)
  const own = cellsOf(settled, two.seats, winnerId, loserId)
  const fields = takenOver(
    take,
    winner,
    loser,
    { winner: winnerId, loser: loserId },
    await resealed(take, winner, loser),
  )
  const into: Cell = { table: 'person', key: loserId, column: 'merged_into', before: null, after: winnerId }
  const of = (id: string) => [...fields, into].filter(({ key }) => key === id)
  const made = {
    id: newId('personMerge', new Date(ctx.now)),
    winnerId,
    loserId,
    at: ctx.now,
    byName: ctx.principal.name,
    reason,
    undoneAt: null,
    undoneByName: null,
    undoReason: null,
  }
  const receipt = {
    version: ruleVersion,
    score: two.pair?.score ?? null,
    reasons: two.pair ? reasonsOf(two.pair.evidence) : [],
    take,
    decisions,
  }
  const name = take.includes('name') ? loser.name : winner.name
  return ctx.commit(
    { ...made, winnerName: name, loserName: loser.name },
    unique(
      'person_merge.loser_id',
      'merge.changed',
      ctx.db.insert(personMerge).values({ ...made, byId: ctx.principal.id, receipt }),
    ),
    noted(made.id, [...own, ...fields, into]),
    overwritten(
      ctx,
      own.filter(({ column }) => column !== 'person_id'),
    ),
    moveAll(made.id, loserId, winnerId, (table) => staysOf(settled, table)),
    overwritten(
      ctx,
      own.filter(({ column }) => column === 'person_id'),
    ),
    // The loser first: what only one record may have is free when the winner takes it.
    [loser, winner].map((row) =>
      exactlyOne(
        ctx.db
          .run(sql`UPDATE person SET ${assigned(of(row.id), 'after')} version = version + 1, updated_at = ${ctx.now}
          WHERE id = ${row.id} AND version = ${row.version} AND merged_into IS NULL AND erased_at IS NULL`),
        'merge.changed',
      ),
    ),
    recounted(deltasOf(settled)),
    holds(noCollision([winnerId]), 'merge.changed'),
    name === winner.name ? [] : renamed(ctx, [{ id: winnerId, name }]),
    closedPair(made.id, winnerId, loserId, reason),
    paired(winnerId),
    paired(loserId),
    tellAnew(ctx, [winnerId, loserId]),
    toldOfPeople(ctx, sql`SELECT ${winnerId} UNION SELECT ${loserId}`),
    audit('person.merge', object(winnerId), {
      mergeId: made.id,
      loserId,
      take: [...take],
      decisions: decisions.map(({ conflict, choice }) => [conflict.id, choice]),
      ruleVersion,
    }),
  )
}

/** The pair is decided, and pairs with the record that is gone are not asked about while it is. */
const closedPair =
  (mergeId: string, winnerId: string, loserId: string, reason: string): Write =>
  (ctx) => {
    const [first, second] = [winnerId, loserId].toSorted()
    const others = sql`state = 'open' AND (first_id = ${loserId} OR second_id = ${loserId})`
    return [
      ctx.db
        .run(sql`UPDATE duplicate SET state = 'merged', decided_at = ${ctx.now}, decided_by = ${ctx.principal.name},
        decision = ${reason} WHERE first_id = ${first} AND second_id = ${second}`),
      ctx.db
        .run(sql`INSERT INTO person_merge_cell (merge_id, table_name, row_key, column_name, "before", "after")
        SELECT ${mergeId}, 'duplicate', id, 'state', 'open', 'superseded' FROM duplicate WHERE ${others}`),
      ctx.db.run(sql`UPDATE duplicate SET state = 'superseded' WHERE ${others}`),
    ]
  }
