import type {
  AbsenceReason,
  Attendance,
  MeetingKind,
  PartyOrganisationType,
} from '@alliance/contracts/membership'
import { leaveReasons, notCountedReasons } from '@alliance/contracts/membership'

const branches = ['branch', 'joint_branch'] as const
const withMembers = [...branches, 'general_branch', 'committee'] as const

/**
 * Which Party organisations hold which meetings (membership.md §2.6). Temporary and functional branches hold members’
 * meetings but no elections; chain committees have posts and no members of their own.
 */
const holders: Record<MeetingKind, readonly PartyOrganisationType[]> = {
  members_meeting: [...withMembers, 'temporary_branch', 'functional_branch'],
  committee_meeting: [
    ...withMembers,
    'park_committee',
    'work_committee',
    'functional_branch',
    'temporary_branch',
  ],
  group_meeting: [...branches, 'group', 'temporary_branch', 'functional_branch'],
  election_meeting: withMembers,
  chain_committee_meeting: ['chain_committee'],
}

export const mayHold = (type: PartyOrganisationType, kind: MeetingKind): boolean =>
  holders[kind].includes(type)

/** Where the roll comes from: those who hold a post, or the members. */
export const isOfPosts = (kind: MeetingKind): boolean =>
  kind === 'committee_meeting' || kind === 'chain_committee_meeting'

/** Members of a temporary or functional branch, or of a group, belong to it functionally. */
export const isFunctional = (type: PartyOrganisationType): boolean =>
  ['temporary_branch', 'functional_branch', 'group'].includes(type)

/** Whether a reason belongs to a mark: leave and those not counted have each their own, the others none. */
export function fits(attendance: Attendance, reason: AbsenceReason | null): boolean {
  if (attendance === 'leave') return (leaveReasons as readonly string[]).includes(reason ?? '')
  if (attendance === 'not_counted') return (notCountedReasons as readonly string[]).includes(reason ?? '')
  return reason === null
}

export const resolutionNo = (year: number | null, sequence: number | null): string | null =>
  year === null || sequence === null ? null : `〔${year}〕${sequence}号`
