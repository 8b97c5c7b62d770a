import type { Page } from '@alliance/contracts'
import type { Account, AccountChange, NewAccount } from '@alliance/contracts/identity'
import { maskMobile } from '@alliance/identifiers'
import {
  after,
  audit,
  difference,
  exactlyOne,
  holds,
  keysOf,
  newId,
  pageFrom,
  Problem,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { desc, sql, type SQL } from 'drizzle-orm'
import { addCredential, hashPassword } from '../better-auth/auth.ts'
import { account, type AccountRow } from './accounts.table.ts'
import { isStrong } from './passwords.rules.ts'
import { checkedPhone, maskedPhone, phoneIndexOf, sealPhone } from './phones.ts'

const object = (id: string) => ({ type: 'account', id })
const enrolled =
  sql<number>`EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = account.id AND f.confirmed_at IS NOT NULL)`.as(
    'enrolled',
  )

const shownColumns = {
  id: account.id,
  name: account.name,
  phone: account.phone,
  disabledAt: account.disabledAt,
  isDemo: account.isDemo,
  lastSignInAt: account.lastSignInAt,
  version: account.version,
  createdAt: account.createdAt,
  enrolled,
}
type Shown = Pick<
  AccountRow,
  'id' | 'name' | 'phone' | 'disabledAt' | 'isDemo' | 'lastSignInAt' | 'version' | 'createdAt'
> & { enrolled: number }

const asAccount = async ({ phone, disabledAt, enrolled: has, ...row }: Shown): Promise<Account> => ({
  id: row.id,
  name: row.name,
  phoneMasked: await maskedPhone(phone, row.id),
  disabled: disabledAt !== null,
  secondFactor: has === 1,
  isDemo: row.isDemo,
  lastSignInAt: row.lastSignInAt,
  version: row.version,
  createdAt: row.createdAt,
})

interface ListQuery {
  limit: number
  cursor?: string
  disabled?: boolean
}

export async function list(ctx: Context, { limit, cursor, disabled }: ListQuery): Promise<Page<Account>> {
  ctx.mustReach('account:read', {})
  const conditions: SQL[] = [after([sql`account.id`], keysOf(cursor, ['string']), 'descending')]
  if (disabled !== undefined)
    conditions.push(disabled ? sql`disabled_at IS NOT NULL` : sql`disabled_at IS NULL`)
  const rows = await ctx.db
    .select(shownColumns)
    .from(account)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(account.id))
    .limit(limit + 1)
  const { items, nextCursor } = pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
  return { items: await Promise.all(items.map(asAccount)), nextCursor }
}

export async function get(ctx: Context, id: string): Promise<Account> {
  ctx.mustReach('account:read', {})
  return asAccount(await read(ctx, id))
}

async function read(ctx: Context, id: string): Promise<Shown> {
  const [row] = await ctx.db
    .select(shownColumns)
    .from(account)
    .where(sql`account.id = ${id}`)
  if (!row) throw new Problem('resource.not_found')
  return row
}

/** A new account, and everything that making it writes. */
export async function drafted(
  ctx: Context,
  input: NewAccount,
  pointer = '',
): Promise<{ made: Account; writes: Write }> {
  const phone = checkedPhone(input.phone, `${pointer}/phone`)
  if (input.password !== null && !isStrong(input.password, { name: input.name, phone }))
    throw new Problem('password.too_weak')
  const id = newId('account', new Date(ctx.now))
  const shared = {
    id,
    name: input.name,
    isDemo: input.isDemo,
    lastSignInAt: null,
    version: 1,
    createdAt: ctx.now,
  }
  const row = {
    ...shared,
    phone: await sealPhone(phone, id),
    phoneIndex: await phoneIndexOf(phone),
    disabledAt: null,
    updatedAt: ctx.now,
  }
  const writes: Write = [
    unique('account.phone_index', 'account.duplicate_phone', ctx.db.insert(account).values(row)),
    input.password === null ? [] : await addCredential(ctx, id, await hashPassword(input.password)),
    audit('account.create', object(id), { isDemo: input.isDemo, password: input.password !== null }),
  ]
  return { made: { ...shared, phoneMasked: maskMobile(phone), disabled: false, secondFactor: false }, writes }
}

/** @throws Problem `account.duplicate_phone`, `password.too_weak` */
export async function create(ctx: Context, input: NewAccount): Promise<Account> {
  ctx.mustReach('account:write', {})
  const { made, writes } = await drafted(ctx, input)
  return ctx.commit(made, writes)
}

/** What ends at once when an account is disabled, or its person signed out everywhere. */
export const signedOut = (ctx: Context, id: string): Write => [
  ctx.db.run(sql`DELETE FROM session WHERE account_id = ${id}`),
  ctx.db.run(sql`DELETE FROM challenge WHERE account_id = ${id}`),
]

/** @throws Problem `account.self` when someone disables themselves */
export async function update(ctx: Context, id: string, change: AccountChange): Promise<Account> {
  ctx.mustReach('account:write', {})
  if (change.disabled === true && id === ctx.principal.id) throw new Problem('account.self')
  const row = await read(ctx, id)
  const current = await asAccount(row)
  const version = ctx.expectedVersion ?? current.version
  const changed: Account = { ...current, ...change, version: version + 1 }
  const disabledAt = changed.disabled ? (row.disabledAt ?? ctx.now) : null
  return ctx.commit(
    changed,
    exactlyOne(
      ctx.db
        .run(sql`UPDATE account SET name = ${changed.name}, disabled_at = ${disabledAt}, version = ${version + 1}, updated_at = ${ctx.now}
        WHERE id = ${id} AND version = ${version}`),
      'version.stale',
    ),
    changed.disabled ? signedOut(ctx, id) : [],
    // That a name changed is told, the name is not: audit rows stay when the person is long gone.
    audit('account.update', object(id), {
      ...difference(current, changed, ['disabled']),
      renamed: changed.name !== current.name,
    }),
  )
}

export async function endSessions(ctx: Context, id: string): Promise<void> {
  ctx.mustReach('account:write', {})
  await ctx.commit(
    null,
    holds(sql`EXISTS (SELECT 1 FROM account WHERE id = ${id})`, 'resource.not_found'),
    signedOut(ctx, id),
    audit('account.end-sessions', object(id)),
  )
}
