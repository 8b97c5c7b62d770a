import type { NounNames } from './names.ts'

/** The contract of a new noun: a list with its export, and create, read and change. */
export const contractOf = ({
  plural,
  singular,
  pluralCamel,
  camel,
  PluralPascal,
  Pascal,
  Words,
  one,
}: NounNames): string => `import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Instant, Name } from '../kit/primitives.ts'
import { answer, json, route } from '../kit/route.ts'

export const ${Pascal} = z
  .strictObject({ id: idOf('${camel}'), name: Name, version: z.int(), createdAt: Instant, updatedAt: Instant })
  .openapi('${Pascal}')
export type ${Pascal} = z.infer<typeof ${Pascal}>

export const New${Pascal} = z.strictObject({ name: Name }).openapi('New${Pascal}')
export type New${Pascal} = z.infer<typeof New${Pascal}>

export const ${Pascal}Change = z.strictObject({ name: Name }).partial().openapi('${Pascal}Change')
export type ${Pascal}Change = z.infer<typeof ${Pascal}Change>

const tags = ['${Words}']
const params = z.strictObject({ ${camel}Id: idOf('${camel}') })

export const ${pluralCamel} = lists({
  path: '/${plural}',
  name: '${PluralPascal}',
  summary: '${Words}, newest first',
  tags,
  access: can('${singular}:read'),
  filter: z.strictObject({}),
  item: ${Pascal},
  columns: [
    { zh: '名称', en: 'Name', value: (row) => row.name },
    { zh: '创建时间', en: 'Created', value: (row) => row.createdAt },
  ],
})

export const create${Pascal} = route({
  method: 'post',
  path: '/${plural}',
  operationId: 'create${Pascal}',
  summary: 'Create ${one}',
  tags,
  access: can('${singular}:write'),
  writes: 'keyed',
  request: { body: json(New${Pascal}) },
  responses: { 201: answer(${Pascal}, 'Created') },
})

export const get${Pascal} = route({
  method: 'get',
  path: '/${plural}/{${camel}Id}',
  operationId: 'get${Pascal}',
  summary: 'Read ${one}',
  tags,
  access: can('${singular}:read'),
  request: { params },
  responses: { 200: answer(${Pascal}, 'As it is now') },
})

export const update${Pascal} = route({
  method: 'patch',
  path: '/${plural}/{${camel}Id}',
  operationId: 'update${Pascal}',
  summary: 'Change ${one}',
  tags,
  access: can('${singular}:write'),
  writes: 'versioned',
  request: { params, body: json(${Pascal}Change) },
  responses: { 200: answer(${Pascal}, 'Changed') },
})

export const ${camel}Routes = [${pluralCamel}.list, ${pluralCamel}.file, create${Pascal}, get${Pascal}, update${Pascal}]
`

export const tableOf = ({
  variable,
  table,
}: NounNames): string => `import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const ${variable} = sqliteTable('${table}', {
  id: text().primaryKey(),
  name: text().notNull(),
  version: integer().notNull(),
  createdAt: text().notNull(),
  updatedAt: text().notNull(),
})
`

export const rulesOf = (
  service: string,
  { Pascal }: NounNames,
): string => `import type { New${Pascal}, ${Pascal}, ${Pascal}Change } from '@alliance/contracts/${service}'

/** A new one, as it will be kept. */
export const draft${Pascal} = (input: New${Pascal}, id: string, now: string): ${Pascal} => ({
  id,
  ...input,
  version: 1,
  createdAt: now,
  updatedAt: now,
})

/** The one after a change; its version grows by one. */
export const change${Pascal} = (current: ${Pascal}, change: ${Pascal}Change, now: string): ${Pascal} => ({
  ...current,
  ...change,
  version: current.version + 1,
  updatedAt: now,
})
`

export const usecasesOf = (
  service: string,
  { plural, singular, camel, variable, Pascal }: NounNames,
): string => `import type { Page } from '@alliance/contracts'
import type { New${Pascal}, ${Pascal}, ${Pascal}Change } from '@alliance/contracts/${service}'
import { after, audit, difference, exactlyOne, keysOf, newId, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { and, desc, eq, sql } from 'drizzle-orm'
import { change${Pascal}, draft${Pascal} } from './${plural}.rules.ts'
import { ${variable} } from './${plural}.table.ts'

const object = (id: string) => ({ type: '${singular}', id })

interface ListQuery {
  limit: number
  cursor?: string
}

/** A page of them, newest first: ids sort by the time they were made. */
export async function list(ctx: Context, { limit, cursor }: ListQuery): Promise<Page<${Pascal}>> {
  if (ctx.reach('${singular}:read') !== 'everywhere') throw new Problem('access.denied')
  const rows = await ctx.db
    .select()
    .from(${variable})
    .where(after([sql\`id\`], keysOf(cursor, ['string']), 'descending'))
    .orderBy(desc(${variable}.id))
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.id], (row) => row)
}

export async function get(ctx: Context, id: string): Promise<${Pascal}> {
  ctx.mustReach('${singular}:read', {})
  return read(ctx, id)
}

async function read(ctx: Context, id: string): Promise<${Pascal}> {
  const [row] = await ctx.db.select().from(${variable}).where(eq(${variable}.id, id))
  if (!row) throw new Problem('resource.not_found')
  return row
}

export async function create(ctx: Context, input: New${Pascal}): Promise<${Pascal}> {
  if (ctx.reach('${singular}:write') !== 'everywhere') throw new Problem('access.denied')
  const made = draft${Pascal}(input, newId('${camel}', new Date(ctx.now)), ctx.now)
  return ctx.commit(made, ctx.db.insert(${variable}).values(made), audit('${singular}.create', object(made.id), { name: made.name }))
}

/** Changes one that the caller read before. */
export async function update(ctx: Context, id: string, change: ${Pascal}Change): Promise<${Pascal}> {
  ctx.mustReach('${singular}:write', {})
  const current = await read(ctx, id)
  const changed = change${Pascal}(current, change, ctx.now)
  const asRead = and(eq(${variable}.id, id), eq(${variable}.version, ctx.expectedVersion ?? current.version))
  return ctx.commit(
    changed,
    exactlyOne(ctx.db.update(${variable}).set(changed).where(asRead), 'version.stale'),
    audit('${singular}.update', object(id), difference(current, changed, ['name'])),
  )
}
`

export const routesOf = (
  service: string,
  { pluralCamel, camel, Pascal, PluralPascal, plural }: NounNames,
): string => `import { create${Pascal}, get${Pascal}, ${pluralCamel} as contract, update${Pascal} } from '@alliance/contracts/${service}'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import * as ${pluralCamel} from './${plural}.usecases.ts'

export function mount${PluralPascal}(app: ServiceApp<Env>): void {
  app.openapi(guarded(contract.list), async (c) => replyPage(c, await ${pluralCamel}.list(contextOf(c), c.req.valid('query'))))

  app.openapi(guarded(contract.file), (c) =>
    replySheet(c, '${plural}', c.req.valid('query').format, contract.columns, (paging) => ${pluralCamel}.list(contextOf(c), paging)),
  )

  app.openapi(guarded(create${Pascal}), async (c) => reply(c, await ${pluralCamel}.create(contextOf(c), c.req.valid('json')), 201))

  app.openapi(guarded(get${Pascal}), async (c) =>
    reply(c, await ${pluralCamel}.get(contextOf(c), c.req.valid('param').${camel}Id), 200),
  )

  app.openapi(guarded(update${Pascal}), async (c) =>
    reply(c, await ${pluralCamel}.update(contextOf(c), c.req.valid('param').${camel}Id, c.req.valid('json')), 200),
  )
}
`
