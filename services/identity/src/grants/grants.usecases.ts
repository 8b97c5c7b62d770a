import type { Page } from '@alliance/contracts'
import type { GrantRecord, NewGrant } from '@alliance/contracts/identity'
import {
  after,
  audit,
  exactlyOne,
  holds,
  keysOf,
  newId,
  pageFrom,
  Problem,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { desc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { account } from '../accounts/accounts.table.ts'
import { knownScope } from '../scopes/scopes.table.ts'
import { checkScope, conflictsOf, isKnownByRegister } from './grants.rules.ts'
import { roleGrant } from './grants.table.ts'

const columns = {
  ...getTableColumns(roleGrant),
  accountName: sql<string>`account.name`.as('account_name'),
  scopeName: sql<string | null>`known_scope.name`.as('scope_name'),
}

type Row = typeof roleGrant.$inferSelect & { accountName: string; scopeName: string | null }

const asRecord = ({ scopeKind, scopeId, ...row }: Row): GrantRecord => ({
  id: row.id,
  accountId: row.accountId,
  accountName: row.accountName,
  role: row.role,
  scope: { kind: scopeKind, id: scopeId },
  scopeName: row.scopeName,
  from: row.from,
  to: row.to,
  reason: row.reason,
  givenBy: row.givenBy,
  endedAt: row.endedAt,
  endedBy: row.endedBy,
})

const joined = (ctx: Context) =>
  ctx.db
    .select(columns)
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .leftJoin(knownScope, eq(knownScope.id, roleGrant.scopeId))

interface ListQuery {
  limit: number
  cursor?: string
  accountId?: string
  active?: boolean
}

/** Grants, newest first. `active` are those that were not ended and whose period is not over. */
export async function list(
  ctx: Context,
  { limit, cursor, accountId, active }: ListQuery,
): Promise<Page<GrantRecord>> {
  ctx.mustReach('grant:read', {})
  const conditions: SQL[] = [after([sql`role_grant.id`], keysOf(cursor, ['string']), 'descending')]
  if (accountId) conditions.push(sql`role_grant.account_id = ${accountId}`)
  const running = sql`ended_at IS NULL AND (valid_to IS NULL OR valid_to > ${ctx.today})`
  if (active !== undefined) conditions.push(active ? running : sql`NOT (${running})`)
  const rows = await joined(ctx)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(roleGrant.id))
    .limit(limit + 1)
  return pageFrom(rows, limit, (row) => [row.id], asRecord)
}

/** A grant, and what giving it writes; the guards hold under concurrency, since they stand in the batch. */
export function giving(
  ctx: Context,
  to: { id: string; name: string },
  input: NewGrant,
): { made: GrantRecord; writes: Write } {
  const { role, scope, from, to: until, reason } = input
  const made: GrantRecord = {
    id: newId('grant', new Date(ctx.now)),
    accountId: to.id,
    accountName: to.name,
    role,
    scope,
    scopeName: null,
    from,
    to: until,
    reason,
    givenBy: ctx.principal.id === 'anonymous' ? '系统' : ctx.principal.name,
    endedAt: null,
    endedBy: null,
  }
  const conflicts = JSON.stringify(conflictsOf(role))
  const writes: Write = [
    isKnownByRegister(scope.kind)
      ? holds(
          sql`EXISTS (SELECT 1 FROM known_scope WHERE id = ${scope.id} AND kind = ${scope.kind} AND active)`,
          'grant.scope_unknown',
        )
      : [],
    holds(
      sql`NOT EXISTS (SELECT 1 FROM role_grant WHERE account_id = ${to.id} AND ended_at IS NULL AND role IN (SELECT value FROM json_each(${conflicts}))
        AND (valid_to IS NULL OR valid_to > ${from}) AND (${until} IS NULL OR valid_from < ${until}))`,
      'grant.conflict',
    ),
    ctx.db.insert(roleGrant).values({
      id: made.id,
      accountId: to.id,
      role,
      scopeKind: scope.kind,
      scopeId: scope.id,
      from,
      to: until,
      reason,
      givenById: ctx.principal.id,
      givenBy: made.givenBy,
    }),
    audit('grant.give', { type: 'grant', id: made.id }, { account: to.id, role, scope, from, to: until }),
  ]
  return { made, writes }
}

/**
 * Gives a role to another person.
 *
 * @throws Problem `account.self`, `grant.scope_mismatch`, `grant.scope_unknown`, `grant.conflict`
 */
export async function give(ctx: Context, accountId: string, input: NewGrant): Promise<GrantRecord> {
  ctx.mustReach('grant:write', {})
  if (accountId === ctx.principal.id) throw new Problem('account.self')
  checkScope(input)
  const [to] = await ctx.db
    .select({
      id: account.id,
      name: account.name,
      scopeName: sql<string | null>`(SELECT name FROM known_scope WHERE id = ${input.scope.id})`.as(
        'scope_name',
      ),
    })
    .from(account)
    .where(eq(account.id, accountId))
  if (!to) throw new Problem('resource.not_found')
  const { made, writes } = giving(ctx, to, input)
  return ctx.commit({ ...made, scopeName: to.scopeName }, writes)
}

/**
 * Withdraws a grant; it stays as history. One's own is withdrawn by another administrator, so that nobody is left
 * without a witness.
 *
 * @throws Problem `account.self`, `grant.ended`
 */
export async function end(ctx: Context, id: string): Promise<GrantRecord> {
  ctx.mustReach('grant:write', {})
  const [row] = await joined(ctx).where(eq(roleGrant.id, id))
  if (!row) throw new Problem('resource.not_found')
  if (row.accountId === ctx.principal.id) throw new Problem('account.self')
  const ended = { endedAt: ctx.now, endedBy: ctx.principal.name }
  return ctx.commit(
    { ...asRecord(row), ...ended },
    exactlyOne(
      ctx.db
        .update(roleGrant)
        .set(ended)
        .where(sql`id = ${id} AND ended_at IS NULL`),
      'grant.ended',
    ),
    audit('grant.end', { type: 'grant', id }, { account: row.accountId, role: row.role }),
  )
}
