import { z } from '@hono/zod-openapi'
import type { EventCatalogue } from '../kit/events.ts'
import { idOf } from '../kit/ids.ts'
import { noticeEvents } from '../kit/notices.ts'
import { DateOnly, orNull } from '../kit/primitives.ts'

/*
 * Facts may gain fields: a consumer that is a version behind reads those it knows.
 */

/** What other services may know of a place that a grant can hold on. */
export const ScopeFact = z.object({
  kind: z.enum(['org', 'enterprise']),
  name: z.string(),
  active: z.boolean(),
})
export type ScopeFact = z.infer<typeof ScopeFact>

/** An organisation of the register. */
export const OrganisationFact = ScopeFact.extend({ organisationKind: z.string() })
export type OrganisationFact = z.infer<typeof OrganisationFact>

/** A Party organisation and where it stands in the grid, as of today. */
export const PartyOrganisationFact = ScopeFact.extend({
  type: z.string(),
  chainCode: orNull(z.string()),
  /** Ids from the root of the grid down to itself, `/pty_…/pty_…/`. */
  path: z.string(),
  establishedOn: orNull(DateOnly).default(null),
  /** As stated of it; null where that is not known. */
  fullMembers: z.int().nullable().default(null),
})
export type PartyOrganisationFact = z.infer<typeof PartyOrganisationFact>

/** All that other services keep of a person: what they are called, by which account they act, where they work today. */
export const PersonFact = z.object({
  displayName: z.string(),
  accountId: orNull(idOf('account')),
  employerId: orNull(idOf('organisation')),
  employerName: orNull(z.string()),
  /** False once their record was merged into another or erased. */
  active: z.boolean(),
  /** The record that it was merged into; null again when that is undone. */
  mergedInto: orNull(idOf('person')).default(null),
})
export type PersonFact = z.infer<typeof PersonFact>

/** A meeting that came to its end, with its roll of the day as attendance left it. */
export const MeetingHeldFact = z.object({
  partyOrganisationId: idOf('partyOrganisation'),
  kind: z.string(),
  title: z.string(),
  heldOn: DateOnly,
  quorumReached: z.boolean(),
  roll: z.int(),
  onLeave: z.int(),
  present: z.int(),
})
export type MeetingHeldFact = z.infer<typeof MeetingHeldFact>

export const membershipEvents = {
  'organisation.changed': {
    data: OrganisationFact,
    to: ['identity', 'events', 'talent-housing'],
    partners: {
      scope: 'register:read',
      name: { zh: '单位登记信息变更', en: 'An organisation of the register changed' },
      data: z.object({ name: z.string(), active: z.boolean() }),
    },
  },
  'party-organisation.changed': { data: PartyOrganisationFact, to: ['identity', 'events'] },
  'meeting.held': { data: MeetingHeldFact, to: ['events'] },
  'person.changed': { data: PersonFact, to: ['events'] },
  ...noticeEvents,
} as const satisfies EventCatalogue
