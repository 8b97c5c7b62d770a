import { z } from '@hono/zod-openapi'
import { noticeKind, type NoticeCatalogue } from '../kit/notices.ts'
import { DateOnly } from '../kit/primitives.ts'

const meetingKinds = {
  members_meeting: { zh: '党员大会', en: 'members’ meeting' },
  committee_meeting: { zh: '支委会', en: 'committee meeting' },
  group_meeting: { zh: '党小组会', en: 'group meeting' },
  election_meeting: { zh: '选举大会', en: 'election meeting' },
  chain_committee_meeting: { zh: '产业链党委会议', en: 'chain committee meeting' },
} as const

/** A meeting by its kind, time and place; its title may name people and stays in its room. */
const MeetingParams = z.strictObject({
  kind: z.enum(Object.keys(meetingKinds) as [keyof typeof meetingKinds, ...(keyof typeof meetingKinds)[]]),
  organisation: z.string(),
  heldOn: DateOnly,
  startsAt: z.string(),
  place: z.string(),
})
type MeetingParams = z.infer<typeof MeetingParams>

const chineseDay = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
const what = ({ kind, heldOn }: MeetingParams, zh: string, en: string) => ({
  zh: `${zh}：${chineseDay(heldOn)}${meetingKinds[kind].zh}`,
  en: `${en}: ${meetingKinds[kind].en} on ${heldOn}`,
})
const whereAndWhen = ({ organisation, heldOn, startsAt, place }: MeetingParams) => ({
  zh: `${organisation}，${heldOn} ${startsAt}，${place}。`,
  en: `${organisation}, ${heldOn} ${startsAt}, ${place}.`,
})

/** What membership tells people. */
export const membershipNotices = {
  'meeting.called': noticeKind({
    name: { zh: '会议通知', en: 'Meetings called' },
    byMessage: true,
    params: MeetingParams,
    title: (meeting) => what(meeting, '会议通知', 'Meeting called'),
    text: whereAndWhen,
  }),
  'meeting.changed': noticeKind({
    name: { zh: '会议变更', en: 'Meetings changed' },
    byMessage: true,
    params: MeetingParams,
    title: (meeting) => what(meeting, '会议变更', 'Meeting changed'),
    text: whereAndWhen,
  }),
  'meeting.cancelled': noticeKind({
    name: { zh: '会议取消', en: 'Meetings cancelled' },
    byMessage: true,
    params: MeetingParams,
    title: (meeting) => what(meeting, '会议取消', 'Meeting cancelled'),
    text: whereAndWhen,
  }),
} as const satisfies NoticeCatalogue
