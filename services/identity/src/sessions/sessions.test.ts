import type { Me, Session } from '@alliance/contracts/identity'
import { done } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  anAccount,
  as,
  auditOf,
  Browser,
  byPassword,
  database,
  enrolled,
  give,
  password,
  resolve,
  security,
} from '../../test/people.testing.ts'

const signedIn = async (phone: string) => {
  const browser = new Browser()
  done(await byPassword(browser, phone))
  return browser
}
const seenAgo = (minutes: number, sessionId: string) =>
  database
    .prepare('UPDATE session SET last_seen_at = ? WHERE id = ?')
    .bind(new Date(Date.now() - minutes * 60_000).toISOString(), sessionId)
    .run()

test('only the token’s hash is kept', async () => {
  const { id, phone } = await anAccount()
  const browser = await signedIn(phone)
  const token = browser.session.split('.')[0]!
  const { results } = await database.prepare('SELECT * FROM session WHERE account_id = ?').bind(id).all()
  expect(JSON.stringify(results)).not.toContain(token)
})

test('a cookie that was forged, cut or signed by another costs no database and is nobody', async () => {
  const browser = await signedIn((await anAccount()).phone)
  const [token, signature] = browser.session.split('.') as [string, string]
  const forged = [
    `${token.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}.${signature}`,
    token,
    `${token}.`,
    `${token}.${'A'.repeat(43)}=`,
    '',
    '%E0%A4%A',
    '. .',
    'a'.repeat(9000),
  ]
  for (const value of forged) expect(await resolve({ kind: 'session', value })).toBeNull()
  expect(await resolve({ kind: 'session', value: browser.session })).not.toBeNull()
  expect(await resolve({ kind: 'session', value: encodeURIComponent(browser.session) })).not.toBeNull()
})

test('a session ends after thirty minutes of rest, and after fifteen for those who administer', async () => {
  for (const [role, minutes] of [
    ['alliance_secretary', 30],
    ['auditor', 15],
  ] as const) {
    const { id, phone } = await anAccount()
    await give(id, role)
    const browser = await signedIn(phone)
    const { sessionId } = (await browser.principal())!
    await seenAgo(minutes - 0.5, sessionId!)
    expect([role, await browser.principal()]).toEqual([role, expect.anything()])
    await seenAgo(minutes + 0.1, sessionId!)
    expect([role, await browser.principal()]).toEqual([role, null])
  }
})

test('a session ends eight hours after it began, however much it is used', async () => {
  const browser = await signedIn((await anAccount()).phone)
  const { sessionId } = (await browser.principal())!
  const { expires_at: expiresAt, created_at: createdAt } = (await database
    .prepare('SELECT expires_at, created_at FROM session WHERE id = ?')
    .bind(sessionId)
    .first<{ expires_at: string; created_at: string }>())!
  expect(Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / 1000)).toBe(8 * 3600)
  await database
    .prepare('UPDATE session SET expires_at = ? WHERE id = ?')
    .bind(new Date(Date.now() - 1).toISOString(), sessionId)
    .run()
  expect(await browser.principal()).toBeNull()
})

test('being seen is written down every five minutes at the most', async () => {
  const browser = await signedIn((await anAccount()).phone)
  const { sessionId } = (await browser.principal())!
  const seen = () =>
    database
      .prepare('SELECT last_seen_at FROM session WHERE id = ?')
      .bind(sessionId)
      .first<string>('last_seen_at')
  await seenAgo(4, sessionId!)
  const before = await seen()
  await browser.principal()
  expect(await seen()).toBe(before)
  await seenAgo(6, sessionId!)
  await browser.principal()
  await expect.poll(async () => Date.now() - Date.parse((await seen())!)).toBeLessThan(60_000)
})

test('signing out ends the session and takes the cookie back', async () => {
  const { id, phone } = await anAccount()
  const browser = await signedIn(phone)
  const { session } = browser
  expect((await browser.post('/sign-out')).status).toBe(204)
  expect(browser.cookies.has('session')).toBe(false)
  expect(await resolve({ kind: 'session', value: session })).toBeNull()
  const { results } = await database
    .prepare("SELECT 1 FROM audit WHERE action = 'sign-out' AND actor_id = ?")
    .bind(id)
    .all()
  expect(results).toHaveLength(1)
})

test('people see their own sessions and end one of them, not another’s', async () => {
  const mine = await anAccount()
  const [here, there] = [await signedIn(mine.phone), await signedIn(mine.phone)]
  const other = await signedIn((await anAccount()).phone)
  const { items } = done(await here.get<{ items: Session[] }>('/me/sessions'))
  expect(items.map(({ current }) => current)).toEqual([false, true])
  expect(items[0]).toMatchObject({
    device: 'Firefox 150',
    address: expect.stringMatching(/^10\.0\.\d+\.\*$/),
  })
  expect((await other.post(`/me/sessions/${items[0]!.id}/end`)).status).toBe(404)
  expect((await here.post(`/me/sessions/${items[0]!.id}/end`)).status).toBe(204)
  expect(await there.principal()).toBeNull()
  expect(await here.principal()).not.toBeNull()
})

test('a changed password ends every other session and is the one that counts', async () => {
  const { id, phone } = await anAccount()
  const [here, there] = [await signedIn(phone), await signedIn(phone)]
  const next = 'Qiaoliang 4 Yueliang'
  expect((await here.post('/me/password', { current: 'wrong', next })).code).toBe('sign_in.failed')
  expect((await here.post('/me/password', { current: null, next })).code).toBe('sign_in.failed')
  expect((await here.post('/me/password', { current: password, next: 'password12345' })).code).toBe(
    'password.too_weak',
  )
  const changed = await here.post('/me/password', { current: password, next })
  expect([changed.status, changed.cost.trips]).toEqual([204, 2])
  expect(await here.principal()).not.toBeNull()
  expect(await there.principal()).toBeNull()
  expect((await byPassword(new Browser(), phone)).status).toBe(401)
  expect((await byPassword(new Browser(), phone, next)).status).toBe(200)
  expect(await auditOf(id)).toContain('password.change')
})

test('of two changes of one password at once, one counts', async () => {
  const { phone } = await anAccount()
  const here = await signedIn(phone)
  const answers = await Promise.all(
    ['Erste Bruecke 1', 'Zweite Bruecke 2'].map((next) =>
      here.post('/me/password', { current: password, next }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 401])
})

test('tries of one’s own password are limited', async () => {
  const here = await signedIn((await anAccount()).phone)
  for (let i = 0; i < 10; i++)
    await here.post('/me/password', { current: 'wrong', next: 'Qiaoliang 4 Yueliang' })
  expect((await here.post('/me/password', { current: password, next: 'Qiaoliang 4 Yueliang' })).code).toBe(
    'sign_in.locked',
  )
})

test('a disabled account has no session any more, and gets none', async () => {
  const { id, phone } = await anAccount()
  const browser = await signedIn(phone)
  done(await security.patch(`/accounts/${id}`, 1, { disabled: true }))
  expect(await browser.principal()).toBeNull()
  const { results } = await database.prepare('SELECT 1 FROM session WHERE account_id = ?').bind(id).all()
  expect(results).toEqual([])
})

test('an administrator signs a person out everywhere', async () => {
  const { id, phone } = await anAccount()
  const browser = await signedIn(phone)
  expect((await security.post(`/accounts/${id}/sessions/end`)).status).toBe(204)
  expect(await browser.principal()).toBeNull()
  expect((await security.post('/accounts/acc_00000000000000000000000000/sessions/end')).status).toBe(404)
})

test('me tells roles with the names of their scopes, what may be done, and how the second factor stands', async () => {
  const { id, phone } = await anAccount()
  await give(id, 'auditor')
  const browser = await signedIn(phone)
  const asleep = done(await browser.get<Me>('/me'))
  expect(asleep).toMatchObject({
    id,
    kind: 'person',
    phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    hasPassword: true,
    permissions: [],
    secondFactor: { needed: true, enrolled: false, given: false },
    roles: [{ role: 'auditor', scope: { kind: 'zone', id: null, name: null } }],
  })
  const { browser: awake } = await enrolled(phone)
  const me = await awake.get<Me>('/me')
  expect(me.cost.trips).toBe(1)
  expect(done(me)).toMatchObject({
    secondFactor: { needed: true, enrolled: true, given: true },
    permissions: expect.arrayContaining(['audit:read']),
  })
})

test('a partner’s system may ask who it is, and has nothing of a person', async () => {
  const client = as({
    id: 'pcl_00000000000000000000000000',
    kind: 'client',
    name: '学院',
    grants: [],
    clientScopes: ['register:read'],
    secondFactor: false,
    sessionId: null,
  })
  expect(done(await client.get('/me'))).toMatchObject({
    kind: 'client',
    phoneMasked: null,
    permissions: ['organisation:read', 'chain:read'],
  })
  expect((await client.post('/me/second-factor')).status).toBe(403)
  expect((await client.post('/me/password', { current: null, next: password })).status).toBe(403)
})
