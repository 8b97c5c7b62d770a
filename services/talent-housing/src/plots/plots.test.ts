import type { Plot } from '@alliance/contracts/talent-housing'
import { callers, done, housingAdministrator } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { service } from '../index.ts'

const ask = callers(exports.GatewayEntrypoint, service.contract)(housingAdministrator())
const create = async () => done(await ask.post<Plot>('/plots', { name: '甲' }))

test('what was created is read as it was answered', async () => {
  const made = await create()
  expect(done(await ask.get(`/plots/${made.id}`))).toEqual(made)
})

test('a change tells the new version, and the old one is stale after it', async () => {
  const { id } = await create()
  expect(done(await ask.patch<Plot>(`/plots/${id}`, 1, { name: '乙' }))).toMatchObject({
    name: '乙',
    version: 2,
  })
  expect((await ask.patch(`/plots/${id}`, 1, { name: '丙' })).code).toBe('version.stale')
  expect(done(await ask.get<Plot>(`/plots/${id}`)).name).toBe('乙')
})

test('the same key creates once', async () => {
  const key = crypto.randomUUID()
  const first = done(await ask.post<Plot>('/plots', { name: '甲' }, { key }))
  expect(done(await ask.post<Plot>('/plots', { name: '甲' }, { key }))).toEqual(first)
})
