import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidence, gradeOf, masks, reasonsOf, scoreOf, scores, threshold } from './duplicates.rules.ts'

const mask = (...reasons: (keyof typeof evidence)[]) =>
  reasons.reduce((all, reason) => all | evidence[reason].bit, 0)

test.each([
  ['one phone and one name', mask('same_phone', 'same_name'), 75, 'likely'],
  ['one name at one employer', mask('same_name', 'same_employer'), 45, 'possible'],
  ['a name that sounds alike at one employer', mask('same_pinyin', 'same_employer'), 35, 'possible'],
  ['one phone in a family', mask('same_phone'), 50, 'possible'],
  ['namesakes of different ages', mask('same_name', 'same_employer', 'other_birth_year'), 15, 'possible'],
  [
    'namesakes with documents of their own',
    mask('same_name', 'same_employer', 'other_document'),
    0,
    'possible',
  ],
] as const)('%s', (_, given, score, grade) => {
  expect([scoreOf(given), gradeOf(scoreOf(given))]).toEqual([score, grade])
})

test('what is not shown to a human is below the threshold, what is asked for is above', () => {
  expect(scoreOf(mask('same_pinyin', 'same_employer'))).toBeGreaterThanOrEqual(threshold)
  expect(scoreOf(mask('same_name', 'same_employer', 'other_birth_year'))).toBeLessThan(threshold)
})

test('the table has the score of every mask, and more evidence for never lowers it', () => {
  expect(scores).toHaveLength(masks)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: masks - 1 }),
      fc.constantFrom(...Object.values(evidence)),
      (given, each) => {
        const [without, withIt] = [scores[given & ~each.bit]!, scores[given | each.bit]!]
        expect(each.weight > 0 ? withIt >= without : withIt <= without).toBe(true)
        expect(reasonsOf(given).reduce((all, reason) => all | evidence[reason].bit, 0)).toBe(given)
      },
    ),
  )
})
