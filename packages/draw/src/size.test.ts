import { expect, test } from 'vitest'
import { commitDraw, entriesOf, holdDraw, parseDraw, replay } from './index.ts'
import { opening, seed, terms } from './synthetic.testing.ts'

test('five thousand entrants in fifty tiers are drawn and replayed', async () => {
  const entries = await entriesOf(
    'key of the draw',
    Array.from({ length: 5000 }, (_, at) => `app_${at}`),
  )
  const entrants = entries.map((entry, at) => ({ entry, tier: 1 + (at % 50) }))
  const started = performance.now()
  const held = await holdDraw(await commitDraw({ ...terms, places: 200 }, entrants, seed), opening)
  const drawnAfter = performance.now()
  const file = JSON.stringify(held.ok && held.file)
  const read = parseDraw(file)
  const report = read.ok ? await replay(read.value) : null
  const replayedAfter = performance.now()
  console.log(
    `5,000 entrants: drawn in ${Math.round(drawnAfter - started)} ms, read and replayed in ${Math.round(replayedAfter - drawnAfter)} ms, file ${Math.round(file.length / 1000)} KB`,
  )
  expect(report?.verdict).toBe('verified')
})
