import type { UnitState } from '@alliance/contracts/talent-housing'
import { exactlyOne, type Context, type Statement, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'

interface Step {
  to: UnitState
  /** The day on which it happens. */
  on: string
  reason: string
}

/** Steps of all flats that a condition on `u` finds; triggers refuse those that do not follow. */
export const stepsOf = (ctx: Context, { to, on, reason }: Step, which: SQL): Statement =>
  ctx.db
    .run(sql`INSERT INTO unit_step (unit_id, plot_id, from_state, to_state, on_date, reason, by_id, by_name, recorded_at)
    SELECT u.id, u.plot_id, u.state, ${to}, ${on}, ${reason}, ${ctx.principal.id}, ${ctx.principal.name}, ${ctx.now}
    FROM unit u WHERE ${which}`)

/** One flat's step out of a given state; else the batch is undone with `unit.transition`. */
export const stepFrom = (ctx: Context, unitId: string, from: UnitState, step: Step): Write =>
  exactlyOne(stepsOf(ctx, step, sql`u.id = ${unitId} AND u.state = ${from}`), 'unit.transition')

type When = Omit<Step, 'to'>
/**
 * What allocation and lease do with a flat, as writes for their own batch: no route leads here, so that a flat is
 * reserved and occupied by them alone.
 */
export const reserveUnit = (ctx: Context, unitId: string, when: When): Write =>
  stepFrom(ctx, unitId, 'available', { to: 'reserved', ...when })
export const releaseUnit = (ctx: Context, unitId: string, when: When): Write =>
  stepFrom(ctx, unitId, 'reserved', { to: 'available', ...when })
export const occupyUnit = (ctx: Context, unitId: string, when: When): Write =>
  stepFrom(ctx, unitId, 'reserved', { to: 'occupied', ...when })
export const vacateUnit = (ctx: Context, unitId: string, to: 'cleaning' | 'repair', when: When): Write =>
  stepFrom(ctx, unitId, 'occupied', { to, ...when })
