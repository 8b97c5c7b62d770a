import { done } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  administrator,
  anAccount,
  auditOf,
  Browser,
  byPassword,
  codeFor,
  database,
  enrolled,
  give,
  security,
  totp,
} from '../../test/people.testing.ts'

const second = (browser: Browser, code: string) =>
  browser.post<{ next?: string; code?: string }>('/sign-in/second-factor', { code })
/** So that a test may use the code of this half minute again. */
const forget = (id: string) =>
  database
    .prepare(
      'UPDATE second_factor SET last_counter = 0, failures = 0, locked_until = NULL WHERE account_id = ?',
    )
    .bind(id)
    .run()
const waiting = async (phone: string) => {
  const browser = new Browser()
  expect(done(await byPassword(browser, phone))).toEqual({ next: 'second_factor' })
  return browser
}

test('whoever holds a role of administration sets the second factor up, and the session counts as having given it', async () => {
  const { id, phone } = await anAccount()
  await give(id, 'security_administrator')
  const browser = new Browser()
  expect(done(await byPassword(browser, phone))).toEqual({ next: 'enrolment' })
  expect(await browser.principal()).toMatchObject({ secondFactor: false })
  expect((await browser.get('/accounts')).code).toBe('access.second_factor')
  const { secret, uri } = done(await browser.post<{ secret: string; uri: string }>('/me/second-factor'))
  expect(uri).toContain(`secret=${secret}&issuer=%E9%93%BE%E7%9B%9F`)
  expect((await browser.post('/me/second-factor/confirm', { code: '000000' })).status).toBe(401)
  const { backupCodes } = done(
    await browser.post<{ backupCodes: string[] }>('/me/second-factor/confirm', { code: await totp(secret) }),
  )
  expect(new Set(backupCodes).size).toBe(10)
  expect(await browser.principal()).toMatchObject({ secondFactor: true })
  expect((await browser.get('/accounts')).status).toBe(200)
  expect(await auditOf(id)).toEqual(
    expect.arrayContaining(['second-factor.enrol', 'sign-in:refused', 'second-factor.confirm']),
  )
})

test('after the password, and after a one-time code, the second factor is asked for; until then there is no session', async () => {
  const { id, phone } = await anAccount()
  const { secret } = await enrolled(phone)
  await forget(id)
  const browser = await waiting(phone)
  expect(browser.session).toBe('')
  const given = await second(browser, await totp(secret))
  expect([given.body, given.cost.trips]).toEqual([{ next: 'done' }, 2])
  expect(await browser.principal()).toMatchObject({ secondFactor: true })
  const byCode = new Browser()
  await byCode.post('/sign-in/codes', { phone })
  expect(done(await byCode.post('/sign-in/code', { phone, code: await codeFor(phone) }))).toEqual({
    next: 'second_factor',
  })
  expect(byCode.session).toBe('')
})

test('a code is taken once, in this sign-in or another', async () => {
  const { id, phone } = await anAccount()
  const { code } = await enrolled(phone)
  expect((await second(await waiting(phone), code)).code).toBe('second_factor.failed')
  await forget(id)
  const browser = await waiting(phone)
  const answers = await Promise.all(Array.from({ length: 4 }, () => second(browser, code)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await second(await waiting(phone), code)).status).toBe(401)
})

test('of twenty guesses at once five are compared, then it is locked, the right code as well', async () => {
  const { id, phone } = await anAccount()
  const { secret } = await enrolled(phone)
  await forget(id)
  const browser = await waiting(phone)
  const right = await totp(secret)
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      second(browser, String((Number(right) + 7 + i) % 1_000_000).padStart(6, '0')),
    ),
  )
  expect(answers.filter(({ code }) => code === 'second_factor.failed')).toHaveLength(5)
  expect(answers.filter(({ code }) => code === 'sign_in.locked')).toHaveLength(15)
  const locked = await second(browser, right)
  expect([locked.code, Number(locked.headers.get('retry-after')) <= 900]).toEqual(['sign_in.locked', true])
  expect(await auditOf(id)).toContain('second-factor.lock:refused')
})

test('a backup code signs in once, however it is typed', async () => {
  const { phone } = await anAccount()
  const { backupCodes } = await enrolled(phone)
  const [first, next] = backupCodes as [string, string]
  expect((await second(await waiting(phone), ` ${first.toUpperCase()} `)).body).toEqual({ next: 'done' })
  expect((await second(await waiting(phone), first)).code).toBe('second_factor.failed')
  const browser = await waiting(phone)
  const answers = await Promise.all(Array.from({ length: 4 }, () => second(browser, next.replace('-', ''))))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('without a first step, with a forged or an old one, or of a disabled account, there is no second', async () => {
  const { id, phone } = await anAccount()
  const { secret } = await enrolled(phone)
  await forget(id)
  const code = await totp(secret)
  expect((await second(new Browser(), code)).code).toBe('sign_in.failed')
  for (const value of ['x', 'x.y', `${'0'.repeat(40)}.${'A'.repeat(43)}%3D`, '%E0%A4%A']) {
    const forged = new Browser()
    forged.cookies.set('second_factor', value)
    expect((await second(forged, code)).code).toBe('sign_in.failed')
  }
  const old = await waiting(phone)
  await database.prepare('UPDATE challenge SET expires_at = ?').bind('2020-01-01T00:00:00.000Z').run()
  expect((await second(old, code)).code).toBe('sign_in.failed')
  const disabled = await waiting(phone)
  await database
    .prepare('UPDATE account SET disabled_at = ? WHERE id = ?')
    .bind(new Date().toISOString(), id)
    .run()
  expect((await second(disabled, code)).code).toBe('sign_in.failed')
})

test('it is set up once; another setting up cannot take its place', async () => {
  const { phone } = await anAccount()
  const { browser, secret } = await enrolled(phone)
  expect((await browser.post('/me/second-factor')).code).toBe('second_factor.already_enrolled')
  expect((await browser.post('/me/second-factor/confirm', { code: await totp(secret) })).code).toBe(
    'second_factor.already_enrolled',
  )
})

test('confirming is limited too', async () => {
  const { phone } = await anAccount()
  const browser = new Browser()
  await byPassword(browser, phone)
  expect((await browser.post('/me/second-factor/confirm', { code: '123456' })).code).toBe(
    'second_factor.failed',
  )
  const { secret } = done(await browser.post<{ secret: string }>('/me/second-factor'))
  for (let i = 0; i < 5; i++)
    expect((await browser.post('/me/second-factor/confirm', { code: '000000' })).code).toBe(
      'second_factor.failed',
    )
  expect((await browser.post('/me/second-factor/confirm', { code: await totp(secret) })).code).toBe(
    'sign_in.locked',
  )
})

test('a security administrator takes away a lost second factor, but not their own; the person sets up another', async () => {
  const { id, phone } = await anAccount()
  const { browser, backupCodes } = await enrolled(phone)
  const reset = (account: string, by = security) =>
    by.post(`/accounts/${account}/second-factor/reset`, { reason: '手机与备用码均已丢失' })
  expect((await reset(administrator.id)).code).toBe('account.self')
  const taken = await reset(id)
  expect([taken.status, taken.cost.trips]).toEqual([204, 1])
  expect((await reset(id)).code).toBe('second_factor.not_enrolled')
  expect((await reset('acc_00000000000000000000000000')).code).toBe('resource.not_found')
  expect((await browser.get('/me')).code).toBe('session.required')
  expect(await auditOf(id)).toContain('second-factor.reset')
  const again = await enrolled(phone)
  expect(again.backupCodes).not.toContain(backupCodes[0])
  expect(await again.browser.principal()).toMatchObject({ secondFactor: true })
})

test('new backup codes end the old ones, and are given only to a session that gave the second factor', async () => {
  const { id, phone } = await anAccount()
  const { browser, backupCodes: old } = await enrolled(phone)
  const { backupCodes: fresh } = done(
    await browser.post<{ backupCodes: string[] }>('/me/second-factor/backup-codes'),
  )
  expect(new Set([...old, ...fresh]).size).toBe(20)
  expect((await second(await waiting(phone), old[0]!)).code).toBe('second_factor.failed')
  expect((await second(await waiting(phone), fresh[0]!)).body).toEqual({ next: 'done' })
  expect(await auditOf(id)).toContain('second-factor.renew-codes')
  const { phone: other } = await anAccount()
  const plain = new Browser()
  done(await byPassword(plain, other))
  expect((await plain.post('/me/second-factor/backup-codes')).code).toBe('access.second_factor')
})
