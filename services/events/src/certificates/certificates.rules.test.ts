import { LIST_LENGTH } from '@alliance/credentials'
import { expect, test } from 'vitest'
import { kindOfPrefix, maskedName, placeOf, prefixes, serialsOf } from './certificates.rules.ts'

test('each serial has a bit of its own, neighbours lie far apart', () => {
  const seen = new Set<number>()
  for (let serial = 1; serial <= LIST_LENGTH; serial++) {
    const { list, index } = placeOf(serial)
    expect(list).toBe(1)
    seen.add(index)
  }
  expect(seen.size).toBe(LIST_LENGTH)
  expect(Math.abs(placeOf(1).index - placeOf(2).index)).toBeGreaterThan(1000)
})

test('a list begins where the one before is full', () => {
  expect(placeOf(LIST_LENGTH).list).toBe(1)
  expect(placeOf(LIST_LENGTH + 1)).toEqual({ list: 2, index: placeOf(1).index })
  expect(serialsOf(2)).toEqual([LIST_LENGTH + 1, 2 * LIST_LENGTH])
})

test.each([
  ['王示例', '王**'],
  ['王例', '王*'],
  ['欧阳示例甲', '欧**'],
  ['李', '李'],
  ['𠮷示例', '𠮷**'],
])('%s is shown as %s', (name, shown) => {
  expect(maskedName(name)).toBe(shown)
})

test('the letters of a number say the kind', () => {
  for (const kind of ['attendance', 'course', 'volunteering'] as const)
    expect(kindOfPrefix(prefixes[kind])).toBe(kind)
  expect(kindOfPrefix('LM')).toBeNull()
})
