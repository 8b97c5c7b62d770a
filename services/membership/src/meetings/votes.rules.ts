import type { AgendaItem, MeetingKind, NewVote, RollEntry, VoteReceipt } from '@alliance/contracts/membership'
import { quorumOf, votesNeeded, votingRuleOf } from './quorum.rules.ts'

export type Judged =
  | { ok: true; receipt: VoteReceipt }
  | { ok: false; code: 'meeting.no_quorum' | 'meeting.too_many_votes' | 'meeting.not_votable' }

type Item = Pick<AgendaItem, 'kind' | 'development' | 'seats'>

/**
 * Judges the counts of a vote against the roll of that moment. There is no vote without its quorum, and no more
 * ballots than people present who may vote.
 */
export function judge(
  meeting: MeetingKind,
  item: Item,
  roll: readonly Pick<RollEntry, 'standing' | 'attendance'>[],
  vote: NewVote,
  now: string,
): Judged {
  const isElection = item.kind === 'election'
  if ((!isElection && item.kind !== 'resolution') || isElection !== vote.candidates.length > 0)
    return { ok: false, code: 'meeting.not_votable' }
  const rule = votingRuleOf(meeting, item)
  const quorum = quorumOf(rule, roll)
  if (!quorum.reached) return { ok: false, code: 'meeting.no_quorum' }
  if (ballotsIn(vote) > quorum.present) return { ok: false, code: 'meeting.too_many_votes' }
  const needed = votesNeeded(rule, quorum)
  const seats = isElection ? (item.seats ?? 1) : 0
  const candidates = elect(vote.candidates, seats, needed)
  const unfilled = seats - candidates.filter(({ elected }) => elected).length
  const passed = isElection ? unfilled === 0 : vote.for >= needed
  return {
    ok: true,
    receipt: {
      ...vote,
      candidates,
      seats,
      unfilled,
      quorum,
      rule: rule.id,
      version: rule.version,
      basis: rule.basis,
      base: rule.base,
      needed,
      outcome: passed ? 'passed' : 'failed',
      reasons: reasonsOf(isElection, passed, candidates, needed),
      recordedAt: now,
    },
  }
}

/** Ballots handed in: each candidate stands on every valid one. */
export const ballotsIn = ({ for: yes, against, abstain, invalid, candidates }: NewVote): number =>
  invalid +
  yes +
  against +
  abstain +
  Math.max(0, ...candidates.map((one) => one.for + one.against + one.abstain))

type Candidates = NewVote['candidates']

/**
 * Who is elected: with enough votes, the most first, up to the number of seats. Those who tie for the last seats
 * are not elected before another ballot among them decides.
 */
export function elect(candidates: Candidates, seats: number, needed: number): VoteReceipt['candidates'] {
  const enough = candidates.filter((one) => one.for >= needed)
  const isIn = (votes: number) => enough.filter((one) => one.for >= votes).length <= seats
  return candidates.map((one) => ({ ...one, elected: one.for >= needed && isIn(one.for) }))
}

function reasonsOf(
  isElection: boolean,
  passed: boolean,
  candidates: VoteReceipt['candidates'],
  needed: number,
): string[] {
  if (passed) return ['vote.enough']
  if (!isElection) return ['vote.too_few']
  return candidates.some((one) => one.for >= needed && !one.elected) ? ['election.tie'] : ['election.too_few']
}
