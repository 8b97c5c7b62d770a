import type { MemberReview, MemberStanding, RemovalGround } from '@alliance/contracts/membership'
import { contest, firstRule, reason } from '../member-applications/reasons.rules.ts'

export interface ReviewInputs {
  year: number
  result: MemberReview['result']
  reviewedOn: string
  rectifyBy: string | null
  standing: MemberStanding
  note: string
}

const results = {
  pass: ['年度复核合格', 'The annual review was passed'],
  rectify: ['年度复核限期整改', 'The annual review asks for a rectification'],
  suspend: ['年度复核暂停成员资格', 'The annual review suspends the membership'],
} as const

/** Who is suspended or rectifying already is not reviewed into another standing; that has its own way out. */
export const annualReview = firstRule<ReviewInputs, MemberReview['result'] | 'refused'>(
  'member.annual-review',
  contest,
  ({ year, result, rectifyBy, standing }) => {
    const free = standing === 'active'
    const [zh, en] = results[result]
    return {
      outcome: free ? result : 'refused',
      reasons: [
        reason(
          'member.standing',
          free,
          free ? '复核时状态正常' : '整改或暂停尚未办结',
          free ? 'Active at the time' : 'A rectification or suspension has not ended',
        ),
        reason(
          'review',
          result === 'pass',
          `${year} ${zh}${rectifyBy ? `，整改期限至 ${rectifyBy}` : ''}`,
          `${year}: ${en}${rectifyBy ? `, by ${rectifyBy}` : ''}`,
        ),
      ],
    }
  },
)

export interface FollowUpInputs {
  reviewId: string
  result: 'pass' | 'suspend'
  rectifyBy: string
  on: string
  note: string
}

export const followUp = firstRule<FollowUpInputs, 'pass' | 'suspend'>(
  'member.rectification',
  contest,
  ({ result, rectifyBy, on }) => {
    const inTime = on <= rectifyBy
    const passed = result === 'pass'
    return {
      outcome: result,
      reasons: [
        reason(
          'rectification',
          passed,
          passed ? '整改合格，恢复正常' : '整改不合格，暂停成员资格',
          passed ? 'Rectified; active again' : 'Not rectified; suspended',
        ),
        reason(
          'clock',
          inTime,
          `整改期限至 ${rectifyBy}，于 ${on} 认定`,
          `Due on ${rectifyBy}, settled on ${on}`,
        ),
      ],
    }
  },
)

export const reinstatement = firstRule<{ since: string; on: string; note: string }, 'reinstated'>(
  'member.reinstatement',
  null,
  ({ since, on }) => ({
    outcome: 'reinstated',
    reasons: [
      reason(
        'reinstated',
        true,
        `自 ${since} 起暂停，于 ${on} 恢复成员资格`,
        `Suspended since ${since}, active again on ${on}`,
      ),
    ],
  }),
)

export const voluntaryExit = firstRule<{ on: string; reason: string }, 'left'>(
  'member.exit',
  null,
  ({ on, reason: why }) => ({
    outcome: 'left',
    reasons: [
      reason(
        'voluntary',
        true,
        `自愿退出，自 ${on} 起生效：${why}`,
        `Left by its own wish from ${on}: ${why}`,
      ),
    ],
  }),
)

const removalGrounds: Record<RemovalGround, [zh: string, en: string]> = {
  serious_breach: ['严重违反链盟章程', 'A serious breach of the charter'],
  inactive: ['长期不参加链盟活动', 'It takes no part in the alliance'],
  not_rectified: ['暂停后仍未整改', 'It was not rectified after a suspension'],
  deregistered: ['单位已注销或停业', 'The organisation was dissolved'],
  other: ['其他原因', 'For another reason'],
}

export interface RemovalNoticeInputs {
  ground: RemovalGround
  reason: string
  heardUntil: string
  provisional: boolean
  on: string
}

export const removalNotice = firstRule<RemovalNoticeInputs, 'notified'>(
  'member.removal-notice',
  {
    zh: '可在期限内提交陈述意见；决定作出前，意见须经听取。',
    en: 'The member may make a statement until that day, and is heard before anything is decided.',
  },
  ({ ground, heardUntil, provisional }) => {
    const [zh, en] = removalGrounds[ground]
    return {
      outcome: 'notified',
      reasons: [
        reason(`ground.${ground}`, false, zh, en),
        reason(
          'hearing',
          true,
          `听取意见至 ${heardUntil}${provisional ? '（暂定）' : ''}`,
          `To be heard until ${heardUntil}${provisional ? ' (provisional)' : ''}`,
        ),
      ],
    }
  },
)

export interface RemovalInputs {
  choice: 'remove' | 'drop'
  ground: RemovalGround
  heardUntil: string
  stated: boolean
  on: string
  note: string
}

/** Nobody is removed unheard: a statement was made, or the time for it has passed. */
export const removal = firstRule<RemovalInputs, 'removed' | 'dropped' | 'refused'>(
  'member.removal',
  contest,
  ({ choice, ground, heardUntil, stated, on }) => {
    const heard = stated || on > heardUntil
    const hearing = reason(
      'member_removal.hearing',
      heard,
      stated ? '已听取成员陈述意见' : heard ? `期限 ${heardUntil} 内未陈述意见` : `听取意见至 ${heardUntil}`,
      stated
        ? 'The member was heard'
        : heard
          ? `No statement was made until ${heardUntil}`
          : `The member may be heard until ${heardUntil}`,
    )
    if (choice === 'drop')
      return { outcome: 'dropped', reasons: [reason('dropped', true, '不予清退', 'Not removed'), hearing] }
    const [zh, en] = removalGrounds[ground]
    return {
      outcome: heard ? 'removed' : 'refused',
      reasons: [hearing, reason(`ground.${ground}`, false, zh, en)],
    }
  },
)

export const standingRules = [annualReview, followUp, reinstatement, voluntaryExit, removalNotice, removal]
