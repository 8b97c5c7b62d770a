import type { HousingDocumentKind, HousingSupplementItem } from '@alliance/contracts/talent-housing'
import { eligibilityRule } from './eligibility.rules.ts'
import { pointsRule } from './points.rules.ts'
import { objectionAnswer, publicityEnd } from './publicity.rules.ts'
import { appealHint, firstRule, reason } from './reasons.rules.ts'
import { talentClassRule } from './talent-class.rules.ts'

/** The questions that must be answered, with what each is called. */
export const questions = {
  identity: { zh: '身份信息', en: 'who applies' },
  employer: { zh: '用人单位', en: 'the employer' },
  contract: { zh: '劳动合同期限', en: 'the contract’s term' },
  qualification: { zh: '学历、职称或技能', en: 'education, title or skill' },
  social_insurance: { zh: '社保缴纳月数', en: 'months of social insurance' },
  home: { zh: '自有住房情况', en: 'homes owned' },
  other_housing: { zh: '公租房或人才住房情况', en: 'other public housing' },
  unit_wish: { zh: '意向户型', en: 'the kind of flat' },
  truthful: { zh: '诚信承诺', en: 'that all of it is true' },
  consent: { zh: '个人信息单独同意', en: 'the separate consents' },
} as const
export type Question = keyof typeof questions

export interface SubmissionInputs {
  supplement: boolean
  unanswered: readonly Question[]
  on: string
}

/** What cannot be looked at yet is not received. Documents that are missing are told later, once. */
export const submission = firstRule<SubmissionInputs, 'submitted' | 'resubmitted' | 'refused'>(
  'housing-application.submission',
  null,
  ({ supplement, unanswered }) => {
    const complete = unanswered.length === 0
    const zh = unanswered.map((each) => questions[each].zh).join('、')
    const en = unanswered.map((each) => questions[each].en).join(', ')
    return {
      outcome: complete ? (supplement ? 'resubmitted' : 'submitted') : 'refused',
      reasons: [
        reason(
          'housing_application.incomplete',
          complete,
          complete ? '申请内容完整' : `尚未填写：${zh}`,
          complete ? 'The application is complete' : `Not answered: ${en}`,
        ),
      ],
    }
  },
)

export interface EmployerInputs {
  choice: 'confirm' | 'refuse'
  contractUntil: string | null
  openEnded: boolean
  keyPost: boolean
  taxedInZone: boolean
  note: string
  on: string
}

/** The employer vouches for contract and post; what it does not confirm goes back to the applicant. */
export const employerAnswer = firstRule<EmployerInputs, 'confirmed' | 'returned'>(
  'housing-application.employer',
  null,
  ({ choice, contractUntil, openEnded, keyPost, note }) => {
    if (choice === 'refuse')
      return {
        outcome: 'returned',
        reasons: [
          reason('employer', false, `用人单位未予确认：${note}`, `Not confirmed by the employer: ${note}`),
        ],
      }
    return {
      outcome: 'confirmed',
      reasons: [
        reason(
          'employer',
          true,
          openEnded ? '用人单位确认：无固定期限劳动合同' : `用人单位确认：劳动合同至 ${contractUntil}`,
          openEnded
            ? 'The employer confirms a contract without an end'
            : `The employer confirms a contract until ${contractUntil}`,
        ),
        reason(
          'key_post',
          keyPost,
          keyPost ? '用人单位确认：关键岗位或紧缺工种' : '非关键岗位',
          keyPost ? 'A key post or shortage occupation' : 'Not a key post',
        ),
      ],
    }
  },
)

export interface SupplementInputs {
  items: readonly HousingSupplementItem[]
  /** Whether something was told before in this case. */
  told: boolean
  /** Kinds of documents that the applicant gave or changed since then. */
  changedSince: readonly HousingDocumentKind[]
}

/**
 * Everything that is missing is told once (一次性告知). Told again may be only what concerns something that the applicant
 * gave after the first notice.
 */
export const supplementNotice = firstRule<SupplementInputs, 'supplement' | 'refused'>(
  'housing-application.supplement',
  null,
  ({ items, told, changedSince }) => {
    if (items.length === 0)
      return {
        outcome: 'refused',
        reasons: [
          reason('housing_application.nothing_missing', false, '没有需要补正的内容', 'Nothing is missing'),
        ],
      }
    const late = told ? items.filter(({ subject }) => !changedSince.includes(subject)) : []
    if (late.length > 0)
      return {
        outcome: 'refused',
        reasons: [
          reason(
            'housing_application.notice_given',
            false,
            `补正已一次性告知，以下内容不能再次要求：${late.map(({ text }) => text).join('；')}`,
            `What is missing was told already; this cannot be asked for again: ${late.map(({ text }) => text).join('; ')}`,
          ),
        ],
      }
    return {
      outcome: 'supplement',
      reasons: items.map(({ subject, text }) => reason(`missing.${subject}`, false, text, text)),
    }
  },
)

export interface AppealInputs {
  appealId: string
  /** What the rules made of the facts as they were checked anew. */
  eligibility: 'eligible' | 'ineligible'
  unmet: readonly string[]
}

export const appealDecision = firstRule<AppealInputs, 'upheld' | 'reversed'>(
  'housing-application.appeal',
  {
    zh: '复核决定为最终审核意见；对其仍有异议的，可依法申请行政复议或者提起行政诉讼。',
    en: 'This decision is final here; administrative reconsideration and the courts remain open.',
  },
  ({ eligibility, unmet }) => {
    const reversed = eligibility === 'eligible'
    return {
      outcome: reversed ? 'reversed' : 'upheld',
      reasons: [
        reason(
          'appeal',
          reversed,
          reversed
            ? '经复核符合申请条件，撤销原决定'
            : `经复核仍不符合申请条件（${unmet.length} 项），维持原决定`,
          reversed
            ? 'Looked at again, the conditions are met; the decision is reversed'
            : `Looked at again, ${unmet.length} condition${unmet.length === 1 ? ' is' : 's are'} not met; the decision is upheld`,
        ),
      ],
    }
  },
)

export interface WithdrawalInputs {
  state: string
  reason: string
  on: string
}

export const withdrawal = firstRule<WithdrawalInputs, 'withdrawn'>(
  'housing-application.withdrawal',
  null,
  ({ reason: why }) => ({
    outcome: 'withdrawn',
    reasons: [reason('withdrawn', true, `申请人撤回：${why}`, `Withdrawn by the applicant: ${why}`)],
  }),
)

export interface DuplicateInputs {
  duplicateId: string
  ground: 'same_person' | 'same_family'
  otherNo: string
  reason: string
}

/** An application that another one of the same person or family takes the place of. */
export const duplicateCancellation = firstRule<DuplicateInputs, 'cancelled'>(
  'housing-application.duplicate',
  appealHint,
  ({ ground, otherNo, reason: why }) => ({
    outcome: 'cancelled',
    reasons: [
      reason(
        `duplicate.${ground}`,
        false,
        `${ground === 'same_person' ? '同一人' : '同一家庭'}重复申请，保留 ${otherNo}：${why}`,
        `A second application of the same ${ground === 'same_person' ? 'person' : 'family'}; ${otherNo} is kept: ${why}`,
      ),
    ],
  }),
)

/** Steps that one person does not decide twice in one case: who applied, who confirmed, who decided, who decides the appeal. */
export const separateDuties = [submission, employerAnswer, eligibilityRule, appealDecision].map(
  ({ decision }) => decision,
)

/** All rules, so that any receipt of an application can be replayed. */
export const housingRules = [
  submission,
  employerAnswer,
  supplementNotice,
  talentClassRule,
  eligibilityRule,
  pointsRule,
  appealDecision,
  objectionAnswer,
  publicityEnd,
  withdrawal,
  duplicateCancellation,
]
