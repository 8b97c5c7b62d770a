import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry, ScanEntry } from './entries.ts'
import { merge } from './merge.ts'

let made = 0
const scan = (change: Partial<ScanEntry> & { minute?: number }): Entry => {
  const { minute = 0, ...rest } = change
  const entry: ScanEntry = {
    kind: 'scan',
    deviceId: 'd1',
    sequence: (made += 10),
    previous: '',
    at: new Date(Date.parse('2026-11-24T01:00:00.000Z') + minute * 60_000).toISOString(),
    uncertaintyMs: 0,
    direction: 'in',
    subject: 'ann',
    means: 'rotating',
    outcome: 'admitted',
    reason: null,
    leaseId: 'l1',
    hash: '',
    ...rest,
  }
  return { ...entry, hash: change.hash ?? `${entry.deviceId}:${entry.sequence}` }
}
const out = { direction: 'out', outcome: 'left', leaseId: null } as const

test('one person let in by two gates counts once, spends both entries, and is shown to a human', () => {
  const first = scan({ deviceId: 'd1' })
  const second = scan({ deviceId: 'd2', minute: 3, leaseId: 'l2' })
  const merged = merge([second, first])
  expect(merged.admitted).toEqual(['ann'])
  expect(merged.spent).toEqual({ l1: 1, l2: 1 })
  expect(merged.conflicts).toEqual([
    { kind: 'admitted-twice', about: 'ann', entries: [first.hash, second.hash] },
  ])
})

test('leaving by one gate and coming back by another is no conflict', () => {
  const merged = merge([
    scan({}),
    scan({ ...out, minute: 10 }),
    scan({ deviceId: 'd2', minute: 20, leaseId: 'l2' }),
  ])
  expect(merged.conflicts).toEqual([])
  expect(merged.attendance[0]!.stays).toHaveLength(2)
})

test('someone only seen leaving was not admitted, and is shown', () => {
  const merged = merge([scan(out)])
  expect(merged.admitted).toEqual([])
  expect(merged.conflicts).toMatchObject([{ kind: 'left-unseen', about: 'ann' }])
})

test('refusals are kept and count for nothing', () => {
  const merged = merge([
    scan({ outcome: 'refused', leaseId: null }),
    scan({ outcome: 'inside', leaseId: null }),
  ])
  expect(merged).toMatchObject({ admitted: [], conflicts: [], scans: 2 })
})

test('a log that was set back is told by its two entries under one number', () => {
  const merged = merge([
    scan({ sequence: 1, previous: 'd1', hash: 'a' }),
    scan({ sequence: 1, previous: 'd1', hash: 'b', subject: 'bob' }),
  ])
  expect(merged.conflicts).toMatchObject([{ kind: 'forked', about: 'd1', entries: ['a', 'b'] }])
  expect(merged.admitted).toEqual(['ann', 'bob'])
})

test('an entry that does not follow from the one before is told', () => {
  const merged = merge([
    scan({ sequence: 1, previous: 'd1', hash: 'a' }),
    scan({ sequence: 2, previous: 'x', hash: 'b', subject: 'bob' }),
  ])
  expect(merged.conflicts).toMatchObject([{ kind: 'unchained', entries: ['b'] }])
})

const anyScan = fc
  .record({
    deviceId: fc.constantFrom('d1', 'd2', 'd3'),
    subject: fc.constantFrom('ann', 'bob', 'cho'),
    minute: fc.nat({ max: 60 }),
    sequence: fc.integer({ min: 1, max: 12 }),
    direction: fc.constantFrom<'in' | 'out'>('in', 'out'),
  })
  .map((some) =>
    scan({
      ...some,
      ...(some.direction === 'out' ? out : {}),
      hash: JSON.stringify(some),
    }),
  )
const scans = fc.array(anyScan, { maxLength: 30 })

test('merging is commutative, associative and idempotent', () => {
  fc.assert(
    fc.property(scans, scans, scans, (a, b, c) => {
      const whole = merge([...a, ...b, ...c])
      expect(merge([...c, ...a, ...b])).toEqual(whole)
      expect(merge([...b, ...[...c, ...a].reverse()])).toEqual(whole)
      expect(merge([...a, ...a, ...b, ...c, ...c, ...b])).toEqual(whole)
    }),
  )
})

test('a person’s stays are in order and never overlap', () => {
  fc.assert(
    fc.property(scans, (some) => {
      for (const { stays } of merge(some).attendance)
        for (const [i, stay] of stays.entries()) {
          if (i + 1 < stays.length) expect(stay.to! <= stays[i + 1]!.from).toBe(true)
          if (stay.to !== null) expect(stay.from <= stay.to).toBe(true)
        }
    }),
  )
})
