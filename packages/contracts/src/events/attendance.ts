import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, orNull } from '../kit/primitives.ts'
import { ReplayedReceipt } from '../kit/receipts.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { leaveReasons } from '../membership/meetings.ts'
import { ActivityKind } from './activity-kinds.ts'

/** Was there, was excused, or stayed away without a word. */
export const AttendanceOutcome = z.enum(['present', 'excused', 'absent']).openapi('AttendanceOutcome')
export type AttendanceOutcome = z.infer<typeof AttendanceOutcome>

export const LeaveReason = z.enum(leaveReasons).openapi('LeaveReason')
export type LeaveReason = z.infer<typeof LeaveReason>

const minutes = z.int().min(0).max(100_000)

/** What the gates saw of someone while the activity took place. */
export const SeenAtGates = z
  .strictObject({
    minutes,
    /** Came so many minutes after the beginning. */
    late: minutes,
    /** Left so many minutes before the end. */
    early: minutes,
    /** Was never seen going out: counted until the end. */
    open: z.boolean(),
    /** Gates contradict each other about them. */
    conflict: z.boolean(),
  })
  .openapi('SeenAtGates')
export type SeenAtGates = z.infer<typeof SeenAtGates>

/** `present`: scans alone speak for it. `unclear`: someone has to say how long. `unseen`: no gate saw them. */
export const AttendanceProposal = z.enum(['present', 'unclear', 'unseen']).openapi('AttendanceProposal')
export type AttendanceProposal = z.infer<typeof AttendanceProposal>

export const AttendanceRecord = z
  .strictObject({
    id: idOf('attendance'),
    /** 1 for the first; a correction is the next. */
    revision: z.int(),
    outcome: AttendanceOutcome,
    minutes,
    /** What the minutes rest on: scans, or what the organiser stated. */
    evidence: z.enum(['gates', 'organiser']),
    leave: orNull(LeaveReason),
    reason: z.string().nullable(),
    recordedAt: Instant,
    recordedBy: z.string(),
  })
  .openapi('AttendanceRecord')
export type AttendanceRecord = z.infer<typeof AttendanceRecord>

/** Someone with a place, what the gates saw of them, and what was recorded. */
export const Attendee = z
  .strictObject({
    registrationId: idOf('registration'),
    personId: idOf('person'),
    name: z.string(),
    organisationName: z.string().nullable(),
    seen: orNull(SeenAtGates),
    proposal: AttendanceProposal,
    record: orNull(AttendanceRecord),
  })
  .openapi('Attendee')
export type Attendee = z.infer<typeof Attendee>

export const Confirmation = z
  .strictObject({
    registrationId: idOf('registration'),
    /** The revision that was read; 0 where nothing was recorded. */
    revision: z.int().min(0).default(0),
    outcome: AttendanceOutcome,
    /** Left out: as the gates counted. */
    minutes: minutes.nullable().default(null),
    leave: orNull(LeaveReason).default(null),
    reason: z.string().trim().min(2).max(500).nullable().default(null),
  })
  .openapi('AttendanceConfirmation')
export type Confirmation = z.infer<typeof Confirmation>

export const Confirmations = z
  .strictObject({ rows: z.array(Confirmation).min(1).max(100) })
  .openapi('AttendanceConfirmations')
export type Confirmations = z.infer<typeof Confirmations>

/** One’s own attendance, with the decision behind it. */
export const OwnAttendance = z
  .strictObject({
    registrationId: idOf('registration'),
    activityId: idOf('activity'),
    activityTitle: z.string(),
    activityKind: ActivityKind,
    startsAt: Instant,
    endsAt: Instant,
    record: AttendanceRecord,
    receipt: ReplayedReceipt,
  })
  .openapi('OwnAttendance')
export type OwnAttendance = z.infer<typeof OwnAttendance>

const tags = ['Attendance']
const activity = z.strictObject({ activityId: idOf('activity') })

export const attendees = lists({
  path: '/activities/{activityId}/attendance',
  name: 'Attendees',
  summary: 'Everyone with a place: what gates saw, and what was recorded',
  tags,
  access: can('attendance:read'),
  params: activity,
  filter: z.strictObject({}),
  item: Attendee,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.name },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '入场记录（分钟）', en: 'Minutes by gates', value: (row) => row.seen?.minutes },
    { zh: '考勤结果', en: 'Outcome', value: (row) => row.record?.outcome },
    { zh: '计入分钟', en: 'Minutes that count', value: (row) => row.record?.minutes },
    { zh: '请假事由', en: 'Leave', value: (row) => row.record?.leave },
    { zh: '说明', en: 'Reason', value: (row) => row.record?.reason },
    { zh: '确认人', en: 'Recorded by', value: (row) => row.record?.recordedBy },
    { zh: '确认时间', en: 'Recorded at', value: (row) => row.record?.recordedAt },
  ],
})

export const confirmAttendance = route({
  method: 'post',
  path: '/activities/{activityId}/attendance/confirmations',
  operationId: 'confirmAttendance',
  summary: 'Record who was there and for how long; what scans do not show needs a reason; never one’s own',
  tags,
  access: can('attendance:write'),
  writes: 'keyed',
  request: { params: activity, body: json(Confirmations) },
  responses: {
    201: answer(z.strictObject({ recorded: z.int() }).openapi('AttendanceRecorded'), 'Recorded, all of them'),
    ...errors(
      'attendance.not_begun',
      'attendance.own',
      'attendance.incomplete',
      'attendance.stale',
      'attendance.unknown',
    ),
  },
})

export const getOwnAttendance = route({
  method: 'get',
  path: '/registrations/{registrationId}/attendance',
  operationId: 'getAttendance',
  summary: 'What was recorded of a registration, and why: one’s own, or one at what one organises',
  tags,
  access: signedIn(),
  request: { params: z.strictObject({ registrationId: idOf('registration') }) },
  responses: { 200: answer(OwnAttendance, 'The last record') },
})

export const attendanceRoutes = [attendees.list, attendees.file, confirmAttendance, getOwnAttendance]
