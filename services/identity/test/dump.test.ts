import { done } from '@alliance/test-kit'
import { expect, test, vi } from 'vitest'
import { aClient, aPair, assertion, byAssertion } from './clients.testing.ts'
import {
  anAccount,
  Browser,
  byPassword,
  codeFor,
  database,
  enrolled,
  give,
  password,
  security,
  totp,
} from './people.testing.ts'

async function dump(): Promise<Record<string, string>> {
  const { results } = await database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    )
    .all<{ name: string }>()
  const tables = await Promise.all(
    results.map(
      async ({ name }) =>
        [name, JSON.stringify((await database.prepare(`SELECT * FROM "${name}"`).all()).results)] as const,
    ),
  )
  return Object.fromEntries(tables)
}

test('neither the database nor the log has a number, code, token, password or secret in clear', async () => {
  const logged: string[] = []
  for (const level of ['info', 'warn', 'error', 'log'] as const)
    vi.spyOn(console, level).mockImplementation(
      (...parts: unknown[]) => void logged.push(parts.map(String).join(' ')),
    )
  const person = await anAccount()
  await give(person.id, 'auditor')
  const { browser, secret, backupCodes } = await enrolled(person.phone)
  await database.prepare('UPDATE second_factor SET last_counter = 0').run()
  const again = new Browser()
  await byPassword(again, person.phone, 'a wrong Password 1')
  await byPassword(again, person.phone)
  const challenge = again.cookies.get('second_factor')!
  const code = await totp(secret)
  done(await again.post('/sign-in/second-factor', { code }))
  const another = await anAccount({ password: null })
  await again.post('/sign-in/codes', { phone: another.phone })
  const sent = await codeFor(another.phone)
  const byCode = new Browser()
  done(await byCode.post('/sign-in/code', { phone: another.phone, code: sent }))
  const client = await aClient()
  const made = done(
    await security.post<{ secret: string }>(`/clients/${client.id}/keys`, { method: 'client_secret' }),
  )
  const token = (await byAssertion(await assertion(client.id, await aPair(client.id)))).body.access_token!

  const tokenOf = (value: string) => decodeURIComponent(value).split('.')[0]!
  const hidden: Record<string, string> = {
    number: person.phone,
    'other number': another.phone,
    password,
    'wrong password': 'a wrong Password 1',
    'totp secret': secret,
    'session token': tokenOf(browser.session),
    'second session token': tokenOf(again.session),
    'third session token': tokenOf(byCode.session),
    challenge: tokenOf(challenge),
    'backup code': backupCodes[0]!,
    'backup code without its dash': backupCodes[0]!.replace('-', ''),
    'client secret': made.secret,
    'access token': token,
    'device cookie': again.cookies.get('device')!,
    address: again.address,
  }
  const tables = await dump()
  expect(Object.keys(tables)).toContain('account')
  for (const [what, value] of Object.entries(hidden)) {
    expect(value.length).toBeGreaterThan(5)
    for (const [table, text] of Object.entries(tables))
      expect([what, table, text.includes(value)]).toEqual([what, table, false])
    expect([what, 'log', logged.join('\n').includes(value)]).toEqual([what, 'log', false])
  }
  // Six digits occur by chance inside ids and hashes, so codes are looked for as whole values.
  for (const [table, text] of Object.entries(tables))
    for (const digits of [sent, code])
      expect([table, new RegExp(`(?<![0-9a-zA-Z._-])${digits}(?![0-9a-zA-Z._-])`).test(text)]).toEqual([
        table,
        false,
      ])
  expect(logged.length).toBeGreaterThan(10)
})
