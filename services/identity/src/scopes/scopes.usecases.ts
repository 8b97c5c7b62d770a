import type { Page } from '@alliance/contracts'
import type { KnownScope } from '@alliance/contracts/identity'
import { after, keysOf, pageFrom, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { termRange } from './scopes.rules.ts'
import { knownScope } from './scopes.table.ts'

interface ListQuery {
  limit: number
  cursor?: string
  kind: KnownScope['kind']
  name?: string
}

/** Places by name; a search answers one page of what it finds first. */
export async function list(
  ctx: Context,
  { limit, cursor, kind, name }: ListQuery,
): Promise<Page<KnownScope>> {
  ctx.mustReach('grant:read', {})
  // With a name, the plus keeps SQLite from walking the whole order of the kind instead of looking up what was found.
  const conditions: SQL[] = name
    ? [sql`+kind = ${kind}`, sql`id IN (${found(kind, name, limit)})`]
    : [sql`kind = ${kind}`]
  conditions.push(after([sql`name`, sql`id`], keysOf(cursor, ['string', 'string'])))
  const rows = await ctx.db
    .select({ kind: knownScope.kind, id: knownScope.id, name: knownScope.name, active: knownScope.active })
    .from(knownScope)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(knownScope.name, knownScope.id)
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.name, row.id],
    (row) => row,
  )
}

/** One place may be met by several of its terms, so a few more are read than shown. */
function found(kind: string, name: string, limit: number): SQL {
  const range = termRange(name)
  if (range === null) return sql`SELECT NULL WHERE false`
  return sql`SELECT scope_id FROM known_scope_term WHERE kind = ${kind} AND term >= ${range.from} AND term < ${range.to} ORDER BY term LIMIT ${limit * 3}`
}
