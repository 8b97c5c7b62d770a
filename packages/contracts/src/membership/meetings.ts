import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'

/** 党员大会、支委会（委员会）、党小组会、选举大会、产业链党委会议. */
export const MeetingKind = z
  .enum([
    'members_meeting',
    'committee_meeting',
    'group_meeting',
    'election_meeting',
    'chain_committee_meeting',
  ])
  .openapi('MeetingKind')
export type MeetingKind = z.infer<typeof MeetingKind>

export const MeetingState = z
  .enum(['called', 'open', 'closed', 'confirmed', 'cancelled'])
  .openapi('MeetingState')
export type MeetingState = z.infer<typeof MeetingState>

export const AgendaKind = z.enum(['report', 'discussion', 'resolution', 'election']).openapi('AgendaKind')
export type AgendaKind = z.infer<typeof AgendaKind>

/** Who is expected at a meeting and in what right; and why. */
export const Standing = z.enum(['voting', 'attending', 'removed']).openapi('RollStanding')
export type Standing = z.infer<typeof Standing>
export const StandingReason = z
  .enum(['full_member', 'probationary_member', 'post_holder', 'no_longer_on_roll'])
  .openapi('RollReason')
export type StandingReason = z.infer<typeof StandingReason>

/** `not_counted`: by rule not among those expected at an election; the superior and the meeting agreed. */
export const Attendance = z
  .enum(['unmarked', 'present', 'leave', 'absent', 'not_counted'])
  .openapi('Attendance')
export type Attendance = z.infer<typeof Attendance>
export const leaveReasons = ['work', 'illness', 'family', 'travel', 'other'] as const
/** Categories of those who may be left out of the number expected at an election; never a diagnosis. */
export const notCountedReasons = [
  'cannot_express_will',
  'abroad_half_year',
  'bedridden',
  'relation_to_be_transferred',
  'retired_elsewhere',
  'rights_suspended',
] as const
export const AbsenceReason = z.enum([...leaveReasons, ...notCountedReasons]).openapi('AbsenceReason')
export type AbsenceReason = z.infer<typeof AbsenceReason>

const count = z.int().min(0).max(100_000)
/** A part of a number of people: 1/2 is reached by more than half, 4/5 inclusive by four fifths. */
const Share = z.strictObject({ of: z.int(), in: z.int(), inclusive: z.boolean() }).openapi('Share')

/** What attendance comes to under a rule: `expected` may vote, `missing` are still needed. */
export const Quorum = z
  .strictObject({
    rule: z.string(),
    version: z.string(),
    basis: z.string(),
    share: Share,
    expected: z.int(),
    notCounted: z.int(),
    present: z.int(),
    needed: z.int(),
    missing: z.int(),
    reached: z.boolean(),
  })
  .openapi('Quorum')
export type Quorum = z.infer<typeof Quorum>

export const CandidateVotes = z
  .strictObject({ name: Name, for: count, against: count, abstain: count })
  .openapi('CandidateVotes')
export type CandidateVotes = z.infer<typeof CandidateVotes>

/** The frozen numbers of a vote, the rule it was judged by, and what came of it. Nobody's own vote is kept. */
export const VoteReceipt = z
  .strictObject({
    ballot: z.enum(['secret', 'open']),
    for: count,
    against: count,
    abstain: count,
    invalid: count,
    candidates: z.array(CandidateVotes.extend({ elected: z.boolean() })),
    seats: z.int(),
    unfilled: z.int(),
    quorum: Quorum,
    rule: z.string(),
    version: z.string(),
    basis: z.string(),
    base: z.enum(['entitled', 'present']),
    needed: z.int(),
    outcome: z.enum(['passed', 'failed']),
    reasons: z.array(z.string()),
    recordedAt: Instant,
  })
  .openapi('VoteReceipt')
export type VoteReceipt = z.infer<typeof VoteReceipt>

export const AgendaItem = z
  .strictObject({
    number: z.int(),
    kind: AgendaKind,
    title: z.string(),
    development: z.boolean(),
    seats: z.int().nullable(),
    vote: orNull(VoteReceipt),
    resolutionNo: z.string().nullable(),
    /** False where the meeting came to its end without a quorum. */
    valid: z.boolean().nullable(),
  })
  .openapi('AgendaItem')
export type AgendaItem = z.infer<typeof AgendaItem>

export const RollEntry = z
  .strictObject({
    personId: idOf('person'),
    name: z.string(),
    standing: Standing,
    reason: StandingReason,
    attendance: Attendance,
    absenceReason: orNull(AbsenceReason),
    markedAt: orNull(Instant),
  })
  .openapi('RollEntry')
export type RollEntry = z.infer<typeof RollEntry>

export const Minutes = z
  .strictObject({
    number: z.int(),
    text: z.string(),
    writtenAt: Instant,
    writtenBy: z.string(),
    confirmedAt: orNull(Instant),
    confirmedBy: z.string().nullable(),
  })
  .openapi('Minutes')
export type Minutes = z.infer<typeof Minutes>

const Guest = z.strictObject({ name: Name, capacity: z.string().trim().max(60).default('') })
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'format' })

export const Meeting = z
  .strictObject({
    id: idOf('meeting'),
    partyOrganisationId: idOf('partyOrganisation'),
    partyOrganisationName: z.string(),
    kind: MeetingKind,
    title: z.string(),
    heldOn: DateOnly,
    startsAt: Clock,
    minutesPlanned: z.int(),
    place: z.string(),
    chairId: orNull(idOf('person')),
    chairName: z.string().nullable(),
    state: MeetingState,
    /** The attendance at its end: null until then. */
    quorum: orNull(Quorum),
    provenance: Provenance,
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('Meeting')
export type Meeting = z.infer<typeof Meeting>

export const MeetingRoom = z
  .strictObject({
    meeting: Meeting,
    guests: z.array(Guest),
    agenda: z.array(AgendaItem),
    roll: z.array(RollEntry),
    /** Of who is marked now; what the end of the meeting kept, after it. */
    live: Quorum,
    minutes: z.array(Minutes),
    version: z.int(),
  })
  .openapi('MeetingRoom')
export type MeetingRoom = z.infer<typeof MeetingRoom>

const NewAgendaItem = z
  .strictObject({
    kind: AgendaKind,
    title: Name,
    /** A decision on a member’s development (PD-12). */
    development: z.boolean().default(false),
    seats: z.int().min(1).max(30).nullable().default(null),
  })
  .openapi('NewAgendaItem')

export const NewMeeting = z
  .strictObject({
    partyOrganisationId: idOf('partyOrganisation'),
    kind: MeetingKind,
    title: Name,
    heldOn: DateOnly,
    startsAt: Clock,
    minutesPlanned: z.int().min(10).max(600).default(90),
    place: Name,
    chairId: idOf('person').nullable().default(null),
    agenda: z.array(NewAgendaItem).min(1).max(30),
    guests: z.array(Guest).max(50).default([]),
    ...Origin,
  })
  .openapi('NewMeeting')
export type NewMeeting = z.infer<typeof NewMeeting>

export const MeetingChange = z
  .strictObject({
    title: Name,
    heldOn: DateOnly,
    startsAt: Clock,
    place: Name,
    guests: z.array(Guest).max(50),
  })
  .partial()
  .openapi('MeetingChange')
export type MeetingChange = z.infer<typeof MeetingChange>

export const Marks = z
  .strictObject({
    marks: z
      .array(
        z.strictObject({
          personId: idOf('person'),
          attendance: Attendance,
          absenceReason: orNull(AbsenceReason).default(null),
        }),
      )
      .min(1)
      .max(200),
  })
  .openapi('AttendanceMarks')
export type Marks = z.infer<typeof Marks>

export const NewVote = z
  .strictObject({
    ballot: z.enum(['secret', 'open']),
    for: count.default(0),
    against: count.default(0),
    abstain: count.default(0),
    invalid: count.default(0),
    candidates: z.array(CandidateVotes).max(60).default([]),
  })
  .openapi('NewVote')
export type NewVote = z.infer<typeof NewVote>

const NewMinutes = z.strictObject({ text: z.string().trim().min(1).max(20_000) }).openapi('NewMinutes')
const Steps = z.strictObject({ step: z.enum(['open', 'close', 'cancel']) }).openapi('MeetingStep')

const tags = ['Meetings']
const params = z.strictObject({ meetingId: idOf('meeting') })
const agendaParams = params.extend({ number: z.coerce.number().int().min(1).max(30) })
const minutesParams = params.extend({ number: z.coerce.number().int().min(1).max(1000) })

export const meetings = lists({
  path: '/meetings',
  name: 'Meetings',
  summary: 'Meetings of Party organisations, the latest day first',
  tags,
  access: can('meeting:read'),
  filter: z.strictObject({
    partyOrganisationId: idOf('partyOrganisation').optional(),
    state: MeetingState.optional(),
  }),
  item: Meeting,
  columns: [
    { zh: '党组织', en: 'Party organisation', value: (row) => row.partyOrganisationName },
    { zh: '会议', en: 'Meeting', value: (row) => row.title },
    { zh: '类型', en: 'Kind', value: (row) => row.kind },
    { zh: '日期', en: 'Date', value: (row) => row.heldOn },
    { zh: '地点', en: 'Place', value: (row) => row.place },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '应到', en: 'Expected', value: (row) => row.quorum?.expected },
    { zh: '实到', en: 'Present', value: (row) => row.quorum?.present },
    { zh: '达到法定人数', en: 'Quorum', value: (row) => row.quorum?.reached },
  ],
})

export const callMeeting = route({
  method: 'post',
  path: '/meetings',
  operationId: 'callMeeting',
  summary: 'Call a meeting; its roll is drawn as of its date',
  tags,
  access: can('meeting:write'),
  writes: 'keyed',
  request: { body: json(NewMeeting) },
  responses: {
    201: answer(Meeting, 'Called'),
    ...errors(
      'party_organisation.unknown',
      'party_organisation.dissolved',
      'meeting.kind',
      'meeting.not_on_roll',
    ),
  },
})

export const getMeeting = route({
  method: 'get',
  path: '/meetings/{meetingId}',
  operationId: 'getMeeting',
  summary: 'The meeting room: agenda, roll, quorum and minutes',
  tags,
  access: can('meeting:read'),
  request: { params },
  responses: { 200: answer(MeetingRoom, 'The room as it is now') },
})

export const updateMeeting = route({
  method: 'patch',
  path: '/meetings/{meetingId}',
  operationId: 'updateMeeting',
  summary: 'Change a meeting that was called; another date draws the roll anew',
  tags,
  access: can('meeting:write'),
  writes: 'versioned',
  request: { params, body: json(MeetingChange) },
  responses: { 200: answer(Meeting, 'Changed'), ...errors('meeting.state') },
})

export const stepMeeting = route({
  method: 'post',
  path: '/meetings/{meetingId}/steps',
  operationId: 'stepMeeting',
  summary: 'Open, close or cancel it; the end keeps the quorum and numbers the resolutions',
  tags,
  access: can('meeting:write'),
  writes: 'keyed',
  request: { params, body: json(Steps) },
  responses: { 200: answer(Meeting, 'As it is now'), ...errors('meeting.state') },
})

export const markAttendance = route({
  method: 'post',
  path: '/meetings/{meetingId}/attendance',
  operationId: 'markAttendance',
  summary: 'Mark who is present, on leave or absent; leave also before the meeting opens',
  tags,
  access: can('meeting:write'),
  writes: 'keyed',
  request: { params, body: json(Marks) },
  responses: {
    200: answer(z.strictObject({ marked: z.int() }).openapi('Marked'), 'Marked'),
    ...errors('meeting.state', 'meeting.not_on_roll', 'meeting.not_election'),
  },
})

export const recordVote = route({
  method: 'post',
  path: '/meetings/{meetingId}/agenda/{number}/vote',
  operationId: 'recordVote',
  summary: 'Record the counts of a vote, once; the result and its receipt are kept',
  tags,
  access: can('meeting:write'),
  writes: 'keyed',
  request: { params: agendaParams, body: json(NewVote) },
  responses: {
    201: answer(VoteReceipt, 'Recorded'),
    ...errors(
      'meeting.state',
      'meeting.not_votable',
      'meeting.voted',
      'meeting.no_quorum',
      'meeting.too_many_votes',
    ),
  },
})

export const writeMinutes = route({
  method: 'post',
  path: '/meetings/{meetingId}/minutes',
  operationId: 'writeMinutes',
  summary: 'Write the minutes, or correct them by a new version',
  tags,
  access: can('meeting:write'),
  writes: 'keyed',
  request: { params, body: json(NewMinutes) },
  responses: { 201: answer(Minutes, 'Written'), ...errors('meeting.state') },
})

export const confirmMinutes = route({
  method: 'post',
  path: '/meetings/{meetingId}/minutes/{number}/confirmation',
  operationId: 'confirmMinutes',
  summary: 'Confirm the newest version of the minutes, as the chair or for one without an account',
  tags,
  access: can('meeting:write'),
  writes: 'keyed',
  request: { params: minutesParams },
  responses: {
    200: answer(Minutes, 'Confirmed'),
    ...errors('meeting.state', 'meeting.chair_only', 'meeting.minutes_superseded'),
  },
})

export const getMeetingCalendar = route({
  method: 'get',
  path: '/meetings/{meetingId}/calendar',
  operationId: 'getMeetingCalendar',
  summary: 'The meeting as an iCalendar file',
  tags,
  access: can('meeting:read'),
  request: { params },
  responses: {
    200: {
      description: 'RFC 5545',
      content: { 'text/calendar': { schema: Text.openapi({ format: 'binary' }) } },
    },
  },
})

export const meetingRoutes = [
  meetings.list,
  meetings.file,
  callMeeting,
  getMeeting,
  updateMeeting,
  stepMeeting,
  markAttendance,
  recordVote,
  writeMinutes,
  confirmMinutes,
  getMeetingCalendar,
]
