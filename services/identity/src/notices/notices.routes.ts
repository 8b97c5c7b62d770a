import {
  changeMyNoticeSettings,
  getMyNoticeCount,
  getMyNoticeSettings,
  myNotices as contract,
  readMyNotice,
  readMyNotices,
} from '@alliance/contracts/identity'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as notices from './notices.usecases.ts'
import * as settings from './settings.usecases.ts'

export function mountNotices(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await notices.mine(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'notices', format, contract.columns, (paging) =>
      notices.mine(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(getMyNoticeCount), async (c) =>
    c.json({ unread: await notices.countMine(contextOf(c)) }, 200),
  )

  app.openapi(guarded(readMyNotices), async (c) => {
    await notices.readAll(contextOf(c), c.req.valid('json').upTo)
    return c.body(null, 204)
  })

  app.openapi(guarded(readMyNotice), async (c) => {
    await notices.readOne(contextOf(c), c.req.valid('param').noticeId)
    return c.body(null, 204)
  })

  app.openapi(guarded(getMyNoticeSettings), async (c) => reply(c, await settings.settings(contextOf(c)), 200))

  app.openapi(guarded(changeMyNoticeSettings), async (c) =>
    reply(c, await settings.change(contextOf(c), c.req.valid('json')), 200),
  )
}
