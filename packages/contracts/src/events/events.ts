import { z } from '@hono/zod-openapi'
import type { EventCatalogue } from '../kit/events.ts'
import { idOf } from '../kit/ids.ts'
import { DateOnly } from '../kit/primitives.ts'

/** Minutes of one record: below zero where it takes an earlier one back. */
export const VolunteerMinutesFact = z.object({
  personId: idOf('person'),
  /** The body that recorded them. */
  hostId: z.string(),
  activityId: idOf('activity'),
  signupId: idOf('shiftSignup'),
  day: DateOnly,
  minutes: z.int(),
})
export type VolunteerMinutesFact = z.infer<typeof VolunteerMinutesFact>

/** What volunteering tells other services. None hears it yet: points and indicators will. */
export const volunteeringEvents = {
  'volunteer-minutes.confirmed': { data: VolunteerMinutesFact, to: [] },
  'volunteer-minutes.reversed': { data: VolunteerMinutesFact, to: [] },
} as const satisfies EventCatalogue
