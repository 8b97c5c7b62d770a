import { idOf, idPrefixes, type IdKind } from '@alliance/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId, traceIdOf, traceparentOf } from '../src/index.ts'
import { traceparentOf as atTheEdge } from '../src/edge.ts'

const kinds = Object.keys(idPrefixes) as IdKind[]

describe('an id', () => {
  it('of every kind has its prefix and passes its schema, and no other’s', () => {
    for (const kind of kinds) {
      const id = newId(kind)
      for (const other of kinds)
        expect([kind, other, idOf(other).safeParse(id).success]).toEqual([kind, other, kind === other])
    }
  })

  it('sorts by the millisecond it was made in', () => {
    const instant = fc.integer({ min: 0, max: 2 ** 44 })
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const order = Math.sign(newId('event', new Date(a)).localeCompare(newId('event', new Date(b)), 'en'))
        if (a !== b) expect(order).toBe(Math.sign(a - b))
      }),
    )
  })

  it('is a UUID of version 7 and of the variant of RFC 9562', () => {
    const letters = '0123456789abcdefghjkmnpqrstvwxyz'
    for (let i = 0; i < 200; i++) {
      const digits = Array.from(newId('event').slice(4))
      const uuid = digits.reduce((number, letter) => number * 32n + BigInt(letters.indexOf(letter)), 0n)
      expect([(uuid >> 76n) & 15n, (uuid >> 62n) & 3n]).toEqual([7n, 2n])
    }
  })

  it('is never given twice, even within a millisecond', () => {
    const now = new Date()
    expect(new Set(Array.from({ length: 20_000 }, () => newId('event', now))).size).toBe(20_000)
  })

  it('has a prefix of its own for every kind', () => {
    expect(new Set(Object.values(idPrefixes)).size).toBe(kinds.length)
  })
})

describe('a traceparent', () => {
  const hex = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
  const form = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

  it('keeps the caller’s trace and flags, under a span of its own', () => {
    fc.assert(
      fc.property(hex(32), hex(16), hex(2), (trace, span, flags) => {
        fc.pre(!/^0+$/.test(trace))
        const next = traceparentOf(`00-${trace}-${span}-${flags}`)
        expect(next).toMatch(form)
        expect([traceIdOf(next), next.endsWith(flags)]).toEqual([trace, true])
        expect(next).not.toContain(`-${span}-`)
      }),
    )
  })

  it('begins a trace where there is none that can be read', () => {
    const unreadable = [
      undefined,
      null,
      '',
      'x',
      `00-${'0'.repeat(32)}-${'a'.repeat(16)}-01`,
      `ff-${'a'.repeat(32)}-${'a'.repeat(16)}`,
      `00-${'A'.repeat(32)}-${'a'.repeat(16)}-01`,
    ]
    for (const header of unreadable) {
      expect(traceparentOf(header)).toMatch(form)
      expect(traceIdOf(traceparentOf(header))).not.toBe(traceIdOf(traceparentOf(header)))
    }
    fc.assert(fc.property(fc.string(), (header) => void expect(atTheEdge(header)).toMatch(form)))
  })
})
