import type { Permission } from '@alliance/contracts'
import { Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'

/** The condition that a plot lies within a reach. */
export function plotsWithin(ctx: Context, permission: Permission, plotId: SQL): SQL {
  const reach = ctx.reach(permission)
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`${plotId} IN (SELECT value FROM json_each(${JSON.stringify(reach.plots)}))`
}

/** What belongs to no plot is written by those whose right holds everywhere. */
export function mustWriteEverywhere(ctx: Context): void {
  if (ctx.reach('plot:write') !== 'everywhere') throw new Problem('access.denied')
}

/** A day that has come. */
export function notAfterToday(ctx: Context, pointer: string, date: string): void {
  if (date > ctx.today) throw new Problem('request.invalid', { faults: [{ pointer, code: 'date.future' }] })
}
