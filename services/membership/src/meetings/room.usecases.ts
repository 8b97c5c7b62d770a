import type { Permission } from '@alliance/contracts'
import type {
  AgendaItem,
  Meeting,
  MeetingRoom,
  Minutes,
  PartyOrganisationType,
  RollEntry,
} from '@alliance/contracts/membership'
import { Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { rows, truth } from '../json.ts'
import { reaches } from '../reach.ts'
import { calendarOf } from './calendar.rules.ts'
import { resolutionNo } from './meetings.rules.ts'
import { quorumOf, votingRuleOf } from './quorum.rules.ts'

/** A meeting’s own columns as JSON, of aliases `m` and `p`. */
const own: SQL = sql`json_object('id', m.id, 'partyOrganisationId', m.party_organisation_id,
  'partyOrganisationName', p.name, 'kind', m.kind, 'title', m.title, 'heldOn', m.held_on, 'startsAt', m.starts_at,
  'minutesPlanned', m.minutes_planned, 'place', m.place, 'chairId', m.chair_id,
  'chairName', (SELECT name FROM person WHERE id = m.chair_id), 'state', m.state, 'quorum', json(m.quorum),
  'provenance', m.provenance, 'isDemo', ${truth(sql`m.is_demo`)}, 'version', m.version)`

type KeptItem = Omit<AgendaItem, 'resolutionNo'> & { year: number | null; sequence: number | null }

export interface ReadMeeting {
  meeting: Meeting
  type: PartyOrganisationType
  guests: MeetingRoom['guests']
  agenda: AgendaItem[]
  roll: RollEntry[]
  minutes: Minutes[]
  /** The account of the chair, if they have one. */
  chairAccount: string | null
}

/**
 * A meeting with its agenda, roll and minutes, in one round trip.
 *
 * @throws Problem `resource.not_found` outside the caller’s reach
 */
export async function readMeeting(ctx: Context, permission: Permission, id: string): Promise<ReadMeeting> {
  const [row] = await ctx.db.all<
    Record<'own' | 'type' | 'guests' | 'agenda' | 'roll' | 'minutes', string> & {
      chairAccount: string | null
    }
  >(sql`
    SELECT ${own} AS own, p.type, m.guests,
      (SELECT account_id FROM person WHERE id = m.chair_id) AS chairAccount,
      ${rows(
        sql`'number', number, 'kind', kind, 'title', title, 'development', ${truth(sql`development`)}, 'seats', seats,
          'vote', json(vote), 'valid', iif(valid IS NULL, NULL, ${truth(sql`valid`)}), 'year', resolution_year,
          'sequence', resolution_sequence`,
        sql`SELECT * FROM agenda_item WHERE meeting_id = m.id ORDER BY number`,
      )} AS agenda,
      ${rows(
        sql`'personId', person_id, 'name', name, 'standing', standing, 'reason', reason, 'attendance', attendance,
          'absenceReason', absence_reason, 'markedAt', marked_at`,
        sql`SELECT r.*, q.name FROM roll_entry r JOIN person q ON q.id = r.person_id WHERE r.meeting_id = m.id
          ORDER BY q.name_sort, q.id`,
      )} AS roll,
      ${rows(
        sql`'number', number, 'text', text, 'writtenAt', written_at, 'writtenBy', written_by,
          'confirmedAt', confirmed_at, 'confirmedBy', confirmed_by`,
        sql`SELECT * FROM minutes WHERE meeting_id = m.id ORDER BY number DESC`,
      )} AS minutes
    FROM meeting m JOIN party_organisation p ON p.id = m.party_organisation_id
    WHERE m.id = ${id} AND ${reaches(ctx, permission, sql`p`)}`)
  if (!row) throw new Problem('resource.not_found')
  return {
    meeting: JSON.parse(row.own) as Meeting,
    type: row.type as PartyOrganisationType,
    guests: JSON.parse(row.guests) as MeetingRoom['guests'],
    agenda: (JSON.parse(row.agenda) as KeptItem[]).map(({ year, sequence, ...item }) => ({
      ...item,
      valid: item.valid,
      resolutionNo: resolutionNo(year, sequence),
    })),
    roll: JSON.parse(row.roll) as RollEntry[],
    minutes: JSON.parse(row.minutes) as Minutes[],
    chairAccount: row.chairAccount,
  }
}

/** The meeting room as it is now: after the end, with the quorum that was kept. */
export async function room(ctx: Context, id: string): Promise<MeetingRoom> {
  const { meeting, guests, agenda, roll, minutes } = await readMeeting(ctx, 'meeting:read', id)
  const live = meeting.quorum ?? quorumOf(votingRuleOf(meeting.kind), roll)
  return { meeting, guests, agenda, roll, live, minutes, version: meeting.version }
}

export async function calendar(ctx: Context, id: string): Promise<string> {
  const { meeting, agenda } = await readMeeting(ctx, 'meeting:read', id)
  return calendarOf(meeting, agenda, ctx.now)
}
