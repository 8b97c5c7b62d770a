import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference, paragraphsOf, stateOn } from './regulations.rules.ts'

test.each([
  ['2022-06-30', 'upcoming'],
  ['2022-07-01', 'in_force'],
  ['2024-12-31', 'in_force'],
  ['2025-01-01', 'repealed'],
])('on %s a regulation from July 2022, repealed with 2025, is %s', (date, state) => {
  expect(stateOn({ firstFrom: '2022-07-01', repealedOn: '2025-01-01' }, date)).toBe(state)
})

test('a difference tells what stayed, what was removed and what was added', () => {
  expect(difference('总则\n每月一次\n附则', '总则\n每季度一次\n可线上召开\n附则')).toEqual([
    { kind: 'same', text: '总则' },
    { kind: 'removed', text: '每月一次' },
    { kind: 'added', text: '每季度一次' },
    { kind: 'added', text: '可线上召开' },
    { kind: 'same', text: '附则' },
  ])
})

const text = fc
  .array(fc.constantFrom('甲', '乙', '丙', '丁', ''), { maxLength: 30 })
  .map((lines) => lines.join('\n'))

test('without what was added a difference is the older text, without what was removed the newer', () => {
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const parts = difference(older, newer)
      const those = (...kinds: string[]) =>
        parts.filter(({ kind }) => kinds.includes(kind)).map((part) => part.text)
      expect(those('same', 'removed')).toEqual(paragraphsOf(older))
      expect(those('same', 'added')).toEqual(paragraphsOf(newer))
    }),
    { numRuns: 1000 },
  )
})

test('a text beside itself has no difference', () => {
  fc.assert(
    fc.property(text, (same) => {
      expect(difference(same, same).every(({ kind }) => kind === 'same')).toBe(true)
    }),
  )
})

test('texts of ten thousand lines that have nothing in common are told as replaced', () => {
  const lines = (prefix: string) => Array.from({ length: 10_000 }, (_, i) => `${prefix}${i}`).join('\n')
  const parts = difference(lines('a'), lines('b'))
  expect(parts.map(({ kind }) => kind).filter((kind, i, all) => kind !== all[i - 1])).toEqual([
    'removed',
    'added',
  ])
})
