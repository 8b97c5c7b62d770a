import { done } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { anAccount, Browser, byPassword, codeFor, database, newPhone } from '../../test/people.testing.ts'
import type { Env } from '../env.ts'
import { service } from '../index.ts'

const send = (phone: string, browser = new Browser()) => browser.post('/sign-in/codes', { phone })
const give = (phone: string, code: string, browser = new Browser()) =>
  browser.post<{ next?: string; code?: string }>('/sign-in/code', { phone, code })
const another = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0')

test('a code that was sent signs in, once, in two round trips', async () => {
  const { phone } = await anAccount({ password: null })
  const sent = await send(phone)
  expect([sent.status, sent.body, sent.cost.trips]).toEqual([202, { resendAfterSeconds: 60 }, 1])
  const code = await codeFor(phone)
  expect(code).toMatch(/^\d{6}$/)
  const browser = new Browser()
  const signedIn = await give(phone, code, browser)
  expect([signedIn.body, signedIn.cost.trips]).toEqual([{ next: 'done' }, 2])
  expect(await browser.principal()).not.toBeNull()
  expect((await give(phone, code)).code).toBe('sign_in.failed')
})

test('a number without an account is answered alike, and nothing is sent to it', async () => {
  const phone = newPhone()
  const known = await send((await anAccount()).phone)
  const unknown = await send(phone)
  expect({ ...unknown, headers: null }).toEqual({
    ...known,
    headers: null,
    cost: { ...known.cost, read: unknown.cost.read },
  })
  const { items } = done(await new Browser().get<{ items: { to: string }[] }>('/local/inbox'))
  expect(items.map(({ to }) => to)).not.toContain(`${phone.slice(0, 3)}****${phone.slice(-4)}`)
  const wrong = await give(phone, '123456')
  expect([wrong.code, wrong.cost.trips]).toEqual(['sign_in.failed', 2])
})

test('of twenty guesses at once five are compared, and the right code is worth nothing after them', async () => {
  const { phone } = await anAccount()
  await send(phone)
  const code = await codeFor(phone)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => give(phone, another(code, i + 1))))
  expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true)
  const { tries } = (await database
    .prepare('SELECT max(tries) AS tries FROM one_time_code')
    .first<{ tries: number }>())!
  expect(tries).toBe(5)
  expect((await give(phone, code)).status).not.toBe(200)
})

test('of twenty who give the right code at once, one is signed in', async () => {
  const { id, phone } = await anAccount()
  await send(phone)
  const code = await codeFor(phone)
  const answers = await Promise.all(Array.from({ length: 20 }, () => give(phone, code)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const { results } = await database.prepare('SELECT 1 FROM session WHERE account_id = ?').bind(id).all()
  expect(results).toHaveLength(1)
})

test('a code is over after five minutes', async () => {
  const { phone } = await anAccount()
  await send(phone)
  const code = await codeFor(phone)
  const { expires_at: expiresAt } = (await database
    .prepare('SELECT max(expires_at) AS expires_at FROM one_time_code')
    .first<{ expires_at: string }>())!
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000)
  await database
    .prepare('UPDATE one_time_code SET expires_at = ?')
    .bind(new Date(Date.now() - 1).toISOString())
    .run()
  expect((await give(phone, code)).code).toBe('sign_in.failed')
})

test('the next code for a number waits a minute, known or not, unless the first was used', async () => {
  const { phone } = await anAccount()
  for (const number of [phone, newPhone()]) {
    expect((await send(number)).status).toBe(202)
    const again = await send(number)
    expect([again.code, Number(again.headers.get('retry-after')) > 0]).toEqual(['sign_in.locked', true])
  }
  await give(phone, await codeFor(phone))
  expect((await send(phone)).status).toBe(202)
})

test('a refused request for a code leaves the one that was sent as it is', async () => {
  const { phone } = await anAccount()
  await send(phone)
  const code = await codeFor(phone)
  await send(phone)
  expect((await give(phone, code)).status).toBe(200)
})

test('no more than five codes an hour go to one number, and thirty to one device', async () => {
  const phone = newPhone()
  const noPause = () => database.prepare("DELETE FROM attempt WHERE key LIKE 'code-pause:%'").run()
  for (let i = 0; i < 5; i++) {
    expect((await send(phone)).status).toBe(202)
    await noPause()
  }
  expect((await send(phone)).code).toBe('sign_in.locked')
  const browser = new Browser()
  for (let i = 0; i < 31; i++) expect((await send(newPhone(), browser)).status).toBe(202)
  expect((await send(newPhone(), browser)).code).toBe('sign_in.locked')
})

test('while a password is locked, a code still signs in', async () => {
  const { phone } = await anAccount()
  for (let i = 0; i < 11; i++) await byPassword(new Browser(), phone, 'wrong')
  expect((await byPassword(new Browser(), phone)).code).toBe('sign_in.locked')
  await send(phone)
  expect(done(await give(phone, await codeFor(phone)))).toEqual({ next: 'done' })
})

test('the inbox is there for the local sender only, and never over https', async () => {
  const ask = (changed: Partial<Env>) =>
    service.app.fetch(
      new Request('http://identity/local/inbox'),
      { ...env, ...changed } as typeof env,
      { waitUntil: () => undefined, passThroughOnException: () => undefined } as unknown as ExecutionContext,
    )
  expect((await ask({})).status).toBe(200)
  for (const changed of [{ SENDER: 'aliyun' as const }, { BASE_URL: 'https://alliance.example' }]) {
    const off = await ask(changed)
    expect([off.status, (await off.json<{ code: string }>()).code]).toEqual([404, 'route.not_found'])
  }
})
