import type { Minutes } from '@alliance/contracts/membership'
import { audit, exactlyOne, Problem, unique, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { persistently } from '../imports/persistently.ts'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { object } from './meetings.usecases.ts'
import { minutes as table } from './meetings.table.ts'
import { readMeeting } from './room.usecases.ts'

/**
 * Writes the minutes of a meeting that has ended. What is there is corrected by a new version, which the chair
 * confirms anew.
 *
 * @throws Problem `request.invalid` for a marking of secrecy, `meeting.state` before the end
 */
export function write(ctx: Context, id: string, text: string): Promise<Minutes> {
  refuseMarkings({ '/text': text })
  return persistently(async () => {
    const { meeting, minutes } = await readMeeting(ctx, 'meeting:write', id)
    if (meeting.state !== 'closed' && meeting.state !== 'confirmed') throw new Problem('meeting.state')
    const version: Minutes = {
      number: (minutes[0]?.number ?? 0) + 1,
      text,
      writtenAt: ctx.now,
      writtenBy: ctx.principal.name,
      confirmedAt: null,
      confirmedBy: null,
    }
    return ctx.commit(
      version,
      unique(
        'minutes.meeting_id, minutes.number',
        'version.stale',
        ctx.db.insert(table).values({ meetingId: id, ...version }),
      ),
      ctx.db.run(
        sql`UPDATE meeting SET state = 'closed', version = version + 1, updated_at = ${ctx.now} WHERE id = ${id}`,
      ),
      audit('meeting.write_minutes', object(id), { number: version.number }),
    )
  })
}

/**
 * Confirms the newest version: the chair with their own account, or, where the chair has none, the recorder on the
 * signed copy.
 *
 * @throws Problem `meeting.minutes_superseded`, `meeting.chair_only`, `meeting.state`
 */
export async function confirm(ctx: Context, id: string, number: number): Promise<Minutes> {
  const { meeting, minutes, chairAccount } = await readMeeting(ctx, 'meeting:write', id)
  const version = minutes.find((each) => each.number === number)
  if (!version) throw new Problem('resource.not_found')
  if (minutes[0]!.number !== number) throw new Problem('meeting.minutes_superseded')
  if (meeting.state !== 'closed') throw new Problem('meeting.state')
  if (chairAccount !== null && chairAccount !== ctx.principal.id) throw new Problem('meeting.chair_only')
  const confirmed = { confirmedAt: ctx.now, confirmedBy: ctx.principal.name }
  return ctx.commit(
    { ...version, ...confirmed },
    exactlyOne(
      ctx.db.run(sql`UPDATE meeting SET state = 'confirmed', version = version + 1, updated_at = ${ctx.now}
        WHERE id = ${id} AND state = 'closed' AND version = ${meeting.version}`),
      'meeting.minutes_superseded',
    ),
    ctx.db
      .update(table)
      .set(confirmed)
      .where(sql`meeting_id = ${id} AND number = ${number}`),
    audit('meeting.confirm_minutes', object(id), { number, asChair: chairAccount !== null }),
  )
}
