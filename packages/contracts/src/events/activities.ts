import { z } from '@hono/zod-openapi'
import { actions, chainCodes, links, workLines, type ActionCode, type LinkCode } from '../programme/index.ts'
import { idOf } from '../kit/ids.ts'
import { Bilingual, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { Origin } from '../membership/organisations.ts'
import { ActivityDetail, ActivityKind, Venue } from './activity-kinds.ts'
import { RegistrationPlan } from './registration-plan.ts'

const codes = <C extends string>(list: Record<C, unknown>) => z.enum(Object.keys(list) as [C, ...C[]])
export const Action = codes<ActionCode>(actions)
export const Link = codes<LinkCode>(links)
export const WorkLine = codes<keyof typeof workLines>(workLines)

/** From the draft to the minutes. What is cancelled says why. */
export const ActivityState = z
  .enum(['draft', 'in_review', 'published', 'ongoing', 'closed', 'cancelled'])
  .openapi('ActivityState')
export type ActivityState = z.infer<typeof ActivityState>

/** `own`: one unit for itself (单位自转). `joint`: several together, or a body above them (组织公转, row S24). */
export const Rotation = z.enum(['own', 'joint']).openapi('Rotation')
export type Rotation = z.infer<typeof Rotation>

export const HostId = z.union([idOf('organisation'), idOf('partyOrganisation')])
const HostRole = z.enum(['host', 'cohost'])
export const NewHost = z
  .strictObject({ id: HostId, role: HostRole.default('host') })
  .openapi('NewActivityHost')
export type NewHost = z.infer<typeof NewHost>
export const Host = z.strictObject({ id: HostId, name: z.string(), role: HostRole }).openapi('ActivityHost')
export type Host = z.infer<typeof Host>

const content = {
  title: Name,
  summary: Text,
  detail: ActivityDetail,
  chains: z.array(z.enum(chainCodes)).max(5),
  actions: z.array(Action).max(5),
  links: z.array(Link).max(5),
  workLines: z.array(WorkLine).max(5),
  /** Held together with union work or the culture of a company (row S59). */
  cultureIntegration: z.boolean(),
  venue: Venue,
  startsAt: Instant,
  endsAt: Instant,
}

export const Activity = z
  .strictObject({
    id: idOf('activity'),
    kind: ActivityKind,
    state: ActivityState,
    ...content,
    hosts: z.array(Host),
    rotation: Rotation,
    registration: orNull(RegistrationPlan),
    seriesId: idOf('series').nullable(),
    seriesName: z.string().nullable(),
    /** The number in its series, given at publication. */
    number: z.int().nullable(),
    cancelReason: z.string().nullable(),
    publishedAt: orNull(Instant),
    minutes: z.string().nullable(),
    closedAt: orNull(Instant),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Activity')
export type Activity = z.infer<typeof Activity>

/** An activity as a list shows it. */
export const ActivitySummary = Activity.pick({
  id: true,
  kind: true,
  state: true,
  title: true,
  hosts: true,
  chains: true,
  actions: true,
  links: true,
  rotation: true,
  startsAt: true,
  endsAt: true,
  seriesId: true,
  seriesName: true,
  number: true,
  isDemo: true,
  version: true,
})
  .extend({
    /** The place, or null where it is held online alone. */
    place: z.string().nullable(),
    online: z.boolean(),
    /** Seats over all pools, and how many of them are taken or on offer; null without registration. */
    capacity: z.int().nullable(),
    taken: z.int().nullable(),
  })
  .openapi('ActivitySummary')
export type ActivitySummary = z.infer<typeof ActivitySummary>

export const NewActivity = z
  .strictObject({
    ...content,
    summary: content.summary.default(''),
    chains: content.chains.default([]),
    actions: content.actions.default([]),
    links: content.links.default([]),
    workLines: content.workLines.default([]),
    cultureIntegration: content.cultureIntegration.default(false),
    hosts: z.array(NewHost).min(1).max(10),
    registration: orNull(RegistrationPlan).default(null),
    seriesId: idOf('series').nullable().default(null),
    ...Origin,
  })
  .openapi('NewActivity')
export type NewActivity = z.infer<typeof NewActivity>

export const ActivityChange = z
  .strictObject({
    ...content,
    hosts: z.array(NewHost).min(1).max(10),
    registration: orNull(RegistrationPlan),
    seriesId: idOf('series').nullable(),
  })
  .partial()
  .extend({
    /** Told to those who registered, when it is published already. */
    reason: z.string().trim().min(2).max(500).optional(),
  })
  .openapi('ActivityChange')
export type ActivityChange = z.infer<typeof ActivityChange>

export const ActivityEntry = z
  .strictObject({
    version: z.int(),
    what: z.enum([
      'created',
      'changed',
      'submitted',
      'returned',
      'published',
      'started',
      'closed',
      'cancelled',
    ]),
    at: Instant,
    byName: z.string(),
    reason: z.string().nullable(),
    /** Which fields a change was about. */
    fields: z.array(z.string()),
  })
  .openapi('ActivityEntry')
export type ActivityEntry = z.infer<typeof ActivityEntry>

export const PoolStanding = z
  .strictObject({
    no: z.int(),
    name: z.string(),
    capacity: z.int(),
    /** Confirmed or on offer. */
    taken: z.int(),
    waiting: z.int(),
    /** True when more wait than were counted. */
    waitingMore: z.boolean(),
  })
  .openapi('PoolStanding')
export type PoolStanding = z.infer<typeof PoolStanding>

/** What the one who asks may do with the activity now. */
export const ActivityStep = z
  .enum([
    'edit',
    'submit',
    'return',
    'publish',
    'start',
    'close',
    'cancel',
    'register_staff',
    'see_registrations',
    'raise_topic',
  ])
  .openapi('ActivityStep')
export type ActivityStep = z.infer<typeof ActivityStep>

/** A link of the five that the facts of an activity speak for, and why (domain/seed-checklist.md §1.3). */
export const SuggestedLink = z.strictObject({ code: Link, reason: Bilingual }).openapi('SuggestedLink')
export type SuggestedLink = z.infer<typeof SuggestedLink>

export const ActivityReading = z
  .strictObject({ rotation: Rotation, rotationReason: Bilingual, links: z.array(SuggestedLink) })
  .openapi('ActivityReading')
export type ActivityReading = z.infer<typeof ActivityReading>

/** What is known of an activity while it is written. */
export const ActivityFacts = NewActivity.pick({ chains: true, hosts: true, registration: true })
  .extend({ kind: ActivityKind, withPartyDay: z.boolean().default(false) })
  .openapi('ActivityFacts')
export type ActivityFacts = z.infer<typeof ActivityFacts>
