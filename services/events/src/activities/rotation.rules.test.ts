import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rotationOf, suggestedLinks, type HostFacts, type LinkFacts } from './rotation.rules.ts'

const organisation = (organisationKind: string, name = organisationKind): HostFacts => ({
  id: name,
  name,
  organisationKind,
  partyType: null,
})
const party = (partyType: string, name = partyType): HostFacts => ({
  id: name,
  name,
  organisationKind: null,
  partyType,
})

describe('rotation', () => {
  test.each([
    ['a unit by itself', [organisation('enterprise')], 'own'],
    ['a branch by itself', [party('branch')], 'own'],
    ['two units', [organisation('enterprise'), organisation('bank')], 'joint'],
    ['a chain committee', [party('chain_committee')], 'joint'],
    ['the work committee', [party('work_committee')], 'joint'],
  ] as const)('%s turns %s', (_, hosts, rotation) => {
    expect(rotationOf(hosts).rotation).toBe(rotation)
  })
})

describe('links', () => {
  const facts = (given: Partial<LinkFacts>): LinkFacts => ({
    kind: 'meeting',
    hosts: [],
    chains: [],
    partyDay: false,
    audiences: [],
    ...given,
  })
  const codes = (given: Partial<LinkFacts>) => suggestedLinks(facts(given)).map(({ code }) => code)

  test.each<[string, Partial<LinkFacts>, string[]]>([
    [
      'a department and an enterprise',
      { hosts: [organisation('department'), organisation('enterprise')] },
      ['L1_GOV_ENT'],
    ],
    ['a department alone', { hosts: [organisation('department')] }, []],
    [
      'a course of two branches',
      { kind: 'course', hosts: [party('branch', '甲'), party('branch', '乙')] },
      ['L2_MEMBER_EDU'],
    ],
    [
      'a Party day of two branches',
      { kind: 'party_day', partyDay: true, hosts: [party('branch', '甲'), party('branch', '乙')] },
      ['L3_PARTY_DAY'],
    ],
    ['a Party day of one branch', { kind: 'party_day', partyDay: true, hosts: [party('branch')] }, []],
    ['a union beside', { hosts: [party('branch'), organisation('other', '园区总工会')] }, ['L4_MASS_ORG']],
    [
      'a branch that opens it to everyone',
      { hosts: [party('branch')], audiences: ['everyone'] },
      ['L4_MASS_ORG'],
    ],
    [
      'an enterprise that opens it to everyone',
      { hosts: [organisation('enterprise')], audiences: ['everyone'] },
      [],
    ],
    [
      'a salon of a chain',
      { kind: 'salon', chains: ['TX'], hosts: [organisation('enterprise')] },
      ['L5_DEVELOP'],
    ],
    ['a bank beside', { hosts: [organisation('enterprise'), organisation('bank')] }, ['L5_DEVELOP']],
  ])('%s', (_, given, expected) => {
    expect(codes(given)).toEqual(expected)
  })

  test('each is told once, with its reason in both languages', () => {
    const kinds = fc.constantFrom('department', 'enterprise', 'bank', 'other', 'branch_office')
    const types = fc.constantFrom('branch', 'chain_committee', 'work_committee')
    const hosts = fc.array(
      fc.oneof(
        kinds.map((kind) => organisation(kind)),
        types.map((type) => party(type)),
      ),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(
        hosts,
        fc.boolean(),
        fc.constantFrom('salon', 'course', 'party_day', 'forum'),
        (all, day, kind) => {
          const found = suggestedLinks(
            facts({ hosts: all, partyDay: day, kind: kind as 'salon', audiences: ['everyone'] }),
          )
          expect(new Set(found.map(({ code }) => code)).size).toBe(found.length)
          expect(found.every(({ reason }) => reason.zh !== '' && reason.en !== '')).toBe(true)
        },
      ),
    )
  })
})
