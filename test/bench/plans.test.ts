import { expect, test } from 'vitest'
import { plansOf, readBenches } from './measure.ts'

test('every operation of the contract has a sample request to measure it by', async () => {
  const benches = await readBenches()
  expect(plansOf(benches).length).toBeGreaterThan(100)
})

test('an operation without a sample request is named', async () => {
  const benches = await readBenches()
  const without = benches.map((bench) => ({
    ...bench,
    samples: Object.fromEntries(Object.entries(bench.samples).filter(([name]) => name !== 'getOrganisation')),
  }))
  expect(() => plansOf(without)).toThrow('membership getOrganisation')
})
