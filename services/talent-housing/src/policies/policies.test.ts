import type { FieldProblem, Page } from '@alliance/contracts'
import {
  firstHousingPolicy,
  type HousingPolicy,
  type HousingPolicyDifference,
  type HousingPolicyText,
  type PublicHousingPolicy,
} from '@alliance/contracts/talent-housing'
import { createContext } from '@alliance/service-kit'
import { done, housingAdministrator, leader, nobody, personWith } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { as } from '../asking.testing.ts'
import { readPolicyOn } from './in-force.ts'
import { aDay, aDraft, policyHolds, published, submitted, today } from './policies.testing.ts'

const [first, second] = [housingAdministrator(), housingAdministrator()]
const path = '/housing-policies'
const textOf = async (id: string) => done(await as(first).get<HousingPolicyText>(`${path}/${id}`))
const step = (who: typeof first, id: string, what: string, version: number, body?: unknown) =>
  as(who).post<HousingPolicy>(`${path}/${id}/${what}`, body, { version })
const inForce = (asOf?: string) =>
  as(nobody()).get<PublicHousingPolicy>(`/housing-policy${asOf ? `?asOf=${asOf}` : ''}`)

const faultsOf = (body: unknown) => (body as { errors: FieldProblem[] }).errors

let opening: HousingPolicy
beforeAll(async () => {
  opening = await published({ effectiveFrom: today(), note: '首版政策' })
})

test('the first version is drafted from the proposal, and anyone reads it from its day on', async () => {
  expect(opening).toMatchObject({ number: expect.stringMatching(/^HOU-POL-\d{4}-01$/), phase: 'in_force' })
  const { policy, versions } = done(await inForce())
  expect(policy).toMatchObject({ number: opening.number, document: firstHousingPolicy.document })
  expect(versions).toContainEqual({ number: opening.number, effectiveFrom: today() })
  expect((await inForce('2019-12-31')).code).toBe('housing_policy.none')
})

test('a version goes from draft to publication through two people, and no one publishes what they wrote in', async () => {
  const { id, version } = await aDraft({}, first)
  expect((await step(second, id, 'publication', version)).code).toBe('housing_policy.state')
  const handed = done(await step(first, id, 'submission', version))
  expect(handed).toMatchObject({ state: 'submitted', submittedBy: first.name, number: null })
  expect((await as(first).patch(`${path}/${id}`, handed.version, { note: '再改' })).code).toBe(
    'housing_policy.state',
  )
  expect((await step(first, id, 'publication', handed.version)).code).toBe('housing_policy.own')
  const returned = done(await step(second, id, 'return', handed.version, { reason: '租金需复核' }))
  expect(returned).toMatchObject({ state: 'draft', returnedReason: '租金需复核', submittedBy: null })
  // The second edits it now, so it takes a third.
  done(await as(second).patch(`${path}/${id}`, returned.version, { note: '租金已复核' }))
  const again = done(await step(first, id, 'submission', returned.version + 1))
  expect((await step(second, id, 'publication', again.version)).code).toBe('housing_policy.own')
  const out = done(await step(housingAdministrator(), id, 'publication', again.version))
  expect(out).toMatchObject({
    state: 'published',
    phase: 'upcoming',
    number: expect.stringMatching(/^HOU-POL-/),
  })
})

test('publishing needs the second factor and the right', async () => {
  const { id, version } = await submitted()
  const asleep = personWith([{ role: 'housing_administrator', scope: { kind: 'zone', id: null } }], {
    asleep: true,
  })
  expect((await step(asleep, id, 'publication', version)).status).toBe(403)
  expect((await step(leader(), id, 'publication', version)).code).toBe('access.denied')
})

test('a draft tells what it lacks, and is handed over only without faults', async () => {
  const { id, version } = await aDraft({}, first)
  const { document } = await textOf(id)
  const broken = { ...document, rent: { ...document.rent, capBp: 1 } }
  const changed = done(
    await as(first).patch<HousingPolicyText>(`${path}/${id}`, version, { document: broken }),
  )
  expect(changed.faults).toMatchObject([{ pointer: '/rent/capBp', code: 'policy.below' }])
  const refused = await step(first, id, 'submission', changed.version)
  expect(refused.code).toBe('request.invalid')
  expect(faultsOf(refused.body)).toMatchObject([{ pointer: '/document/rent/capBp' }])
  expect((await as(first).patch(`${path}/${id}`, version, { document })).code).toBe('version.stale')
})

test('no day in the past, and one version a day', async () => {
  const yesterday = new Date(Date.now() - 20 * 3600_000 * 2).toISOString().slice(0, 10)
  const refused = await as(first).post(path, { effectiveFrom: yesterday, note: '追溯' })
  expect(faultsOf(refused.body)).toMatchObject([{ pointer: '/effectiveFrom', code: 'date.before_today' }])
  const { id, version } = await submitted({ effectiveFrom: today() }, first)
  expect((await step(second, id, 'publication', version)).code).toBe('housing_policy.date_taken')
})

test('what does not hold yet is taken back and frees its day; what holds is not', async () => {
  const day = aDay()
  const upcoming = await published({ effectiveFrom: day })
  const gone = done(await step(first, upcoming.id, 'withdrawal', upcoming.version, { reason: '另行研究' }))
  expect(gone).toMatchObject({ state: 'withdrawn', phase: null, number: upcoming.number })
  const next = await published({ effectiveFrom: day })
  expect(next.number).not.toBe(upcoming.number)
  expect(done(await inForce(day)).policy.number).toBe(next.number)
  expect((await step(first, opening.id, 'withdrawal', opening.version, { reason: '撤回' })).code).toBe(
    'housing_policy.state',
  )
})

test.each([
  ['its text', `UPDATE housing_policy SET document = '{}' WHERE id = ?`],
  ['its day', `UPDATE housing_policy SET effective_from = '2999-01-01' WHERE id = ?`],
  ['its state', `UPDATE housing_policy SET state = 'draft' WHERE id = ?`],
  [
    'its withdrawal once it holds',
    `UPDATE housing_policy SET state = 'withdrawn', withdrawn_on = date('now', '+8 hours') WHERE id = ?`,
  ],
  ['its being there', `DELETE FROM housing_policy WHERE id = ?`],
])('the database itself keeps what was published from losing %s', async (_, statement) => {
  await expect(env.DB.prepare(statement).bind(opening.id).run()).rejects.toThrow(/housing polic/)
})

test('what a version changes is told field by field', async () => {
  const { id, version } = await aDraft({ basedOnId: opening.id }, first)
  const { document } = await textOf(id)
  const rent = { ...document.rent, payableBp: { ...document.rent.payableBp, F: 8000 } }
  done(await as(first).patch(`${path}/${id}`, version, { document: { ...document, rent } }))
  const told = done(
    await as(leader()).get<HousingPolicyDifference>(`${path}/${id}/differences?olderId=${opening.id}`),
  )
  expect(told.changes).toEqual([{ pointer: '/rent/payableBp/F', older: 8500, newer: 8000 }])
  expect(told.newer).toMatchObject({ basedOnId: opening.id, draftedBy: first.name })
})

test('other rooms read the policy of a day, with its reference, in one query', async () => {
  const later = await published()
  const ctx = createContext({
    database: env.DB,
    principal: first,
    now: new Date(),
    requestId: 'r',
    traceparent: 't',
  })
  expect(await readPolicyOn(ctx, today())).toEqual({
    number: opening.number,
    effectiveFrom: today(),
    document: firstHousingPolicy.document,
  })
  expect((await readPolicyOn(ctx, later.effectiveFrom)).number).toBe(later.number)
  expect(ctx.cost.trips).toBe(2)
})

test('a version is superseded where a later one holds', async () => {
  await policyHolds()
  const { id } = done(
    await as(first).get<Page<HousingPolicy>>(`${path}?state=published&limit=200`),
  ).items.find(({ number }) => number === 'HOU-POL-2020-01')!
  expect((await textOf(id)).phase).toBe('superseded')
})

test('the list tells states and phases, never the text', async () => {
  const { items } = done(await as(leader()).get<Page<HousingPolicy>>(`${path}?state=published`))
  expect(items.find(({ id }) => id === opening.id)?.phase).toBe('in_force')
  expect(items.every((item) => !('document' in item))).toBe(true)
})
