import { expect, test } from 'vitest'
import { Recent } from './recent.ts'

test('a value is there until its time, and not after', () => {
  const recent = new Recent<string>(10)
  recent.set('a', 'value', 100)
  expect(recent.get('a', 99)).toBe('value')
  expect(recent.get('a', 100)).toBeUndefined()
})

test('when it is full, what was set longest ago goes', () => {
  const recent = new Recent<number>(2)
  recent.set('a', 1, 100)
  recent.set('b', 2, 100)
  recent.set('a', 3, 100)
  recent.set('c', 4, 100)
  expect([recent.get('a', 0), recent.get('b', 0), recent.get('c', 0)]).toEqual([3, undefined, 4])
})
