import type { Page } from '@alliance/contracts'
import type {
  Meeting,
  MeetingChange,
  MeetingState,
  NewMeeting,
  PartyOrganisationType,
} from '@alliance/contracts/membership'
import {
  after,
  audit,
  exactlyOne,
  holds,
  insertAll,
  keysOf,
  newId,
  pageFrom,
  Problem,
  type Context,
} from '@alliance/service-kit'
import { desc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { partyOrganisation } from '../party-organisations/party-organisations.table.ts'
import { partyOrganisationsWithin, reaches } from '../reach.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { tellRoll } from './meetings.notices.ts'
import { mayHold } from './meetings.rules.ts'
import { agendaItem, meeting } from './meetings.table.ts'
import { readMeeting } from './room.usecases.ts'
import { draw } from './roll.usecases.ts'

export const object = (id: string) => ({ type: 'meeting', id })
const {
  guests: _guests,
  createdAt: _created,
  updatedAt: _updated,
  sourceRef: _source,
  ...shown
} = getTableColumns(meeting)

interface ListQuery {
  limit: number
  cursor?: string
  partyOrganisationId?: string
  state?: MeetingState
}

/** A page of meetings, the latest day first. */
export async function list(
  ctx: Context,
  { limit, cursor, partyOrganisationId, state }: ListQuery,
): Promise<Page<Meeting>> {
  const conditions: SQL[] = [
    after([sql`held_on`, sql`meeting.id`], keysOf(cursor, ['string', 'string']), 'descending'),
    partyOrganisationsWithin(ctx, 'meeting:read', sql`meeting.party_organisation_id`),
  ]
  if (partyOrganisationId) conditions.push(sql`meeting.party_organisation_id = ${partyOrganisationId}`)
  if (state) conditions.push(sql`state = ${state}`)
  const rows = await ctx.db
    .select({
      ...shown,
      partyOrganisationName: sql<string>`party_organisation.name`.as('party_organisation_name'),
      chairName: sql<string | null>`(SELECT name FROM person WHERE id = meeting.chair_id)`.as('chair_name'),
    })
    .from(meeting)
    .innerJoin(partyOrganisation, eq(partyOrganisation.id, meeting.partyOrganisationId))
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(meeting.heldOn), desc(meeting.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.heldOn, row.id],
    (row) => row,
  )
}

/**
 * Calls a meeting and draws its roll as of its date; it is drawn again when the meeting opens.
 *
 * @throws Problem `party_organisation.unknown`, `party_organisation.dissolved`, `meeting.kind`, `meeting.not_on_roll`
 *   for a chair who is not expected there
 */
export async function call(ctx: Context, { agenda, ...input }: NewMeeting): Promise<Meeting> {
  refuseMarkings({
    '/title': input.title,
    '/place': input.place,
    ...Object.fromEntries(agenda.map(({ title }, i) => [`/agenda/${i}/title`, title])),
  })
  const [found] = await ctx.db.all<{
    type: PartyOrganisationType
    name: string
    dissolvedOn: string | null
    chairName: string | null
  }>(sql`
    SELECT type, name, dissolved_on AS dissolvedOn, (SELECT name FROM person WHERE id = ${input.chairId}) AS chairName
    FROM party_organisation p WHERE id = ${input.partyOrganisationId} AND ${reaches(ctx, 'meeting:write', sql`p`)}`)
  if (!found) throw new Problem('party_organisation.unknown')
  if (found.dissolvedOn !== null && found.dissolvedOn <= input.heldOn)
    throw new Problem('party_organisation.dissolved')
  if (!mayHold(found.type, input.kind)) throw new Problem('meeting.kind')
  const id = newId('meeting', new Date(ctx.now))
  const made = { id, ...input, state: 'called' as const, quorum: null, version: 1 }
  const { guests: _, sourceRef: __, ...seen } = made
  const outcome = { ...seen, partyOrganisationName: found.name, chairName: found.chairName }
  return ctx.commit(
    outcome,
    ctx.db.insert(meeting).values({ ...made, createdAt: ctx.now, updatedAt: ctx.now }),
    insertAll(
      ctx,
      agendaItem,
      agenda.map((item, i) => ({
        ...item,
        meetingId: id,
        number: i + 1,
        partyOrganisationId: input.partyOrganisationId,
      })),
    ),
    draw({ ...made, type: found.type }),
    input.chairId === null ? [] : holds(isExpected(id, input.chairId), 'meeting.not_on_roll'),
    tellRoll(ctx, 'called', outcome),
    audit('meeting.call', object(id), {
      kind: input.kind,
      heldOn: input.heldOn,
      provenance: input.provenance,
    }),
  )
}

const isExpected = (id: string, personId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM roll_entry WHERE meeting_id = ${id} AND person_id = ${personId} AND standing <> 'removed')`

const isMoved = (before: Meeting, after: Meeting): boolean =>
  (['heldOn', 'startsAt', 'place'] as const).some((field) => before[field] !== after[field])

/** Changes a meeting that was called and has not begun. Another date draws the roll anew. */
export async function update(ctx: Context, id: string, change: MeetingChange): Promise<Meeting> {
  refuseMarkings({ '/title': change.title, '/place': change.place })
  const { meeting: current, type } = await readMeeting(ctx, 'meeting:write', id)
  if (current.state !== 'called') throw new Problem('meeting.state')
  const { guests, ...visible } = change
  const expectedVersion = ctx.expectedVersion ?? current.version
  const changed = { ...current, ...visible, version: expectedVersion + 1 }
  return ctx.commit(
    changed,
    exactlyOne(
      ctx.db
        .update(meeting)
        .set({ ...visible, ...(guests ? { guests } : {}), version: changed.version, updatedAt: ctx.now })
        .where(sql`id = ${id} AND version = ${expectedVersion} AND state = 'called'`),
      'version.stale',
    ),
    changed.heldOn === current.heldOn ? [] : draw({ ...changed, type }),
    isMoved(current, changed) ? tellRoll(ctx, 'changed', changed) : [],
    audit('meeting.update', object(id), { fields: Object.keys(change) }),
  )
}
