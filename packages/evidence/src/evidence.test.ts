import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonical,
  concat,
  contentHash,
  firstAuditFault,
  firstLink,
  fromHex,
  hmacSha256,
  linkOf,
  sha256Hex,
  toHex,
  utf8,
  type AuditContent,
  type AuditLinked,
} from './index.ts'

test('SHA-256 and HMAC give the published vectors', async () => {
  expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  const hmac = await hmacSha256(utf8('Jefe')) // RFC 4231, test case 2
  expect(await hmac('what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

test('bytes are written and read back, other text is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      const both = concat(new Uint8Array(a), new Uint8Array(b))
      expect(fromHex(toHex(both))).toEqual(both)
    }),
  )
  for (const wrong of ['0', 'AB', 'zz', ' 00']) expect(() => fromHex(wrong)).toThrow(RangeError)
})

describe('canonical JSON', () => {
  test('has the form of RFC 8785', () => {
    expect(canonical({ b: [1, -0, 1e21, 'é\u0001'], a: null, c: undefined, '\u20ac': true })).toBe(
      '{"a":null,"b":[1,0,1e+21,"é\\u0001"],"€":true}',
    )
  })

  test('is the same for equal values and reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value)
        expect(canonical(JSON.parse(text))).toBe(text)
        expect(canonical(JSON.parse(JSON.stringify(value)))).toBe(text)
      }),
    )
  })
})

const anyContent: fc.Arbitrary<AuditContent> = fc.record({
  at: fc.constant('2026-12-01T02:00:00.000Z'),
  actorId: fc.string(),
  actorName: fc.string(),
  action: fc.string(),
  objectType: fc.string(),
  objectId: fc.string(),
  outcome: fc.constantFrom('done', 'refused'),
  detail: fc.dictionary(fc.string(), fc.jsonValue()),
  requestId: fc.string(),
})

async function chainOf(contents: readonly AuditContent[]): Promise<AuditLinked[]> {
  const rows: AuditLinked[] = []
  for (const [at, content] of contents.entries()) {
    const hash = await contentHash(content)
    rows.push({
      seq: at + 1,
      hash,
      link: await linkOf(rows.at(-1)?.link ?? firstLink, at + 1, hash),
      content,
    })
  }
  return rows
}

test('any alteration, removal or swap of audit rows is named', async () => {
  const changes = ['actorName', 'at', 'remove', 'swap', 'hash', 'gone'] as const
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyContent, { minLength: 2, maxLength: 6 }),
      fc.nat(),
      fc.constantFrom(...changes),
      async (contents, pick, how) => {
        const rows = await chainOf(contents)
        expect(await firstAuditFault(rows, 0, firstLink)).toBeNull()
        // Of the last row's removal the chain's head tells, not the rows before it.
        const at = pick % (rows.length - 1)
        const row = rows[at]!
        if (how === 'actorName') row.content = { ...row.content!, actorName: `${row.content!.actorName}x` }
        else if (how === 'at') row.content = { ...row.content!, at: '2026-12-01T02:00:00.001Z' }
        else if (how === 'remove') rows.splice(at, 1)
        else if (how === 'swap') rows.splice(at, 2, rows[at + 1]!, row)
        else if (how === 'hash') row.hash = await sha256Hex(row.hash)
        else row.content = null
        expect(await firstAuditFault(rows, 0, firstLink)).toMatchObject({ seq: at + 1 })
      },
    ),
    { numRuns: 200 },
  )
})
