import type { Page } from '@alliance/contracts'
import type { ActivityKind, NewSeries, Recurrence, Series, SeriesChange } from '@alliance/contracts/events'
import {
  after,
  audit,
  difference,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  type Context,
} from '@alliance/service-kit'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { and, eq, sql, type SQL } from 'drizzle-orm'
import { hostsIn, hostsNamed } from '../activities/activities.queries.ts'
import { contentFaults } from '../activities/content.rules.ts'
import { mustHost } from '../activities/drafting.usecases.ts'
import { covers, reachOrNone } from '../reach.ts'
import { planFaults } from '../registrations/plan.rules.ts'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { monthOf } from './occurrences.rules.ts'
import { series, type SeriesRow } from './series.table.ts'

const object = (id: string) => ({ type: 'series', id })
const columns = sql`${columnsOf(series, 's')}, coalesce(
    (SELECT name FROM known_organisation WHERE id = s.owner_id), (SELECT name FROM known_party_organisation WHERE id = s.owner_id), s.owner_id) AS "ownerName",
  (SELECT path FROM known_party_organisation WHERE id = s.owner_id) AS path`

interface Read {
  row: SeriesRow
  ownerName: string
  path: string | null
}

const asRead = (raw: Record<string, unknown>): Read => ({
  row: asRow(series, raw),
  ownerName: raw.ownerName as string,
  path: raw.path as string | null,
})
const asSeries = ({ row: { nextOccurrence: _next, ...row }, ownerName }: Read): Series =>
  ({ ...row, ownerName }) as Series

interface ListQuery {
  limit: number
  cursor?: string
  kind?: ActivityKind
}

/** A page of series, the last made first. */
export async function list(ctx: Context, { limit, cursor, kind }: ListQuery): Promise<Page<Series>> {
  const conditions: SQL[] = [after([sql`s.id`], keysOf(cursor, ['string']), 'descending')]
  if (kind) conditions.push(sql`s.kind = ${kind}`)
  const rows = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${columns} FROM series s
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY s.id DESC LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id as string],
    (row) => asSeries(asRead(row)),
  )
}

async function read(ctx: Context, id: string): Promise<Read> {
  const [raw] = await ctx.db.all<Record<string, unknown>>(
    sql`SELECT ${columns} FROM series s WHERE s.id = ${id}`,
  )
  if (!raw) throw new Problem('resource.not_found')
  return asRead(raw)
}

export const get = async (ctx: Context, id: string): Promise<Series> => asSeries(await read(ctx, id))

const day = '2026-01-01T'
const instantOf = (minute: number) =>
  `${day}${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z`

/** @throws Problem `series.kind`, `request.invalid`: what the template drafts must be sound by itself */
function mustBeSound(kind: ActivityKind, name: string, recurrence: Recurrence | null): void {
  refuseMarkings({ '/name': name })
  if (recurrence === null) return
  const { template, startMinute, endMinute } = recurrence
  if (template.detail.kind !== kind) throw new Problem('series.kind')
  const times = { startsAt: instantOf(startMinute), endsAt: instantOf(endMinute) }
  const faults = [
    ...contentFaults({ ...template, ...times }).map((fault) =>
      fault.pointer === '/endsAt'
        ? { ...fault, pointer: '/recurrence/endMinute' }
        : { ...fault, pointer: `/recurrence/template${fault.pointer}` },
    ),
    ...planFaults(template.registration).map((fault) => ({
      ...fault,
      pointer: `/recurrence/template${fault.pointer}`,
    })),
    // Shifts and windows are instants: a template, which has no day, cannot hold them.
    ...(template.detail.kind === 'volunteering'
      ? [{ pointer: '/recurrence/template/detail', code: 'option' as const }]
      : []),
    ...(template.registration?.opensAt || template.registration?.closesAt
      ? [{ pointer: '/recurrence/template/registration', code: 'option' as const }]
      : []),
  ]
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
}

const firstMonth = (ctx: Context, recurrence: Recurrence | null): string | null => {
  if (recurrence === null) return null
  return monthOf(recurrence.from > ctx.today ? recurrence.from : ctx.today)
}

/** @throws Problem as `mustHost`, for the owner and the hosts of the template, and as `mustBeSound` */
export async function create(ctx: Context, input: NewSeries): Promise<Series> {
  mustBeSound(input.kind, input.name, input.recurrence)
  const asked = [{ id: input.ownerId, role: 'host' }, ...(input.recurrence?.template.hosts ?? [])]
  const [found] = await ctx.db.all<{ hosts: string }>(sql`SELECT ${hostsNamed(asked)} AS hosts`)
  const hosts = hostsIn(found!.hosts)
  mustHost(ctx, hosts)
  const row: SeriesRow = {
    id: newId('series', new Date(ctx.now)),
    ...input,
    lastNumber: 0,
    nextOccurrence: firstMonth(ctx, input.recurrence),
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    asSeries({ row, ownerName: hosts[0]!.name, path: null }),
    ctx.db.insert(series).values(row),
    audit('series.create', object(row.id), { kind: row.kind, name: row.name }),
  )
}

const audited = ['name', 'description', 'chainCode', 'numbered', 'recurrence'] as const

/** @throws Problem `series.numbering` for a series that gave numbers, and as `create` */
export async function update(ctx: Context, id: string, change: SeriesChange): Promise<Series> {
  const found = await read(ctx, id)
  const { row: current, path } = found
  if (!covers(reachOrNone(ctx, 'activity:write'), [{ id: current.ownerId, path }]))
    throw new Problem('resource.not_found')
  if (change.numbered === false && current.lastNumber > 0) throw new Problem('series.numbering')
  const row: SeriesRow = {
    ...current,
    ...change,
    nextOccurrence:
      change.recurrence === undefined
        ? current.nextOccurrence
        : change.recurrence === null
          ? null
          : (current.nextOccurrence ?? firstMonth(ctx, change.recurrence)),
    version: (ctx.expectedVersion ?? current.version) + 1,
    updatedAt: ctx.now,
  }
  mustBeSound(row.kind, row.name, row.recurrence)
  return ctx.commit(
    asSeries({ ...found, row }),
    exactlyOne(
      ctx.db
        .update(series)
        .set({ ...change, nextOccurrence: row.nextOccurrence, version: row.version, updatedAt: ctx.now })
        .where(and(eq(series.id, id), eq(series.version, row.version - 1))),
      'version.stale',
    ),
    audit('series.update', object(id), difference(current, row, audited)),
  )
}
