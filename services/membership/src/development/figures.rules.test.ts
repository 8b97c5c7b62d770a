import type { DevelopmentAct, Figures } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { noFigures } from './any-case.testing.ts'
import { checkFigures } from './figures.rules.ts'

const check = (act: DevelopmentAct, figures: Partial<Figures>, outcome: 'done' | 'not_passed' = 'done') => {
  try {
    checkFigures({ act, outcome, opinion: null, figures: { ...noFigures, ...figures } })
    return []
  } catch (error) {
    return (error as { faults: { pointer: string; code: string }[] }).faults.map(
      ({ pointer, code }) => `${pointer} ${code}`,
    )
  }
}

test.each<[DevelopmentAct, Partial<Figures>, string[]]>([
  ['contacts', {}, ['/figures/contacts required']],
  ['contacts', { contacts: 0 }, ['/figures/contacts too_small']],
  ['contacts', { contacts: 2 }, []],
  ['contacts', { contacts: 3 }, ['/figures/contacts too_big']],
  ['training', { days: 2, classHours: 23 }, ['/figures/days development.training_short']],
  ['training', { days: 3 }, []],
  ['training', { classHours: 24 }, []],
  ['extension', { months: 5 }, ['/figures/months too_small']],
  ['extension', { months: 6 }, []],
  ['extension', { months: 12 }, []],
  ['extension', { months: 13 }, ['/figures/months too_big']],
  ['candidate_filing', {}, ['/opinion required']],
  ['talk', {}, []],
])('%s with %j', (act, figures, faults) => {
  expect(check(act, figures)).toEqual(faults)
})

// Entitled, present, in favour: odd and even electorates, by hand.
test.each<[number, number, number, 'done' | 'not_passed', string[]]>([
  [10, 5, 5, 'done', ['/figures/present development.no_quorum']],
  [10, 6, 6, 'done', []],
  [10, 6, 5, 'not_passed', []],
  [10, 6, 5, 'done', ['/outcome development.not_by_majority']],
  [11, 5, 5, 'done', ['/figures/present development.no_quorum']],
  [11, 6, 6, 'done', []],
  [11, 6, 6, 'not_passed', ['/outcome development.not_by_majority']],
  [11, 12, 6, 'done', ['/figures/present too_big']],
  [3, 2, 2, 'done', []],
  [3, 2, 3, 'done', ['/figures/inFavour too_big']],
])(
  'a meeting of %i entitled, %i present, %i in favour, told as %s',
  (entitled, present, inFavour, outcome, faults) => {
    expect(check('branch_meeting', { entitled, present, inFavour }, outcome)).toEqual(faults)
  },
)

test('only decisions can turn out not passed', () => {
  expect(check('talk', {}, 'not_passed')).toEqual(['/outcome option'])
  expect(check('political_review', {}, 'not_passed')).toEqual([])
})
