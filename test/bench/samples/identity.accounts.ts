import { fieldCipher } from '@alliance/service-kit/secrets/fields'
import { filled, id, instant, rows, type Bench } from '../sample.ts'
import type { World } from '../world.ts'

const account = id('acc')
const origin = { created_at: instant, updated_at: instant }

/** A phone that no account has yet. */
const phone = (turn: number, series: number) => `1380000${series}${String(turn).padStart(3, '0')}`
const newAccount = async (world: World) => {
  const body = { name: '样示例', phone: phone(world.turn, 2) }
  return (await world.prepare('security_administrator', 'POST', '/identity/accounts', { body })).id
}

/** Numbers are kept encrypted, each bound to its row, and lists show a part of them. */
async function fillAccounts(world: World, from: number, to: number): Promise<void> {
  const cipher = fieldCipher(world.system.secrets.identity!.FIELD_KEYS!)
  const database = await world.system.d1('identity')
  for (let first = from; first <= to; first += 5000) {
    const numbers = Array.from({ length: Math.min(5000, to - first + 1) }, (_, i) => first + i)
    const sealed = numbers.map(async (number) => {
      const cell = { table: 'account', id: filled('acc', number), column: 'phone' }
      return [number, await cipher.encrypt(`+861370${String(number).padStart(7, '0')}`, cell)]
    })
    await database
      .prepare(
        `INSERT INTO account (id, name, phone, phone_index, disabled_at, is_demo, created_at, updated_at)
          SELECT 'acc_' || printf('%026d', value ->> 0), '样例' || (value ->> 0), value ->> 1, 'sample' || (value ->> 0),
            iif((value ->> 0) % 10, NULL, ${instant}), 1, ${instant}, ${instant} FROM json_each(?)`,
      )
      .bind(JSON.stringify(await Promise.all(sealed)))
      .run()
  }
}

export default {
  service: 'identity',
  fill: [
    fillAccounts,
    rows('credential', {
      id: account,
      user_id: account,
      provider_account_id: account,
      provider_id: `'credential'`,
      password: `''`,
      ...origin,
    }),
    rows('role_grant', {
      id: id('grt'),
      account_id: account,
      role: `'talent'`,
      scope_kind: `'self'`,
      valid_from: `'2022-06-29'`,
      reason: `'样例'`,
      given_by_id: `'acc'`,
      given_by: `'样例'`,
      ended_at: `iif(value % 10, NULL, ${instant})`,
    }),
    rows('session', {
      id: id('ses'),
      account_id: account,
      token: `'sample' || value`,
      last_seen_at: `'2099-01-01T00:00:00.000Z'`,
      expires_at: `'2099-01-01T00:00:00.000Z'`,
      ...origin,
    }),
    rows('known_scope', {
      id: id('org'),
      kind: `'enterprise'`,
      name: `'样例' || printf('%06d', value)`,
      active: '1',
      version: '1',
    }),
    rows('known_scope_term', {
      kind: `'enterprise'`,
      term: `'样例' || printf('%06d', value)`,
      scope_id: id('org'),
    }),
  ],
  samples: {
    listAccounts: () => ({}),
    'listAccounts, the disabled ones': () => ({ query: { disabled: 'true', limit: '10' } }),
    exportAccounts: ({ turn }) => ({ query: { format: 'csv' }, ...(turn === 2 ? { expect: 422 } : {}) }),
    createAccount: ({ turn }) => ({ body: { name: '新示例', phone: phone(turn, 1) } }),
    getAccount: () => ({ params: { accountId: filled('acc', 7) } }),
    updateAccount: async (world) => ({
      params: { accountId: await newAccount(world) },
      body: { name: '改示例' },
      version: 1,
    }),
    resetSecondFactor: ({ turn }) => ({
      params: { accountId: filled('acc', 12 + turn) },
      body: { reason: '样例' },
      expect: 409,
    }),
    endAccountSessions: ({ turn }) => ({ params: { accountId: filled('acc', 10 + turn) } }),
    listGrants: () => ({}),
    'listGrants, of one account': () => ({ query: { accountId: filled('acc', 7) } }),
    'listGrants, the active ones': () => ({ query: { active: 'true' } }),
    exportGrants: () => ({ query: { format: 'csv', accountId: filled('acc', 7) } }),
    giveGrant: ({ turn }) => ({
      params: { accountId: filled('acc', 20 + turn) },
      body: { role: 'zone_leader', scope: { kind: 'zone', id: null }, from: '2026-01-01', reason: '样例' },
    }),
    endGrant: ({ turn }) => ({ params: { grantId: filled('grt', 30 + turn) } }),
    listScopes: () => ({ query: { kind: 'enterprise' } }),
    'listScopes, found by name': () => ({ query: { kind: 'enterprise', name: '样例', limit: '20' } }),
    exportScopes: () => ({ query: { format: 'csv', kind: 'org' } }),
    bootstrap: ({ system }) => ({
      body: {
        secret: system.secrets.identity!.BOOTSTRAP_SECRET!,
        account: { name: '样示例', phone: '13800009999' },
      },
      expect: 409,
    }),
  },
} satisfies Bench
