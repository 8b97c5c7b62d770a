import type { RejectionGround } from '@alliance/contracts/membership'
import { formalFindings, type FormalFacts } from './formal-check.rules.ts'
import { objectionAnswer, publicityEnd } from './publicity.rules.ts'
import { contest, firstRule, grounded, inTime, reason, type Timed } from './reasons.rules.ts'

export interface SubmissionInputs {
  supplement: boolean
  statement: boolean
  charterAccepted: boolean
  committee: string | null
  clock: Timed['clock'] | null
  on: string
}

/** What cannot be looked at yet is not received: a statement, the charter, and a committee that can give its opinion. */
export const submission = firstRule<SubmissionInputs, 'received' | 'refused'>(
  'member-application.submission',
  null,
  (inputs) => {
    const complete = inputs.statement && inputs.charterAccepted
    const reasons = [
      reason(
        'member_application.incomplete',
        complete,
        complete ? '申请内容完整' : '缺少入盟理由或章程承诺',
        complete ? 'The application is complete' : 'The statement or the charter’s acceptance is missing',
      ),
      reason(
        'member_application.no_committee',
        inputs.committee !== null,
        inputs.committee === null ? '所选产业链尚无联合党委' : `征求意见单位：${inputs.committee}`,
        inputs.committee === null ? 'The chain has no committee' : `To be asked: ${inputs.committee}`,
      ),
      ...(inputs.clock ? [inTime({ clock: inputs.clock, on: inputs.on })] : []),
    ]
    const received = complete && inputs.committee !== null
    return { outcome: received ? 'received' : 'refused', reasons }
  },
)

export interface ReviewInputs extends Timed {
  choice: 'accept' | 'return' | 'reject'
  facts: FormalFacts
  missing: readonly string[]
  ground: RejectionGround | null
  note: string
  noticeGiven: boolean
}

/** Accepted only when everything is met; returned once, with everything that is missing; rejected with reasons. */
export const formalReview = firstRule<ReviewInputs, 'accepted' | 'returned' | 'rejected' | 'refused'>(
  'member-application.formal-review',
  contest,
  (inputs) => {
    const findings = formalFindings(inputs.facts)
    const unmet = findings.filter(({ met }) => !met)
    const refused = (code: string, zh: string, en: string) => ({
      outcome: 'refused' as const,
      reasons: [reason(code, false, zh, en), ...findings],
    })
    if (inputs.choice === 'reject')
      return { outcome: 'rejected', reasons: [grounded(inputs.ground), ...findings, inTime(inputs)] }
    if (inputs.choice === 'accept')
      return unmet.length > 0
        ? refused(
            'member_application.not_met',
            `尚未具备：${unmet.map(({ text }) => text.zh).join('；')}`,
            `Not met: ${unmet.map(({ text }) => text.en).join('; ')}`,
          )
        : { outcome: 'accepted', reasons: [...findings, inTime(inputs)] }
    if (inputs.noticeGiven)
      return refused(
        'member_application.notice_given',
        '补正已一次性告知',
        'What is missing was told already',
      )
    const told = inputs.missing.map((text) => reason('missing', false, text, text))
    if (unmet.length + told.length === 0)
      return refused('member_application.nothing_missing', '没有需要补正的内容', 'Nothing is missing')
    return { outcome: 'returned', reasons: [...unmet, ...told, inTime(inputs)] }
  },
)

export interface OpinionInputs extends Timed {
  choice: 'support' | 'oppose'
  committee: string
  note: string
}

/** An opinion binds nobody; the zone decides with it before its eyes. */
export const chainOpinion = firstRule<OpinionInputs, 'supported' | 'opposed'>(
  'member-application.chain-opinion',
  null,
  (inputs) => {
    const supported = inputs.choice === 'support'
    return {
      outcome: supported ? 'supported' : 'opposed',
      reasons: [
        reason(
          'opinion',
          supported,
          `${inputs.committee}${supported ? '同意' : '不同意'}加入`,
          `${inputs.committee} ${supported ? 'is in favour' : 'is against'}`,
        ),
        inTime(inputs),
      ],
    }
  },
)

export interface ApprovalInputs extends Timed {
  choice: 'approve' | 'reject'
  opinion: 'supported' | 'opposed'
  ground: RejectionGround | null
  note: string
}

/** Who decides against the chain committee says why. */
export const zoneApproval = firstRule<ApprovalInputs, 'approved' | 'rejected' | 'refused'>(
  'member-application.zone-approval',
  contest,
  (inputs) => {
    const approved = inputs.choice === 'approve'
    const follows = approved === (inputs.opinion === 'supported')
    const opinion = reason(
      'member_application.against_opinion',
      follows,
      follows ? '与产业链党委意见一致' : '与产业链党委意见不一致',
      follows ? 'As the chain committee advised' : 'Against the chain committee’s opinion',
    )
    if (!follows && inputs.note.length < 2) return { outcome: 'refused', reasons: [opinion] }
    return {
      outcome: approved ? 'approved' : 'rejected',
      reasons: [...(approved ? [] : [grounded(inputs.ground)]), opinion, inTime(inputs)],
    }
  },
)

export interface WithdrawalInputs {
  state: string
  reason: string
  on: string
}

export const withdrawal = firstRule<WithdrawalInputs, 'withdrawn'>(
  'member-application.withdrawal',
  null,
  ({ reason: why }) => ({
    outcome: 'withdrawn',
    reasons: [reason('withdrawn', true, `申请单位撤回：${why}`, `Withdrawn by the applicant: ${why}`)],
  }),
)

/** Steps that one person does not decide twice in one case. */
export const separateDuties = [submission, formalReview, chainOpinion, zoneApproval].map(
  ({ decision }) => decision,
)

export const applicationRules = [
  submission,
  formalReview,
  chainOpinion,
  zoneApproval,
  objectionAnswer,
  publicityEnd,
  withdrawal,
]
