import type { BranchPoints } from '@alliance/contracts/events'
import { audit, Problem, reachOf, covers, unique, type Context, type Place } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { membership } from '../membership.ts'
import { accountOf, type SumRow } from './points.queries.ts'
import { objectionsUntil, periodOf, periodsOf, periodState } from './points.rules.ts'
import { pointPeriod } from './points.table.ts'

interface Branch {
  id: string
  name: string
  path: string
}

/** A Party organisation that the principal reaches. */
export async function branchWithin(
  ctx: Context,
  permission: 'points:read' | 'points:write',
  id: string,
): Promise<Branch & { place: Place }> {
  const [row] = await ctx.db.all<Branch>(
    sql`SELECT id, name, path FROM known_party_organisation WHERE id = ${id}`,
  )
  const place = { orgs: row?.path.split('/').filter(Boolean) ?? [] }
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach(permission, place)
  return { ...row, place }
}

/** A branch in a year. Scores by name are for who runs it: individual standing never leaves the branch (§2.9). */
export async function board(
  ctx: Context,
  id: string,
  { year = Number(ctx.today.slice(0, 4)) }: { year?: number },
): Promise<BranchPoints> {
  const branch = await branchWithin(ctx, 'points:read', id)
  const found = await membership().rollOn(id, ctx.today)
  if (!found.ok) throw new Problem('resource.not_found')
  const names = new Map(found.value.map(({ personId, displayName }) => [personId, displayName]))
  const roll = JSON.stringify([...names.keys()])
  const periods = periodsOf(year, ctx.today)
  const [kept] = await ctx.db.all<{ sums: string; periods: string }>(sql`SELECT
    (SELECT json_group_array(json_object('personId', v.person_id, 'rule', t.rule, 'points', t.points)) FROM
      (SELECT value AS person_id, value AS id FROM json_each(${roll})
        UNION SELECT m.stays_as, m.id FROM json_each(${roll}) named CROSS JOIN known_person m ON m.stays_as = named.value) v
      CROSS JOIN point_total t ON t.person_id = v.id AND t.year = ${year}) AS sums,
    (SELECT json_group_array(json_object('period', v.value, 'confirmedAt', p.confirmed_at, 'confirmedBy', p.confirmed_by,
        'objectionsUntil', p.objections_until,
        'entries', (SELECT count(*) FROM point_entry e WHERE e.party_organisation_id = ${id} AND e.period = v.value),
        'openObjections', (SELECT count(*) FROM point_objection o
          WHERE o.party_organisation_id = ${id} AND o.period = v.value AND o.state = 'open')))
      FROM json_each(${JSON.stringify(periods)}) v LEFT JOIN point_period p
        ON p.party_organisation_id = ${id} AND p.period = v.value) AS periods`)
  const sums = Map.groupBy(JSON.parse(kept!.sums) as (SumRow & { personId: string })[], (sum) => sum.personId)
  const members = [...names].map(([personId, name]) => {
    const { score, band } = accountOf(year, sums.get(personId) ?? [])
    return { personId, name, score, band }
  })
  const bands = { excellent: 0, good: 0, qualified: 0, talk: 0 }
  for (const { band } of members) bands[band] += 1
  return {
    partyOrganisationId: id,
    name: branch.name,
    year,
    bands,
    members: covers(reachOf(ctx.principal, 'points:write'), branch.place)
      ? members.sort((a, b) => a.name.localeCompare(b.name, 'zh'))
      : null,
    periods: (JSON.parse(kept!.periods) as Omit<BranchPoints['periods'][number], 'state'>[]).map((row) => ({
      ...row,
      state: periodState(
        row.period,
        row.objectionsUntil === null
          ? null
          : { objectionsUntil: row.objectionsUntil, openObjections: row.openObjections },
        ctx.today,
      ),
    })),
  }
}

/** Confirms a quarter that is over: from now on what belongs to it is entered to the present one. */
export async function confirmPeriod(
  ctx: Context,
  id: string,
  period: string,
): Promise<{ period: string; objectionsUntil: string }> {
  await branchWithin(ctx, 'points:write', id)
  if (period >= periodOf(ctx.today)) throw new Problem('points.running')
  const made = { period, objectionsUntil: objectionsUntil(ctx.today) }
  return ctx.commit(
    made,
    unique(
      'point_period.party_organisation_id, point_period.period',
      'points.confirmed',
      ctx.db.insert(pointPeriod).values({
        ...made,
        partyOrganisationId: id,
        confirmedAt: ctx.now,
        confirmedById: ctx.principal.id,
        confirmedBy: ctx.principal.name,
      }),
    ),
    audit('points.confirm', { type: 'party-organisation', id }, made),
  )
}
