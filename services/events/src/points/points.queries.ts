import type { PointAccount, PointEntry, PointObjection, PointRule } from '@alliance/contracts/events'
import { sql, type SQL } from 'drizzle-orm'
import { bandOf, periodState, ruleOf, scheme, scoreOf } from './points.rules.ts'

export interface SumRow {
  rule: PointRule
  points: number
}

export function accountOf(year: number, sums: readonly SumRow[]): PointAccount {
  // Two records that were merged may each have reached a cap.
  const of = new Map(
    [...Map.groupBy(sums, ({ rule }) => rule)].map(([rule, rows]) => [
      rule,
      Math.min(
        rows.reduce((total, { points }) => total + points, 0),
        ruleOf(rule).cap ?? Number.MAX_SAFE_INTEGER,
      ),
    ]),
  )
  const score = scoreOf([...of.values()].reduce((total, points) => total + points, 0))
  return {
    year,
    base: scheme.base,
    score,
    band: bandOf(score),
    version: scheme.version,
    sums: (Object.keys(scheme.rules) as PointRule[]).map((rule) => ({
      rule,
      name: ruleOf(rule).name,
      points: of.get(rule) ?? 0,
      cap: ruleOf(rule).cap,
    })),
  }
}

const objectionOf = (
  alias: SQL,
) => sql`json_object('id', ${alias}.id, 'state', ${alias}.state, 'reason', ${alias}.reason,
  'raisedAt', ${alias}.raised_at, 'decidedAt', ${alias}.decided_at, 'decidedBy', ${alias}.decided_by,
  'decisionReason', ${alias}.decision_reason)`

/** A row with what stands around it, from `e`. */
export const entryColumns = sql`e.id, e.rule, e.version, e.points, e.earned, e.period, e.occurred_on AS occurredOn,
  e.activity_id AS activityId, e.attendance_id AS attendanceId,
  e.volunteer_record_id AS volunteerRecordId, e.minutes, e.reverses, e.made_at AS madeAt, e.made_by AS madeBy,
  (SELECT title FROM activity a WHERE a.id = e.activity_id) AS activityTitle,
  (SELECT back.id FROM point_entry back WHERE back.reverses = e.id) AS reversedBy,
  (SELECT ${objectionOf(sql`o`)} FROM point_objection o WHERE o.entry_id = e.id) AS objection,
  (SELECT p.objections_until FROM point_period p
    WHERE p.party_organisation_id = e.party_organisation_id AND p.period = e.period) AS objectionsUntil`

export interface EntryRow extends Omit<PointEntry, 'ruleName' | 'objection' | 'contestable'> {
  objection: string | null
}

export function asEntry({ objection, ...row }: EntryRow, today: string): PointEntry {
  const raised = objection === null ? null : (JSON.parse(objection) as PointObjection)
  const confirmed =
    row.objectionsUntil === null ? null : { objectionsUntil: row.objectionsUntil, openObjections: 0 }
  return {
    ...row,
    ruleName: ruleOf(row.rule).name,
    objection: raised,
    contestable:
      raised === null &&
      row.reverses === null &&
      row.reversedBy === null &&
      periodState(row.period, confirmed, today) !== 'locked',
  }
}
