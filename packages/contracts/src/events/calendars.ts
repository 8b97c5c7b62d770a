import { z } from '@hono/zod-openapi'
import { open, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { Instant } from '../kit/primitives.ts'
import { answer, empty, errors, json, route } from '../kit/route.ts'
import { HostId } from './activities.ts'

/** What a calendar link shows: one’s own registrations, what one host holds, or one series. */
export const CalendarOf = z.enum(['mine', 'host', 'series']).openapi('CalendarOf')
export type CalendarOf = z.infer<typeof CalendarOf>

/** A private address by which a calendar program follows activities. Whoever has it sees what it shows. */
export const CalendarLink = z
  .strictObject({
    id: idOf('calendarLink'),
    of: CalendarOf,
    /** The host or the series; null for one’s own. */
    subjectId: z.string().nullable(),
    subjectName: z.string().nullable(),
    /** The last four characters of the secret in its address. */
    hint: z.string(),
    createdAt: Instant,
    /** When its address was last made anew. */
    renewedAt: Instant,
  })
  .openapi('CalendarLink')
export type CalendarLink = z.infer<typeof CalendarLink>

const NewCalendarLink = z
  .discriminatedUnion('of', [
    z.strictObject({ of: z.literal('mine') }).openapi('NewOwnCalendarLink'),
    z.strictObject({ of: z.literal('host'), hostId: HostId }).openapi('NewHostCalendarLink'),
    z.strictObject({ of: z.literal('series'), seriesId: idOf('series') }).openapi('NewSeriesCalendarLink'),
  ])
  .openapi('NewCalendarLink')
export type NewCalendarLink = z.infer<typeof NewCalendarLink>

const CalendarLinkMade = z
  .strictObject({
    link: CalendarLink,
    path: z.string().openapi({ description: 'The path of its address, with its secret. Shown once.' }),
  })
  .openapi('CalendarLinkMade')
export type CalendarLinkMade = z.infer<typeof CalendarLinkMade>

export const calendarLinksAtMost = 20

const tags = ['Calendars']
const params = z.strictObject({ calendarLinkId: idOf('calendarLink') })

const calendar = {
  200: {
    description: 'An iCalendar file (RFC 5545); its ETag answers `If-None-Match`',
    content: { 'text/calendar': { schema: z.string() } },
  },
  304: empty('It reads as it did'),
}

export const getActivityCalendar = route({
  method: 'get',
  path: '/activities/{activityId}/calendar',
  operationId: 'getActivityCalendar',
  summary: 'A published activity as a calendar file',
  tags,
  access: signedIn(),
  request: { params: z.strictObject({ activityId: idOf('activity') }) },
  responses: calendar,
})

export const getCalendar = route({
  method: 'get',
  path: '/calendars/{file}',
  operationId: 'getCalendar',
  summary: 'What a private calendar link shows, for calendar programs, which have no session',
  tags,
  access: open(),
  request: {
    params: z.strictObject({ file: z.string().regex(/^[\w-]{43}\.ics$/, { error: 'format' }) }),
  },
  responses: calendar,
})

export const listMyCalendarLinks = route({
  method: 'get',
  path: '/my-calendar-links',
  operationId: 'listMyCalendarLinks',
  summary: `Your calendar links, ${calendarLinksAtMost} at the most`,
  tags,
  access: signedIn(),
  responses: {
    200: answer(z.strictObject({ items: z.array(CalendarLink) }).openapi('CalendarLinks'), 'Your links'),
  },
})

export const createMyCalendarLink = route({
  method: 'post',
  path: '/my-calendar-links',
  operationId: 'createMyCalendarLink',
  summary: 'Make a calendar link',
  tags,
  access: signedIn(),
  writes: 'free',
  request: { body: json(NewCalendarLink) },
  responses: {
    201: answer(CalendarLinkMade, 'Made'),
    ...errors(
      'access.denied',
      'calendar_link.exists',
      'calendar_link.too_many',
      'activity.host_unknown',
      'series.unknown',
    ),
  },
})

export const renewMyCalendarLink = route({
  method: 'post',
  path: '/my-calendar-links/{calendarLinkId}/renewal',
  operationId: 'renewMyCalendarLink',
  summary: 'Give a calendar link a new address; the old one ends at once',
  tags,
  access: signedIn(),
  writes: 'free',
  request: { params },
  responses: { 200: answer(CalendarLinkMade, 'Its new address') },
})

export const revokeMyCalendarLink = route({
  method: 'post',
  path: '/my-calendar-links/{calendarLinkId}/revocation',
  operationId: 'revokeMyCalendarLink',
  summary: 'End a calendar link at once',
  tags,
  access: signedIn(),
  writes: 'free',
  request: { params },
  responses: { 204: empty('It shows nothing any more') },
})

export const calendarRoutes = [
  getActivityCalendar,
  getCalendar,
  listMyCalendarLinks,
  createMyCalendarLink,
  renewMyCalendarLink,
  revokeMyCalendarLink,
]
