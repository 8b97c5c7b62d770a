import type { Context } from '@alliance/service-kit'

export const inSeconds = (ctx: Context, seconds: number): string =>
  new Date(Date.parse(ctx.now) + seconds * 1000).toISOString()
export const secondsUntil = (ctx: Context, instant: string): number =>
  Math.max(1, Math.ceil((Date.parse(instant) - Date.parse(ctx.now)) / 1000))
