import type { CompositionFinding, PostKind } from '@alliance/contracts/membership'

/** A seat held on the date, with what the rule asks of its holder. */
export interface Seat {
  post: PostKind
  personName: string
  /** A zone leader linked to the committee's chain. */
  linked: boolean
  /** Employed by a leading enterprise of the chain. */
  ofLead: boolean
  /** Employed by a department of the zone. */
  ofDepartment: boolean
  /** Formally a full member of the Party. */
  full: boolean
}

export interface Composed {
  chainCommittee: boolean
  seats: readonly Seat[]
  /** How many are linked to the chain, lead it, stand upstream and downstream. */
  linkedLeaders: number
  lead: number
  upstream: number
  downstream: number
}

type Missing = CompositionFinding['missing']

/** The version of the rule that a report was made by. */
export const ruleOf = ({ chainCommittee }: Composed): string => (chainCommittee ? 'S28-1' : 'secretary-1')

/**
 * What the composition of a body is to have (row S28: 挂钩点领导任党委书记、产业链龙头企业党员任副书记、相关机关工作人员任委员,
 * 龙头企业+上下游企业). A body that is no chain committee is only to have a secretary. It reports, it never blocks.
 */
export function compositionFindings(composed: Composed): CompositionFinding[] {
  const { seats, chainCommittee } = composed
  const secretaries = seats.filter(({ post }) => post === 'secretary')
  if (!chainCommittee) return [finding('secretary', secretaries, secretaries, 'vacant')]
  const deputies = seats.filter(({ post }) => post === 'deputy')
  const members = seats.filter(({ post }) => post !== 'secretary' && post !== 'deputy')
  const ofLead = deputies.filter((seat) => seat.ofLead)
  return [
    finding(
      'secretary.linked_leader',
      secretaries.filter(({ linked }) => linked),
      secretaries,
      composed.linkedLeaders === 0 ? 'nobody_linked' : 'not_linked',
    ),
    finding(
      'deputy.lead_enterprise',
      ofLead.filter(({ full }) => full),
      deputies,
      composed.lead === 0
        ? 'no_lead_enterprise'
        : ofLead.length > 0
          ? 'not_full_member'
          : 'not_of_lead_enterprise',
    ),
    finding(
      'member.department',
      members.filter(({ ofDepartment }) => ofDepartment),
      members,
      'not_of_department',
    ),
    onChain('chain.upstream', composed.upstream),
    onChain('chain.downstream', composed.downstream),
  ]
}

function finding(
  requirement: CompositionFinding['requirement'],
  fitting: readonly Seat[],
  held: readonly Seat[],
  otherwise: Missing,
): CompositionFinding {
  const met = fitting.length > 0
  return {
    requirement,
    met,
    by: fitting.map(({ personName }) => personName),
    missing: met ? null : held.length === 0 ? 'vacant' : otherwise,
  }
}

const onChain = (requirement: CompositionFinding['requirement'], count: number): CompositionFinding => ({
  requirement,
  met: count > 0,
  by: count > 0 ? [String(count)] : [],
  missing: count > 0 ? null : 'nobody_on_chain',
})
