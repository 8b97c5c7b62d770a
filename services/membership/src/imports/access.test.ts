import { roleNames, roles, type Page, type Principal } from '@alliance/contracts'
import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { answered, call, count, csv, newKey, refused, secretary, uploaded } from './imports.testing.ts'

const missing = 'imp_01jh2m8s0v6ze8mn8t9a3kq4wd'
const doors = (id: string) =>
  [
    ['GET', '/imports/template', {}],
    ['POST', '/imports?fileName=a.csv', { bytes: csv('单位名称,类别', '甲,企业'), key: newKey() }],
    ['GET', '/imports', {}],
    ['GET', '/imports/export', {}],
    ['GET', `/imports/${id}`, {}],
    ['GET', `/imports/${id}/rows`, {}],
    ['GET', `/imports/${id}/rows/export`, {}],
    ['PATCH', `/imports/${id}/rows/2`, { body: { skip: true } }],
    ['POST', `/imports/${id}/commit`, { key: newKey() }],
  ] as const
const holding = (grants: Principal['grants']): Principal => ({
  ...secretary,
  id: 'acc_01jh2m8s0v6ze8mn8t9a3kq4we',
  grants,
  secondFactor: true,
})
const importers = roleNames.filter((role) => roles[role].permissions.some((one) => one === 'import:write'))

test('who has no roster to import is refused at every door', async () => {
  const { id } = await uploaded('单位名称,类别', '甲,企业')
  const others = roleNames
    .filter((role) => !importers.includes(role))
    .map((role) => holding([{ role, scope: { kind: 'zone', id: null } }]))
  for (const as of [...others, holding([])])
    for (const [method, path, options] of doors(id))
      expect((await refused(403, call(method, path, { ...options, as }))).code).toBe('access.denied')
  expect(await count('import')).toBe(1)
})

test('whose grant ends at some organisations imports no organisations, and others’ imports are not there for them', async () => {
  const { id } = await uploaded('单位名称,类别', '甲,企业')
  expect(importers).toEqual(['alliance_secretary', 'party_organisation_secretary', 'enterprise_hr'])
  for (const role of importers) {
    const as = holding([{ role, scope: { kind: 'org', id: 'pty_01jh2m8s0v6ze8mn8t9a3kq4wd' } }])
    const [template, upload, list, file, ...ofOne] = doors(id)
    for (const [method, path, options] of [template, upload])
      expect((await refused(403, call(method, path, { ...options, as }))).code).toBe('access.denied')
    expect((await answered<Page<object>>(200, call(list[0], list[1], { as }))).items).toEqual([])
    expect((await call(file[0], file[1], { as })).status).toBe(200)
    for (const [method, path, options] of ofOne) await refused(404, call(method, path, { ...options, as }))
  }
})

test('nobody is asked to sign in, and an import that is not there is not found', async () => {
  const entry = (exports as unknown as { GatewayEntrypoint: Fetcher }).GatewayEntrypoint
  for (const [method, path] of doors(missing))
    expect((await entry.fetch(`http://membership${path}`, { method })).status).toBe(401)
  for (const [method, path, options] of doors(missing).slice(4))
    await refused(404, call(method, path, options))
})
