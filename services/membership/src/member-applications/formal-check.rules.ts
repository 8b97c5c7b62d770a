import type { ReceiptReason } from '@alliance/contracts'
import type { MemberKind, Organisation, OrganisationKind } from '@alliance/contracts/membership'
import { chains, type ChainCode } from '@alliance/contracts/programme'

/** What the formal check looks at: the register's own facts, and what the applicant declared. */
export interface FormalFacts {
  kind: MemberKind
  chainCode: ChainCode
  organisationKind: OrganisationKind
  /** Whether the register holds a credit code whose check digit is right. */
  creditCode: boolean
  /** Its places on the chain it applies for. */
  places: readonly string[]
  partyStatus: Organisation['partyStatus']
  /** It is a member today. */
  member: boolean
  statement: boolean
  charterAccepted: boolean
}

/** Which organisations can be a member of a kind; anyone can observe. */
const fitting: Record<Exclude<MemberKind, 'observer'>, readonly OrganisationKind[]> = {
  lead_enterprise: ['enterprise', 'branch_office'],
  upstream: ['enterprise', 'branch_office', 'service_provider'],
  downstream: ['enterprise', 'branch_office', 'service_provider'],
  service_provider: ['service_provider', 'enterprise', 'branch_office', 'other'],
  financial: ['bank', 'enterprise', 'branch_office'],
  university: ['university'],
  institute: ['university', 'enterprise', 'society', 'other'],
  association: ['society'],
  public_agency: ['department', 'other'],
}

/** The place on the chain that a kind of member must have there. */
const placed: Partial<Record<MemberKind, { place: string; zh: string; en: string }>> = {
  lead_enterprise: { place: 'lead', zh: '龙头（链主）', en: 'leading enterprise' },
  upstream: { place: 'upstream', zh: '上游', en: 'upstream' },
  downstream: { place: 'downstream', zh: '下游', en: 'downstream' },
}

const finding = (code: string, met: boolean, yes: [string, string], no: [string, string]): ReceiptReason => {
  const [zh, en] = met ? yes : no
  return { code, met, text: { zh, en } }
}

/**
 * The formal check of 党建办 (membership.md §2.12): everything that membership asks, each with whether it is met. An
 * organisation without any Party organisation or instructor joins as an observer.
 */
export function formalFindings(facts: FormalFacts): ReceiptReason[] {
  const { kind, organisationKind, partyStatus } = facts
  const chain = chains[facts.chainCode]
  const asked = placed[kind]
  return [
    finding(
      'organisation_kind',
      kind === 'observer' || fitting[kind].includes(organisationKind),
      ['单位性质与申请类别相符', 'The kind of organisation fits the kind of member'],
      [
        '单位性质与申请类别不符，请改选类别或更正单位登记',
        'The kind of organisation does not fit; choose another kind of member or correct the register',
      ],
    ),
    finding(
      'credit_code',
      facts.creditCode,
      ['统一社会信用代码已登记，校验通过', 'The credit code is registered and its check digit is right'],
      ['单位登记中缺少统一社会信用代码', 'The register lacks the organisation’s credit code'],
    ),
    ...(asked
      ? [
          finding(
            'chain_place',
            facts.places.includes(asked.place),
            [
              `已登记为${chain.zh}产业链${asked.zh}单位`,
              `Registered as ${asked.en} on the chain ${chain.en}`,
            ],
            [
              `尚未登记为${chain.zh}产业链${asked.zh}单位`,
              `Not yet registered as ${asked.en} on the chain ${chain.en}`,
            ],
          ),
        ]
      : []),
    partyBuilding(partyStatus, kind),
    finding(
      'not_member',
      !facts.member,
      ['现在不是链盟成员', 'It is not a member at present'],
      ['已是链盟成员', 'It is a member already'],
    ),
    finding(
      'statement',
      facts.statement,
      ['已说明入盟理由', 'It says why it wishes to join'],
      ['未说明入盟理由', 'It does not say why it wishes to join'],
    ),
    finding(
      'charter',
      facts.charterAccepted,
      ['已承诺遵守链盟章程', 'It accepts the alliance’s charter'],
      ['未承诺遵守链盟章程', 'It has not accepted the alliance’s charter'],
    ),
  ]
}

function partyBuilding(partyStatus: FormalFacts['partyStatus'], kind: MemberKind): ReceiptReason {
  const observer = kind === 'observer'
  if (partyStatus === null)
    return finding(
      'party_building',
      observer,
      ['观察员不要求党组织情况', 'Nothing is asked of an observer'],
      ['单位登记中未填写党组织情况', 'The register does not say how its Party work is organised'],
    )
  return finding(
    'party_building',
    observer || partyStatus !== 'none',
    ['党组织情况符合要求', 'Its Party work is organised as membership asks'],
    [
      '未建立党组织、也未派驻党建指导员的单位，只能以观察员身份加入',
      'Without a Party organisation or an instructor it can join as an observer only',
    ],
  )
}
