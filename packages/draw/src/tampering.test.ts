import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashOfCommitment, hashOfResult, seedHash } from './hashes.ts'
import { parseDraw, replay, rosterHash, type DrawFile } from './index.ts'
import { orderOf } from './order.ts'
import { anyDraw, drawn, numbered } from './synthetic.testing.ts'

/** What an outsider sees of a file: unreadable, or the codes of the checks that failed. */
async function found(file: unknown, noted: string): Promise<string[]> {
  const read = parseDraw(JSON.stringify(file))
  if (!read.ok) return [`unreadable ${read.fault.path}`]
  const { checks } = await replay(read.value, { noted })
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code)
}

type Change = (file: DrawFile) => void

const changes: [name: string, change: Change, codes: string[]][] = [
  [
    'an entrant added',
    ({ roster }) => roster[0]!.entries.push('9999'),
    ['roster.count', 'roster.hash', 'order'],
  ],
  ['an entrant dropped', ({ roster }) => roster[0]!.entries.pop(), ['roster.count', 'roster.hash', 'order']],
  [
    'the roster in another order',
    ({ roster }) => roster[0]!.entries.reverse(),
    ['roster.form', 'roster.hash'],
  ],
  ['an entrant renamed', ({ roster }) => (roster[0]!.entries[0] = '0000'), ['roster.hash', 'order']],
  [
    'an entrant moved to another tier',
    ({ roster }) => roster.unshift({ tier: 1, entries: [roster[0]!.entries.pop()!] }),
    ['roster.hash'],
  ],
  ['another seed', ({ result }) => (result!.seed = '0'.repeat(64)), ['seed.opens', 'order', 'result.hash']],
  [
    'another value',
    ({ result }) => (result!.publicValue.value = '03 08 14 19 25 31 + 09'),
    ['order', 'result.hash'],
  ],
  ['another policy', ({ commitment }) => (commitment.policy = 'X'), ['commitment.hash']],
  ['more places', ({ commitment }) => (commitment.places += 1), ['commitment.hash', 'outcomes']],
  ['two admitted swapped', ({ result }) => result!.admitted.reverse(), ['order', 'result.hash']],
  [
    'an outcome swapped',
    ({ result }) => {
      const { admitted, waiting } = result!
      const first = admitted[0]!
      admitted[0] = waiting[0]!
      waiting[0] = first
    },
    ['order', 'result.hash'],
  ],
  [
    'one more admitted',
    ({ result }) => result!.admitted.push(result!.waiting.shift()!),
    ['outcomes', 'result.hash'],
  ],
  [
    'the result taken away and the time of the value moved',
    (file) => {
      file.result = null
      file.commitment.publicValue.notBefore = '2026-11-01T00:00:00Z'
    },
    ['commitment.hash', 'commitment.ahead'],
  ],
]

describe('one change is found', () => {
  test.each(changes)('%s', async (_, change, codes) => {
    const file = await drawn(numbered(8, () => 2))
    const noted = file.commitmentHash
    expect(await found(file, noted)).toEqual([])
    change(file)
    expect(await found(file, noted)).toEqual(expect.arrayContaining(codes))
  })
})

/** Every place in a document where something can be changed. */
function* places(value: unknown, at: (string | number)[] = []): Generator<(string | number)[]> {
  if (at.length > 0) yield at
  if (typeof value === 'object' && value !== null)
    for (const key of Object.keys(value))
      yield* places((value as Record<string, unknown>)[key], [
        ...at,
        Array.isArray(value) ? Number(key) : key,
      ])
}

/** The nearest other value of the same form, so that the reader does not refuse it for its form alone. */
function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') {
    const last = value.search(/[0-9a-z](?=[^0-9a-z]*$)/i)
    const sign = value.charAt(last)
    return value.slice(0, last) + (sign === '0' ? '1' : '0') + value.slice(last + 1)
  }
  if (Array.isArray(value)) return value.length > 1 ? value.toReversed() : []
  return value === null ? 'x' : null
}

test('any one place changed, removed or doubled is found', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyDraw,
      fc.nat(),
      fc.constantFrom('alter', 'remove', 'double'),
      async (draw, pick, how) => {
        const original = await drawn(draw.entrants, { places: draw.places })
        const all = [...places(original)]
        const path = all[pick % all.length]!
        const file = structuredClone(original)
        const key = path.at(-1)!
        const holder = path
          .slice(0, -1)
          .reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], file) as Record<
          string,
          unknown
        >
        if (how === 'alter') holder[key] = altered(holder[key])
        else if (how === 'remove') {
          if (Array.isArray(holder)) holder.splice(Number(key), 1)
          else delete holder[key]
        } else if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[Number(key)]))
        else holder[`${key}2`] = holder[key]
        fc.pre(JSON.stringify(file) !== JSON.stringify(original))
        const withoutResult = JSON.stringify(file) === JSON.stringify({ ...original, result: null })
        // A file without its result is the true file of the day before: it says so.
        if (withoutResult) expect((await replay(file)).verdict).toBe('pending')
        else expect(await found(file, original.commitmentHash)).not.toEqual([])
      },
    ),
    { numRuns: 500 },
  )
})

test('an operator who computes everything anew is found by the hash that was published before', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyDraw,
      fc.constantFrom('drop', 'seed', 'places'),
      async ({ entrants, places }, how) => {
        const original = await drawn(entrants, { places })
        const file = structuredClone(original)
        if (how === 'drop') {
          file.roster[0]!.entries.shift()
          file.roster = file.roster.filter(({ entries }) => entries.length > 0)
          file.commitment.entrants -= 1
        } else if (how === 'seed') file.result!.seed = 'ee'.repeat(32)
        else file.commitment.places += 1
        file.commitment.rosterHash = await rosterHash(file.roster)
        file.commitment.seedHash = await seedHash(file.result!.seed)
        file.commitmentHash = await hashOfCommitment(file.commitment)
        const order = await orderOf(file.roster, {
          seed: file.result!.seed,
          value: file.result!.publicValue.value,
          commitmentHash: file.commitmentHash,
        })
        file.result!.admitted = order.slice(0, file.commitment.places)
        file.result!.waiting = order.slice(file.commitment.places)
        file.result!.hash = await hashOfResult(file.commitmentHash, file.result!)
        expect(await found(file, original.commitmentHash)).toEqual(['commitment.noted'])
      },
    ),
    { numRuns: 100 },
  )
})

test('a file that is none says where', async () => {
  const file = await drawn(numbered(3))
  const fault = (text: string) => {
    const read = parseDraw(text)
    return read.ok ? null : [read.fault.path, read.fault.code]
  }
  expect(fault('{')).toEqual(['/', 'json'])
  expect(fault('[]')).toEqual(['/', 'type'])
  expect(fault(JSON.stringify({ ...file, kind: 'ledger' }))).toEqual(['/kind', 'unsupported'])
  expect(fault(JSON.stringify({ ...file, version: 2 }))).toEqual(['/version', 'unsupported'])
  expect(fault(JSON.stringify({ ...file, note: 1 }))).toEqual(['/note', 'unknown_field'])
  const { roster: _, ...without } = file
  expect(fault(JSON.stringify(without))).toEqual(['/roster', 'missing'])
  expect(fault(JSON.stringify({ ...file, roster: [{ tier: 0, entries: [] }] }))).toEqual([
    '/roster/0/tier',
    'range',
  ])
  expect(fault(`\uFEFF${JSON.stringify(file)}`)).toBeNull()
})
