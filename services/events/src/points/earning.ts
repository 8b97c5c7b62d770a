import type { ActivityDetail, AttendanceOutcome, PointRule } from '@alliance/contracts/events'
import { holds, insertAll, newId, unique, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { membership } from '../membership.ts'
import { carriesPoints, earned, periodOf, ruleOf, scheme, yearOf } from './points.rules.ts'
import { pointEntry } from './points.table.ts'

/** A record of attendance that is being written, and the rows that rest on the one before it. */
export interface Recorded {
  attendanceId: string
  registrationId: string
  personId: string
  outcome: AttendanceOutcome
  entries: Standing[]
}
/** A row of the ledger that nothing reversed. */
export interface Standing {
  id: string
  rule: PointRule
  points: number
  partyOrganisationId: string
}

interface At {
  activityId: string
  detail: ActivityDetail
  occurredOn: string
}

/**
 * The rows that records of attendance are worth to members of the Party, and the reversal of what an earlier record was
 * worth; for the batch of the records. What belongs to a quarter that was confirmed is entered to the present one.
 */
export async function earning(ctx: Context, at: At, records: readonly Recorded[]): Promise<Write[]> {
  const reversed = records.flatMap((record) => record.entries.map((entry) => ({ record, entry })))
  const gains = records.flatMap((record) => earned(at.detail, record).map((rule) => ({ record, rule })))
  if (!carriesPoints(at.detail) || (gains.length === 0 && reversed.length === 0)) return []
  const homes = await homesOf(
    ctx,
    at.occurredOn,
    gains.map(({ record }) => record.personId),
  )
  const occurred = periodOf(at.occurredOn)
  const closed = await closedOf(ctx, occurred, [
    ...homes.values(),
    ...reversed.map(({ entry }) => entry.partyOrganisationId),
  ])
  const placed = (record: Recorded, partyOrganisationId: string) => {
    const period = closed.has(partyOrganisationId) ? periodOf(ctx.today) : occurred
    return {
      id: newId('pointEntry', new Date(ctx.now)),
      personId: record.personId,
      partyOrganisationId,
      period,
      year: yearOf(period),
      version: scheme.version,
      attendanceId: record.attendanceId,
      registrationId: record.registrationId,
      activityId: at.activityId,
      occurredOn: at.occurredOn,
      madeAt: ctx.now,
      madeById: ctx.principal.id,
      madeBy: ctx.principal.name,
    }
  }
  const reversals = reversed.map(({ record, entry }) => ({
    ...placed(record, entry.partyOrganisationId),
    rule: entry.rule,
    points: -entry.points,
    earned: -entry.points,
    cap: ruleOf(entry.rule).cap,
    reverses: entry.id,
  }))
  const fresh = gains.flatMap(({ record, rule }) => {
    const home = homes.get(record.personId)
    const { points, cap } = ruleOf(rule)
    return home === undefined ? [] : [{ ...placed(record, home), rule, earned: points, cap }]
  })
  return [
    stillOpen([...reversals, ...fresh]),
    (inner) =>
      insertAll(inner, pointEntry, reversals).map((statement) =>
        unique('point_entry.reverses', 'points.reversed', statement),
      ),
    ctx.db.run(entering(JSON.stringify(fresh))),
  ]
}

/** Enters rows up to what is left of their rules’ caps; the sums are those the rows before left. */
const entering = (rows: string) => sql`
  INSERT INTO point_entry (id, person_id, party_organisation_id, period, year, rule, version, points, earned, cap,
    attendance_id, registration_id, activity_id, occurred_on, made_at, made_by_id, made_by)
  SELECT v.value ->> 'id', v.value ->> 'personId', v.value ->> 'partyOrganisationId', v.value ->> 'period', v.value ->> 'year',
    v.value ->> 'rule', v.value ->> 'version',
    iif(v.value ->> 'cap' IS NULL, v.value ->> 'earned',
      max(0, min(v.value ->> 'earned', (v.value ->> 'cap') - coalesce((SELECT t.points FROM point_total t
        WHERE t.person_id = v.value ->> 'personId' AND t.year = v.value ->> 'year' AND t.rule = v.value ->> 'rule'), 0)))),
    v.value ->> 'earned', v.value ->> 'cap', v.value ->> 'attendanceId', v.value ->> 'registrationId',
    v.value ->> 'activityId', v.value ->> 'occurredOn', v.value ->> 'madeAt', v.value ->> 'madeById', v.value ->> 'madeBy'
  FROM json_each(${rows}) v WHERE true`

/** Undoes the batch when a quarter that rows are entered to was confirmed meanwhile. */
function stillOpen(rows: readonly { partyOrganisationId: string; period: string }[]): Write {
  const places = JSON.stringify(rows.map(({ partyOrganisationId, period }) => [partyOrganisationId, period]))
  return holds(
    sql`NOT EXISTS (SELECT 1 FROM json_each(${places}) v JOIN point_period p
      ON p.party_organisation_id = v.value ->> 0 AND p.period = v.value ->> 1)`,
    'points.confirmed',
  )
}

/** The branch of each person's formal affiliation on a day; who has none earns no points. */
export async function homesOf(
  ctx: Context,
  on: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const standings = await membership().standingsOf([...new Set(personIds)], on)
  const asked = standings.flatMap(({ personId, partyOrganisationIds }) =>
    partyOrganisationIds.map((id) => [personId, id]),
  )
  const rows = await ctx.db.all<{ personId: string; id: string }>(sql`
    SELECT v.value ->> 0 AS personId, p.id FROM json_each(${JSON.stringify(asked)}) v
      JOIN known_party_organisation p ON p.id = v.value ->> 1
    WHERE p.type IN ('branch', 'joint_branch', 'general_branch', 'committee')
    ORDER BY length(p.path)`)
  return new Map(rows.map(({ personId, id }) => [personId, id]))
}

/** Which of these branches have confirmed a quarter. */
async function closedOf(ctx: Context, period: string, branches: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db.all<{ id: string }>(sql`
    SELECT p.party_organisation_id AS id FROM json_each(${JSON.stringify([...new Set(branches)])}) v
      JOIN point_period p ON p.party_organisation_id = v.value AND p.period = ${period}`)
  return new Set(rows.map(({ id }) => id))
}
