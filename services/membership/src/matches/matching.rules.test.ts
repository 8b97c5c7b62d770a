import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  leftOf,
  ranked,
  receiptOf,
  ruleVersion,
  scoreOf,
  weights,
  type Asked,
  type Offered,
} from './matching.rules.ts'

const need: Asked = {
  category: 'finance',
  chainCode: 'TX',
  organisationId: 'org_needing',
  title: '知识产权质押贷款',
  description: '拟购置智能染整设备，需流动资金 500 万元',
  divisionCode: '320402',
  wanted: 2,
  until: null,
}
const offer: Offered = {
  id: 'ofr_1',
  category: 'finance',
  chains: ['TX'],
  organisationId: 'org_offering',
  title: '知识产权质押贷款',
  description: '纯信用流动资金',
  divisionCode: '320402',
  capacity: 10,
  taken: 0,
  from: '2026-01-01',
  to: '2027-01-01',
}
const today = '2026-06-01'
const points = (given: Partial<Offered>, asked: Partial<Asked> = {}) =>
  Object.fromEntries(
    scoreOf({ ...need, ...asked }, { ...offer, ...given }, today)!.parts.map(({ code, points }) => [
      code,
      points,
    ]),
  )

test('an offer for this chain, in this district, in the same words, has nearly all points, and says why', () => {
  const { score, parts } = scoreOf(need, offer, today)!
  expect(score).toBe(parts.reduce((sum, part) => sum + part.points, 0))
  expect(score).toBeGreaterThan(90)
  expect(parts.find(({ code }) => code === 'words')!.words).toEqual(['知识产权质押贷款', '流动资金'])
  expect(Object.values<number>(weights).reduce((sum, weight) => sum + weight, 0)).toBe(100)
})

test.each([
  ['another category', { category: 'talent' as const }],
  ['of the asker itself', { organisationId: 'org_needing' }],
  ['not begun', { from: '2026-06-02' }],
  ['over', { to: '2026-06-01' }],
  ['with nothing left', { taken: 10 }],
])('an offer %s is not suggested', (_, given) => {
  expect(scoreOf(need, { ...offer, ...given }, today)).toBe(null)
})

test('an offer is good on its first day and no more on the day it ends', () => {
  expect(scoreOf(need, { ...offer, from: today }, today)).not.toBe(null)
  expect(scoreOf(need, { ...offer, to: '2026-06-02' }, today)).not.toBe(null)
})

test('for this chain, for all chains, for others: 25, 15, none', () => {
  expect(points({ chains: ['SM', 'TX'] }).chain).toBe(25)
  expect(points({ chains: [] }).chain).toBe(15)
  expect(points({ chains: ['SM'] }).chain).toBe(0)
  expect(points({ chains: ['SM'] }, { chainCode: null }).chain).toBe(0)
})

test('the same district, anywhere, the same city, a need without a place, elsewhere: 10, 8, 6, 5, none', () => {
  expect(points({}).region).toBe(10)
  expect(points({ divisionCode: null }).region).toBe(8)
  expect(points({ divisionCode: '320411' }).region).toBe(6)
  expect(points({}, { divisionCode: null }).region).toBe(5)
  expect(points({ divisionCode: '310000' }).region).toBe(0)
})

test('half of what is wanted gives part of the points for capacity; no limit gives them all', () => {
  expect(points({ capacity: 1 }).capacity).toBe(2)
  expect(points({ capacity: 2 }).capacity).toBe(5)
  expect(points({ capacity: null }).capacity).toBe(5)
})

test('Latin words count as words, whatever their case and width', () => {
  const { parts } = scoreOf(
    { ...need, title: 'ＭＥＳ 系统', description: '' },
    { ...offer, title: 'mes 实施', description: '' },
    today,
  )!
  expect(parts.find(({ code }) => code === 'words')!.words).toEqual(['mes'])
})

const chain = fc.constantFrom('SM' as const, 'TIC' as const, 'IT' as const, 'DE' as const, 'TX' as const)
const division = fc.option(fc.constantFrom('320402', '320411', '310101'), { nil: null })
const words = fc
  .array(fc.constantFrom('贷款', '设备', '技工', '检测', 'MES', ' '), { maxLength: 8 })
  .map((all) => all.join(''))
const category = fc.constantFrom('finance' as const, 'talent' as const)
const anOffer = fc.record({
  id: fc.uuid(),
  category,
  chains: fc.uniqueArray(chain),
  organisationId: fc.constantFrom('a', 'b', 'c'),
  title: words,
  description: words,
  divisionCode: division,
  capacity: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  taken: fc.integer({ min: 0, max: 3 }),
  from: fc.constantFrom('2026-01-01', '2026-06-01', '2026-12-01'),
  to: fc.option(fc.constantFrom('2026-06-01', '2027-01-01'), { nil: null }),
})
const aNeed = fc.record({
  category,
  chainCode: fc.option(chain, { nil: null }),
  organisationId: fc.option(fc.constantFrom('a', 'd'), { nil: null }),
  title: words,
  description: words,
  divisionCode: division,
  wanted: fc.integer({ min: 1, max: 5 }),
  until: fc.constant(null),
})

test('every suggestion is valid, of the category, not one’s own, has something left, and has 0 to 100 points', () => {
  fc.assert(
    fc.property(aNeed, fc.array(anOffer, { maxLength: 20 }), (asked, offers) => {
      for (const { offer, score, parts } of ranked(asked, offers, today)) {
        expect(offer.category).toBe(asked.category)
        expect(offer.organisationId).not.toBe(asked.organisationId)
        expect(leftOf(offer)).toBeGreaterThanOrEqual(1)
        expect(offer.from <= today && (offer.to === null || offer.to > today)).toBe(true)
        expect(score).toBe(parts.reduce((sum, part) => sum + part.points, 0))
        expect(parts.every((part) => part.points >= 0 && part.points <= part.of)).toBe(true)
        expect(parts.reduce((sum, part) => sum + part.of, 0)).toBe(100)
      }
    }),
    { numRuns: 500 },
  )
})

test('the ranking is the same in whatever order the offers come, best first', () => {
  fc.assert(
    fc.property(
      aNeed,
      fc
        .uniqueArray(anOffer, { maxLength: 20, selector: ({ id }) => id })
        .chain((offers) =>
          fc.tuple(fc.constant(offers), fc.shuffledSubarray(offers, { minLength: offers.length })),
        ),
      (asked, [offers, shuffled]) => {
        const ids = (list: Offered[]) => ranked(asked, list, today).map(({ offer }) => offer.id)
        expect(ids(shuffled)).toEqual(ids(offers))
        const scores = ranked(asked, offers, today).map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      },
    ),
  )
})

test('more capacity never makes an offer fit less', () => {
  fc.assert(
    fc.property(aNeed, anOffer, fc.integer({ min: 0, max: 5 }), (asked, offer, more) => {
      fc.pre(offer.capacity !== null)
      const score = (capacity: number) => scoreOf(asked, { ...offer, capacity }, today)?.score ?? -1
      expect(score(offer.capacity! + more)).toBeGreaterThanOrEqual(score(offer.capacity!))
    }),
  )
})

test('from a receipt the same points are computed again', () => {
  fc.assert(
    fc.property(aNeed, anOffer, (asked, offer) => {
      const { score, parts, inputs, ruleVersion: version } = receiptOf(asked, offer, today)
      expect(version).toBe(ruleVersion)
      const again = scoreOf(inputs.need, { id: 'any', ...inputs.offer }, inputs.date)
      expect([again?.score ?? 0, again?.parts ?? []]).toEqual([score, parts])
    }),
  )
})
