import { firstHousingPolicy, HousingPolicyDocument } from '@alliance/contracts/talent-housing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences, valuesOf } from './differences.rules.ts'

const first = HousingPolicyDocument.parse(firstHousingPolicy.document)
const but = (change: (document: HousingPolicyDocument) => void): HousingPolicyDocument => {
  const document = structuredClone(first)
  change(document)
  return document
}

test('a changed rate, a new step, a moved degree and another way into a class are told where they stand', () => {
  const newer = but((document) => {
    document.rent.payableBp.F = 8000
    document.rent.steps.push({ afterMonths: 48, addBp: 500 })
    document.points.qualification = document.points.qualification.filter(
      ({ shown }) => shown !== 'skill_level_3',
    )
    document.classes.F.push({ allOf: ['key_post', 'skill_level_2'] })
    document.eligibility.ageMax.F = null
  })
  expect(differences(first, newer)).toEqual([
    { pointer: '/eligibility/ageMax/F', older: 35, newer: null },
    {
      pointer: '/classes/F',
      older: ['bachelor', 'intermediate_title', 'key_post+skill_level_3'],
      newer: ['bachelor', 'intermediate_title', 'key_post+skill_level_2', 'key_post+skill_level_3'],
    },
    { pointer: '/rent/payableBp/F', older: 8500, newer: 8000 },
    { pointer: '/points/qualification/skill_level_3', older: 12, newer: null },
    { pointer: '/rent/steps/1/afterMonths', older: null, newer: 48 },
    { pointer: '/rent/steps/1/addBp', older: null, newer: 500 },
  ])
})

test('the order of a list that has none makes no difference', () => {
  const turned = but((document) => {
    document.eligibility.qualificationAnyOf.reverse()
    document.points.qualification.reverse()
    document.classes.F.reverse()
    for (const rule of document.classes.F) rule.allOf.reverse()
  })
  expect(differences(first, turned)).toEqual([])
})

const numbers = [...valuesOf(first)].filter(
  ([pointer, value]) => typeof value === 'number' && !/^\/points\/(qualification|title)/.test(pointer),
)

test('any one number changed is the one difference, and the other way round it is turned', () => {
  fc.assert(
    fc.property(fc.constantFrom(...numbers), fc.integer({ min: -9, max: -1 }), ([pointer, older], newer) => {
      const changed = but((document) => {
        const path = pointer.slice(1).split('/')
        const last = path.pop()!
        const place = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document)
        Object.assign(place as object, { [last]: newer })
      })
      expect(differences(first, changed)).toEqual([{ pointer, older, newer }])
      expect(differences(changed, first)).toEqual([{ pointer, older: newer, newer: older }])
    }),
  )
})
