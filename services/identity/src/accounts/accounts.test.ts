import type { Account } from '@alliance/contracts/identity'
import { done, type Answer } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  administrator,
  anAccount,
  auditOf,
  Browser,
  byPassword,
  newPhone,
  password,
  security,
} from '../../test/people.testing.ts'

const create = (body: object, sending = {}) =>
  security.post<Account & { code?: string }>(
    '/accounts',
    { name: '何清和', phone: newPhone(), ...body },
    sending,
  )

test('an account is made in one round trip and read back, with a masked number only', async () => {
  const phone = newPhone()
  const made = await create({ phone: `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`, password })
  expect([made.status, made.cost.trips]).toEqual([201, 1])
  expect(made.body).toMatchObject({
    name: '何清和',
    phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    disabled: false,
    secondFactor: false,
    isDemo: false,
    lastSignInAt: null,
    version: 1,
  })
  expect(done(await security.get(`/accounts/${made.body.id}`))).toEqual(made.body)
  await byPassword(new Browser(), phone)
  expect(done(await security.get(`/accounts/${made.body.id}`)).lastSignInAt).not.toBeNull()
})

test('a number has one account, however it is written and however many ask at once', async () => {
  const phone = newPhone()
  const answers = await Promise.all(
    [phone, `+86${phone}`, `86-${phone}`, `0086 ${phone}`].map((each) => create({ phone: each })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  expect((await create({ phone })).code).toBe('account.duplicate_phone')
})

test('the same key gives the first answer again', async () => {
  const phone = newPhone()
  const key = crypto.randomUUID()
  const first = await create({ phone }, { key })
  expect((await create({ phone }, { key })).body).toEqual(first.body)
})

test('a weak password and what is no number are refused', async () => {
  expect((await create({ password: 'abc1234567' })).code).toBe('password.too_weak')
  expect((await create({ phone: '0519-88888888' })).body).toMatchObject({
    errors: [{ pointer: '/phone', code: 'phone.format' }],
  })
})

test('an account is renamed and disabled under its version, and the trail says what changed', async () => {
  const { id } = await anAccount({ name: '旧名' })
  expect((await security.send('PATCH', `/accounts/${id}`, { body: { name: '新名' } })).code).toBe(
    'version.required',
  )
  const changed = await security.patch<Account>(`/accounts/${id}`, 1, { name: '新名' })
  expect(changed.body).toMatchObject({ name: '新名', version: 2 })
  expect((await security.patch(`/accounts/${id}`, 1, { disabled: true })).code).toBe('version.stale')
  expect(done(await security.patch(`/accounts/${id}`, 2, { disabled: true }))).toMatchObject({
    disabled: true,
    version: 3,
  })
  expect(done(await security.patch(`/accounts/${id}`, 3, { disabled: false }))).toMatchObject({
    disabled: false,
  })
  expect(await auditOf(id)).toEqual(['account.create', 'account.update', 'account.update', 'account.update'])
})

test('nobody disables themselves', async () => {
  expect((await security.patch(`/accounts/${administrator.id}`, 1, { disabled: true })).code).toBe(
    'account.self',
  )
})

test('disabled accounts are listed apart, and the list is taken home without a whole number', async () => {
  const [one, two] = [await anAccount(), await anAccount()]
  done(await security.patch(`/accounts/${one.id}`, 1, { disabled: true }))
  const ids = async (query: string) =>
    done(await security.get<{ items: Account[] }>(`/accounts?limit=200&${query}`)).items.map(({ id }) => id)
  expect(await ids('disabled=true')).toEqual([one.id])
  expect(await ids('disabled=false')).toContain(two.id)
  const file = (await security.get('/accounts/export?format=csv')) as unknown as Answer<string>
  expect(file.body).toContain(two.phoneMasked)
  expect(file.body).not.toContain(two.phone)
})
