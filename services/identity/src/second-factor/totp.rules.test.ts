import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base32, counterOf, fromBase32 } from './totp.rules.ts'

// RFC 6238, appendix B: the secret `12345678901234567890` with SHA-1; the last six of eight digits.
const secret = base32(new TextEncoder().encode('12345678901234567890'))

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('the code at %i s is that of RFC 6238', async (seconds, code) => {
  expect(await counterOf(secret, code, seconds * 1000, 0)).toBe(Math.floor(seconds / 30))
})

test('a code is taken half a minute early or late, and not after it or a later one was used', async () => {
  const at = 1234567890
  const counter = Math.floor(at / 30)
  for (const shift of [-30, 0, 30])
    expect(await counterOf(secret, '005924', (at + shift) * 1000, 0)).toBe(counter)
  for (const shift of [-60, 60]) expect(await counterOf(secret, '005924', (at + shift) * 1000, 0)).toBeNull()
  expect(await counterOf(secret, '005924', at * 1000, counter)).toBeNull()
})

test('base32 gives back what it was made from', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 20, maxLength: 20 }),
      (bytes) => [...fromBase32(base32(bytes))].join() === [...bytes].join(),
    ),
  )
})
