import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type {
  AbsenceReason,
  AgendaKind,
  Attendance,
  MeetingKind,
  MeetingState,
  NewMeeting,
  Quorum,
  Standing,
  StandingReason,
  VoteReceipt,
} from '@alliance/contracts/membership'
import { partyOrganisation } from '../party-organisations/party-organisations.table.ts'
import { person } from '../people/people.table.ts'
import { originColumns, timeColumns } from '../provenance.ts'

export const meeting = sqliteTable(
  'meeting',
  {
    id: text().primaryKey(),
    partyOrganisationId: text()
      .notNull()
      .references(() => partyOrganisation.id, { onDelete: 'restrict' }),
    kind: text().$type<MeetingKind>().notNull(),
    title: text().notNull(),
    heldOn: text().notNull(),
    startsAt: text().notNull(),
    minutesPlanned: integer().notNull(),
    place: text().notNull(),
    chairId: text().references(() => person.id, { onDelete: 'restrict' }),
    state: text().$type<MeetingState>().notNull(),
    guests: text({ mode: 'json' }).$type<NewMeeting['guests']>().notNull(),
    /** What attendance came to at the end; kept as it was judged then. */
    quorum: text({ mode: 'json' }).$type<Quorum>(),
    ...originColumns,
    ...timeColumns,
  },
  (table) => [
    index('meeting_chair')
      .on(table.chairId)
      .where(sql`chair_id IS NOT NULL`),
    index('meeting_day').on(table.heldOn, table.id),
    index('meeting_state').on(table.state, table.heldOn, table.id),
    index('meeting_party_organisation').on(table.partyOrganisationId, table.heldOn, table.id),
    index('meeting_party_organisation_state').on(
      table.partyOrganisationId,
      table.state,
      table.heldOn,
      table.id,
    ),
  ],
)

/** Votes are kept as counts in the receipt; nobody's own vote is kept anywhere. */
export const agendaItem = sqliteTable(
  'agenda_item',
  {
    meetingId: text()
      .notNull()
      .references(() => meeting.id, { onDelete: 'restrict' }),
    number: integer().notNull(),
    kind: text().$type<AgendaKind>().notNull(),
    title: text().notNull(),
    development: integer({ mode: 'boolean' }).notNull(),
    seats: integer(),
    vote: text({ mode: 'json' }).$type<VoteReceipt>(),
    valid: integer({ mode: 'boolean' }),
    /** Resolutions are numbered for each Party organisation and year, at the end of the meeting. */
    partyOrganisationId: text().notNull(),
    resolutionYear: integer(),
    resolutionSequence: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.number] }),
    uniqueIndex('agenda_item_resolution')
      .on(table.partyOrganisationId, table.resolutionYear, table.resolutionSequence)
      .where(sql`resolution_sequence IS NOT NULL`),
  ],
)

/** Who was expected, drawn from affiliations or posts as of the meeting's date, and who came. */
export const rollEntry = sqliteTable(
  'roll_entry',
  {
    meetingId: text()
      .notNull()
      .references(() => meeting.id, { onDelete: 'restrict' }),
    personId: text()
      .notNull()
      .references(() => person.id, { onDelete: 'restrict' }),
    standing: text().$type<Standing>().notNull(),
    reason: text().$type<StandingReason>().notNull(),
    attendance: text().$type<Attendance>().notNull(),
    absenceReason: text().$type<AbsenceReason>(),
    markedAt: text(),
    markedBy: text(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.personId] }),
    index('roll_entry_person').on(table.personId),
  ],
)

/** Minutes are corrected by a new version; a version that was written is never changed. */
export const minutes = sqliteTable(
  'minutes',
  {
    meetingId: text()
      .notNull()
      .references(() => meeting.id, { onDelete: 'restrict' }),
    number: integer().notNull(),
    text: text().notNull(),
    writtenAt: text().notNull(),
    writtenBy: text().notNull(),
    confirmedAt: text(),
    confirmedBy: text(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.number] })],
)
