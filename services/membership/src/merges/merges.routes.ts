import {
  getMerge,
  mergePeople,
  merges as contract,
  previewMerge,
  undoMerge,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as merging from './merging.usecases.ts'
import * as previews from './preview.usecases.ts'
import * as merges from './reading.usecases.ts'
import * as undoing from './undoing.usecases.ts'

export function mountMerges(app: ServiceApp<Env>): void {
  app.openapi(guarded(previewMerge), async (c) => {
    const { personId } = c.req.valid('param')
    return c.json(await previews.preview(contextOf(c), personId, c.req.valid('query').loserId), 200)
  })

  app.openapi(guarded(mergePeople), async (c) =>
    reply(c, await merging.merge(contextOf(c), c.req.valid('param').personId, c.req.valid('json')), 201),
  )

  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await merges.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'person-merges', format, contract.columns, (paging) =>
      merges.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(getMerge), async (c) =>
    c.json(await merges.card(contextOf(c), c.req.valid('param').mergeId), 200),
  )

  app.openapi(guarded(undoMerge), async (c) =>
    reply(c, await undoing.undo(contextOf(c), c.req.valid('param').mergeId, c.req.valid('json')), 200),
  )
}
