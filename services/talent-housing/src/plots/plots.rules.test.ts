import type { NewPlot } from '@alliance/contracts/talent-housing'
import { expect, test } from 'vitest'
import { changePlot, draftPlot, planFaults } from './plots.rules.ts'

const input: NewPlot = {
  code: 'P01',
  name: '甲',
  constructionKind: 'new_build',
  address: null,
  latitude: null,
  longitude: null,
  targetUnits: 10,
  plannedStartOn: null,
  plannedCompletionOn: null,
  provenance: 'entered',
  sourceRef: null,
  isDemo: false,
}
const first = draftPlot(input, 'id', '2026-01-01T00:00:00.000Z')

test('a new one begins at version 1, and a change counts it up and keeps when it was made', () => {
  expect(first).toMatchObject({ name: '甲', version: 1, createdAt: '2026-01-01T00:00:00.000Z' })
  expect(changePlot(first, { name: '乙' }, '2026-01-02T00:00:00.000Z')).toEqual({
    ...first,
    name: '乙',
    version: 2,
    updatedAt: '2026-01-02T00:00:00.000Z',
  })
})

test.each([
  ['2026-01-01', '2026-01-01', 1],
  ['2026-01-01', '2026-01-02', 0],
  [null, '2026-01-02', 0],
  ['2026-01-01', null, 0],
])('a plan from %s to %s has %d faults', (plannedStartOn, plannedCompletionOn, faults) => {
  expect(planFaults({ plannedStartOn, plannedCompletionOn })).toHaveLength(faults)
})
