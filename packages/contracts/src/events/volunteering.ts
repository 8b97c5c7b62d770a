import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { DecisionReceipt } from '../kit/receipts.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Certificate } from './certificates.ts'

/**
 * Of one person on one shift. `present`: checked in. `reported`: by the volunteer, to be confirmed. `recorded`: its
 * minutes count. `reversed`: they no longer do.
 */
export const SignupState = z
  .enum(['signed', 'present', 'reported', 'returned', 'recorded', 'reversed', 'withdrawn'])
  .openapi('ShiftSignupState')
export type SignupState = z.infer<typeof SignupState>

/** When service was given, with how much of it was rest. */
export const Served = z
  .strictObject({
    startedAt: Instant,
    endedAt: Instant,
    breakMinutes: z.int().min(0).max(720).default(0),
  })
  .openapi('ServedTime')
export type Served = z.infer<typeof Served>

export const ShiftSignup = z
  .strictObject({
    id: idOf('shiftSignup'),
    activityId: idOf('activity'),
    activityTitle: z.string(),
    /** The number of the shift in its activity, and the shift as it stood at signing up. */
    shift: z.int(),
    label: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    personId: idOf('person'),
    personName: z.string(),
    organisationName: z.string().nullable(),
    state: SignupState,
    checkedInAt: orNull(Instant),
    checkedOutAt: orNull(Instant),
    /** What the volunteer reported. */
    report: orNull(Served.extend({ note: z.string(), reportedAt: Instant })),
    /** Why a report was returned, hours were confirmed without a desk, or reversed. */
    reason: z.string().nullable(),
    /** What counts; null until it is recorded. */
    minutes: z.int().nullable(),
    /** The last day on which hours may be reported or recorded. */
    recordUntil: DateOnly,
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('ShiftSignup')
export type ShiftSignup = z.infer<typeof ShiftSignup>

const Shift = z
  .strictObject({
    no: z.int(),
    label: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    people: z.int(),
    taken: z.int(),
    own: orNull(z.strictObject({ id: idOf('shiftSignup'), state: SignupState })),
  })
  .openapi('Shift')

export const ShiftPlan = z
  .strictObject({
    activityId: idOf('activity'),
    title: z.string(),
    state: z.string(),
    place: z.string().nullable(),
    tasks: z.array(z.string()),
    shifts: z.array(Shift),
    /** Whether the one who asks organises it. */
    organises: z.boolean(),
    isDemo: z.boolean(),
  })
  .openapi('ShiftPlan')
export type ShiftPlan = z.infer<typeof ShiftPlan>

export const NewReport = Served.extend({ note: z.string().trim().min(2).max(500) }).openapi('NewHoursReport')
export type NewReport = z.infer<typeof NewReport>

/** What an organiser makes of hours that no desk saw. */
export const HoursDecision = z
  .discriminatedUnion('decision', [
    Served.extend({
      decision: z.literal('confirm'),
      reason: z.string().trim().min(2).max(500),
    }).openapi('HoursConfirmation'),
    z
      .strictObject({ decision: z.literal('return'), reason: z.string().trim().min(2).max(500) })
      .openapi('HoursReturn'),
  ])
  .openapi('HoursDecision')
export type HoursDecision = z.infer<typeof HoursDecision>

/** What a volunteer has, by what each body recorded in a year. */
export const VolunteerTotal = z
  .strictObject({
    personId: idOf('person'),
    personName: z.string(),
    organisationName: z.string().nullable(),
    hostId: Certificate.shape.hostId,
    hostName: z.string(),
    year: z.int(),
    minutes: z.int(),
    /** The certificate of it that is valid, with the minutes that it says. */
    certificate: orNull(z.strictObject({ id: idOf('certificate'), minutes: z.int() })),
  })
  .openapi('VolunteerTotal')
export type VolunteerTotal = z.infer<typeof VolunteerTotal>

const Year = z.coerce.number().int().min(2022).max(2099)
const tags = ['Volunteering']
const params = z.strictObject({ signupId: idOf('shiftSignup') })
const columns = [
  { zh: '活动', en: 'Activity', value: (row: ShiftSignup) => row.activityTitle },
  { zh: '班次', en: 'Shift', value: (row: ShiftSignup) => row.label },
  { zh: '开始', en: 'Begins', value: (row: ShiftSignup) => row.startsAt },
  { zh: '结束', en: 'Ends', value: (row: ShiftSignup) => row.endsAt },
  { zh: '志愿者', en: 'Volunteer', value: (row: ShiftSignup) => row.personName },
  { zh: '单位', en: 'Organisation', value: (row: ShiftSignup) => row.organisationName },
  { zh: '状态', en: 'State', value: (row: ShiftSignup) => row.state },
  { zh: '分钟', en: 'Minutes', value: (row: ShiftSignup) => row.minutes },
]

export const getShifts = route({
  method: 'get',
  path: '/activities/{activityId}/shifts',
  operationId: 'getShifts',
  summary: 'The shifts of a volunteer activity, how many are on each, and one’s own',
  tags,
  access: signedIn(),
  request: { params: z.strictObject({ activityId: idOf('activity') }) },
  responses: { 200: answer(ShiftPlan, 'As it is now') },
})

export const signUp = route({
  method: 'post',
  path: '/activities/{activityId}/shift-signups',
  operationId: 'signUpForShift',
  summary: 'Sign up for a shift',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: {
    params: z.strictObject({ activityId: idOf('activity') }),
    body: json(z.strictObject({ shift: z.int().min(0).max(29) }).openapi('NewShiftSignup')),
  },
  responses: {
    201: answer(ShiftSignup, 'Signed up'),
    ...errors('person.closed', 'volunteering.closed', 'volunteering.shift_full', 'volunteering.busy_then'),
  },
})

export const enterVolunteer = route({
  method: 'post',
  path: '/activities/{activityId}/volunteers',
  operationId: 'enterVolunteer',
  summary: 'Enter someone on a shift who came without signing up',
  tags,
  access: can('attendance:write'),
  writes: 'keyed',
  request: {
    params: z.strictObject({ activityId: idOf('activity') }),
    body: json(
      z.strictObject({ shift: z.int().min(0).max(29), personId: idOf('person') }).openapi('NewVolunteer'),
    ),
  },
  responses: {
    201: answer(ShiftSignup, 'Entered'),
    ...errors(
      'volunteering.person_unknown',
      'volunteering.own',
      'volunteering.closed',
      'volunteering.shift_full',
      'volunteering.busy_then',
      'volunteering.too_late',
    ),
  },
})

export const shiftSignups = lists({
  path: '/shift-signups',
  name: 'ShiftSignups',
  summary: 'Volunteers at what one organises, the last signed up first',
  tags,
  access: can('attendance:read'),
  filter: z.strictObject({ activityId: idOf('activity').optional(), state: SignupState.optional() }),
  item: ShiftSignup,
  columns,
})

export const myShiftSignups = lists({
  path: '/my-shift-signups',
  name: 'MyShiftSignups',
  summary: 'One’s own shifts and hours, the last first',
  tags,
  access: signedIn(),
  filter: z.strictObject({}),
  item: ShiftSignup,
  columns,
})

export const getMyVolunteering = route({
  method: 'get',
  path: '/my-volunteering',
  operationId: 'getMyVolunteering',
  summary: 'One’s own minutes by year',
  tags,
  access: signedIn(),
  responses: {
    200: answer(
      z
        .strictObject({ years: z.array(z.strictObject({ year: z.int(), minutes: z.int() })) })
        .openapi('MyVolunteering'),
      'The last year first',
    ),
  },
})

const step = <P extends string, const C extends Parameters<typeof errors>>(
  path: P,
  operationId: string,
  summary: string,
  own: boolean,
  ...codes: C
) =>
  route({
    method: 'post',
    path: `/shift-signups/{signupId}/${path}` as const,
    operationId,
    summary,
    tags,
    access: own ? signedIn() : can('attendance:write'),
    writes: 'keyed',
    request: { params },
    responses: { 200: answer(ShiftSignup, 'As it now is'), ...errors(...codes) },
  })

export const withdrawFromShift = step(
  'withdrawal',
  'withdrawFromShift',
  'Leave a shift before it begins',
  true,
  'volunteering.state',
  'volunteering.begun',
)
export const checkIn = step(
  'check-in',
  'checkInVolunteer',
  'A volunteer has come',
  false,
  'volunteering.state',
  'volunteering.own',
  'volunteering.not_the_time',
)
export const checkOut = step(
  'check-out',
  'checkOutVolunteer',
  'A volunteer leaves: the minutes within the shift are recorded',
  false,
  'volunteering.state',
  'volunteering.own',
  'volunteering.nothing_counts',
  'volunteering.changed_meanwhile',
)

export const reportHours = route({
  method: 'post',
  path: '/shift-signups/{signupId}/report',
  operationId: 'reportVolunteerHours',
  summary: 'Report one’s own hours, for an organiser to confirm',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params, body: json(NewReport) },
  responses: {
    200: answer(ShiftSignup, 'Reported'),
    ...errors('volunteering.state', 'volunteering.nothing_counts', 'volunteering.too_late'),
  },
})

export const decideHours = route({
  method: 'post',
  path: '/shift-signups/{signupId}/decision',
  operationId: 'decideVolunteerHours',
  summary: 'Confirm hours for a reason, as reported or without a report, or return a report',
  tags,
  access: can('attendance:write'),
  writes: 'keyed',
  request: { params, body: json(HoursDecision) },
  responses: {
    200: answer(ShiftSignup, 'Decided'),
    ...errors(
      'volunteering.state',
      'volunteering.own',
      'volunteering.nothing_counts',
      'volunteering.too_late',
      'volunteering.changed_meanwhile',
    ),
  },
})

export const reverseHours = route({
  method: 'post',
  path: '/shift-signups/{signupId}/reversal',
  operationId: 'reverseVolunteerHours',
  summary: 'Take recorded hours back; a certificate that counted them is revoked',
  tags,
  access: can('attendance:write'),
  writes: 'keyed',
  request: {
    params,
    body: json(z.strictObject({ reason: z.string().trim().min(4).max(500) }).openapi('HoursReversal')),
  },
  responses: {
    200: answer(ShiftSignup, 'Reversed'),
    ...errors('volunteering.state', 'volunteering.own', 'volunteering.changed_meanwhile'),
  },
})

export const hoursReceipts = route({
  method: 'get',
  path: '/shift-signups/{signupId}/receipts',
  operationId: 'getHoursReceipts',
  summary: 'How the minutes of a shift were found: the rule, what it saw, and why',
  tags,
  access: signedIn(),
  request: { params },
  responses: {
    200: answer(z.strictObject({ receipts: z.array(DecisionReceipt) }).openapi('HoursReceipts'), 'All'),
  },
})

export const volunteerTotals = lists({
  path: '/volunteer-totals',
  name: 'VolunteerTotals',
  summary: 'Minutes of volunteers by the body that recorded them, in a year',
  tags,
  access: can('certificate:read'),
  filter: z.strictObject({ hostId: Certificate.shape.hostId.optional(), year: Year }),
  item: VolunteerTotal,
  columns: [
    { zh: '志愿者', en: 'Volunteer', value: (row: VolunteerTotal) => row.personName },
    { zh: '单位', en: 'Organisation', value: (row: VolunteerTotal) => row.organisationName },
    { zh: '记录单位', en: 'Recorded by', value: (row: VolunteerTotal) => row.hostName },
    { zh: '年度', en: 'Year', value: (row: VolunteerTotal) => row.year },
    { zh: '分钟', en: 'Minutes', value: (row: VolunteerTotal) => row.minutes },
  ],
})

export const certifyVolunteer = route({
  method: 'post',
  path: '/volunteer-certificates',
  operationId: 'certifyVolunteer',
  summary: 'Certify the hours that a body recorded in a year; free of charge',
  tags,
  access: can('certificate:write'),
  writes: 'keyed',
  request: {
    body: json(
      z
        .strictObject({
          personId: idOf('person'),
          hostId: Certificate.shape.hostId,
          year: z.int().min(2022).max(2099),
        })
        .openapi('NewVolunteerCertificate'),
    ),
  },
  responses: {
    201: answer(
      z.strictObject({ certificateId: idOf('certificate') }).openapi('VolunteerCertificate'),
      'Issued',
    ),
    ...errors(
      'certificate.host_unknown',
      'certificate.own',
      'certificate.issued_before',
      'volunteering.too_few',
      'volunteering.changed_meanwhile',
    ),
  },
})

export const volunteeringRoutes = [
  getShifts,
  signUp,
  enterVolunteer,
  shiftSignups.list,
  shiftSignups.file,
  myShiftSignups.list,
  myShiftSignups.file,
  getMyVolunteering,
  withdrawFromShift,
  checkIn,
  checkOut,
  reportHours,
  decideHours,
  reverseHours,
  hoursReceipts,
  volunteerTotals.list,
  volunteerTotals.file,
  certifyVolunteer,
]
