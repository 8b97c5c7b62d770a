import { csvType, xlsxType } from '@alliance/contracts'
import {
  commitImport,
  getImport,
  getImportTemplate,
  importRows,
  imports as contract,
  mendRow,
  uploadRoster,
} from '@alliance/contracts/membership'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { begin, carryOn } from './commit.usecases.ts'
import * as imports from './imports.usecases.ts'
import { mend } from './mend.usecases.ts'
import { templateOf } from './template.rules.ts'
import { upload } from './upload.usecases.ts'

export function mountImports(app: ServiceApp<Env>): void {
  app.openapi(guarded(getImportTemplate), async (c) => {
    const { kind, format } = c.req.valid('query')
    const roster = imports.mustImport(contextOf(c), kind)
    return c.body(
      (await templateOf(roster, format, c.get('language') === 'en')) as Uint8Array<ArrayBuffer>,
      200,
      {
        'content-type': format === 'csv' ? `${csvType}; charset=utf-8` : xlsxType,
        'content-disposition': `attachment; filename="${kind}-template.${format}"`,
      },
    )
  })

  app.openapi(guarded(uploadRoster), async (c) => {
    const { kind, fileName } = c.req.valid('query')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return reply(c, await upload(contextOf(c), kind, fileName, bytes), 201)
  })

  app.openapi(guarded(contract.list), async (c) =>
    replyPage(c, await imports.list(contextOf(c), c.req.valid('query'))),
  )

  app.openapi(guarded(contract.file), async (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'imports', format, contract.columns, (paging) =>
      imports.list(contextOf(c), { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(getImport), async (c) =>
    reply(c, await imports.get(contextOf(c), c.req.valid('param').importId), 200),
  )

  app.openapi(guarded(importRows.list), async (c) =>
    replyPage(c, await imports.listRows(contextOf(c), c.req.valid('param').importId, c.req.valid('query'))),
  )

  app.openapi(guarded(importRows.file), async (c) => {
    const importId = c.req.valid('param').importId
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'import-rows', format, importRows.columns, (paging) =>
      imports.listRows(contextOf(c), importId, { ...filter, ...paging }),
    )
  })

  app.openapi(guarded(mendRow), async (c) => {
    const { importId, number } = c.req.valid('param')
    return c.json(await mend(contextOf(c), importId, number, c.req.valid('json')), 200)
  })

  app.openapi(guarded(commitImport), async (c) => {
    const ctx = contextOf(c)
    const { answer, held } = await begin(ctx, c.req.valid('param').importId)
    c.executionCtx.waitUntil(carryOn(ctx, c.env, held))
    return reply(c, answer, 202)
  })
}
