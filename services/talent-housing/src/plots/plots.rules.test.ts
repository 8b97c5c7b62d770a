import { expect, test } from 'vitest'
import { changePlot, draftPlot } from './plots.rules.ts'

const first = draftPlot({ name: '甲' }, 'id', '2026-01-01T00:00:00.000Z')

test('a new one begins at version 1', () => {
  expect(first).toMatchObject({ name: '甲', version: 1, createdAt: '2026-01-01T00:00:00.000Z' })
})

test('a change keeps when it was made and counts the version up', () => {
  expect(changePlot(first, { name: '乙' }, '2026-01-02T00:00:00.000Z')).toEqual({
    ...first,
    name: '乙',
    version: 2,
    updatedAt: '2026-01-02T00:00:00.000Z',
  })
})
