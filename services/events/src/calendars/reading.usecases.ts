import { addDays } from '@alliance/calendar'
import { oneTrip, Problem, sha256Hex, type Context, type Language } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { identity } from '../identity.ts'
import { asDated, datedColumns, nameOfTag, type DatedRow } from './calendars.queries.ts'
import { eventOf, nameOfMine } from './calendars.rules.ts'
import { writeCalendar } from './ical.rules.ts'

const shownDaysBack = 90
const shownAtMost = 500

/** A published activity as a calendar file. */
export async function activityCalendar(ctx: Context, id: string, home: string): Promise<string> {
  const [row] = await ctx.db.all<DatedRow>(
    sql`SELECT ${datedColumns} FROM activity a WHERE a.id = ${id} AND a.visible = 1`,
  )
  if (!row) throw new Problem('resource.not_found')
  return writeCalendar({ name: row.title, events: [eventOf(asDated(row), ctx.language, home)] })
}

interface LinkRow {
  accountId: string
  tag: string
  language: Language
  name: string | null
}

/**
 * What a link shows: activities from three months back. What was cancelled stays in it as such, for programs to take
 * it back. A link of an account that is no longer in use shows nothing.
 */
export async function linkedCalendar(ctx: Context, token: string, home: string): Promise<string> {
  const link = sql`calendar_link l WHERE l.token_hash = ${await sha256Hex(token)}`
  const since = addDays(ctx.today, -shownDaysBack)
  const [links, own, tagged] = (await oneTrip(
    ctx,
    sql`SELECT l.account_id AS accountId, l.tag, l.language, ${nameOfTag(sql`l.tag`)} AS name FROM ${link}`,
    sql`SELECT ${datedColumns}, r.state AS "registrationState", coalesce(r.decided_at, r.registered_at) AS "registrationAt"
      FROM (SELECT account_id FROM ${link} AND l.tag = 'mine') linked
        CROSS JOIN known_person k ON k.account_id = linked.account_id
        CROSS JOIN registration r ON r.person_id = k.id CROSS JOIN activity a ON a.id = r.activity_id
      WHERE r.state IN ('pending', 'confirmed', 'waiting', 'offered', 'cancelled') AND a.starts_at >= ${since}
      ORDER BY r.id DESC LIMIT ${shownAtMost}`,
    sql`SELECT ${datedColumns} FROM (SELECT tag FROM ${link}) linked
        CROSS JOIN activity_tag t ON t.tag = linked.tag AND t.starts_at >= ${since}
        CROSS JOIN activity a ON a.id = t.activity_id
      WHERE a.visible = 1 ORDER BY t.starts_at LIMIT ${shownAtMost}`,
  )) as unknown as [LinkRow[], DatedRow[], DatedRow[]]
  const [found] = links
  if (!found || !(await identity().accountInUse(found.accountId))) throw new Problem('resource.not_found')
  const { language } = found
  return writeCalendar({
    name: found.name ?? nameOfMine(language),
    events: [...own, ...tagged].map((row) => eventOf(asDated(row), language, home)),
  })
}
