import { z } from '@hono/zod-openapi'
import type { EventCatalogue } from '../kit/events.ts'
import { idOf } from '../kit/ids.ts'
import { DateOnly, orNull } from '../kit/primitives.ts'
import { TopicCategory, TopicState } from './topics.ts'

/** What came of someone's place at an activity; a correction is told again under the next version. */
export const AttendanceFact = z.object({
  activityId: z.string(),
  activityKind: z.string(),
  personId: z.string(),
  occurredOn: z.string(),
  outcome: z.enum(['present', 'excused', 'absent']),
  minutes: z.int(),
})
export type AttendanceFact = z.infer<typeof AttendanceFact>

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

/** A course that someone completed, by its rule. */
export const CourseCompletedFact = z.object({
  personId: idOf('person'),
  courseId: idOf('academyCourse'),
  hostId: z.string(),
  certificateId: idOf('certificate'),
  sessions: z.int(),
  minutes: z.int(),
  completedOn: DateOnly,
})
export type CourseCompletedFact = z.infer<typeof CourseCompletedFact>

/** What events tells other services. None hears it yet: reporting will. Certificates and points lie in this service. */
export const eventsEvents = {
  'attendance.confirmed': { data: AttendanceFact, to: [] },
  'volunteer-minutes.confirmed': { data: VolunteerMinutesFact, to: [] },
  'volunteer-minutes.reversed': { data: VolunteerMinutesFact, to: [] },
  'course.completed': { data: CourseCompletedFact, to: [] },
} as const satisfies EventCatalogue

/** An issue raised at an activity as it now stands: what a desk needs to open a case, with channel and requester. */
export const TopicFact = z.object({
  activityId: idOf('activity'),
  title: z.string(),
  description: z.string(),
  category: TopicCategory,
  chain: z.string().nullable(),
  link: z.string().nullable(),
  state: TopicState,
  /** The organisation that raised it; a person only where others may see who it was. */
  raiserOrganisationId: z.string().nullable(),
  raiserPersonId: z.string().nullable(),
  ownerOrganisationId: z.string().nullable(),
  ownerPersonId: z.string().nullable(),
  dueOn: orNull(DateOnly),
  confirmedBy: z.enum(['raiser', 'organiser']).nullable(),
  reopened: z.int(),
  raisedAt: z.string(),
  isDemo: z.boolean(),
})
export type TopicFact = z.infer<typeof TopicFact>

const ofTopic = { data: TopicFact, to: [] } as const
/** What the topics room tells. None hears it yet: the service desk will, to see to it, and reporting, to count what was solved. */
export const topicEvents = {
  'topic.raised': ofTopic,
  'topic.assigned': ofTopic,
  'topic.begun': ofTopic,
  'topic.returned': ofTopic,
  'topic.answered': ofTopic,
  'topic.resolved': ofTopic,
  'topic.declined': ofTopic,
  'topic.reopened': ofTopic,
} as const satisfies EventCatalogue
