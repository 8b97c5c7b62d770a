import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseCredential, type CredentialFile } from './credential-file.ts'
import { fingerprintOf } from './issuer.ts'
import { signingKey, type SigningKeys } from './keys.ts'
import { encodeList, isSet, LIST_LENGTH, statusEntryOf } from './status-list.ts'
import { verifyCredential } from './verify.ts'
import { certified, issued, keysOf, LIST, now } from './synthetic.testing.ts'

let keys: SigningKeys
let original: CredentialFile
beforeAll(async () => {
  keys = await keysOf('2026')
  original = await issued(keys)
})

/** What an outsider sees of a file: unreadable, or the codes of the checks that failed. */
async function found(file: unknown, known: { name?: string; fingerprint?: string; now?: string } = {}) {
  const read = parseCredential(JSON.stringify(file))
  if (!read.ok) return [`unreadable ${read.fault.path}`]
  const { checks } = await verifyCredential(read.value, { now, ...known })
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code)
}

test('what was issued verifies, and only the issuer’s keys are left to compare', async () => {
  const { verdict, checks } = await verifyCredential(original, { now })
  expect(verdict).toBe('verified')
  expect(checks.filter(({ outcome }) => outcome === 'open').map(({ code }) => code)).toEqual([
    'issuer.trusted',
  ])
  const fingerprint = await fingerprintOf(original.issuer)
  expect(await found(original, { fingerprint: fingerprint.toUpperCase() })).toEqual([])
  expect(await found(original, { fingerprint: 'abcd' })).toEqual(['issuer.trusted'])
})

test('the recipient’s name stands nowhere in the file and is confirmed to who knows it', async () => {
  expect(JSON.stringify(original)).not.toContain('张示例')
  expect(await found(original, { name: '张示例' })).toEqual([])
  expect(await found(original, { name: '李示例' })).toEqual(['recipient'])
  const disclosed = await issued(keys, { recipient: { ...certified.recipient, disclosed: true } })
  expect(disclosed.credential.credentialSubject.identifier[0].identityHash).toBe('张示例')
  expect(await found(disclosed, { name: '张示例' })).toEqual([])
})

test('a revoked certificate is told from its neighbours', async () => {
  expect(await found(await issued(keys, {}, [94_566, 94_568]))).toEqual([])
  expect(await found(await issued(keys, {}, [94_567]))).toEqual(['status'])
})

test('without a list, or with one that has run out, the status is left open', async () => {
  for (const [file, at] of [
    [{ ...original, statusList: null }, now],
    [original, '2026-12-04T00:00:00Z'],
  ] as const) {
    const { verdict, checks } = await verifyCredential(file, { now: at })
    expect(verdict).toBe('verified')
    expect(checks.find(({ code }) => code === 'status')?.outcome).toBe('open')
  }
})

test('a certificate of tomorrow is not in force', async () => {
  expect(await found(original, { now: '2026-11-30T23:59:59Z' })).toEqual(['validFrom'])
})

describe('a forgery is found', () => {
  test('by another’s keys', async () => {
    const forged = await issued(await keysOf('2026'))
    expect(await found({ ...forged, issuer: original.issuer })).toEqual(['proof', 'token', 'status'])
  })

  test('by a key that is not among the issuer’s', async () => {
    const forged = await issued(await keysOf('2025'))
    expect(await found({ ...forged, issuer: original.issuer })).toEqual(['proof', 'token', 'status'])
  })

  test('by a key whose assertions the issuer does not stand behind', async () => {
    const issuer = { ...original.issuer, assertionMethod: [] }
    expect(await found({ ...original, issuer })).toEqual(['proof', 'token', 'status'])
  })

  test('by the list of another issuer or address', async () => {
    const statusList = { ...original.statusList!, id: `${LIST}0` }
    expect(await found({ ...original, statusList })).toEqual(['status'])
  })

  test('by the token of another certificate', async () => {
    const other = await issued(keys, { number: 'VOL-2026-0002-V' })
    expect(await found({ ...original, token: other.token })).toEqual(['token.same'])
  })

  test('by a token that names no algorithm or a symmetric one', async () => {
    const [, body, tail] = original.token!.split('.')
    for (const alg of ['none', 'HS256', 'EdDSA']) {
      const head = btoa(JSON.stringify({ alg, kid: 'https://x.example', typ: 'JWT' })).replace(/=+$/, '')
      expect(await found({ ...original, token: `${head}.${body}.${tail}` })).toEqual(['token'])
    }
  })
})

/** Every text in a document, by its path. */
function* texts(value: unknown, at: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value === 'string' || typeof value === 'boolean') yield at
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) yield* texts(part, [...at, key])
}

const altered = (value: unknown, pick: number) => {
  if (typeof value === 'boolean') return !value
  const text = value as string
  const at = pick % text.length
  const sign = text.charAt(at)
  return text.slice(0, at) + (sign === 'a' ? 'b' : 'a') + text.slice(at + 1)
}

test('any one text altered is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), async (which, pick) => {
      // The issuer's name and address are for reading; a signature covers them in the credential itself.
      const paths = [...texts(original)].filter(
        ([first, second]) => first !== 'issuer' || !['@context', 'name', 'url'].includes(second as string),
      )
      const path = paths[which % paths.length]!
      const file = structuredClone(original)
      const holder = path
        .slice(0, -1)
        .reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], file) as Record<
        string,
        unknown
      >
      const key = path.at(-1)!
      holder[key] = altered(holder[key], pick)
      expect(await found(file)).not.toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a list keeps every place that was set and no other', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 0, max: LIST_LENGTH - 1 }), { maxLength: 30 }),
      fc.integer({ min: 0, max: LIST_LENGTH - 1 }),
      async (places, other) => {
        const list = await encodeList(places)
        for (const place of [...places, other]) expect(await isSet(list, place)).toBe(places.includes(place))
      },
    ),
    { numRuns: 15 },
  )
  expect(await isSet(await encodeList([]), LIST_LENGTH)).toBeNull()
  expect(await isSet('uAAAA', 0)).toBeNull()
  for (const place of [-1, LIST_LENGTH, 0.5]) expect(() => statusEntryOf(LIST, place)).toThrow(RangeError)
})

test('a private key is not handed on', async () => {
  expect(JSON.stringify(original.issuer)).not.toMatch(/"(d|p|q|dp|dq|qi)"/)
  await expect(crypto.subtle.exportKey('jwk', keys.integrity.key)).rejects.toThrow()
  await expect(signingKey('x', { kty: 'OKP', crv: 'Ed25519', x: 'AA', d: 'AA' })).rejects.toThrow()
})

test.each([
  ['a line break in a name', { achievement: { ...certified.achievement, name: 'a\nb' } }],
  ['half a character', { achievement: { ...certified.achievement, name: '\ud800' } }],
  ['an address that is none', { id: 'javascript:alert(1)' }],
])('%s is not certified', async (_, changes) => {
  await expect(issued(keys, changes)).rejects.toThrow(RangeError)
})
