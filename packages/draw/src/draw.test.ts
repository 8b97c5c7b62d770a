import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commitDraw, entriesOf, entryOf, holdDraw, newSeed, replay, standingOf } from './index.ts'
import { anyDraw, drawn, numbered, opening, seed, terms } from './synthetic.testing.ts'

// Computed apart from this code with openssl; the recipe stands in the README.
test('the order is the one openssl gives', async () => {
  const file = await drawn(numbered(5))
  expect(file.commitmentHash).toBe('333d4701ee2c29fec6ab8e1bc1680ae4420882243e995d3bb2c01dd1408ec5fc')
  expect([...file.result!.admitted, ...file.result!.waiting]).toEqual([
    '0002',
    '0004',
    '0005',
    '0003',
    '0001',
  ])
})

test('nobody of a later tier comes before anyone of an earlier one', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraw, async ({ entrants, places }) => {
      const { result } = await drawn(entrants, { places })
      const tierOf = new Map(entrants.map(({ entry, tier }) => [entry, tier!]))
      const tiers = [...result!.admitted, ...result!.waiting].map((entry) => tierOf.get(entry)!)
      expect(tiers).toEqual([...tiers].sort((a, b) => a - b))
    }),
    { numRuns: 60 },
  )
})

test('everyone comes out once, the first as many as there are places are admitted', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraw, async ({ entrants, places }) => {
      const file = await drawn(entrants, { places })
      const { admitted, waiting } = file.result!
      expect([...admitted, ...waiting].sort()).toEqual(entrants.map(({ entry }) => entry).sort())
      expect(admitted).toHaveLength(Math.min(places, entrants.length))
      for (const { entry } of entrants) expect(standingOf(file, entry)).not.toBeNull()
      expect((await replay(file, { noted: file.commitmentHash })).verdict).toBe('verified')
    }),
    { numRuns: 60 },
  )
})

test('the order entrants are given in does not matter', async () => {
  const forwards = await drawn(numbered(20))
  const backwards = await drawn(numbered(20).reverse())
  expect(backwards).toEqual(forwards)
})

test('another seed, value or roster gives another order', async () => {
  const file = await drawn(numbered(50))
  const order = ({ result }: typeof file) => [...result!.admitted, ...result!.waiting]
  const held = await holdDraw(await commitDraw(terms, numbered(50), 'f'.repeat(64)), {
    ...opening,
    seed: 'f'.repeat(64),
  })
  expect(held.ok && order(held.file)).not.toEqual(order(file))
  const committed = await commitDraw(terms, numbered(50), seed)
  const publicValue = { ...opening.publicValue, value: '03 08 14 19 25 31 + 08' }
  const other = await holdDraw(committed, { ...opening, publicValue })
  expect(other.ok && order(other.file)).not.toEqual(order(file))
})

describe('a draw is not held', () => {
  const publicValue = opening.publicValue
  test.each([
    ['with another seed', { seed: 'ab'.repeat(32) }, 'seed_is_another'],
    [
      'with a value written differently',
      { publicValue: { ...publicValue, value: '3 8 14 19 25 31 + 7' } },
      'value_not_as_announced',
    ],
    [
      'with a value from before its time',
      { publicValue: { ...publicValue, publishedAt: '2026-12-03T13:14:59Z' } },
      'value_before_its_time',
    ],
    ['before the value was known', { drawnAt: '2026-12-03T13:19:59Z' }, 'drawn_before_the_value'],
  ])('%s', async (_, change, reason) => {
    const committed = await commitDraw(terms, numbered(4), seed)
    expect(await holdDraw(committed, { ...opening, ...change })).toEqual({ ok: false, reason })
  })

  test('twice', async () => {
    expect(await holdDraw(await drawn(numbered(4)), opening)).toEqual({ ok: false, reason: 'already_drawn' })
  })
})

describe('a commitment is not made', () => {
  test.each([
    ['to one entry twice', terms, [...numbered(3), ...numbered(1)]],
    ['when the value is known', { ...terms, committedAt: terms.publicValue.notBefore }, numbered(3)],
    ['to an entry that is a name', terms, [{ entry: '张示例' }]],
    ['to places below none', { ...terms, places: -1 }, numbered(3)],
    [
      'to a value that could be written in many ways',
      { ...terms, publicValue: { ...terms.publicValue, format: '##' } },
      numbered(3),
    ],
  ])('%s', async (_, wrong, entrants) => {
    await expect(commitDraw(wrong, entrants, seed)).rejects.toThrow(RangeError)
  })
})

test('entries say nothing without their key and are the same again with it', async () => {
  const ids = ['reg_1', 'reg_2']
  const entries = await entriesOf('key of the draw', ids)
  expect(entries).toEqual([
    await entryOf('key of the draw', 'reg_1'),
    await entryOf('key of the draw', 'reg_2'),
  ])
  expect(await entryOf('another key', 'reg_1')).not.toBe(entries[0])
  expect(entries.every((entry) => /^[0-9a-f]{16}$/.test(entry))).toBe(true)
})

test('seeds are 32 bytes and differ', () => {
  expect(newSeed()).toMatch(/^[0-9a-f]{64}$/)
  expect(newSeed()).not.toBe(newSeed())
})

test('a draw without entrants or places can be held', async () => {
  for (const [entrants, places] of [
    [[], 3],
    [numbered(3), 0],
  ] as const) {
    const file = await drawn(entrants, { places })
    expect(file.result!.admitted).toEqual([])
    expect((await replay(file)).verdict).toBe('verified')
  }
})
