import { beforeAll, expect, test } from 'vitest'
import { fromBase32, fromBase64url, toBase32, toBase64url } from './encoding.ts'
import fc from 'fast-check'
import { emptyLog, isIntact, seal } from './entries.ts'
import { openLease, ruleVersion, signLease, type Lease } from './leases.ts'
import { checkProof, claimedDevice, prove } from './proof.ts'
import { signDocument, type Key, type PublicKey } from './signature.ts'

let signing: Key
let key: PublicKey
let strange: PublicKey

const pair = async () => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const { x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey)
  return { signing: keys.privateKey, key: { x: x!, y: y! } }
}

beforeAll(async () => {
  ;({ signing, key } = await pair())
  strange = (await pair()).key
})

const lease: Lease = {
  id: 'l1',
  activityId: 'a1',
  gateId: 'g1',
  deviceId: 'd1',
  rules: ruleVersion,
  issuedAt: '2026-11-24T01:00:00.000Z',
  validUntil: '2026-11-24T05:00:00.000Z',
  skewBoundMs: 60_000,
  entries: 5,
  walkIns: 1,
  ticketToleranceMs: 30_000,
  ticketKey: { x: 'x', y: 'y' },
}

test('a lease opens with the key that signed it and no other', async () => {
  const document = await signLease(signing, lease)
  expect(await openLease(key, document)).toEqual(lease)
  expect(await openLease(strange, document)).toBeNull()
})

test('an altered lease does not open', async () => {
  const [head, , signature] = (await signLease(signing, lease)).split('.')
  const more = toBase64url(new TextEncoder().encode(JSON.stringify({ ...lease, entries: 500 })))
  expect(await openLease(key, `${head}.${more}.${signature}`)).toBeNull()
})

test('another document of the same key is no lease', async () => {
  expect(await openLease(key, await signDocument(signing, 'JWT', lease))).toBeNull()
  expect(await openLease(key, 'not.a.document')).toBeNull()
})

const request = { device: 'd1', method: 'POST', path: '/gate-devices/d1/exchange', body: '{"a":1}' }
const now = Date.parse('2026-11-24T01:00:00.000Z')

test('a proof holds for its request, and five minutes', async () => {
  const proof = await prove(signing, { ...request, at: now })
  expect(claimedDevice(proof)).toBe('d1')
  expect(await checkProof(proof, key, { ...request, now: now + 299_000 })).toBeNull()
  expect(await checkProof(proof, key, { ...request, now: now + 301_000 })).toBe('late')
  expect(await checkProof(proof, key, { ...request, now: now - 301_000 })).toBe('late')
})

test.each([
  ['body', { body: '{"a":2}' }],
  ['path', { path: '/gate-devices/d1/other' }],
  ['method', { method: 'PUT' }],
  ['device', { device: 'd2' }],
])('a proof does not hold for another %s', async (_, change) => {
  const proof = await prove(signing, { ...request, at: now })
  expect(await checkProof(proof, key, { ...request, ...change, now })).toBe('forged')
})

test('a proof of another key does not hold; nonsense claims no device', async () => {
  const proof = await prove(signing, { ...request, at: now })
  expect(await checkProof(proof, strange, { ...request, now })).toBe('forged')
  expect(claimedDevice('x.y.z')).toBeNull()
})

test('an entry is intact until a letter of it changes, and its time never goes back', async () => {
  const content = { kind: 'close', leaseId: 'l1' } as const
  const first = await seal('d1', emptyLog('d1'), { at: now, uncertaintyMs: 10 }, content)
  const second = await seal(
    'd1',
    { sequence: 1, hash: first.hash, at: now },
    { at: now - 5000, uncertaintyMs: 10 },
    content,
  )
  expect(await isIntact(first)).toBe(true)
  expect(await isIntact({ ...first, uncertaintyMs: 11 })).toBe(false)
  expect(second).toMatchObject({ sequence: 2, previous: first.hash, at: first.at })
})

test('base32 and base64url give back what they were given', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(fromBase32(toBase32(bytes))).toEqual(Uint8Array.from(bytes))
      expect(fromBase64url(toBase64url(bytes))).toEqual(Uint8Array.from(bytes))
    }),
  )
  expect(fromBase32('A1')).toBeNull()
  expect(fromBase64url('*')).toBeNull()
})
