import { expect, test } from 'vitest'
import { Violation, type Counts } from './counts.testing.ts'
import type { DeviceFaults } from './device.testing.ts'
import type { ServerFaults } from './server.testing.ts'
import { simulate } from './simulate.testing.ts'

const seeds = Number(process.env['SEEDS'] ?? 3000)
const first = Number(process.env['FIRST_SEED'] ?? 1)

async function run(from: number, count: number, faults: ServerFaults & DeviceFaults = {}) {
  const total: Record<string, number> = {}
  for (let seed = from; seed < from + count; seed += 1)
    for (const [name, value] of Object.entries((await simulate(seed, faults)) satisfies Counts))
      total[name] = (total[name] ?? 0) + value
  return total
}

/** The first violation of this kind that a wrong build shows. */
async function violation(faults: ServerFaults & DeviceFaults, what: RegExp): Promise<string> {
  for (let seed = 1; seed <= 5000; seed += 1)
    try {
      await simulate(seed, faults)
    } catch (error) {
      if (!(error instanceof Violation)) throw error
      if (what.test(error.message)) return error.message
    }
  return 'none'
}

test(
  'up to 8 devices with partitions, skew, repeats, replays and crashes never admit more than the capacity, lose a scan or depend on an order',
  { timeout: seeds * 100 + 60_000 },
  async () => {
    const begun = performance.now()
    const total = await run(first, seeds)
    console.log(
      `gates: seeds ${first}–${first + seeds - 1} in ${Math.round((performance.now() - begun) / 1000)} s: ${JSON.stringify(total)}`,
    )
    expect(total['admitted']).toBeGreaterThan(seeds)
    expect(total['admittedTwice']).toBeGreaterThan(seeds / 100)
    expect(total['writtenOff']).toBeGreaterThan(seeds / 100)
    expect(total['replaysRefused']).toBeGreaterThan(seeds)
  },
)

test('one seed is one run', async () => {
  expect(await simulate(7)).toEqual(await simulate(7))
})

test.each<[string, ServerFaults & DeviceFaults, RegExp]>([
  ['a lost device written off without waiting for its clock', { writeOffWithoutSkew: true }, /capacity/],
  ['leases given back at their end', { releaseAtExpiry: true }, /capacity/],
  ['an old request taken for a new one', { releaseWithoutHearing: true }, /capacity/],
  ['a green light before the scan is kept', { lightFirst: true }, /lost/],
])('the simulation tells %s', { timeout: 120_000 }, async (_, faults, what) => {
  const found = await violation(faults, what)
  console.log(`gates: ${found}`)
  expect(found).toMatch(what)
})
