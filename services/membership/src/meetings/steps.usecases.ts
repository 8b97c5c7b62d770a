import type { Meeting, MeetingState, NewVote, VoteReceipt } from '@alliance/contracts/membership'
import { membershipEvents } from '@alliance/contracts/membership'
import { audit, exactlyOne, Problem, teller, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { persistently } from '../imports/persistently.ts'
import { tellRoll } from './meetings.notices.ts'
import { object } from './meetings.usecases.ts'
import { agendaItem, meeting as table } from './meetings.table.ts'
import { quorumOf, votingRuleOf } from './quorum.rules.ts'
import { readMeeting, type ReadMeeting } from './room.usecases.ts'
import { draw } from './roll.usecases.ts'
import { judge } from './votes.rules.ts'

const tell = teller(membershipEvents)

/** Who was there, as the writes before it left the roll. */
const held = (id: string): Write =>
  tell(
    'meeting.held',
    sql`SELECT m.id AS subject, m.version, json_object('partyOrganisationId', m.party_organisation_id, 'kind', m.kind,
        'title', m.title, 'heldOn', m.held_on, 'quorumReached', json(iif(m.quorum ->> 'reached', 'true', 'false')),
        'roll', count(r.person_id), 'onLeave', coalesce(sum(r.attendance = 'leave'), 0),
        'present', coalesce(sum(r.attendance = 'present'), 0)) AS data
      FROM meeting m LEFT JOIN roll_entry r ON r.meeting_id = m.id AND r.standing <> 'removed' AND r.attendance <> 'not_counted'
      WHERE m.id = ${id} GROUP BY m.id`,
  )

/** Marks and votes change the version, so nothing is decided on a roll that has changed meanwhile. */
const unchanged = (
  ctx: Context,
  { id, version }: Meeting,
  set: Partial<typeof table.$inferInsert> = {},
): Write =>
  exactlyOne(
    ctx.db
      .update(table)
      .set({ ...set, version: version + 1, updatedAt: ctx.now })
      .where(sql`id = ${id} AND version = ${version}`),
    'version.stale',
  )

type Step = 'open' | 'close' | 'cancel'
const from: Record<Step, MeetingState> = { open: 'called', close: 'open', cancel: 'called' }

/**
 * Opens, closes or cancels a meeting. Whoever comes second finds it done: `meeting.state`.
 */
export function step(ctx: Context, id: string, verb: Step): Promise<Meeting> {
  return persistently(async () => {
    const read = await readMeeting(ctx, 'meeting:write', id)
    if (read.meeting.state !== from[verb]) throw new Problem('meeting.state')
    if (verb === 'close') return close(ctx, read)
    if (verb === 'open' && read.meeting.heldOn > ctx.today)
      throw new Problem('request.invalid', { faults: [{ pointer: '/step', code: 'date.future' }] })
    const state = verb === 'open' ? ('open' as const) : ('cancelled' as const)
    return ctx.commit(
      { ...read.meeting, state, version: read.meeting.version + 1 },
      unchanged(ctx, read.meeting, { state }),
      verb === 'open' ? draw({ ...read.meeting, type: read.type }) : tellRoll(ctx, 'cancelled', read.meeting),
      audit(`meeting.${verb}`, object(id)),
    )
  })
}

/**
 * Ends a meeting: who was not marked was absent, the quorum is kept as it was judged, and what was carried gets its
 * number. Without a quorum nothing that was voted on is valid.
 */
function close(ctx: Context, { meeting, roll, agenda }: ReadMeeting): Promise<Meeting> {
  const quorum = quorumOf(votingRuleOf(meeting.kind), roll)
  const year = Number(meeting.heldOn.slice(0, 4))
  const voted = agenda.filter(({ vote }) => vote !== null)
  const carried = quorum.reached
    ? voted.filter(({ kind, vote }) => kind === 'resolution' && vote!.outcome === 'passed')
    : []
  return ctx.commit(
    { ...meeting, state: 'closed' as const, quorum, version: meeting.version + 1 },
    unchanged(ctx, meeting, { state: 'closed', quorum }),
    ctx.db.run(
      sql`UPDATE roll_entry SET attendance = 'absent' WHERE meeting_id = ${meeting.id} AND attendance = 'unmarked'`,
    ),
    ctx.db.run(sql`UPDATE agenda_item SET valid = ${quorum.reached ? 1 : 0}
      WHERE meeting_id = ${meeting.id} AND vote IS NOT NULL`),
    carried.map(({ number }) =>
      ctx.db.run(sql`UPDATE agenda_item SET resolution_year = ${year}, resolution_sequence =
          (SELECT coalesce(max(resolution_sequence), 0) + 1 FROM agenda_item
            WHERE party_organisation_id = ${meeting.partyOrganisationId} AND resolution_year = ${year}
              AND resolution_sequence IS NOT NULL)
        WHERE meeting_id = ${meeting.id} AND number = ${number}`),
    ),
    held(meeting.id),
    audit('meeting.close', object(meeting.id), {
      expected: quorum.expected,
      present: quorum.present,
      reached: quorum.reached,
      rule: quorum.rule,
      ruleVersion: quorum.version,
      carried: carried.length,
    }),
  )
}

/**
 * Records the counts of a vote, once, and judges them on the roll of this moment.
 *
 * @throws Problem `meeting.state`, `meeting.voted`, and what `judge` refuses
 */
export function vote(ctx: Context, id: string, number: number, counts: NewVote): Promise<VoteReceipt> {
  return persistently(async () => {
    const { meeting, agenda, roll } = await readMeeting(ctx, 'meeting:write', id)
    const item = agenda.find((each) => each.number === number)
    if (!item) throw new Problem('resource.not_found')
    if (meeting.state !== 'open') throw new Problem('meeting.state')
    if (item.vote !== null) throw new Problem('meeting.voted')
    const judged = judge(meeting.kind, item, roll, counts, ctx.now)
    if (!judged.ok) throw new Problem(judged.code)
    const { receipt } = judged
    return ctx.commit(
      receipt,
      unchanged(ctx, meeting),
      exactlyOne(
        ctx.db
          .update(agendaItem)
          .set({ vote: receipt })
          .where(sql`meeting_id = ${id} AND number = ${number} AND vote IS NULL`),
        'meeting.voted',
      ),
      audit('meeting.vote', object(id), {
        item: number,
        outcome: receipt.outcome,
        needed: receipt.needed,
        rule: receipt.rule,
        ruleVersion: receipt.version,
      }),
    )
  })
}
