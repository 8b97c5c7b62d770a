import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formationRemarks, type Formation } from './formation.rules.ts'

const codes = (formation: Partial<Formation>, asOf = '2024-01-01') =>
  formationRemarks({ type: 'branch', fullMembers: 5, termDueOn: null, units: [], ...formation }, asOf).map(
    ({ code }) => code,
  )

describe('size', () => {
  test.each([
    ['branch', 2, ['branch.too_few_members']],
    ['branch', 3, []],
    ['branch', 6, []],
    ['branch', 7, ['branch.needs_committee']],
    ['branch', 50, ['branch.needs_committee']],
    ['branch', 51, ['branch.needs_committee', 'branch.should_be_general_branch']],
    ['general_branch', 100, []],
    ['general_branch', 101, ['general_branch.should_be_committee']],
    ['branch', null, ['size.unknown']],
    ['general_branch', null, ['size.unknown']],
    ['committee', 12, []],
    ['chain_committee', null, []],
    ['temporary_branch', 1, []],
    ['functional_branch', null, []],
    ['work_committee', null, []],
  ] as const)('a %s of %s full members', (type, fullMembers, expected) => {
    expect(codes({ type, fullMembers })).toEqual(expected)
  })
})

describe('a joint branch', () => {
  const units = (...sizes: (number | null)[]) =>
    sizes.map((fullMembers, i) => ({ name: `单位${i}`, fullMembers }))

  test('of three units with two full members each is as it should be', () => {
    expect(codes({ type: 'joint_branch', fullMembers: 6, units: units(2, 2, 2) })).toEqual([])
  })

  test('of more than five units is told so', () => {
    expect(codes({ type: 'joint_branch', units: units(1, 1, 1, 1, 1) })).toEqual([])
    expect(codes({ type: 'joint_branch', units: units(1, 1, 1, 1, 1, 1) })).toEqual([
      'joint_branch.too_many_units',
    ])
  })

  test('names the units that are large enough for a branch of their own', () => {
    const remarks = formationRemarks(
      { type: 'joint_branch', fullMembers: 6, termDueOn: null, units: units(3, null, 2) },
      '2024-01-01',
    )
    expect(remarks.map(({ code }) => code)).toEqual(['joint_branch.unit_should_form_branch'])
    expect(remarks[0]!.basis).toContain('单位0')
    expect(remarks[0]!.basis).not.toContain('单位2')
  })
})

test('a term is overdue after the day it is due', () => {
  expect(codes({ termDueOn: '2025-06-29' }, '2025-06-29')).toEqual([])
  expect(codes({ termDueOn: '2025-06-29' }, '2025-06-30')).toEqual(['term.overdue'])
})

test('every remark gives its basis, and none comes twice', () => {
  const formation = fc.record({
    type: fc.constantFrom(
      'committee',
      'general_branch',
      'branch',
      'joint_branch',
      'temporary_branch',
      'functional_branch',
      'group' as const,
    ),
    fullMembers: fc.option(fc.integer({ min: 0, max: 300 })),
    termDueOn: fc.option(fc.constantFrom('2020-01-01', '2030-01-01')),
    units: fc.array(
      fc.record({ name: fc.string(), fullMembers: fc.option(fc.integer({ min: 0, max: 60 })) }),
      { maxLength: 9 },
    ),
  })
  fc.assert(
    fc.property(formation, (given) => {
      const remarks = formationRemarks(given as Formation, '2026-01-01')
      expect(remarks.every(({ basis }) => basis.length > 5)).toBe(true)
      expect(new Set(remarks.map(({ code }) => code)).size).toBe(remarks.length)
    }),
  )
})
