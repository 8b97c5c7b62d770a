import type { Page } from '@alliance/contracts'
import type { AllianceMember, NewAllianceMember } from '@alliance/contracts/membership'
import {
  after,
  audit,
  holds,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
} from '@alliance/service-kit'
import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { organisation } from '../organisations/organisations.table.ts'
import { counted } from '../tally.table.ts'
import { nextPlaque } from './alliance-members.rules.ts'
import { allianceMember } from './alliance-members.table.ts'

const { createdAt: _created, updatedAt: _updated, ...columns } = getTableColumns(allianceMember)

interface ListQuery {
  limit: number
  cursor?: string
  asOf?: string
  founding?: boolean
}

/**
 * A page of members by plaque number, past ones included unless a date is asked for. Who is a member is public, so
 * a right to read members is one to read them all.
 */
export async function list(
  ctx: Context,
  { limit, cursor, asOf, founding }: ListQuery,
): Promise<Page<AllianceMember>> {
  ctx.reach('member:read')
  const conditions: SQL[] = [
    after([sql`plaque_year`, sql`plaque_sequence`], keysOf(cursor, ['number', 'number'])),
  ]
  if (founding !== undefined) conditions.push(sql`founding = ${founding ? 1 : 0}`)
  if (asOf) conditions.push(sql`admitted_on <= ${asOf} AND (ended_on IS NULL OR ended_on > ${asOf})`)
  const rows = await ctx.db
    .select({ ...columns, organisationName: sql<string>`organisation.name`.as('organisation_name') })
    .from(allianceMember)
    .innerJoin(organisation, eq(organisation.id, allianceMember.organisationId))
    .where(sql.join(conditions, sql` AND `))
    .orderBy(allianceMember.plaqueYear, allianceMember.plaqueSequence)
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.plaqueYear, row.plaqueSequence],
    ({ plaqueYear: _year, plaqueSequence: _sequence, ...member }) => member,
  )
}

/** Admissions at once, at the most, that all find a number; each attempt admits at least one of them. */
const attempts = 40

/**
 * Records an admission and gives the next plaque number of its year. Its check character cannot be had in SQL, so
 * the number is made from what was read and the unique index decides: who comes second reads again.
 *
 * @throws Problem `organisation.unknown`, `member.duplicate`, `request.invalid` at `/admittedOn` for a day to come
 */
export async function admit(ctx: Context, input: NewAllianceMember): Promise<AllianceMember> {
  if (ctx.reach('member:write') !== 'everywhere') throw new Problem('access.denied')
  if (input.admittedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/admittedOn', code: 'date.future' }] })
  for (let attempt = 1; ; attempt++) {
    try {
      return await admitNext(ctx, input)
    } catch (error) {
      if (attempt === attempts || !(error instanceof Problem) || error.code !== 'service.unavailable')
        throw error
    }
  }
}

async function admitNext(ctx: Context, input: NewAllianceMember): Promise<AllianceMember> {
  const { organisationId, admittedOn } = input
  const [read] = await ctx.db.all<{ name: string | null; last: number }>(sql`
    SELECT (SELECT name FROM organisation WHERE id = ${organisationId}) AS name,
      coalesce((SELECT max(plaque_sequence) FROM alliance_member WHERE plaque_year = ${Number(admittedOn.slice(0, 4))}), 0) AS last`)
  const { name: organisationName, last } = read!
  if (organisationName === null) throw new Problem('organisation.unknown')
  const plaque = nextPlaque(admittedOn, last)
  const member = {
    id: newId('allianceMember', new Date(ctx.now)),
    ...input,
    plaqueNo: plaque.plaqueNo,
    endedOn: null,
    version: 1,
  }
  return ctx.commit(
    { ...member, organisationName },
    holds(
      sql`NOT EXISTS (SELECT 1 FROM alliance_member WHERE organisation_id = ${organisationId} AND (ended_on IS NULL OR ended_on > ${admittedOn}))`,
      'member.duplicate',
    ),
    unique(
      'alliance_member.plaque_year, alliance_member.plaque_sequence',
      'service.unavailable',
      ctx.db.insert(allianceMember).values({ ...member, ...plaque, createdAt: ctx.now, updatedAt: ctx.now }),
    ),
    counted('members', admittedOn, 1),
    audit(
      'member.admit',
      { type: 'alliance-member', id: member.id },
      { organisationId, plaqueNo: plaque.plaqueNo, provenance: input.provenance },
    ),
  )
}
