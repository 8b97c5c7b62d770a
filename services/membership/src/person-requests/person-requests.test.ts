import type { Page } from '@alliance/contracts'
import type {
  Due,
  ErasurePlan,
  MyRecord,
  Person,
  PersonRequest,
  PersonRequestCard,
} from '@alliance/contracts/membership'
import { addDays } from '@alliance/calendar'
import { holding } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  done,
  env,
  get,
  post,
  secretary,
} from '../../test/rooms.testing.ts'
import { mergeInto, undo } from '../merges/merges.testing.ts'
import { anAffiliation } from '../people/people.testing.ts'

let numbers = 0
const newPhone = () => `131${String(++numbers).padStart(8, '0')}`
const passport = () => ({ type: 'PASSPORT', number: `G${String(40_000_000 + ++numbers)}` })
async function someone(given: object = {}) {
  const as = holding('talent')
  const { id } = done(await post<Person>('/people', { name: '申请示例', accountId: as.id, ...given }))
  return { id, as }
}
type Who = ReturnType<typeof holding>
const ask = (as: Who, body: object) =>
  post<PersonRequest>('/me/requests', { reason: '请予办理', ...body }, as)
const decide = (id: string, accepted = true) =>
  post<PersonRequest>(`/person-requests/${id}/decision`, { accepted, answer: '已核对原件' })
const cardOf = async (id: string) => done(await get<PersonRequestCard>(`/person-requests/${id}`))
const wholeRow = (id: string) =>
  env.DB.prepare('SELECT * FROM person WHERE id = ?').bind(id).first<Record<string, unknown>>()

test('a correction is asked for, seen beside what stands there, and carried out in one read and one batch', async () => {
  const { id, as } = await someone()
  const document = passport()
  const asked = await ask(as, {
    kind: 'correction',
    correction: { name: '更名示例', education: 'master', document },
  })
  expect([asked.status, asked.cost.trips, asked.body.state]).toEqual([201, 2, 'open'])
  expect(asked.body.correction).toEqual({
    name: '更名示例',
    education: 'master',
    documentType: 'PASSPORT',
    documentMask: expect.stringMatching(/\*/),
  })
  expect((await ask(as, { kind: 'correction', correction: { name: '又名' } })).code).toBe(
    'person_request.open',
  )
  const card = await cardOf(asked.body.id)
  expect([card.present?.name, card.plan]).toEqual(['申请示例', null])
  const decided = await decide(asked.body.id)
  expect([decided.cost.trips, decided.body.state, decided.body.personName]).toEqual([2, 'done', '更名示例'])
  expect(done(await get<Person>(`/people/${id}`))).toMatchObject({ name: '更名示例', education: 'master' })
  expect(done(await post(`/people/${id}/reveals`, { what: 'document', reason: '核对证件' }))).toEqual({
    value: document.number,
  })
  expect((await decide(asked.body.id)).code).toBe('person_request.decided')
  const sealed = 'SELECT document_sealed FROM person_request WHERE id = ?'
  expect(await env.DB.prepare(sealed).bind(asked.body.id).first('document_sealed')).toBeNull()
})

test('a request is refused with the reason, taken back by who made it, and is nobody else’s', async () => {
  const { as } = await someone()
  const { id } = done(await ask(as, { kind: 'correction', correction: { birthYear: 1988 } }))
  expect((await post(`/me/requests/${id}/withdraw`, undefined, holding('talent'))).code).toBe(
    'resource.not_found',
  )
  expect(done(await decide(id, false))).toMatchObject({ state: 'refused', answer: '已核对原件' })
  const again = done(await ask(as, { kind: 'correction', correction: { birthYear: 1988 } }))
  expect(done(await post<PersonRequest>(`/me/requests/${again.id}/withdraw`, undefined, as)).state).toBe(
    'withdrawn',
  )
  const { items } = done(await get<Page<PersonRequest>>('/me/requests', as))
  expect(items.map(({ state }) => state)).toEqual(['withdrawn', 'refused'])
  expect((await ask(as, { kind: 'correction', correction: {} })).code).toBe('person_request.nothing')
  expect((await ask(as, { kind: 'erasure', reason: '手机 13912345678 不用了' })).code).toBe('request.invalid')
})

test('an answer is due within fifteen days, and the secretary is told', async () => {
  const { as } = await someone({ employment: { organisationId: await anOrganisation(), from: '2023-01-01' } })
  const { id, dueOn, madeAt } = done(await ask(as, { kind: 'erasure' }))
  const made = new Date(Date.parse(madeAt) + 8 * 3_600_000).toISOString().slice(0, 10)
  expect(dueOn).toBe(addDays(made, 15))
  const { items } = done(await get<Page<Due>>('/dues?days=31&limit=200'))
  expect(items.find((due) => due.id === id)).toMatchObject({
    kind: 'person_request',
    title: 'erasure',
    dueOn,
  })
})

test('where nothing runs, erasure is done with the request: a tombstone stays, and nothing finds it', async () => {
  const [document, phone] = [passport(), newPhone()]
  const name = '甄消失'
  const { id, as } = await someone({ name, document, phone, education: 'master', birthYear: 1990 })
  done(await get(`/people/${id}`))
  const other = done(await post<Person>('/people', { name, phone })).id
  const plan = done(await get<ErasurePlan>('/me/erasure-plan', as))
  expect([plan.atOnce, plan.items.find(({ category }) => category === 'name')!.outcome]).toEqual([
    true,
    'erase',
  ])
  const erased = done(await ask(as, { kind: 'erasure' }))
  expect([erased.state, erased.receipt?.atOnce, erased.personName]).toEqual(['done', true, '（已删除）'])
  expect(await wholeRow(id)).toMatchObject({
    name: '（已删除）',
    document_sealed: null,
    document_index: null,
    phone_sealed: null,
    phone_index: null,
    birth_year: null,
    education: null,
    account_id: null,
    erased_at: expect.any(String),
  })
  expect((await get<MyRecord>('/me/record', as)).body.person).toBeNull()
  expect(done(await post<{ items: unknown[] }>('/people/find', { document })).items).toEqual([])
  expect(
    done(await get<Page<Person>>(`/people?q=${encodeURIComponent(name)}`)).items.map((one) => one.id),
  ).toEqual([other])
  for (const [table, column] of [
    ['person_term', 'person_id'],
    ['person_key', 'person_id'],
    ['duplicate', 'second_id'],
  ])
    expect([
      table,
      await env.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ?`).bind(id).first('n'),
    ]).toEqual([table, 0])
  expect(
    await env.DB.prepare('SELECT count(*) AS n FROM idempotency WHERE instr(answer, ?) > 0')
      .bind(id)
      .first('n'),
  ).toBe(1)
  expect(
    (await post(`/people/${id}/employments`, { organisationId: await anOrganisation(), from: '2026-01-01' }))
      .code,
  ).toBe('person.closed')
})

test('while the branch needs the record, what rests on consent goes and the rest stays, each with its article', async () => {
  const { id, as } = await someone({ document: passport(), phone: newPhone(), education: 'master' })
  await anAffiliation(id, (await aPartyOrganisation({ type: 'branch' })).id)
  const asked = done(await ask(as, { kind: 'erasure' }))
  expect(asked.state).toBe('open')
  expect((await cardOf(asked.id)).plan).toMatchObject({ atOnce: false })
  const decided = done(await decide(asked.id))
  const outcomes = Object.fromEntries(
    decided.receipt!.items.map(({ category, outcome }) => [category, outcome]),
  )
  expect(outcomes).toMatchObject({
    identifiers: 'erase',
    profile: 'erase',
    name: 'keep',
    affiliations: 'keep',
  })
  expect(
    decided.receipt!.items.every(({ basis }) => basis.zh.includes('第') || basis.zh.includes('党章')),
  ).toBe(true)
  expect(await wholeRow(id)).toMatchObject({
    name: '申请示例',
    document_index: null,
    phone_index: null,
    education: null,
    erased_at: null,
  })
})

test('a record merged into it is erased with it, and the merge cannot be undone any more', async () => {
  const { id, as } = await someone({ phone: newPhone() })
  const other = done(await post<Person>('/people', { name: '申请示例', document: passport() })).id
  const merged = done(await mergeInto(id, other))
  done(await ask(as, { kind: 'erasure' }))
  expect(await wholeRow(other)).toMatchObject({ name: '（已删除）', document_index: null, merged_into: id })
  expect((await undo(merged.id)).code).toBe('person.closed')
  const cells =
    "SELECT count(*) AS n FROM person_merge_cell WHERE table_name = 'person' AND column_name <> 'merged_into' AND row_key IN (?, ?)"
  expect(await env.DB.prepare(cells).bind(id, other).first('n')).toBe(0)
})

test('somebody asks at the window, and is answered there', async () => {
  const { id } = await someone()
  const asked = done(
    await post<PersonRequest>(`/people/${id}/requests`, { kind: 'erasure', reason: '本人到窗口提出' }),
  )
  expect([asked.state, asked.channel]).toEqual(['open', 'window'])
  const { items } = done(await get<Page<PersonRequest>>('/person-requests?limit=200'))
  expect(items.map((each) => each.id)).toContain(asked.id)
  const decided = done(await decide(asked.id))
  expect([decided.state, decided.decidedBy, decided.receipt?.atOnce]).toEqual(['done', secretary.name, true])
})

test('what was begun since the plan was made refuses the erasure', async () => {
  const { id } = await someone()
  const asked = done(
    await post<PersonRequest>(`/people/${id}/requests`, { kind: 'erasure', reason: '本人到窗口提出' }),
  )
  const organisationId = await anOrganisation()
  const [decided, employed] = await Promise.all([
    decide(asked.id),
    post(`/people/${id}/employments`, { organisationId, from: '2024-01-01' }),
  ])
  // Either the erasure came first and the record is closed, or the employment did and the record is kept for it.
  const row = await wholeRow(id)
  if (employed.status === 201)
    expect([row!.erased_at, ['done', undefined]]).toEqual([
      null,
      expect.arrayContaining([decided.body.state]),
    ])
  else expect([employed.code, typeof row!.erased_at]).toEqual(['person.closed', 'string'])
})
