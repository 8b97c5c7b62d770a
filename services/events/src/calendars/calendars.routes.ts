import {
  createMyCalendarLink,
  getActivityCalendar,
  getCalendar,
  listMyCalendarLinks,
  renewMyCalendarLink,
  revokeMyCalendarLink,
} from '@alliance/contracts/events'
import { contextOf, guarded, sha256Hex, type ServiceApp, type ServiceEnv } from '@alliance/service-kit'
import type { Context as HonoContext, TypedResponse } from 'hono'
import type { Env } from '../env.ts'
import * as links from './links.usecases.ts'
import { activityCalendar, linkedCalendar } from './reading.usecases.ts'

type Reply = Response & (TypedResponse<string, 200> | TypedResponse<Record<string, never>, 304>)

/** A calendar file. Programs ask again and again: one that reads as before is not sent again. */
async function replyCalendar(
  c: HonoContext<ServiceEnv<Env>>,
  calendar: string,
  name: string,
): Promise<Reply> {
  const etag = `"${(await sha256Hex(calendar)).slice(0, 32)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'accept-language' }
  const seen = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (seen.includes(etag)) return c.body(null, 304, headers) as unknown as Reply
  return c.body(calendar, 200, {
    ...headers,
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.ics"`,
  }) as unknown as Reply
}

export function mountCalendars(app: ServiceApp<Env>): void {
  app.openapi(guarded(getActivityCalendar), async (c) => {
    const { activityId } = c.req.valid('param')
    return replyCalendar(c, await activityCalendar(contextOf(c), activityId, c.env.BASE_URL), activityId)
  })

  app.openapi(guarded(getCalendar), async (c) => {
    const [token] = c.req.valid('param').file.split('.') as [string]
    return replyCalendar(c, await linkedCalendar(contextOf(c), token, c.env.BASE_URL), 'chain-alliance')
  })

  app.openapi(guarded(listMyCalendarLinks), async (c) =>
    c.json({ items: await links.list(contextOf(c)) }, 200),
  )

  app.openapi(guarded(createMyCalendarLink), async (c) =>
    c.json(await links.create(contextOf(c), c.req.valid('json')), 201),
  )

  app.openapi(guarded(renewMyCalendarLink), async (c) =>
    c.json(await links.renew(contextOf(c), c.req.valid('param').calendarLinkId), 200),
  )

  app.openapi(guarded(revokeMyCalendarLink), async (c) => {
    await links.revoke(contextOf(c), c.req.valid('param').calendarLinkId)
    return c.body(null, 204)
  })
}
