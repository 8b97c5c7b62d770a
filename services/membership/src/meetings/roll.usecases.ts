import type { Marks, MeetingKind, PartyOrganisationType } from '@alliance/contracts/membership'
import { audit, exactly, exactlyOne, Problem, type Context, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'
import { reaches } from '../reach.ts'
import { fits, isFunctional, isOfPosts } from './meetings.rules.ts'

interface Drawing {
  id: string
  kind: MeetingKind
  heldOn: string
  partyOrganisationId: string
  type: PartyOrganisationType
}

/** Who is expected on a date, as (person_id, standing, reason): the holders of posts, or the members here and below. */
function expected({ kind, heldOn, partyOrganisationId, type }: Drawing): SQL {
  if (isOfPosts(kind))
    return sql`SELECT DISTINCT person_id, 'voting' AS standing, 'post_holder' AS reason FROM post
      WHERE party_organisation_id = ${partyOrganisationId} AND ${holdsOn(sql`post`, heldOn)}`
  // A cross join keeps the order: to group by person, SQLite would else walk the affiliations of everyone.
  const isFull = sql`max(a.status = 'full')`
  return sql`WITH RECURSIVE below(id) AS (
      SELECT ${partyOrganisationId}
      UNION SELECT e.child_id FROM below CROSS JOIN edge e ON e.parent_id = below.id AND e.tree = 'formal'
        AND ${holdsOn(sql`e`, heldOn)})
    SELECT a.person_id, iif(${isFull}, 'voting', 'attending') AS standing,
      iif(${isFull}, 'full_member', 'probationary_member') AS reason
    FROM below CROSS JOIN affiliation a ON a.party_organisation_id = below.id
      AND a.kind = ${isFunctional(type) ? 'functional' : 'formal'} AND ${holdsOn(sql`a`, heldOn)}
    WHERE true GROUP BY a.person_id`
}

/**
 * Draws the roll as of the meeting’s date. Drawn again, who is new is added, and who is no longer expected stays with
 * the reason.
 */
export const draw =
  (meeting: Drawing): Write =>
  (ctx) => [
    ctx.db.run(sql`INSERT INTO roll_entry (meeting_id, person_id, standing, reason, attendance)
      SELECT ${meeting.id}, person_id, standing, reason, 'unmarked' FROM (${expected(meeting)}) WHERE true
      ON CONFLICT DO UPDATE SET standing = excluded.standing, reason = excluded.reason`),
    ctx.db.run(sql`UPDATE roll_entry SET standing = 'removed', reason = 'no_longer_on_roll'
      WHERE meeting_id = ${meeting.id} AND person_id NOT IN (SELECT person_id FROM (${expected(meeting)}))`),
  ]

/**
 * Marks attendance. Two recorders may mark at once: the later mark of a person stands, and no mark is taken once the
 * meeting has ended.
 */
export async function mark(ctx: Context, id: string, { marks }: Marks): Promise<{ marked: number }> {
  const faults = marks.flatMap(({ attendance, absenceReason }, i) =>
    fits(attendance, absenceReason)
      ? []
      : [
          {
            pointer: `/marks/${i}/absenceReason`,
            code: absenceReason === null ? 'required' : 'format',
          } as const,
        ],
  )
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
  const [found] = await ctx.db.all<{ state: string; elects: number }>(sql`
    SELECT m.state, m.kind = 'election_meeting'
      OR EXISTS (SELECT 1 FROM agenda_item i WHERE i.meeting_id = m.id AND i.kind = 'election') AS elects
    FROM meeting m JOIN party_organisation p ON p.id = m.party_organisation_id
    WHERE m.id = ${id} AND ${reaches(ctx, 'meeting:write', sql`p`)}`)
  if (!found) throw new Problem('resource.not_found')
  const { state, elects } = found
  const isAhead = marks.every(({ attendance }) => attendance !== 'present' && attendance !== 'absent')
  if (state !== 'open' && !(state === 'called' && isAhead)) throw new Problem('meeting.state')
  if (!elects && marks.some(({ attendance }) => attendance === 'not_counted'))
    throw new Problem('meeting.not_election')
  return ctx.commit(
    { marked: marks.length },
    exactlyOne(
      ctx.db.run(sql`UPDATE meeting SET version = version + 1, updated_at = ${ctx.now}
        WHERE id = ${id} AND state = ${state}`),
      'meeting.state',
    ),
    exactly(
      marks.length,
      ctx.db.run(sql`UPDATE roll_entry SET attendance = m.value ->> 'attendance',
          absence_reason = m.value ->> 'absenceReason', marked_at = ${ctx.now}, marked_by = ${ctx.principal.id}
        FROM json_each(${JSON.stringify(marks)}) m
        WHERE meeting_id = ${id} AND person_id = m.value ->> 'personId' AND standing <> 'removed'`),
      'meeting.not_on_roll',
    ),
    audit(
      'meeting.mark',
      { type: 'meeting', id },
      { marks: marks.map(({ personId, attendance }) => [personId, attendance]) },
    ),
  )
}
