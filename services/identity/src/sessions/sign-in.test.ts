import { done } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  anAccount,
  auditOf,
  Browser,
  byPassword,
  database,
  give,
  newPhone,
  security,
} from '../../test/people.testing.ts'

test('a person without a role of administration is signed in by password alone, in two round trips', async () => {
  const { id, phone } = await anAccount()
  await give(id, 'alliance_secretary')
  const browser = new Browser()
  const answered = await byPassword(browser, phone)
  expect(answered.body).toEqual({ next: 'done' })
  expect(answered.cost.trips).toBe(2)
  expect(await browser.principal()).toMatchObject({
    id,
    kind: 'person',
    grants: [{ role: 'alliance_secretary', scope: { kind: 'zone', id: null } }],
    secondFactor: false,
  })
  expect(await auditOf(id)).toEqual(['account.create', 'sign-in'])
})

test('the cookie is for this host, for no script and for at most eight hours', async () => {
  const answered = await byPassword(new Browser(), (await anAccount()).phone)
  const cookie = answered.headers.getSetCookie().find((line) => line.startsWith('session='))!
  expect(cookie).toMatch(/; Max-Age=28800/i)
  expect(cookie).toMatch(/; HttpOnly/i)
  expect(cookie).toMatch(/; SameSite=Lax/i)
  expect(cookie).toMatch(/; Path=\//i)
})

test('a wrong password, a number without an account, one without a password and a disabled one are told alike', async () => {
  const known = await anAccount()
  const without = await anAccount({ password: null })
  const disabled = await anAccount()
  done(await security.patch(`/accounts/${disabled.id}`, 1, { disabled: true }))
  const answers = []
  for (const phone of [known.phone, newPhone(), without.phone, disabled.phone])
    answers.push(await byPassword(new Browser(), phone, 'not the right one'))
  const told = answers.map(({ status, body, cost, headers }) => ({
    status,
    body: { ...body, requestId: null },
    trips: cost.trips,
    retry: headers.get('retry-after'),
  }))
  expect(told[0]).toMatchObject({ status: 401, body: { code: 'sign_in.failed' }, trips: 2 })
  for (const other of told.slice(1)) expect(other).toEqual(told[0])
  expect(await auditOf(known.id)).toContain('sign-in:refused')
  expect(await auditOf('unknown')).toContain('sign-in:refused')
})

test('a number is locked for a while after ten wrong passwords, known or not, and says for how long', async () => {
  const { phone } = await anAccount()
  for (const number of [phone, newPhone()]) {
    for (let i = 0; i < 10; i++) expect((await byPassword(new Browser(), number, 'wrong')).status).toBe(401)
    const locked = await byPassword(new Browser(), number, 'wrong')
    expect([locked.status, locked.code]).toEqual([429, 'sign_in.locked'])
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(900)
  }
  expect((await byPassword(new Browser(), phone)).code).toBe('sign_in.locked')
  expect(
    (await auditOf('password:phone')).filter((action) => action === 'sign-in.lock:refused'),
  ).toHaveLength(2)
  await database.prepare('UPDATE attempt SET resets_at = ?').bind('2020-01-01T00:00:00.000Z').run()
  expect((await byPassword(new Browser(), phone)).body).toEqual({ next: 'done' })
})

test('of twenty guesses at once no more than ten are compared', async () => {
  const { phone } = await anAccount()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => byPassword(new Browser(`10.9.0.${i}`), phone, `wrong ${i}`)),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
})

test('a right password forgets the wrong ones before it', async () => {
  const { phone } = await anAccount()
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 9; i++) await byPassword(new Browser(), phone, 'wrong')
    expect((await byPassword(new Browser(), phone)).status).toBe(200)
  }
})

test('a device that tries many numbers is locked, and does not lock the numbers', async () => {
  const browser = new Browser()
  const victim = await anAccount()
  for (let i = 0; i < 31; i++) await byPassword(browser, newPhone(), 'wrong')
  for (let i = 0; i < 12; i++)
    expect((await byPassword(browser, victim.phone, 'wrong')).code).toBe('sign_in.locked')
  expect((await byPassword(new Browser(), victim.phone)).status).toBe(200)
})

test('an address that tries many numbers from many devices is locked', async () => {
  const address = '192.0.2.7'
  await byPassword(new Browser(address), newPhone(), 'wrong')
  await database.prepare("UPDATE attempt SET count = 100 WHERE key LIKE 'password:address:%'").run()
  expect((await byPassword(new Browser(address), newPhone(), 'wrong')).code).toBe('sign_in.locked')
})

test('what is no mobile number is told as such', async () => {
  expect((await byPassword(new Browser(), '12345')).body).toMatchObject({
    code: 'request.invalid',
    errors: [{ pointer: '/phone', code: 'phone.format' }],
  })
})

test('a sign-in ends the session that the browser still had', async () => {
  const { id, phone } = await anAccount()
  const browser = new Browser()
  await byPassword(browser, phone)
  const first = browser.session
  await byPassword(browser, phone)
  expect(browser.session).not.toBe(first)
  const { results } = await database.prepare('SELECT id FROM session WHERE account_id = ?').bind(id).all()
  expect(results).toHaveLength(1)
})
