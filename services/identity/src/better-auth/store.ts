import type { Context, Statement } from '@alliance/service-kit'
import { sha256Hex } from '@alliance/service-kit'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createAdapterFactory, type CustomAdapter } from 'better-auth/adapters'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableColumns } from 'drizzle-orm'
import { credential } from '../accounts/accounts.table.ts'
import { session } from '../sessions/sessions.table.ts'

/** What better-auth wants written for one request; it waits here for the use case's own batch. */
interface Unit {
  ctx: Context
  writes: Statement[]
}

const units = new AsyncLocalStorage<Unit>()

/** Runs what better-auth does, and hands over what it wants written. */
export async function staged<T>(
  ctx: Context,
  work: () => Promise<T>,
): Promise<{ result: T; writes: Statement[] }> {
  const unit: Unit = { ctx, writes: [] }
  const result = await units.run(unit, work)
  return { result, writes: unit.writes }
}

const tables: Record<string, SQLiteTable> = { session, account: credential }

const unused = (operation: string) => (): never => {
  throw new Error(`better-auth asked to ${operation}; reads and changes are ours`)
}

/**
 * Our tables as better-auth's database. It only ever inserts; a session's token is kept as its SHA-256.
 */
export const store = createAdapterFactory({
  config: {
    adapterId: 'd1-unit',
    supportsDates: false,
    supportsBooleans: false,
    supportsJSON: false,
    transaction: false,
  },
  adapter: (): CustomAdapter => ({
    async create({ model, data }) {
      const unit = units.getStore()
      const table = tables[model]
      if (!unit || !table) throw new Error(`better-auth writes ${model} outside of a unit of work`)
      const columns = Object.keys(getTableColumns(table))
      const row = Object.fromEntries(Object.entries(data).filter(([key]) => columns.includes(key)))
      if (model === 'session') row.token = await sha256Hex(String(row.token))
      unit.writes.push(unit.ctx.db.insert(table).values(row))
      return data
    },
    findOne: unused('find one'),
    findMany: unused('find many'),
    update: unused('update'),
    updateMany: unused('update many'),
    delete: unused('delete'),
    deleteMany: unused('delete many'),
    count: unused('count'),
  }),
})
