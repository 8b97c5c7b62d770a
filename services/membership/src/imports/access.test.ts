import { roleNames, type Principal } from '@alliance/contracts'
import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { call, count, csv, newKey, refused, secretary, uploaded } from './imports.testing.ts'

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
const holding = (grants: Principal['grants']): Principal => ({ ...secretary, grants, secondFactor: true })

test('only a secretary of the whole zone imports; every other role is refused at every door', async () => {
  const { id } = await uploaded('单位名称,类别', '甲,企业')
  const others = roleNames
    .filter((role) => role !== 'alliance_secretary')
    .map((role) => holding([{ role, scope: { kind: 'zone', id: null } }]))
  for (const as of [...others, holding([])])
    for (const [method, path, options] of doors(id))
      expect((await refused(403, call(method, path, { ...options, as }))).code).toBe('access.denied')
  expect(await count('import')).toBe(1)
})

test('a grant that ends at some organisations is not enough', async () => {
  const { id } = await uploaded('单位名称,类别', '甲,企业')
  const as = holding([
    { role: 'alliance_secretary', scope: { kind: 'org', id: 'pty_01jh2m8s0v6ze8mn8t9a3kq4wd' } },
  ])
  for (const [method, path, options] of doors(id))
    expect((await refused(403, call(method, path, { ...options, as }))).code).toBe('access.denied')
})

test('nobody is asked to sign in, and an import that is not there is not found', async () => {
  const entry = (exports as unknown as { GatewayEntrypoint: Fetcher }).GatewayEntrypoint
  for (const [method, path] of doors(missing))
    expect((await entry.fetch(`http://membership${path}`, { method })).status).toBe(401)
  for (const [method, path, options] of doors(missing).slice(4))
    await refused(404, call(method, path, options))
})
