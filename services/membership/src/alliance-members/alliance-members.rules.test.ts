import { parseCertificateNumber } from '@alliance/identifiers'
import { expect, test } from 'vitest'
import { nextPlaque } from './alliance-members.rules.ts'
import { programmeOn } from './overview.rules.ts'

test('plaques are numbered from 1 in their year, with a check character', () => {
  expect(nextPlaque('2022-06-29', 0)).toEqual({
    plaqueNo: 'LM-2022-0001-W',
    plaqueYear: 2022,
    plaqueSequence: 1,
  })
  expect(parseCertificateNumber(nextPlaque('2026-01-01', 9999).plaqueNo)).toMatchObject({
    ok: true,
    value: { year: 2026, sequence: 10000 },
  })
})

test('the stages are due one, three and five years after the launch', () => {
  expect(programmeOn('2026-11-23').stages.map(({ year, name, dueOn }) => [year, name.zh, dueOn])).toEqual([
    [1, '样板', '2023-06-29'],
    [3, '示范', '2025-06-29'],
    [5, '标杆', '2027-06-29'],
  ])
})

test.each([
  ['2022-06-28', 0],
  ['2022-06-29', 1],
  ['2023-06-28', 1],
  ['2023-06-29', 2],
  ['2026-11-23', 5],
])('%s is in programme year %i', (date, year) => {
  expect(programmeOn(date).programmeYear).toBe(year)
})

test('there are five actions and five links', () => {
  const { actions, links } = programmeOn('2022-06-29')
  expect(actions.map(({ name }) => name.zh)).toEqual(['筑基', '固本', '育才', '延链', '铸魂'])
  expect(links.map(({ name }) => name.zh)).toEqual([
    '政企联动',
    '党员联育',
    '党日联办',
    '党群联带',
    '发展联促',
  ])
})
