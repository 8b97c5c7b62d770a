import type { Page } from '@alliance/contracts'
import type { DuplicatePair, Person } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { anOrganisation, contextOn, done, env, get, patch, post } from '../../test/rooms.testing.ts'
import { aPerson } from '../people/people.testing.ts'
import { pairWaiting } from './pairing.ts'

let numbers = 0
const newPhone = () => `136${String(++numbers).padStart(8, '0')}`
const enter = async (given: object = {}) =>
  done(await post<Person>('/people', { name: '钱同名', ...given })).id
const at = (organisationId: string) => ({ employment: { organisationId, from: '2022-06-29' } })
const queue = async (state = 'open') =>
  done(await get<Page<DuplicatePair>>(`/duplicates?limit=200&state=${state}`)).items
const pairOf = async (a: string, b: string, state?: string) =>
  (await queue(state)).find(({ first, second }) => [a, b].includes(first.id) && [a, b].includes(second.id))

test('one phone, or one name at one employer, makes a pair in the batch that makes them alike', async () => {
  const [phone, mill] = [newPhone(), await anOrganisation()]
  const [a, b] = [await enter({ phone }), await enter({ phone, name: '孙另名' })]
  expect(await pairOf(a, b)).toMatchObject({ score: 50, grade: 'possible', reasons: ['same_phone'] })
  const [c, d] = [await enter(at(mill)), await enter({ ...at(mill), name: '前同鸣' })]
  expect(await pairOf(c, d)).toMatchObject({ reasons: ['same_pinyin', 'same_employer'] })
  const elsewhere = await enter(at(await anOrganisation()))
  expect(await pairOf(c, elsewhere)).toBeUndefined()
  done(await post(`/people/${elsewhere}/employments`, { organisationId: mill, from: '2024-01-01' }))
  expect(await pairOf(c, elsewhere)).toMatchObject({ reasons: ['same_name', 'same_employer'] })
})

test('pairs come the likeliest first, with both records masked, in one round trip', async () => {
  const phone = newPhone()
  const given = { phone, birthYear: 1990, ...at(await anOrganisation()) }
  const [a, b] = [await enter(given), await enter(given)]
  const page = await get<Page<DuplicatePair>>('/duplicates?limit=1')
  const [pair] = done(page).items
  expect([page.cost.trips, pair!.score, pair!.grade]).toEqual([1, 100, 'likely'])
  expect([pair!.first.id, pair!.second.id]).toEqual([a, b].toSorted())
  expect(pair!.first).toMatchObject({ phoneMask: `136****${phone.slice(-4)}`, employer: { title: null } })
})

test('documents of their own and years apart tell namesakes from one another', async () => {
  const mill = await anOrganisation()
  const passport = () => ({ type: 'PASSPORT', number: `G${String(20_000_000 + ++numbers)}` })
  const [a, b] = [
    await enter({ ...at(mill), document: passport() }),
    await enter({ ...at(mill), document: passport() }),
  ]
  expect(await pairOf(a, b)).toBeUndefined()
  const [c, d] = [
    await enter({ ...at(mill), name: '郑少年', birthYear: 1960 }),
    await enter({ ...at(mill), name: '郑少年', birthYear: 1990 }),
  ]
  expect(await pairOf(c, d)).toBeUndefined()
})

test('evidence that is gone takes the pair with it, and one told apart is not asked about again', async () => {
  const phone = newPhone()
  const [a, b] = [await enter({ phone }), await enter({ phone, name: '李别名' })]
  const change = async (body: object) => {
    const { version } = done(await get<Person>(`/people/${b}`))
    done(await patch(`/people/${b}`, version, body))
  }
  await change({ phone: null })
  expect(await pairOf(a, b)).toBeUndefined()
  await change({ phone })
  const pair = (await pairOf(a, b))!
  const decided = await post<DuplicatePair>(`/duplicates/${pair.id}/distinct`, { reason: '家人共用一个手机' })
  expect([decided.cost.trips, decided.body.state, decided.body.decision]).toEqual([
    2,
    'distinct',
    '家人共用一个手机',
  ])
  expect((await post(`/duplicates/${pair.id}/distinct`, { reason: '家人共用一个手机' })).code).toBe(
    'duplicate.decided',
  )
  await change({ education: 'master' })
  await change({ name: '钱同名' })
  expect(await pairOf(a, b)).toBeUndefined()
  expect(await pairOf(a, b, 'distinct')).toMatchObject({ id: pair.id })
})

test('ten who enter one person at once are all paired with one another', async () => {
  const phone = newPhone()
  const ids = await Promise.all(Array.from({ length: 10 }, () => enter({ phone })))
  const among = (await queue()).filter(
    ({ first, second }) => ids.includes(first.id) && ids.includes(second.id),
  )
  expect(among).toHaveLength(45)
})

test('who was written past the register is compared by the minute, and once', async () => {
  const phone = newPhone()
  const [a, b] = [await enter({ phone }), await aPerson({ name: '钱同名' })]
  await env.DB.prepare(
    'UPDATE person SET phone_index = (SELECT phone_index FROM person WHERE id = ?) WHERE id = ?',
  )
    .bind(a, b)
    .run()
  expect(await pairOf(a, b)).toBeUndefined()
  const minute = contextOn('2026-11-23')
  await pairWaiting(minute)
  expect(await pairOf(a, b)).toBeDefined()
  const { cost } = minute
  const trips = cost.trips
  await pairWaiting(minute)
  expect(cost.trips).toBe(trips + 1)
})
