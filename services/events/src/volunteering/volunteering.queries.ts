import { addWorkingDays, BUILT_IN_CALENDAR, todayIn } from '@alliance/calendar'
import type { ShiftSignup } from '@alliance/contracts/events'
import { Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asRow, columnsOf } from '@alliance/service-kit/database/rows'
import { recordWithin } from './minutes.rules.ts'
import { allows, type SignupStep } from './steps.rules.ts'
import { shiftSignup, type SignupRow } from './volunteering.table.ts'

/** What stands behind SELECT for a sign-up, of `shift_signup s`. */
export const signupColumns = columnsOf(shiftSignup, 's')

/** The day of an instant in Asia/Shanghai. */
export const dayOf = (instant: string): string => todayIn('Asia/Shanghai', instant)

/** The last day on which the hours of a shift are reported or recorded. */
export const recordUntil = ({ endsAt }: { endsAt: string }): string =>
  addWorkingDays(BUILT_IN_CALENDAR, dayOf(endsAt), recordWithin).date

export function asSignup(row: SignupRow): ShiftSignup {
  const { hostId: _host, reportedStart, reportedEnd, reportedBreak, reportNote, reportedAt, ...shown } = row
  return {
    ...shown,
    report:
      reportedAt === null
        ? null
        : {
            startedAt: reportedStart!,
            endedAt: reportedEnd!,
            breakMinutes: reportedBreak!,
            note: reportNote!,
            reportedAt,
          },
    recordUntil: recordUntil(row),
  }
}

/** The condition that a sign-up is the principal’s own. */
export const ownSignup = (ctx: Context): SQL =>
  sql`s.person_id IN (SELECT id FROM known_person WHERE account_id = ${ctx.principal.id})`

export interface ReadSignup {
  row: SignupRow
  /** Minutes that count already on the day of the shift, whoever recorded them. */
  dayBefore: number
  /** The record that counts, where there is one. */
  recordId: string | null
}

/**
 * A sign-up that the condition lets the principal act on, for a step that its state allows: one round trip.
 *
 * @throws Problem `volunteering.state`; also where the activity was cancelled
 */
export async function readFor(
  ctx: Context,
  id: string,
  step: SignupStep,
  condition: SQL,
): Promise<ReadSignup> {
  const [raw] = await ctx.db.all<
    Record<string, unknown>
  >(sql`SELECT ${signupColumns}, a.state AS "activityState",
      coalesce((SELECT minutes FROM volunteer_day WHERE person_id = s.person_id AND day = date(s.starts_at, '+8 hours')), 0) AS "dayBefore",
      (SELECT id FROM volunteer_record WHERE signup_id = s.id ORDER BY id DESC LIMIT 1) AS "recordId"
    FROM shift_signup s JOIN activity a ON a.id = s.activity_id WHERE s.id = ${id} AND ${condition}`)
  if (!raw) throw new Problem('resource.not_found')
  const row = asRow(shiftSignup, raw)
  if (!allows(row.state, step) || (raw.activityState === 'cancelled' && step !== 'withdraw'))
    throw new Problem('volunteering.state')
  return { row, dayBefore: raw.dayBefore as number, recordId: raw.recordId as string | null }
}
