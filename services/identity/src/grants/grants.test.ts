import type { GrantRecord } from '@alliance/contracts/identity'
import { done, holding, systemAdministrator } from '@alliance/test-kit'
import { newId } from '@alliance/service-kit'
import { expect, test } from 'vitest'
import {
  administrator,
  anAccount,
  as,
  auditOf,
  Browser,
  byPassword,
  database,
  give,
  security,
} from '../../test/people.testing.ts'
import { told } from '../../test/scopes.testing.ts'

const grantsOf = async (browser: Browser) => (await browser.principal())!.grants.map(({ role }) => role)
const today = new Date(Date.now() + 8 * 3600_000)
const day = (offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10)

test('a grant is given with its reason, holds at once, and is withdrawn but not forgotten', async () => {
  const { id, phone, name } = await anAccount()
  const browser = new Browser()
  await byPassword(browser, phone)
  const given = await give(id, 'service_officer')
  expect([given.status, given.cost.trips]).toEqual([201, 2])
  expect(given.body).toMatchObject({
    accountId: id,
    accountName: name,
    role: 'service_officer',
    givenBy: administrator.name,
    endedAt: null,
  })
  expect(await grantsOf(browser)).toEqual(['service_officer'])
  const ended = await security.post<GrantRecord>(`/grants/${given.body.id}/end`)
  expect(ended.body).toMatchObject({
    id: given.body.id,
    endedAt: expect.any(String),
    endedBy: administrator.name,
  })
  expect(await grantsOf(browser)).toEqual([])
  expect((await security.post(`/grants/${given.body.id}/end`)).code).toBe('grant.ended')
  expect(done(await security.get(`/grants?accountId=${id}`)).items).toEqual([ended.body])
  expect(done(await security.get(`/grants?accountId=${id}&active=true`)).items).toEqual([])
  expect(await auditOf(given.body.id as string)).toEqual(['grant.give', 'grant.end'])
})

test('a grant holds from its first day to the day before its last, in Shanghai', async () => {
  const { id, phone } = await anAccount()
  await give(id, 'zone_leader', { from: day(-10), to: day(0) })
  await give(id, 'service_officer', { from: day(0), to: day(1) })
  await give(id, 'alliance_secretary', { from: day(1) })
  const browser = new Browser()
  await byPassword(browser, phone)
  expect(await grantsOf(browser)).toEqual(['service_officer'])
})

test('only a security administrator gives and withdraws, and never to oneself', async () => {
  const { id } = await anAccount()
  const given = await give(id, 'zone_leader')
  for (const other of [systemAdministrator(), holding('auditor'), holding('alliance_secretary')]) {
    expect((await give(id, 'zone_leader', {}, as(other))).status).toBe(403)
    expect((await as(other).post(`/grants/${given.body.id}/end`)).status).toBe(403)
  }
  expect((await give(administrator.id, 'zone_leader')).code).toBe('account.self')
  expect((await give(id, 'zone_leader', {}, as({ ...administrator, secondFactor: false }))).code).toBe(
    'access.second_factor',
  )
  const own = done(await give((await anAccount()).id, 'security_administrator')) as unknown as GrantRecord
  expect((await as({ ...administrator, id: own.accountId }).post(`/grants/${own.id}/end`)).code).toBe(
    'account.self',
  )
  expect((await give('acc_00000000000000000000000000', 'zone_leader')).status).toBe(404)
})

test('a scope must fit the role and be known and active', async () => {
  const { id } = await anAccount()
  const organisation = newId('organisation')
  const hr = (scopeId: string | null) =>
    give(id, 'enterprise_hr', { scope: { kind: 'enterprise', id: scopeId } })
  expect((await give(id, 'enterprise_hr')).code).toBe('grant.scope_mismatch')
  expect((await hr(null)).code).toBe('grant.scope_mismatch')
  expect((await hr(organisation)).code).toBe('grant.scope_unknown')
  await told(organisation, { kind: 'enterprise', name: '旭荣纺织', active: true }, 1)
  expect((await hr(organisation)).body).toMatchObject({
    scope: { kind: 'enterprise', id: organisation },
    scopeName: '旭荣纺织',
  })
  await told(organisation, { kind: 'enterprise', name: '旭荣纺织', active: false }, 2)
  expect((await hr(organisation)).code).toBe('grant.scope_unknown')
  expect((await give(id, 'estate_manager', { scope: { kind: 'plot', id: 'plt_1' } })).code).toBe(
    'grant.scope_unknown',
  )
  expect((await give(id, 'talent', { scope: { kind: 'self', id: null } })).status).toBe(201)
})

test('roles that must be apart are refused for one person while their periods meet', async () => {
  const { id } = await anAccount()
  const first = done(
    await give(id, 'auditor', { from: '2022-01-01', to: '2023-01-01' }),
  ) as unknown as GrantRecord
  expect((await give(id, 'cashier', { from: '2022-06-01' })).code).toBe('grant.conflict')
  expect((await give(id, 'system_administrator', { from: '2021-01-01' })).code).toBe('grant.conflict')
  expect((await give(id, 'cashier', { from: '2023-01-01', to: '2024-01-01' })).status).toBe(201)
  expect((await give(id, 'security_administrator', { from: '2023-06-01' })).code).toBe('grant.conflict')
  expect((await give(id, 'alliance_secretary')).status).toBe(201)
  await security.post(`/grants/${first.id}/end`)
  expect((await give(id, 'cashier', { from: '2022-06-01', to: '2023-01-01' })).status).toBe(201)
})

test('of conflicting roles given at once, one is', async () => {
  const { id } = await anAccount()
  const answers = await Promise.all(
    (
      [
        'system_administrator',
        'security_administrator',
        'auditor',
        'system_administrator',
        'auditor',
        'cashier',
        'fund_reviewer',
      ] as const
    ).map((role) => give(id, role)),
  )
  const { results } = await database
    .prepare('SELECT DISTINCT role FROM role_grant WHERE account_id = ?')
    .bind(id)
    .all<{ role: string }>()
  const admins = results.filter(({ role }) =>
    ['system_administrator', 'security_administrator', 'auditor'].includes(role),
  )
  expect(admins.length === 0 || results.length === 1).toBe(true)
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
})

test('a period ends after it begins', async () => {
  expect(
    (await give((await anAccount()).id, 'zone_leader', { from: '2022-06-29', to: '2022-06-29' })).body,
  ).toMatchObject({ errors: [{ pointer: '/to', code: 'period.reversed' }] })
})
