import type { AgendaItem, Meeting } from '@alliance/contracts/membership'

type Time = Pick<Meeting, 'heldOn' | 'startsAt' | 'minutesPlanned'>

const startOf = ({ heldOn, startsAt }: Time): Date => new Date(`${heldOn}T${startsAt}:00+08:00`)
export const endOf = (meeting: Time): Date =>
  new Date(startOf(meeting).getTime() + meeting.minutesPlanned * 60_000)

/** A meeting as an iCalendar file (RFC 5545), its times in UTC. */
export function calendarOf(
  meeting: Meeting,
  agenda: readonly Pick<AgendaItem, 'number' | 'title'>[],
  now: string,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Chain Alliance//membership//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${meeting.id}@chain-alliance`,
    `SEQUENCE:${meeting.version}`,
    `DTSTAMP:${stamp(new Date(now))}`,
    `DTSTART:${stamp(startOf(meeting))}`,
    `DTEND:${stamp(endOf(meeting))}`,
    `SUMMARY:${escaped(`${meeting.partyOrganisationName} ${meeting.title}`)}`,
    `LOCATION:${escaped(meeting.place)}`,
    `DESCRIPTION:${escaped(agenda.map(({ number, title }) => `${number}. ${title}`).join('\n'))}`,
    `STATUS:${meeting.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(folded).join('\r\n') + '\r\n'
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** A line of 75 octets at the most, without cutting a character (RFC 5545 §3.1). */
function folded(line: string): string {
  const parts = ['']
  let octets = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (octets + size > 74) {
      parts.push('')
      octets = 0
    }
    parts[parts.length - 1] += letter
    octets += size
  }
  return parts.join('\r\n ')
}
