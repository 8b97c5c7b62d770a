import { z } from '@hono/zod-openapi'
import { idOf } from '../kit/ids.ts'
import { Instant, Name, orNull, Text } from '../kit/primitives.ts'

/**
 * 沙龙、学院课程、主题党日、论坛、志愿服务、观摩、仪式、会议、党课. Each has fields of its own (row E01).
 */
export const activityKinds = [
  'salon',
  'course',
  'party_day',
  'forum',
  'volunteering',
  'study_visit',
  'ceremony',
  'meeting',
  'lecture',
] as const
export const ActivityKind = z.enum(activityKinds).openapi('ActivityKind')
export type ActivityKind = z.infer<typeof ActivityKind>

/** Who speaks or teaches; `personId` where they are in the register. */
export const Speaker = z
  .strictObject({
    name: Name,
    title: Name.nullable().default(null),
    personId: idOf('person').nullable().default(null),
  })
  .openapi('Speaker')
export type Speaker = z.infer<typeof Speaker>

export const StudyMaterial = z
  .strictObject({
    title: Name,
    url: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable()
      .default(null),
  })
  .openapi('StudyMaterial')

const lines = z.array(Name).min(1).max(20)
const speakers = z.array(Speaker).min(1).max(20)
const branchIds = z.array(idOf('partyOrganisation')).min(1).max(20)

const partyDay = {
  branchIds,
  theme: Name,
  materials: z.array(StudyMaterial).min(1).max(20),
}

/** A theme Party day that is held as part of something else (row S16: Party day and salon in one). */
export const PartyDayPart = z.strictObject(partyDay).openapi('PartyDayPart')
export type PartyDayPart = z.infer<typeof PartyDayPart>

/** Who is needed when, at a volunteer activity. */
export const ShiftNeed = z
  .strictObject({ label: Name, startsAt: Instant, endsAt: Instant, people: z.int().min(1).max(1000) })
  .openapi('ShiftNeed')
export type ShiftNeed = z.infer<typeof ShiftNeed>

export const ObservationSite = z
  .strictObject({
    name: Name,
    /** The organisation of the register whose site it is; observing it makes nobody a member (row S15). */
    organisationId: idOf('organisation').nullable().default(null),
  })
  .openapi('ObservationSite')

/** What is held within one activity of the kind `meeting`. */
export const MeetingForm = z
  .enum(['work_conference', 'coordination', 'organisation_life', 'member_appraisal', 'other'])
  .openapi('ActivityMeetingForm')

export const ActivityDetail = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('salon'),
        topics: lines,
        speakers,
        partyDay: orNull(PartyDayPart).default(null),
      })
      .openapi('SalonDetail'),
    z
      .strictObject({
        kind: z.literal('course'),
        lecturers: speakers,
        syllabus: Text.min(1),
        /** Minutes of learning that attending all of it is worth. */
        learningMinutes: z.int().min(1).max(1440),
      })
      .openapi('CourseDetail'),
    z.strictObject({ kind: z.literal('party_day'), ...partyDay }).openapi('PartyDayDetail'),
    z
      .strictObject({ kind: z.literal('forum'), theme: Name, speakers, agenda: lines.max(30) })
      .openapi('ForumDetail'),
    z
      .strictObject({
        kind: z.literal('volunteering'),
        tasks: lines,
        shifts: z.array(ShiftNeed).min(1).max(30),
      })
      .openapi('VolunteeringDetail'),
    z
      .strictObject({
        kind: z.literal('study_visit'),
        sites: z.array(ObservationSite).min(1).max(20),
      })
      .openapi('StudyVisitDetail'),
    z
      .strictObject({
        kind: z.literal('ceremony'),
        programme: lines.max(30),
        /** A work conference is held with it (row S01: launch and conference in one). */
        withConference: z.boolean().default(false),
      })
      .openapi('CeremonyDetail'),
    z.strictObject({ kind: z.literal('meeting'), form: MeetingForm, agenda: lines }).openapi('MeetingDetail'),
    z
      .strictObject({
        kind: z.literal('lecture'),
        branchIds,
        lecturer: Speaker,
        topic: Name,
      })
      .openapi('LectureDetail'),
  ])
  .openapi('ActivityDetail')
export type ActivityDetail = z.infer<typeof ActivityDetail>

const place = {
  place: Name,
  address: Name.nullable().default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
}
const joinUrl = z.url({ protocol: /^https$/ }).max(500)

/** Where it is held. How to join online is shown to those who have a place and to the organisers. */
export const Venue = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('onsite'), ...place }).openapi('OnsiteVenue'),
    z.strictObject({ mode: z.literal('online'), joinUrl: joinUrl.nullable() }).openapi('OnlineVenue'),
    z
      .strictObject({ mode: z.literal('hybrid'), ...place, joinUrl: joinUrl.nullable() })
      .openapi('HybridVenue'),
  ])
  .openapi('Venue')
export type Venue = z.infer<typeof Venue>
