import { chainCodes } from '@alliance/contracts/programme'
import { expect, test } from 'vitest'
import { chainOf, subjectOf } from './chains.rules.ts'

test('there are five chains, and each goes by the names of the programme', () => {
  expect(chainCodes.map((code) => chainOf(code, new Map()).name.zh)).toEqual([
    '智能制造',
    '检验检测',
    '新一代信息技术',
    '数字经济',
    '纺织',
  ])
  expect(chainOf('SM', new Map()).aliases).toEqual(['智能智造'])
})

test('a place where nothing was ever counted has none', () => {
  const counts = chainOf(
    'TX',
    new Map([
      [subjectOf('TX', 'lead'), 2],
      [subjectOf('IT', 'partner'), 9],
    ]),
  ).counts
  expect(counts).toEqual({ lead: 2, upstream: 0, downstream: 0, partner: 0 })
})
