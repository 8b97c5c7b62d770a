import { expect, test } from 'vitest'
import { matchesCron } from '@alliance/infra/local/cron'

// A Monday.
const at = new Date('2026-11-23T03:15:00Z')

test.each([
  ['* * * * *', true],
  ['15 3 * * *', true],
  ['*/5 * * * *', true],
  ['*/7 * * * *', false],
  ['0-20/5 3 23 11 *', true],
  ['0,15,30 * * * *', true],
  ['* * * * 2', true],
  ['* * * * 1', false],
  ['16 3 * * *', false],
])('%s names 03:15 UTC of Monday, the 23rd of November: %s', (expression, named) => {
  expect(matchesCron(expression, at)).toBe(named)
})

test('what is no cron expression is refused', () => {
  expect(() => matchesCron('* * *', at)).toThrow('five fields')
  expect(() => matchesCron('MON * * * *', at)).toThrow('not a cron field')
})
