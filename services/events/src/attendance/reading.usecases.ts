import type { DecisionReceipt, Page } from '@alliance/contracts'
import type { Attendee, OwnAttendance } from '@alliance/contracts/events'
import { after, keysOf, pageFrom, Problem, replay, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { atActivity } from '../gates/activity.ts'
import { hostedWithin, reachOrNone } from '../reach.ts'
import { asAttendee, registeredPeople, type Registered } from './attendance.queries.ts'
import { confirmation } from './attendance.rules.ts'

interface Paging {
  limit: number
  cursor?: string
}

/** Everyone with a place, in the order they came. */
export async function list(
  ctx: Context,
  activityId: string,
  { limit, cursor }: Paging,
): Promise<Page<Attendee>> {
  const [spans, found] = await atActivity(
    ctx,
    'attendance:read',
    activityId,
    sql`SELECT starts_at AS startsAt, ends_at AS endsAt FROM activity WHERE id = ${activityId}`,
    sql`${registeredPeople(sql`registration r`, false)}
      WHERE r.activity_id = ${activityId} AND r.state = 'confirmed' AND ${after([sql`r.sequence`], keysOf(cursor, ['number']))}
      ORDER BY r.sequence LIMIT ${limit + 1}`,
  )
  const span = spans![0] as { startsAt: string; endsAt: string }
  return pageFrom(
    found as unknown as Registered[],
    limit,
    (row) => [row.sequence],
    (row) => asAttendee({ ...row, ...span }),
  )
}

interface OwnRow {
  registrationId: string
  activityId: string
  activityTitle: string
  activityKind: OwnAttendance['activityKind']
  startsAt: string
  endsAt: string
  record: string
  receipt: string
}

/** What was recorded of one registration, with the decision asked again. */
export async function get(ctx: Context, registrationId: string): Promise<OwnAttendance> {
  const [row] = await ctx.db.all<OwnRow>(sql`
    SELECT r.id AS registrationId, a.id AS activityId, a.title AS activityTitle, a.kind AS activityKind,
      a.starts_at AS startsAt, a.ends_at AS endsAt,
      json_object('id', t.id, 'revision', t.revision, 'outcome', t.outcome, 'minutes', t.minutes, 'evidence', t.evidence,
        'leave', t.leave, 'reason', t.reason, 'recordedAt', t.recorded_at, 'recordedBy', t.recorded_by) AS record,
      json_object('id', d.id, 'decision', d.decision, 'outcome', d.outcome, 'rule', d.rule, 'reasons', json(d.reasons),
        'inputs', json(d.inputs), 'decidedAt', d.decided_at, 'decidedBy', d.decided_by, 'contest', json(d.contest)) AS receipt
    FROM registration r JOIN activity a ON a.id = r.activity_id JOIN attendance t ON t.registration_id = r.id
      JOIN decision_receipt d ON d.id = t.receipt_id
    WHERE r.id = ${registrationId} AND (${hostedWithin(reachOrNone(ctx, 'attendance:read'), sql`r.activity_id`)}
      OR EXISTS (SELECT 1 FROM known_person k WHERE k.id = r.person_id AND k.account_id = ${ctx.principal.id}))
    ORDER BY t.revision DESC LIMIT 1`)
  if (!row) throw new Problem('resource.not_found')
  const receipt = JSON.parse(row.receipt) as DecisionReceipt
  return {
    ...row,
    record: JSON.parse(row.record) as OwnAttendance['record'],
    receipt: { ...receipt, replay: replay([confirmation], receipt) },
  }
}
