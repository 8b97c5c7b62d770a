import {
  calendarLinksAtMost,
  type CalendarLink,
  type CalendarLinkMade,
  type CalendarOf,
  type NewCalendarLink,
} from '@alliance/contracts/events'
import {
  audit,
  exactlyOne,
  holds,
  newId,
  Problem,
  sha256Hex,
  unique,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { nameOfTag, tagOf } from './calendars.queries.ts'
import { calendarLink } from './calendars.table.ts'

const object = (id: string) => ({ type: 'calendar-link', id })

/** 256 random bits, as an address may carry them. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
}
const pathOf = (token: string): string => `/api/v1/events/calendars/${token}.ics`

interface Shown {
  id: string
  tag: string
  name: string | null
  hint: string
  createdAt: string
  renewedAt: string
}

function asLink({ tag, name, ...row }: Shown): CalendarLink {
  const [of, subjectId = null] = tag.split(':') as [CalendarOf, string?]
  return { ...row, of, subjectId, subjectName: name }
}

const shown = sql`l.id, l.tag, ${nameOfTag(sql`l.tag`)} AS name, l.hint, l.created_at AS createdAt, l.renewed_at AS renewedAt`

export async function list(ctx: Context): Promise<CalendarLink[]> {
  const rows = await ctx.db.all<Shown>(
    sql`SELECT ${shown} FROM calendar_link l WHERE l.account_id = ${ctx.principal.id} ORDER BY l.tag`,
  )
  return rows.map(asLink)
}

/**
 * Makes a link to one’s own activities, to those of a host, or of a series. Its address is given once and kept as a
 * hash.
 *
 * @throws Problem `access.denied` for a partner’s system, `activity.host_unknown`, `series.unknown`,
 *   `calendar_link.exists`, `calendar_link.too_many`
 */
export async function create(ctx: Context, input: NewCalendarLink): Promise<CalendarLinkMade> {
  if (ctx.principal.kind !== 'person') throw new Problem('access.denied')
  const tag = tagOf(input)
  const name = await nameFor(ctx, tag)
  const token = newToken()
  const row: Shown = {
    id: newId('calendarLink', new Date(ctx.now)),
    tag,
    name,
    hint: token.slice(-4),
    createdAt: ctx.now,
    renewedAt: ctx.now,
  }
  const { name: _name, ...kept } = row
  return ctx.commit(
    { link: asLink(row), path: pathOf(token) },
    unique(
      'calendar_link.account_id, calendar_link.tag',
      'calendar_link.exists',
      ctx.db.insert(calendarLink).values({
        ...kept,
        accountId: ctx.principal.id,
        tokenHash: await sha256Hex(token),
        language: ctx.language,
      }),
    ),
    holds(
      sql`(SELECT count(*) FROM calendar_link WHERE account_id = ${ctx.principal.id}) <= ${calendarLinksAtMost}`,
      'calendar_link.too_many',
    ),
    audit('calendar-link.create', object(row.id), { tag }),
  )
}

async function nameFor(ctx: Context, tag: string): Promise<string | null> {
  if (tag === 'mine') return null
  const [row] = await ctx.db.all<{ name: string | null }>(sql`SELECT ${nameOfTag(sql`${tag}`)} AS name`)
  if (row!.name === null)
    throw new Problem(tag.startsWith('host:') ? 'activity.host_unknown' : 'series.unknown')
  return row!.name
}

/** Gives one’s link a new address. Who has the old one sees nothing any more. */
export async function renew(ctx: Context, id: string): Promise<CalendarLinkMade> {
  const [row] = await ctx.db.all<Shown>(
    sql`SELECT ${shown} FROM calendar_link l WHERE l.id = ${id} AND l.account_id = ${ctx.principal.id}`,
  )
  if (!row) throw new Problem('resource.not_found')
  const token = newToken()
  const renewed = { hint: token.slice(-4), renewedAt: ctx.now }
  return ctx.commit(
    { link: asLink({ ...row, ...renewed }), path: pathOf(token) },
    exactlyOne(
      ctx.db
        .update(calendarLink)
        .set({ ...renewed, tokenHash: await sha256Hex(token), language: ctx.language })
        .where(sql`id = ${id} AND account_id = ${ctx.principal.id}`),
      'resource.not_found',
    ),
    audit('calendar-link.renew', object(id)),
  )
}

export const revoke = (ctx: Context, id: string): Promise<null> =>
  ctx.commit(
    null,
    exactlyOne(
      ctx.db.delete(calendarLink).where(sql`id = ${id} AND account_id = ${ctx.principal.id}`),
      'resource.not_found',
    ),
    audit('calendar-link.revoke', object(id)),
  )
