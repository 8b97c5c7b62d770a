import type { MeetingKind, Quorum, RollEntry } from '@alliance/contracts/membership'

/** A part of a number of people: `inclusive`, the part itself is enough; else it takes more than the part. */
export type Share = Quorum['share']

interface VotingRule {
  id: string
  version: string
  /** The regulation and article. */
  basis: string
  quorum: Share
  /** More than this part of the base carries a motion or elects. */
  majority: Share
  /** `entitled`: all who are expected and may vote; `present`: those of them who are there. */
  base: 'entitled' | 'present'
}

const half: Share = { of: 1, in: 2, inclusive: false }
const fourFifths: Share = { of: 4, in: 5, inclusive: true }

/**
 * Articles 11 and 12 say 半数以上, which could be read to hold the half itself; membership.md §2.7 and §2.8 read it as
 * more than half, and a meeting that is valid by the stricter reading is valid by both. A parameter, should the other
 * reading be decided.
 */
export const votingRules = {
  development: {
    id: 'development',
    version: '2026-05-18',
    basis: '《中国共产党发展党员工作细则》第十九、二十条（PD-12）',
    quorum: half,
    majority: half,
    base: 'entitled',
  },
  members_meeting: {
    id: 'members_meeting',
    version: '2018-10-28',
    basis: '《中国共产党支部工作条例（试行）》第十一条',
    quorum: half,
    majority: half,
    base: 'entitled',
  },
  committee_meeting: {
    id: 'committee_meeting',
    version: '2018-10-28',
    basis: '《中国共产党支部工作条例（试行）》第十二条；通过票数为平台默认',
    quorum: half,
    majority: half,
    base: 'present',
  },
  group_meeting: {
    id: 'group_meeting',
    version: '2018-10-28',
    basis: '《中国共产党支部工作条例（试行）》第十三条；到会与通过人数为平台默认',
    quorum: half,
    majority: half,
    base: 'present',
  },
  chain_committee_meeting: {
    id: 'chain_committee_meeting',
    version: '2026-1',
    basis: '平台默认，参照《中国共产党支部工作条例（试行）》第十二条',
    quorum: half,
    majority: half,
    base: 'present',
  },
  election: {
    id: 'election',
    version: '2020-07-13',
    basis:
      '《中国共产党基层组织选举工作条例》（2020年）第四章：到会不少于五分之四，赞成票超过应到会有选举权人数半数当选',
    quorum: fourFifths,
    majority: half,
    base: 'entitled',
  },
} as const satisfies Record<string, VotingRule>

/** The rule of a meeting, or of one item on its agenda, which may ask for more. */
export function votingRuleOf(kind: MeetingKind, item?: { kind: string; development: boolean }): VotingRule {
  if (kind === 'election_meeting' || item?.kind === 'election') return votingRules.election
  return item?.development ? votingRules.development : votingRules[kind]
}

/** How many people a part of `whole` takes. Of nobody it takes one: nothing is decided by no one. */
export function neededOf({ of, in: parts, inclusive }: Share, whole: number): number {
  const needed = inclusive ? Math.ceil((whole * of) / parts) : Math.floor((whole * of) / parts) + 1
  return Math.max(1, needed)
}

type Counted = Pick<RollEntry, 'standing' | 'attendance'>

/** What a roll comes to under a rule. Those who are not counted leave the number expected, at an election only. */
export function quorumOf(rule: VotingRule, roll: readonly Counted[]): Quorum {
  const voting = roll.filter(({ standing }) => standing === 'voting')
  const notCounted =
    rule.id === 'election' ? voting.filter(({ attendance }) => attendance === 'not_counted').length : 0
  const expected = voting.length - notCounted
  const present = voting.filter(({ attendance }) => attendance === 'present').length
  const needed = neededOf(rule.quorum, expected)
  return {
    rule: rule.id,
    version: rule.version,
    basis: rule.basis,
    share: rule.quorum,
    expected,
    notCounted,
    present,
    needed,
    missing: Math.max(0, needed - present),
    reached: present >= needed,
  }
}

/** Votes for that carry a motion, or elect, under a rule. */
export const votesNeeded = (rule: VotingRule, { expected, present }: Pick<Quorum, 'expected' | 'present'>) =>
  neededOf(rule.majority, rule.base === 'entitled' ? expected : present)
