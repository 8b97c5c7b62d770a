import { changeMyRecord, myAccesses, myCopy, myRecord, revealMine } from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { pageOf } from './copy.rules.ts'
import { copyOf } from './copy.usecases.ts'
import * as own from './record.usecases.ts'

export function mountMyData(app: ServiceApp<Env>): void {
  app.openapi(guarded(myRecord), async (c) => c.json(await own.record(contextOf(c)), 200))

  app.openapi(guarded(changeMyRecord), async (c) =>
    reply(c, await own.changePhone(contextOf(c), c.req.valid('json').phone), 200),
  )

  app.openapi(guarded(revealMine), async (c) =>
    c.json(await own.reveal(contextOf(c), c.req.valid('json').what), 200),
  )

  app.openapi(guarded(myAccesses.list), async (c) =>
    replyPage(c, await own.accesses(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(myAccesses.file), (c) =>
    replySheet(c, 'my-accesses', c.req.valid('query').format, myAccesses.columns, (paging) =>
      own.accesses(contextOf(c), paging),
    ),
  )

  app.openapi(guarded(myCopy), async (c) => {
    const ctx = contextOf(c)
    const { format } = c.req.valid('query')
    const copy = await copyOf(ctx)
    const [type, body] =
      format === 'json'
        ? ['application/json', JSON.stringify(copy, null, 2)]
        : ['text/html', pageOf(copy, ctx.language === 'en' ? 'en' : 'zh')]
    return c.body(body, 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="my-data-${ctx.today}.${format}"`,
    })
  })
}
