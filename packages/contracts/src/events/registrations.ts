import { z } from '@hono/zod-openapi'
import { can, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, Name, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Activity } from './activities.ts'
import { PlaceKind, RegistrationAnswer } from './registration-plan.ts'

/**
 * `pending` waits for the draw; `offered` has a seat held until the offer runs out. The last four are over:
 * `cancelled` with the activity.
 */
export const RegistrationState = z
  .enum(['pending', 'confirmed', 'waiting', 'offered', 'declined', 'expired', 'withdrawn', 'cancelled'])
  .openapi('RegistrationState')
export type RegistrationState = z.infer<typeof RegistrationState>

export const Registration = z
  .strictObject({
    id: idOf('registration'),
    activityId: idOf('activity'),
    personId: idOf('person'),
    displayName: z.string(),
    organisationId: idOf('organisation').nullable(),
    organisationName: z.string().nullable(),
    placeKind: PlaceKind,
    pool: z.int(),
    state: RegistrationState,
    /** The order in which they came, without gaps within an activity. */
    sequence: z.int(),
    answers: z.array(RegistrationAnswer),
    registeredBy: z.enum(['self', 'employer', 'organiser']),
    registeredAt: Instant,
    /** When the seat was given, offered or lost. */
    decidedAt: orNull(Instant),
    offerExpiresAt: orNull(Instant),
    version: z.int(),
  })
  .openapi('Registration')
export type Registration = z.infer<typeof Registration>

/** How many stand before one on the waiting list; `more` when there are more than were counted. */
export const QueuePlace = z.strictObject({ ahead: z.int(), more: z.boolean() }).openapi('QueuePlace')
export type QueuePlace = z.infer<typeof QueuePlace>

export const OwnRegistration = z
  .strictObject({
    registration: Registration,
    queue: orNull(QueuePlace),
    /** Of a draw: under which entry one stands on the published roster. */
    drawEntry: orNull(z.strictObject({ drawId: idOf('draw'), entry: z.string() })),
  })
  .openapi('OwnRegistration')
export type OwnRegistration = z.infer<typeof OwnRegistration>

export const MyRegistration = z
  .strictObject({
    registration: Registration,
    queue: orNull(QueuePlace),
    activity: Activity.pick({
      id: true,
      kind: true,
      title: true,
      state: true,
      startsAt: true,
      endsAt: true,
      venue: true,
      cancelReason: true,
      isDemo: true,
    }),
  })
  .openapi('MyRegistration')
export type MyRegistration = z.infer<typeof MyRegistration>

const answers = z.array(RegistrationAnswer).max(12).default([])

export const NewRegistration = z.strictObject({ placeKind: PlaceKind, answers }).openapi('NewRegistration')
export type NewRegistration = z.infer<typeof NewRegistration>

export const NewStaffRegistrations = z
  .strictObject({
    people: z
      .array(z.strictObject({ personId: idOf('person'), placeKind: PlaceKind, answers }))
      .min(1)
      .max(50),
  })
  .openapi('NewStaffRegistrations')
export type NewStaffRegistrations = z.infer<typeof NewStaffRegistrations>

/** What came of each: registered, registered before, or why not. */
export const StaffOutcome = z
  .strictObject({
    personId: idOf('person'),
    displayName: z.string().nullable(),
    outcome: z.enum(['confirmed', 'waiting', 'pending', 'duplicate', 'not_addressed', 'unknown', 'answers']),
    registrationId: idOf('registration').nullable(),
  })
  .openapi('StaffOutcome')
export type StaffOutcome = z.infer<typeof StaffOutcome>

export const StaffMember = z
  .strictObject({
    personId: idOf('person'),
    displayName: z.string(),
    organisationId: idOf('organisation').nullable(),
    organisationName: z.string().nullable(),
  })
  .openapi('StaffMember')
export type StaffMember = z.infer<typeof StaffMember>

const tags = ['Registrations']
const ofActivity = z.strictObject({ activityId: idOf('activity') })
const params = z.strictObject({ registrationId: idOf('registration') })

export const activityRegistrations = lists({
  path: '/activities/{activityId}/registrations',
  name: 'ActivityRegistrations',
  summary: 'Who registered, in the order they came; an employer sees their own staff',
  tags,
  access: can('registration:read'),
  params: ofActivity,
  filter: z.strictObject({ state: RegistrationState.optional() }),
  item: Registration,
  columns: [
    { zh: '序号', en: 'No.', value: (row) => row.sequence },
    { zh: '姓名', en: 'Name', value: (row) => row.displayName },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '名额类别', en: 'Place', value: (row) => row.placeKind },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '报名时间', en: 'Registered', value: (row) => row.registeredAt },
    {
      zh: '回答',
      en: 'Answers',
      value: (row) =>
        row.answers
          .map(({ key, value }) => `${key}=${Array.isArray(value) ? value.join('、') : value}`)
          .join('; '),
    },
  ],
})

export const register = route({
  method: 'post',
  path: '/activities/{activityId}/registrations',
  operationId: 'register',
  summary: 'Register oneself',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params: ofActivity, body: json(NewRegistration) },
  responses: {
    201: answer(OwnRegistration, 'Confirmed, waiting, or pending the draw'),
    ...errors(
      'registration.closed',
      'registration.duplicate',
      'registration.not_addressed',
      'registration.place_unknown',
      'registration.persons_only',
      'person.closed',
    ),
  },
})

export const registerStaff = route({
  method: 'post',
  path: '/activities/{activityId}/staff-registrations',
  operationId: 'registerStaff',
  summary: 'Register one’s staff, or as an organiser whoever came; each has an outcome of their own',
  tags,
  access: can('registration:write'),
  writes: 'keyed',
  request: { params: ofActivity, body: json(NewStaffRegistrations) },
  responses: {
    201: answer(z.strictObject({ outcomes: z.array(StaffOutcome) }).openapi('StaffOutcomes'), 'Each of them'),
    ...errors('registration.closed', 'registration.place_unknown'),
  },
})

export const myRegistrations = lists({
  path: '/my-registrations',
  name: 'MyRegistrations',
  summary: 'One’s own registrations, the last first',
  tags,
  access: signedIn(),
  filter: z.strictObject({}),
  item: MyRegistration,
  columns: [
    { zh: '活动', en: 'Activity', value: (row) => row.activity.title },
    { zh: '时间', en: 'Begins', value: (row) => row.activity.startsAt },
    { zh: '状态', en: 'State', value: (row) => row.registration.state },
  ],
})

export const getRegistration = route({
  method: 'get',
  path: '/registrations/{registrationId}',
  operationId: 'getRegistration',
  summary: 'A registration and its place on the waiting list',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(OwnRegistration, 'As it is now') },
})

const step = <const N extends string, const P extends string>(operationId: N, path: P, summary: string) =>
  route({
    method: 'post',
    path: `/registrations/{registrationId}/${path}` as const,
    operationId,
    summary,
    tags,
    access: signedIn(),
    writes: 'keyed',
    request: { params, body: json(z.strictObject({})) },
    responses: {
      200: answer(Registration, 'Done'),
      ...errors('registration.state', 'registration.offer_expired', 'registration.begun'),
    },
  })

export const withdrawRegistration = step(
  'withdrawRegistration',
  'withdrawal',
  'Give the place up; it is offered to the next in the same moment',
)
export const acceptOffer = step('acceptOffer', 'acceptance', 'Take the place that is offered')
export const declineOffer = step('declineOffer', 'refusal', 'Leave the place that is offered to the next')

export const staff = lists({
  path: '/staff',
  name: 'Staff',
  summary: 'People whom one may register, by name',
  tags,
  access: can('registration:write'),
  filter: z.strictObject({ q: Name.optional(), organisationId: idOf('organisation').optional() }),
  item: StaffMember,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.displayName },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
  ],
})

export const registrationRoutes = [
  activityRegistrations.list,
  activityRegistrations.file,
  register,
  registerStaff,
  myRegistrations.list,
  myRegistrations.file,
  getRegistration,
  withdrawRegistration,
  acceptOffer,
  declineOffer,
  staff.list,
  staff.file,
]
