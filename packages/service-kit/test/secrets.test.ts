import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, fieldCipher, sha256Hex, type Cell, type FieldKeys } from '../src/index.ts'

const newKey = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
const keys: FieldKeys = { current: 'k1', keys: { k1: newKey() }, index: newKey() }
const cipher = fieldCipher(keys)
const cell: Cell = { table: 'account', id: 'acc_1', column: 'phone' }
const text = fc.string({ unit: 'grapheme', maxLength: 60 })

describe('a field’s encryption', () => {
  it('gives back what was put in, and shows nothing of it', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (plain) => {
        const sealed = await cipher.encrypt(plain, cell)
        expect(await cipher.decrypt(sealed, cell)).toBe(plain)
        expect(sealed).toMatch(/^k1\.[\w+/=]{16}\.[\w+/=]+$/)
        if (plain.length > 5) expect(sealed).not.toContain(plain)
      }),
    )
  })

  it('is another text each time', async () => {
    const sealed = await Promise.all(Array.from({ length: 50 }, () => cipher.encrypt('13812345678', cell)))
    expect(new Set(sealed).size).toBe(50)
  })

  it.each([
    { ...cell, id: 'acc_2' },
    { ...cell, table: 'person' },
    { ...cell, column: 'document_number' },
  ])('does not open in another cell: %j', async (other) => {
    await expect(cipher.decrypt(await cipher.encrypt('13812345678', cell), other)).rejects.toThrow()
  })

  it('does not open when any letter of it was altered', async () => {
    const sealed = await cipher.encrypt('13812345678', cell)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: sealed.length - 3 }),
        fc.constantFrom(...'ABab09+/'),
        async (at, letter) => {
          fc.pre(sealed[at] !== letter && sealed[at] !== '.' && sealed[at] !== '=')
          await expect(
            cipher.decrypt(sealed.slice(0, at) + letter + sealed.slice(at + 1), cell),
          ).rejects.toThrow()
        },
      ),
    )
  })

  it.each(['', 'k1', 'k1.', 'k1..', 'k9.AAAA.AAAA', '13812345678'])(
    'does not take %j for a sealed text',
    async (forged) => {
      await expect(cipher.decrypt(forged, cell)).rejects.toThrow()
    },
  )

  it('keeps old texts readable through a rotation, and tells which wait to be sealed anew', async () => {
    const old = await cipher.encrypt('13812345678', cell)
    const rotated = fieldCipher(
      JSON.stringify({ ...keys, current: 'k2', keys: { ...keys.keys, k2: newKey() } }),
    )
    const fresh = await rotated.encrypt('13812345678', cell)
    expect([await rotated.decrypt(old, cell), await rotated.decrypt(fresh, cell)]).toEqual([
      '13812345678',
      '13812345678',
    ])
    expect([rotated.isStale(old), rotated.isStale(fresh), cipher.isStale(old)]).toEqual([true, false, false])
    await expect(cipher.decrypt(fresh, cell)).rejects.toThrow('no key k2')
  })

  it('refuses a set of keys without the current one', () => {
    expect(() => fieldCipher({ ...keys, current: 'k7' })).toThrow('current key')
  })
})

describe('a blind index', () => {
  it('is equal for equal values of one purpose, and for nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const [first, again, other, elsewhere] = await Promise.all([
          cipher.blindIndex('phone', a),
          fieldCipher(keys).blindIndex('phone', a),
          cipher.blindIndex('phone', b),
          cipher.blindIndex('document', a),
        ])
        expect(first).toBe(again)
        expect(first === other).toBe(a === b)
        expect(first).not.toBe(elsewhere)
        expect(first).toMatch(/^[\w-]{43}$/)
      }),
    )
  })

  it('outlives the rotation of the field keys, and is nothing without its own key', async () => {
    const rotated = fieldCipher({ ...keys, current: 'k2', keys: { k2: newKey() } })
    expect(await rotated.blindIndex('phone', '1')).toBe(await cipher.blindIndex('phone', '1'))
    expect(await fieldCipher({ ...keys, index: newKey() }).blindIndex('phone', '1')).not.toBe(
      await cipher.blindIndex('phone', '1'),
    )
  })
})

describe('canonical JSON', () => {
  it('is equal for equal values, however their fields are ordered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonical(turned)).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('tells values apart that differ', () => {
    expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }))
    expect(canonical([null])).not.toBe(canonical([]))
    expect(canonical({ a: undefined })).toBe(canonical({}))
  })

  it('is hashed as SHA-256 does it', async () => {
    expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
