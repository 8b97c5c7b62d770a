import type { Page } from '@alliance/contracts'
import type {
  Regulation,
  RegulationCard,
  RegulationDifference,
  RegulationReview,
  RegulationVersion,
} from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { anOrganisation, done, env, get, leader, post } from '../../test/rooms.testing.ts'
import { aRegulation } from './regulations.testing.ts'

const cardOf = async (id: string, asOf?: string) =>
  done(await get<RegulationCard>(`/regulations/${id}${asOf ? `?asOf=${asOf}` : ''}`, leader))
const revise = (id: string, from: string, text = '# 总则\n第一条 每月召开一次例会。') =>
  post<RegulationVersion>(`/regulations/${id}/versions`, { from, text, note: '改为每月' })

test('on each date one version is in force, and it is the text that one reads', async () => {
  const { id } = await aRegulation({ from: '2022-07-01' })
  const second = await revise(id, '2024-01-01')
  expect(second.body).toMatchObject({ number: 2, from: '2024-01-01', to: null })
  expect(second.cost.trips).toBe(2)
  const on = async (date: string) => {
    const { regulation, versions } = await cardOf(id, date)
    return [regulation.state, regulation.inForce?.number, versions.map(({ text }) => text !== null)]
  }
  expect(await on('2022-06-30')).toEqual(['upcoming', undefined, [false, false]])
  expect(await on('2022-07-01')).toEqual(['in_force', 1, [false, true]])
  expect(await on('2023-12-31')).toEqual(['in_force', 1, [false, true]])
  expect(await on('2024-01-01')).toEqual(['in_force', 2, [true, false]])
  const listed = done(await get<Page<Regulation>>('/regulations?asOf=2023-01-01')).items
  expect(listed.find((item) => item.id === id)).toMatchObject({ inForce: { number: 1 } })
})

test('a version that is to come waits for its day', async () => {
  const { id } = await aRegulation()
  done(await revise(id, '2999-01-01'))
  expect((await cardOf(id)).regulation.inForce?.number).toBe(1)
  expect((await cardOf(id, '2999-01-01')).regulation.inForce?.number).toBe(2)
})

test('of thirty new versions at once one is made; the periods neither overlap nor leave a gap', async () => {
  const { id } = await aRegulation()
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, n) => revise(id, `2024-01-${String(n + 1).padStart(2, '0')}`)),
  )
  expect(answers.some(({ status }) => status === 201)).toBe(true)
  expect(answers.every(({ status, code }) => status === 201 || code === 'regulation.overlap')).toBe(true)
  const versions = (await cardOf(id)).versions.toReversed()
  expect(versions.at(-1)!.to).toBe(null)
  for (const [at, version] of versions.slice(0, -1).entries()) expect(version.to).toBe(versions[at + 1]!.from)
})

test('the database itself refuses a second version in force on one date', async () => {
  const { id } = await aRegulation({ from: '2022-07-01' })
  done(await revise(id, '2024-01-01'))
  const insert = (from: string, to: string | null) =>
    env.DB.prepare(
      `INSERT INTO regulation_version (id, regulation_id, number, valid_from, valid_to, recorded_by, recorded_at)
        VALUES (?, ?, 9, ?, ?, '样例', '')`,
    )
      .bind(`rgv_${from}`, id, from, to)
      .run()
  await expect(insert('2023-01-01', '2023-02-01')).rejects.toThrow('regulation.overlap')
  await expect(insert('2025-01-01', null)).rejects.toThrow('regulation.overlap')
  await insert('2022-01-01', '2022-07-01')
})

test('two versions are compared paragraph by paragraph, and by no others', async () => {
  const { id } = await aRegulation()
  done(await revise(id, '2024-01-01'))
  const compare = (query: string) => get<RegulationDifference>(`/regulations/${id}/difference?${query}`)
  const { parts, older, newer } = done(await compare('older=1&newer=2'))
  expect([older.number, newer.number]).toEqual([1, 2])
  expect(parts).toEqual([
    { kind: 'same', text: '# 总则' },
    { kind: 'removed', text: '第一条 每季度召开一次例会。' },
    { kind: 'added', text: '第一条 每月召开一次例会。' },
  ])
  expect((await compare('older=1&newer=3')).code).toBe('regulation.version_unknown')
})

test('a repealed regulation is in force to the day before, and takes no more versions or reviews', async () => {
  const { id } = await aRegulation()
  const repeal = () => post<Regulation>(`/regulations/${id}/repeal`, { on: '2025-01-01', reason: '合并' })
  expect(done(await repeal())).toMatchObject({ state: 'repealed', inForce: null })
  expect((await repeal()).code).toBe('regulation.repealed')
  expect((await cardOf(id, '2024-12-31')).regulation.inForce?.number).toBe(1)
  expect((await cardOf(id, '2025-01-01')).regulation).toMatchObject({ state: 'repealed', inForce: null })
  expect((await revise(id, '2026-01-01')).code).toBe('regulation.repealed')
  expect((await post(`/regulations/${id}/reviews`, { reviewedOn: '2025-06-01', outcome: 'keep' })).code).toBe(
    'regulation.repealed',
  )
})

test('a review is kept and moves the day by which the next is due', async () => {
  const { id, reviewOverdue } = await aRegulation({ reviewDueOn: '2023-07-01' })
  expect(reviewOverdue).toBe(true)
  const due = async () =>
    done(await get<Page<Regulation>>('/regulation-reviews-due?days=30')).items.map((item) => item.id)
  expect(await due()).toContain(id)
  done(
    await post<RegulationReview>(`/regulations/${id}/reviews`, {
      reviewedOn: '2023-06-20',
      outcome: 'amend',
      note: '会期过长',
      nextDueOn: '2999-07-01',
    }),
  )
  expect(await due()).not.toContain(id)
  const { regulation, reviews } = await cardOf(id)
  expect(regulation).toMatchObject({ reviewDueOn: '2999-07-01', reviewOverdue: false })
  expect(reviews).toMatchObject([{ outcome: 'amend', note: '会期过长' }])
})

test('a number is one regulation’s, an issuer is in the register, and a title bears no marking', async () => {
  const issuedById = await anOrganisation()
  const body = {
    kind: 'fund_rule',
    title: '基金管理办法',
    number: '天开党〔2022〕1号',
    issuedById,
    from: '2022-07-01',
  }
  done(await post('/regulations', body))
  expect((await post('/regulations', body)).code).toBe('regulation.duplicate_number')
  const refused = async (given: object) =>
    (await post('/regulations', { ...body, number: null, ...given })).code
  expect(await refused({ issuedById: 'org_00000000000000000000000000' })).toBe('organisation.unknown')
  expect(await refused({ title: '内部办法' })).toBe('request.invalid')
})
