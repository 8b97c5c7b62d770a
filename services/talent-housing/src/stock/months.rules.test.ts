import { expect, test } from 'vitest'
import { curves } from './months.rules.ts'

test('every month between the first and the last has its sums, and months to come only their plan', () => {
  const told = curves(
    {
      planned: [
        { month: '2026-11', units: 100 },
        { month: '2027-02', units: 50 },
      ],
      started: [{ month: '2026-10', units: 150 }],
      delivered: [{ month: '2026-12', units: 90 }],
    },
    '2026-12-24',
  )
  expect(told).toEqual([
    { month: '2026-10', planned: 0, started: 150, delivered: 0 },
    { month: '2026-11', planned: 100, started: 150, delivered: 0 },
    { month: '2026-12', planned: 100, started: 150, delivered: 90 },
    { month: '2027-01', planned: 100, started: null, delivered: null },
    { month: '2027-02', planned: 150, started: null, delivered: null },
  ])
})

test('where nothing is planned there is no curve', () => {
  expect(curves({ planned: [], started: [], delivered: [] }, '2026-12-24')).toEqual([])
})
