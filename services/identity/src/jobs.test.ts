import { createContext, fieldCipher, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { done } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import {
  anAccount,
  Browser,
  byPassword,
  codeFor,
  database,
  enrolled,
  security,
  totp,
} from '../test/people.testing.ts'
import { purge, reencryptFields } from './jobs.ts'

const context = (now = new Date()) =>
  createContext({
    database,
    principal: systemPrincipal,
    now,
    requestId: newId('request'),
    traceparent: traceparentOf(undefined),
  })
const rows = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')

test('what an older key encrypted is encrypted again, and still opens', async () => {
  const { id, phone, phoneMasked } = await anAccount()
  const { secret } = await enrolled(phone)
  const { keys, index } = JSON.parse(env.FIELD_KEYS) as { keys: Record<string, string>; index: string }
  const seal = (key: string, plain: string, table: string, column: string) =>
    fieldCipher({ current: key, keys, index }).encrypt(plain, { table, id, column })
  for (const key of ['k0', 'k2']) {
    await database
      .prepare('UPDATE account SET phone = ? WHERE id = ?')
      .bind(await seal(key, `+86${phone}`, 'account', 'phone'), id)
      .run()
    await database
      .prepare('UPDATE second_factor SET secret = ?, last_counter = 0 WHERE account_id = ?')
      .bind(await seal(key, secret, 'second_factor', 'secret'), id)
      .run()
    await reencryptFields(context())
    expect(await database.prepare('SELECT phone FROM account WHERE id = ?').bind(id).first('phone')).toMatch(
      /^k1\./,
    )
    expect(
      await database
        .prepare('SELECT secret FROM second_factor WHERE account_id = ?')
        .bind(id)
        .first('secret'),
    ).toMatch(/^k1\./)
  }
  expect(done(await security.get(`/accounts/${id}`)).phoneMasked).toBe(phoneMasked)
  const browser = new Browser()
  await byPassword(browser, phone)
  expect((await browser.post('/sign-in/second-factor', { code: await totp(secret) })).status).toBe(200)
})

test('when nothing is stale, looking costs one round trip and next to no rows', async () => {
  for (let i = 0; i < 5; i++) await anAccount({ password: null })
  const ctx = context()
  await reencryptFields(ctx)
  expect(ctx.cost.trips).toBe(1)
  // D1 counts two steps a table that has encrypted fields.
  expect(ctx.cost.read).toBeLessThanOrEqual(6)
})

test('what is over is forgotten, and what is not stays', async () => {
  const { phone } = await anAccount()
  const browser = new Browser()
  await browser.post('/sign-in/codes', { phone })
  await codeFor(phone)
  await byPassword(browser, phone)
  const tables = ['one_time_code', 'session', 'attempt', 'local_message']
  await purge(context())
  for (const table of tables) expect([table, (await rows(table))! > 0]).toEqual([table, true])
  await purge(context(new Date(Date.now() + 9 * 3600_000)))
  for (const table of [...tables, 'challenge', 'used_assertion'])
    expect([table, await rows(table)]).toEqual([table, 0])
})
