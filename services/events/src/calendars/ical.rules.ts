/*
 * Writes iCalendar (RFC 5545). Libraries that run in workerd fold lines by characters; the standard counts octets
 * (section 3.1), and a Chinese line is three times as long.
 */

export interface CalendarEvent {
  uid: string
  /** Grows whenever the event changes, so that programs take the newer of two. */
  sequence: number
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  createdAt: string
  modifiedAt: string
  startsAt: string
  endsAt: string
  summary: string
  description: string
  location: string | null
  geo: { latitude: number; longitude: number } | null
  url: string
}

export interface Calendar {
  name: string
  events: readonly CalendarEvent[]
}

const encoder = new TextEncoder()
const lineOctets = 75

/** Folds a content line so that none is longer than 75 octets, and no character is cut. */
export function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > lineOctets) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

/** A value of type TEXT (section 3.3.11). Control characters have no place in it. */
export const asText = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, (special) => `\\${special}`)
    .replaceAll('\n', '\\n')

const utc = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`
const inShanghai = (instant: string): string =>
  utc(new Date(Date.parse(instant) + 8 * 3600_000).toISOString()).slice(0, -1)

/** Without daylight saving time since 1991. */
const shanghai = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const linesOf = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  // Without METHOD this is when the event last changed, so that the file reads the same until it does (3.8.7.2).
  `DTSTAMP:${utc(event.modifiedAt)}`,
  `CREATED:${utc(event.createdAt)}`,
  `LAST-MODIFIED:${utc(event.modifiedAt)}`,
  `SEQUENCE:${event.sequence}`,
  `STATUS:${event.status}`,
  `DTSTART;TZID=Asia/Shanghai:${inShanghai(event.startsAt)}`,
  `DTEND;TZID=Asia/Shanghai:${inShanghai(event.endsAt)}`,
  `SUMMARY:${asText(event.summary)}`,
  `DESCRIPTION:${asText(event.description)}`,
  ...(event.location === null ? [] : [`LOCATION:${asText(event.location)}`]),
  ...(event.geo === null ? [] : [`GEO:${event.geo.latitude};${event.geo.longitude}`]),
  `URL:${event.url}`,
  'END:VEVENT',
]

/** A calendar as a file. Programs that follow it are asked to come again after an hour (RFC 7986). */
export const writeCalendar = ({ name, events }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Chain Alliance//Activities//ZH',
    'CALSCALE:GREGORIAN',
    `NAME:${asText(name)}`,
    `X-WR-CALNAME:${asText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...shanghai,
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
    '',
  ]
    .map(fold)
    .join('\r\n')
