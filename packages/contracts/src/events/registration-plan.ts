import { z } from '@hono/zod-openapi'
import { idOf } from '../kit/ids.ts'
import { Instant, Name, orNull } from '../kit/primitives.ts'

/** Kinds of place: 工作人员、成员单位、公众、嘉宾、线上. Several may share one pool of seats (row E04). */
export const PlaceKind = z.enum(['staff', 'member', 'public', 'guest', 'online']).openapi('PlaceKind')
export type PlaceKind = z.infer<typeof PlaceKind>

/** Whom a kind of place is for. */
export const Audience = z
  .discriminatedUnion('for', [
    z.strictObject({ for: z.literal('everyone') }).openapi('AudienceEveryone'),
    z.strictObject({ for: z.literal('alliance_members') }).openapi('AudienceAllianceMembers'),
    z
      .strictObject({
        for: z.literal('party_organisations'),
        partyOrganisationIds: z.array(idOf('partyOrganisation')).min(1).max(20),
      })
      .openapi('AudiencePartyOrganisations'),
    z
      .strictObject({
        for: z.literal('invited'),
        personIds: z.array(idOf('person')).max(200).default([]),
        organisationIds: z.array(idOf('organisation')).max(50).default([]),
      })
      .openapi('AudienceInvited'),
  ])
  .openapi('Audience')
export type Audience = z.infer<typeof Audience>

const poolNo = z.int().min(1).max(9)

export const SeatPool = z
  .strictObject({ no: poolNo, name: Name, capacity: z.int().min(1).max(100_000) })
  .openapi('SeatPool')
export type SeatPool = z.infer<typeof SeatPool>

export const OfferedPlace = z
  .strictObject({ kind: PlaceKind, pool: poolNo, audience: Audience })
  .openapi('OfferedPlace')
export type OfferedPlace = z.infer<typeof OfferedPlace>

export const Question = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/, { error: 'format' }),
    label: Name,
    kind: z.enum(['text', 'number', 'yes_no', 'choice', 'choices']),
    options: z.array(Name).max(20).default([]),
    required: z.boolean().default(false),
  })
  .openapi('RegistrationQuestion')
export type Question = z.infer<typeof Question>

/** `order`: first come, first served. `draw`: all who registered in time are drawn by a draw that anyone can replay. */
export const Admission = z.enum(['order', 'draw']).openapi('Admission')
export type Admission = z.infer<typeof Admission>

/** How people come to their places. */
export const RegistrationPlan = z
  .strictObject({
    admission: Admission.default('order'),
    /** Null: from publication, and until it begins. */
    opensAt: orNull(Instant).default(null),
    closesAt: orNull(Instant).default(null),
    /** How long an offer from the waiting list stands; never past the beginning. */
    offerMinutes: z.int().min(10).max(10_080).default(1440),
    pools: z.array(SeatPool).min(1).max(6),
    places: z.array(OfferedPlace).min(1).max(5),
    questions: z.array(Question).max(12).default([]),
  })
  .openapi('RegistrationPlan')
export type RegistrationPlan = z.infer<typeof RegistrationPlan>

export const AnswerValue = z.union([
  z.string().trim().max(500),
  z.number(),
  z.boolean(),
  z.array(z.string().trim().max(120)).max(20),
])
export const RegistrationAnswer = z
  .strictObject({ key: z.string().max(30), value: AnswerValue })
  .openapi('RegistrationAnswer')
export type RegistrationAnswer = z.infer<typeof RegistrationAnswer>
