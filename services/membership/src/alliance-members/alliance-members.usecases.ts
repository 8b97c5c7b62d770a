import type { Page } from '@alliance/contracts'
import type { AllianceMember, NewAllianceMember } from '@alliance/contracts/membership'
import { after, holds, keysOf, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { organisation } from '../organisations/organisations.table.ts'
import { admitting } from './admitting.usecases.ts'
import { standingOn } from './standing.queries.ts'
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
    .select({
      ...columns,
      organisationName: sql<string>`organisation.name`.as('organisation_name'),
      standing: standingOn(sql`alliance_member`, asOf ?? ctx.today).as('standing'),
    })
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

/**
 * Records an admission that was decided elsewhere. An organisation that has applied is admitted by its application.
 *
 * @throws Problem `organisation.unknown`, `member.duplicate`, `member_application.open`, `request.invalid` at
 *   `/admittedOn` for a day to come
 */
export async function admit(ctx: Context, input: NewAllianceMember): Promise<AllianceMember> {
  if (ctx.reach('member:write') !== 'everywhere') throw new Problem('access.denied')
  if (input.admittedOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/admittedOn', code: 'date.future' }] })
  return admitting(ctx, input, (member) => ({
    outcome: member,
    alongside: [
      holds(
        sql`NOT EXISTS (SELECT 1 FROM member_application WHERE organisation_id = ${input.organisationId}
          AND submitted_on IS NOT NULL AND ended_on IS NULL)`,
        'member_application.open',
      ),
    ],
  }))
}
