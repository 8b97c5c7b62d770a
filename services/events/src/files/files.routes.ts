import {
  getActivityFileContent,
  getActivityFiles,
  orderActivityPhotos,
  removeActivityFile,
  updateActivityFile,
  uploadActivityAttachment,
  uploadActivityPhoto,
} from '@alliance/contracts/events'
import { contextOf, guarded, reply, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { filesOf } from './files.queries.ts'
import { keep } from './keeping.usecases.ts'
import * as showing from './showing.usecases.ts'

export function mountFiles(app: ServiceApp<Env>): void {
  app.openapi(guarded(getActivityFiles), async (c) =>
    c.json(await filesOf(contextOf(c), c.req.valid('param').activityId), 200),
  )
  app.openapi(guarded(uploadActivityPhoto), async (c) => {
    const given = { ...c.req.valid('param'), ...c.req.valid('query') }
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return reply(c, await keep(contextOf(c), c.env.FILES, 'photo', given, bytes), 201)
  })
  app.openapi(guarded(uploadActivityAttachment), async (c) => {
    const given = { ...c.req.valid('param'), ...c.req.valid('query') }
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return reply(c, await keep(contextOf(c), c.env.FILES, 'attachment', given, bytes), 201)
  })
  app.openapi(guarded(getActivityFileContent), (c) =>
    showing.content(contextOf(c), c.env.FILES, c.req.valid('param')),
  )
  app.openapi(guarded(updateActivityFile), async (c) =>
    reply(c, await showing.change(contextOf(c), c.req.valid('param'), c.req.valid('json')), 200),
  )
  app.openapi(guarded(orderActivityPhotos), async (c) =>
    c.json(
      await showing.order(contextOf(c), c.req.valid('param').activityId, c.req.valid('json').fileIds),
      200,
    ),
  )
  app.openapi(guarded(removeActivityFile), async (c) =>
    c.json(await showing.remove(contextOf(c), c.req.valid('param'), c.req.valid('json').reason), 200),
  )
}
