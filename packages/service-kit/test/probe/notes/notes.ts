import type { Page } from '@alliance/contracts'
import { sql } from 'drizzle-orm'
import {
  after,
  audit,
  contextOf,
  exactlyOne,
  guarded,
  keysOf,
  newId,
  pageFrom,
  Problem,
  reply,
  replyPage,
  replySheet,
  unique,
  type Context,
  type ServiceApp,
} from '../../../src/index.ts'
import * as contract from '../contract.ts'
import type { Env } from '../env.ts'

interface Row {
  id: string
  enterprise_id: string
  title: string
  rank: number
  version: number
}
const asNote = ({ enterprise_id, ...row }: Row): contract.Note => ({ ...row, enterpriseId: enterprise_id })

export async function list(
  ctx: Context,
  query: { limit: number; cursor?: string; enterpriseId?: string },
): Promise<Page<contract.Note>> {
  const mine = query.enterpriseId ? sql`enterprise_id = ${query.enterpriseId}` : sql`1 = 1`
  const rows = await ctx.db.all<Row>(sql`SELECT * FROM note
    WHERE ${after([sql`rank`, sql`id`], keysOf(query.cursor, ['number', 'string']))} AND ${mine} ORDER BY rank, id LIMIT ${query.limit + 1}`)
  return pageFrom(rows, query.limit, (row) => [row.rank, row.id], asNote)
}

async function read(
  ctx: Context,
  id: string,
  permission: 'organisation:read' | 'organisation:write',
): Promise<Row> {
  const [row] = await ctx.db.all<Row>(sql`SELECT * FROM note WHERE id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  ctx.mustReach(permission, { enterprise: row.enterprise_id })
  return row
}

function create(ctx: Context, input: contract.NewNote): Promise<contract.Note> {
  const note = {
    id: newId('organisation'),
    enterpriseId: input.enterpriseId,
    title: input.title,
    rank: input.rank,
    version: 1,
  }
  return ctx.commit(
    note,
    unique(
      'note.enterprise_id, note.title',
      'organisation.duplicate_code',
      ctx.db.run(sql`
      INSERT INTO note VALUES (${note.id}, ${note.enterpriseId}, ${note.title}, ${note.rank}, 1)`),
    ),
    audit('note.create', { type: 'note', id: note.id }, { rank: note.rank }),
  )
}

async function update(ctx: Context, id: string, title: string): Promise<contract.Note> {
  const row = await read(ctx, id, 'organisation:write')
  const version = ctx.expectedVersion!
  const write = ctx.db.run(
    sql`UPDATE note SET title = ${title}, version = ${version + 1} WHERE id = ${id} AND version = ${version}`,
  )
  return ctx.commit(asNote({ ...row, title, version: version + 1 }), exactlyOne(write, 'version.stale'))
}

export function mountNotes(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.notes.list), async (c) =>
    replyPage(c, await list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(contract.notes.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'notes', format, contract.notes.columns, (paging) =>
      list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(contract.createNote), async (c) =>
    reply(c, await create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(contract.getNote), async (c) => {
    const row = await read(contextOf(c), c.req.valid('param').noteId, 'organisation:read')
    return reply(c, asNote(row), 200)
  })
  app.openapi(guarded(contract.updateNote), async (c) =>
    reply(c, await update(contextOf(c), c.req.valid('param').noteId, c.req.valid('json').title), 200),
  )
  app.openapi(guarded(contract.breakDown), () => {
    throw new Error('the sluice gate of bay 7 is open')
  })
  app.openapi(guarded(contract.idle), (c) => c.json({ done: true }, 200))
  app.openapi(guarded(contract.hello), (c) => c.json({ hello: 'everyone' }, 200))
  app.openapi(guarded(contract.whoAmI), (c) => {
    const ctx = contextOf(c)
    return c.json({ id: ctx.principal.id, requestId: ctx.requestId }, 200)
  })
}
