import { NewPartyOrganisation, type PartyOrganisationType } from '@alliance/contracts/membership'
import { Problem } from '@alliance/service-kit/problem'
import { describe, expect, test } from 'vitest'
import { changePartyOrganisation, draftPartyOrganisation, termDueOn } from './party-organisations.rules.ts'
import { firstPlaces, levelFitsBelow, movedPlace, typeFitsLevel, type Placeable } from './places.rules.ts'

const now = '2026-11-23T02:00:00.000Z'
const today = '2026-11-23'
const draft = (given: object) =>
  draftPartyOrganisation(
    NewPartyOrganisation.parse({ name: '支部', type: 'branch', establishedOn: '2022-06-29', ...given }),
    'pty_1',
    now,
    today,
  )

const problem = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof Problem)
      return [error.code, ...error.faults.map(({ pointer, code }) => `${pointer} ${code}`)].join(' ')
    throw error
  }
  return null
}

test.each([
  ['work_committee', null],
  ['committee', '2027-06-29'],
  ['park_committee', '2027-06-29'],
  ['chain_committee', '2025-06-29'],
  ['general_branch', '2025-06-29'],
  ['branch', '2025-06-29'],
  ['joint_branch', '2025-06-29'],
  ['functional_branch', '2025-06-29'],
  ['temporary_branch', null],
  ['group', null],
] as const)('the term of a %s set up on 2022-06-29 ends on %s', (type: PartyOrganisationType, due) => {
  expect(termDueOn(type, '2022-06-29')).toBe(due)
})

test('a term that began on 29 February ends on the 28th of a common year', () => {
  expect(termDueOn('branch', '2024-02-29')).toBe('2027-02-28')
})

describe('a new Party organisation', () => {
  test('has no parents in its own row, and its term computed', () => {
    expect(draft({ chainCode: 'TX' })).toMatchObject({
      id: 'pty_1',
      termDueOn: '2025-06-29',
      dissolvedOn: null,
      version: 1,
      chainCode: 'TX',
    })
  })

  test.each([
    [{ establishedOn: '2026-11-24' }, 'request.invalid /establishedOn date.future'],
    [{ type: 'chain_committee' }, 'request.invalid /chainCode required'],
    [{ type: 'park_committee' }, 'request.invalid /parkCode required'],
    [{ committeeForm: 'joint' }, 'request.invalid /committeeForm option'],
    [{ gridLevel: 1 }, 'party_organisation.level'],
    [{ type: 'group', gridLevel: 3 }, 'party_organisation.level'],
    [{ type: 'work_committee', gridLevel: 2 }, 'party_organisation.level'],
  ])('is refused with %j', (given, expected) => {
    expect(problem(() => draft(given))).toBe(expected)
  })

  test('may be of a chain or of a park at the second level', () => {
    expect(typeFitsLevel('chain_committee', 2)).toBe(true)
    expect(typeFitsLevel('park_committee', 2)).toBe(true)
    expect(typeFitsLevel('joint_branch', 3)).toBe(true)
    expect(typeFitsLevel('joint_branch', 2)).toBe(false)
  })
})

describe('a change', () => {
  const current = draft({})
  test('keeps what it does not name', () => {
    expect(changePartyOrganisation(current, { fullMembers: 9 }, now, today)).toEqual({
      ...current,
      fullMembers: 9,
      version: 2,
      updatedAt: now,
    })
  })

  test.each([
    [{ dissolvedOn: '2026-11-24' }, 'request.invalid /dissolvedOn date.future'],
    [{ dissolvedOn: '2022-06-29' }, 'request.invalid /dissolvedOn period.reversed'],
  ])('is refused with %j', (change, expected) => {
    expect(problem(() => changePartyOrganisation(current, change, now, today))).toBe(expected)
  })

  test('of a dissolved one is refused', () => {
    expect(
      problem(() =>
        changePartyOrganisation({ ...current, dissolvedOn: '2025-01-01' }, { name: '新' }, now, today),
      ),
    ).toBe('party_organisation.dissolved')
  })
})

describe('places', () => {
  const node = (given: Partial<Placeable> = {}): Placeable => ({
    id: 'child',
    gridLevel: null,
    establishedOn: '2022-01-01',
    dissolvedOn: null,
    ...given,
  })

  test.each([
    [1, null, false],
    [1, 1, false],
    [2, 1, true],
    [2, 2, false],
    [2, null, false],
    [3, 2, true],
    [3, 1, false],
    [null, 3, true],
    [null, null, true],
  ] as const)('level %s below level %s: %s', (level, above, fits) => {
    expect(levelFitsBelow(level, above)).toBe(fits)
  })

  test('begin as a root until the parent was established', () => {
    const places = firstPlaces('functional', node(), node({ id: 'parent', establishedOn: '2022-06-29' }))
    expect(places.map(({ parentId, from, to }) => [parentId, from, to])).toEqual([
      [null, '2022-01-01', '2022-06-29'],
      ['parent', '2022-06-29', null],
    ])
  })

  test('fit their levels in the functional tree only', () => {
    const [child, parent] = [node({ gridLevel: 3 }), node({ id: 'parent', gridLevel: 1 })]
    expect(problem(() => firstPlaces('functional', child, parent))).toBe('party_organisation.level')
    expect(problem(() => firstPlaces('formal', child, parent))).toBe(null)
  })

  test('a move is refused to itself, to or of a dissolved one, and before both were there', () => {
    const move = {
      tree: 'formal',
      parentId: 'parent',
      from: '2023-01-01',
      provenance: 'entered',
      sourceRef: null,
      isDemo: false,
    } as const
    const parent = node({ id: 'parent' })
    expect(problem(() => movedPlace(node(), node(), move))).toBe('party_organisation.cycle')
    expect(problem(() => movedPlace(node({ dissolvedOn: '2025-01-01' }), parent, move))).toBe(
      'party_organisation.dissolved',
    )
    expect(problem(() => movedPlace(node(), node({ id: 'parent', dissolvedOn: '2025-01-01' }), move))).toBe(
      'party_organisation.dissolved',
    )
    expect(problem(() => movedPlace(node(), node({ id: 'parent', establishedOn: '2023-01-02' }), move))).toBe(
      'request.invalid /from date.not_established',
    )
    expect(movedPlace(node(), parent, move)).toEqual({
      tree: 'formal',
      childId: 'child',
      parentId: 'parent',
      from: '2023-01-01',
      to: null,
    })
  })
})
