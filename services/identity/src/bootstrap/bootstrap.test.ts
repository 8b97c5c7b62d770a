import type { SignInStep } from '@alliance/contracts/identity'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { Browser, byPassword, database, password } from '../../test/people.testing.ts'

const secret = env.BOOTSTRAP_SECRET!
const open = (given: string, phone = '13900009999', browser = new Browser()) =>
  browser.post<{ id: string; code?: string }>('/bootstrap', {
    secret: given,
    account: { name: '安示例', phone, password, isDemo: true },
  })

test('a wrong secret opens nothing, and guessing it is limited', async () => {
  const browser = new Browser()
  for (let i = 0; i < 10; i++)
    expect((await open(`${secret.slice(0, -1)}${i}`, '13900009999', browser)).code).toBe('sign_in.failed')
  expect((await open(secret, '13900009999', browser)).code).toBe('sign_in.locked')
  expect(await database.prepare('SELECT count(*) AS n FROM account').first('n')).toBe(0)
})

test('of twenty who open an empty system at once, one becomes its security administrator', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => open(secret, `139000088${String(i).padStart(2, '0')}`)),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'bootstrap.closed')).toHaveLength(19)
  expect(await database.prepare('SELECT count(*) AS n FROM account').first('n')).toBe(1)
  const made = answers.find(({ status }) => status === 201)!
  const { results } = await database
    .prepare('SELECT role, scope_kind, account_id, given_by FROM role_grant')
    .all()
  expect(results).toEqual([
    { role: 'security_administrator', scope_kind: 'zone', account_id: made.body.id, given_by: '系统' },
  ])
})

test('the first administrator signs in and is led to the second factor; the door stays shut', async () => {
  const browser = new Browser()
  for (let i = 0; i < 20; i++) {
    const { body } = await byPassword(browser, `139000088${String(i).padStart(2, '0')}`)
    if ((body as SignInStep).next) {
      expect(body).toEqual({ next: 'enrolment' })
      break
    }
  }
  expect(await browser.principal()).toMatchObject({
    grants: [{ role: 'security_administrator' }],
    secondFactor: false,
  })
  expect((await open(secret, '13900007777')).code).toBe('bootstrap.closed')
})
