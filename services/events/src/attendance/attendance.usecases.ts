import {
  eventsEvents,
  type ActivityDetail,
  type ActivityState,
  type Confirmations,
} from '@alliance/contracts/events'
import { todayIn } from '@alliance/calendar'
import {
  audit,
  decide,
  insertAll,
  newId,
  Problem,
  publisher,
  receipt,
  receiptFor,
  unique,
  type Context,
  type Fault,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { hasBegun } from '../activities/steps.rules.ts'
import { doubting } from '../academy/reviewing.usecases.ts'
import { recounting } from '../compliance/holding.ts'
import { atActivity } from '../gates/activity.ts'
import { earning, type Standing } from '../points/earning.ts'
import { byGates, confirmation, minutesOf, type ConfirmationInputs } from './attendance.rules.ts'
import { attendance } from './attendance.table.ts'
import { inputsOf, registeredPeople, type Registered } from './attendance.queries.ts'

const publish = publisher(eventsEvents)

interface ActivityRow {
  state: ActivityState
  detail: string
  kind: string
  startsAt: string
  endsAt: string
}
type Row = Confirmations['rows'][number]

/** A record to be written of each person, or the faults of what was stated. */
interface Draft {
  row: Row
  found: Registered
  inputs: ConfirmationInputs
}

/**
 * Records attendance, all rows of it or none: each a decision with its receipt, told to others, and what it is worth
 * in points.
 *
 * @throws Problem `attendance.not_begun`, `attendance.unknown`, `attendance.own`, `attendance.incomplete`, `attendance.stale`
 */
export async function confirm(
  ctx: Context,
  activityId: string,
  { rows }: Confirmations,
): Promise<{ recorded: number }> {
  const { activity, drafts } = await drafted(ctx, activityId, rows)
  const decided = drafts.map((draft) => ({
    ...draft,
    decided: decide(confirmation, ctx.today, draft.inputs),
  }))
  refuse(
    decided.map(({ decided: { outcome, reasons } }) => (outcome === 'refused' ? reasons[0]!.code : null)),
  )
  const occurredOn = todayIn('Asia/Shanghai', activity.startsAt)
  const records = decided.map(({ row, found, inputs, decided: made }) => {
    const kept = receiptFor(ctx, made)
    return {
      found,
      kept,
      row: {
        id: newId('attendance', new Date(ctx.now)),
        activityId,
        registrationId: row.registrationId,
        personId: found.personId,
        revision: row.revision + 1,
        outcome: inputs.choice,
        minutes: minutesOf(inputs),
        evidence: byGates(inputs) ? ('gates' as const) : ('organiser' as const),
        leave: row.leave,
        reason: row.reason,
        receiptId: kept.id,
        recordedAt: ctx.now,
        recordedById: ctx.principal.id,
        recordedBy: ctx.principal.name,
      },
    }
  })
  const points = await earning(
    ctx,
    { activityId, detail: JSON.parse(activity.detail) as ActivityDetail, occurredOn },
    records.map(({ found, row }) => ({
      attendanceId: row.id,
      registrationId: row.registrationId,
      personId: row.personId,
      outcome: row.outcome,
      entries: JSON.parse(found.entries) as Standing[],
    })),
  )
  const corrected = records.flatMap(({ row }) => (row.revision > 1 ? [row.personId] : []))
  return ctx.commit(
    { recorded: records.length },
    (inner) =>
      insertAll(
        inner,
        attendance,
        records.map(({ row }) => row),
      ).map((statement) =>
        unique('attendance.registration_id, attendance.revision', 'attendance.stale', statement),
      ),
    records.map(({ row, kept }) => receipt({ type: 'registration', id: row.registrationId }, kept)),
    points,
    corrected.length > 0 ? doubting(ctx, activityId, corrected) : [],
    recounting(ctx, activityId),
    publish(
      'attendance.confirmed',
      records.map(({ row }) => ({
        subject: row.registrationId,
        version: row.revision,
        data: {
          activityId,
          activityKind: activity.kind,
          personId: row.personId,
          occurredOn,
          outcome: row.outcome,
          minutes: row.minutes,
        },
      })),
    ),
    audit(
      'attendance.confirm',
      { type: 'activity', id: activityId },
      { records: records.map(({ row }) => [row.registrationId, row.outcome, row.minutes]) },
    ),
  )
}

async function drafted(
  ctx: Context,
  activityId: string,
  rows: readonly Row[],
): Promise<{ activity: ActivityRow; drafts: Draft[] }> {
  const ids = JSON.stringify(rows.map(({ registrationId }) => registrationId))
  const [activities, registered] = await atActivity(
    ctx,
    'attendance:write',
    activityId,
    sql`SELECT state, detail, kind, starts_at AS startsAt, ends_at AS endsAt FROM activity WHERE id = ${activityId}`,
    registeredPeople(
      sql`json_each(${ids}) asked CROSS JOIN registration r ON r.id = asked.value AND r.activity_id = ${activityId} AND r.state = 'confirmed'`,
    ),
  )
  const activity = activities![0] as unknown as ActivityRow
  if (!hasBegun(activity, ctx.now)) throw new Problem('attendance.not_begun')
  const people = new Map(
    (registered as unknown as Registered[]).map((found) => [found.registrationId, found]),
  )
  if (people.size !== rows.length) throw new Problem('attendance.unknown')
  const drafts = rows.map((row) => {
    const found = people.get(row.registrationId)!
    return { row, found, inputs: inputsOf(ctx, activity, found, row) }
  })
  if (drafts.some(({ row, found }) => row.revision !== (found.revision ?? 0)))
    throw new Problem('attendance.stale')
  return { activity, drafts }
}

const fields: Record<string, string> = {
  'attendance.minutes': 'minutes',
  'attendance.leave': 'leave',
  'attendance.reason': 'reason',
}
function refuse(codes: readonly (string | null)[]): void {
  if (codes.includes('attendance.own')) throw new Problem('attendance.own')
  const faults = codes.flatMap((code, i): Fault[] =>
    code === null ? [] : [{ pointer: `/rows/${i}/${fields[code]!}`, code: 'required' }],
  )
  if (faults.length > 0) throw new Problem('attendance.incomplete', { faults })
}
