import type { ClientKey, PartnerClient } from '@alliance/contracts/identity'
import { done } from '@alliance/test-kit'
import { exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { aClient, aPair, byAssertion, assertion } from '../../test/clients.testing.ts'
import { auditOf, security } from '../../test/people.testing.ts'

const addSecret = (id: string) =>
  security.post<{ key: ClientKey; secret: string; code?: string }>(`/clients/${id}/keys`, {
    method: 'client_secret',
  })
const addKey = (id: string, publicKey: object) =>
  security.post<{ errors?: unknown; code?: string }>(`/clients/${id}/keys`, {
    method: 'private_key_jwt',
    publicKey,
  })
const clientNow = async (id: string) =>
  done(await security.get<{ items: PartnerClient[] }>('/clients?limit=200')).items.find(
    (client) => client.id === id,
  )!

test('a client is registered, renamed and rescoped under its version', async () => {
  const made = await aClient()
  expect(made).toMatchObject({
    name: '学院接口',
    scopes: ['register:read', 'training:write'],
    disabled: false,
    keys: [],
    lastUsedAt: null,
    version: 1,
  })
  const changed = await security.patch<PartnerClient>(`/clients/${made.id}`, 1, {
    name: '新接口',
    scopes: ['register:read'],
  })
  expect(changed.body).toMatchObject({ name: '新接口', scopes: ['register:read'], version: 2 })
  expect((await security.patch(`/clients/${made.id}`, 1, { disabled: true })).code).toBe('version.stale')
  expect(await clientNow(made.id)).toEqual(changed.body)
  expect(await auditOf(made.id)).toEqual(['client.create', 'client.update'])
})

test('a secret is shown once; its last four letters stay', async () => {
  const { id } = await aClient()
  const { key, secret } = done(await addSecret(id))
  expect(secret).toMatch(/^pcs_[0-9a-z]{52}$/)
  expect(key).toMatchObject({ method: 'client_secret', hint: secret.slice(-4), revokedAt: null })
  expect((await clientNow(id)).keys).toEqual([key])
  expect(JSON.stringify(await clientNow(id))).not.toContain(secret)
})

test('two keys are in use at the most, however many are added at once; revoking one makes room', async () => {
  const { id } = await aClient()
  const answers = await Promise.all(Array.from({ length: 8 }, () => addSecret(id)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
  expect(answers.filter(({ code }) => code === 'client.too_many_keys')).toHaveLength(6)
  const [{ id: keyId }] = (await clientNow(id)).keys as [ClientKey]
  const revoked = done(await security.post<ClientKey>(`/clients/${id}/keys/${keyId}/revoke`))
  expect(revoked.revokedAt).not.toBeNull()
  expect(done(await security.post(`/clients/${id}/keys/${keyId}/revoke`))).toEqual(revoked)
  expect((await addSecret(id)).status).toBe(201)
  expect((await security.post(`/clients/${(await aClient()).id}/keys/${keyId}/revoke`)).status).toBe(404)
  expect(await auditOf(keyId)).toEqual(['client-key.add', 'client-key.revoke'])
})

test('a kid stands for one key', async () => {
  const { id } = await aClient()
  await aPair(id, 'ES256', 'one')
  const { publicKey } = await generateKeyPair('ES256', { extractable: true })
  expect((await addKey(id, { ...(await exportJWK(publicKey)), kid: 'one' })).code).toBe(
    'client.duplicate_key',
  )
})

test('weak, incomplete and private keys are refused where they are wrong', async () => {
  const { id } = await aClient()
  const ec = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey)
  const cases: [object, string, string][] = [
    [{ ...ec, kid: 'k', d: 'AAAA' }, '/publicKey/d', 'unknown_field'],
    [{ kty: 'EC', crv: 'P-256', x: ec.x, kid: 'k' }, '/publicKey/y', 'required'],
    [{ kty: 'EC', x: ec.x, y: ec.y, kid: 'k' }, '/publicKey/crv', 'required'],
    [{ ...ec, crv: 'Ed25519', kid: 'k' }, '/publicKey/crv', 'option'],
    [{ ...ec, alg: 'RS256', kid: 'k' }, '/publicKey/alg', 'option'],
    [{ ...ec, y: ec.x, kid: 'k' }, '/publicKey/y', 'format'],
    [{ kty: 'RSA', n: 'A'.repeat(171), e: 'AQAB', kid: 'k' }, '/publicKey/n', 'too_small'],
    [{ kty: 'RSA', n: 'a b', e: 'AQAB', kid: 'k' }, '/publicKey/n', 'format'],
  ]
  for (const [key, pointer, code] of cases)
    expect((await addKey(id, key)).body.errors).toMatchObject([{ pointer, code }])
})

test('when a key was last used is shown', async () => {
  const { id } = await aClient()
  const pair = await aPair(id)
  expect((await clientNow(id)).lastUsedAt).toBeNull()
  expect((await byAssertion(await assertion(id, pair))).status).toBe(200)
  const { lastUsedAt, keys } = await clientNow(id)
  expect(lastUsedAt).not.toBeNull()
  expect(keys[0]!.lastUsedAt).toBe(lastUsedAt)
})
