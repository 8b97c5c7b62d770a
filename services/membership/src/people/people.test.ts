import type { Page } from '@alliance/contracts'
import type { Person, PersonAccess, PersonCard } from '@alliance/contracts/membership'
import { fieldCipher } from '@alliance/service-kit'
import { holding } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  anOrganisation,
  contextOn,
  done,
  env,
  get,
  patch,
  post,
  secretary,
  staffOf,
} from '../../test/rooms.testing.ts'
import { reencryptPeople } from './identifiers.ts'

const document = { type: 'RIC', number: '320499199001010016' }
let phones = 0
const newPhone = () => `139${String(++phones).padStart(8, '0')}`
const enter = (given: object = {}, as = secretary) =>
  post<Person>('/people', { name: '周示例', ...given }, as)
const cardOf = async (id: string, as = secretary) => get<PersonCard>(`/people/${id}`, as)
const accessesOf = async (id: string) =>
  done(await get<Page<PersonAccess>>(`/people/${id}/accesses`)).items.map(({ actorName, what, reason }) => ({
    actorName,
    what,
    reason,
  }))

test('identifiers are kept encrypted, shown masked, and found by their keyed hash', async () => {
  const phone = newPhone()
  const entered = await enter({ document, phone, birthYear: 1950 })
  expect([entered.status, entered.cost.trips]).toEqual([201, 1])
  expect(entered.body).toMatchObject({
    documentMask: '3204**********0016',
    phoneMask: `139****${phone.slice(-4)}`,
    birthYear: 1990,
  })
  const kept = JSON.stringify(
    await env.DB.prepare('SELECT * FROM person WHERE id = ?').bind(entered.body.id).first(),
  )
  expect(kept).not.toContain(document.number)
  expect(kept).not.toContain(phone)
  const found = async (body: object) =>
    done(await post<{ items: Person[] }>('/people/find', body)).items.map(({ id }) => id)
  expect(await found({ document })).toEqual([entered.body.id])
  expect(await found({ phone: `+86 ${phone}` })).toEqual([entered.body.id])
  expect(await found({ phone: newPhone() })).toEqual([])
  expect((await enter({ document })).code).toBe('person.duplicate')
})

test('of thirty who enter one document at once, one does', async () => {
  const same = { type: 'PASSPORT', number: 'E12345678' }
  const answers = await Promise.all(Array.from({ length: 30 }, () => enter({ document: same })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'person.duplicate')).toHaveLength(29)
})

test('an identifier is revealed for a reason, which the person and the audit trail are told', async () => {
  const phone = newPhone()
  const { id } = done(await enter({ phone }))
  expect((await post(`/people/${id}/reveals`, { what: 'phone', reason: '' })).code).toBe('request.invalid')
  const shown = await post<{ value: string | null }>(`/people/${id}/reveals`, {
    what: 'phone',
    reason: '通知本人参加换届选举',
  })
  expect([shown.body, shown.cost.trips]).toEqual([{ value: `+86${phone}` }, 2])
  expect(done(await post(`/people/${id}/reveals`, { what: 'document', reason: '核对身份' }))).toEqual({
    value: null,
  })
  expect(await accessesOf(id)).toEqual([
    { actorName: secretary.name, what: 'document', reason: '核对身份' },
    { actorName: secretary.name, what: 'phone', reason: '通知本人参加换届选举' },
  ])
  const audited = await env.DB.prepare(
    "SELECT detail FROM audit WHERE object_id = ? AND action = 'person.reveal'",
  )
    .bind(id)
    .all<{ detail: string }>()
  expect(audited.results.map(({ detail }) => detail)).toEqual(['{"what":"phone"}', '{"what":"document"}'])
})

test('a card is one round trip, and who opened it is kept, but not the person themselves', async () => {
  const own = holding('alliance_secretary')
  const { id } = done(await enter({ accountId: own.id }))
  const opened = await cardOf(id)
  expect([opened.status, opened.cost.trips]).toEqual([200, 1])
  done(await cardOf(id, own))
  expect(await accessesOf(id)).toEqual([{ actorName: secretary.name, what: 'card', reason: null }])
  expect((await enter({ accountId: own.id })).code).toBe('person.account_taken')
})

test('an export is kept for each person in it', async () => {
  const organisationId = await anOrganisation()
  const { id } = done(await enter({ employment: { organisationId, from: '2024-01-01' } }))
  done(await get(`/people/export?format=csv&organisationId=${organisationId}`))
  expect(await accessesOf(id)).toMatchObject([{ what: 'export' }])
})

test('an enterprise sees and enters its own people only, and links no account', async () => {
  const [mine, theirs] = [await anOrganisation(), await anOrganisation()]
  const at = (organisationId: string) => ({ employment: { organisationId, from: '2024-01-01' } })
  const [here, there] = [done(await enter(at(mine))), done(await enter(at(theirs)))]
  const staff = staffOf(mine)
  const seen = done(await get<Page<Person>>('/people', staff)).items.map(({ id }) => id)
  expect(seen).toEqual([here.id])
  expect((await cardOf(there.id, staff)).code).toBe('resource.not_found')
  expect((await enter(at(theirs), staff)).code).toBe('organisation.unknown')
  expect((await enter({}, staff)).code).toBe('access.denied')
  expect((await enter({ ...at(mine), accountId: staff.id }, staff)).code).toBe('access.denied')
  expect((await enter(at(mine), staff)).status).toBe(201)
})

test('a person is found by characters, pinyin and initials of the present name', async () => {
  const { id } = done(await enter({ name: '欧阳晓璟' }))
  const found = async (q: string) =>
    done(await get<Page<Person>>(`/people?q=${encodeURIComponent(q)}`)).items.map((each) => each.id)
  for (const q of ['欧阳', '晓璟', 'ouyang', 'oyxj']) expect(await found(q)).toEqual([id])
  done(await patch(`/people/${id}`, 1, { name: '欧阳新名' }))
  expect(await found('晓璟')).toEqual([])
  expect(await found('oyxm')).toEqual([id])
})

test('a change is one read and one batch, and tells its fields but not what stands in them', async () => {
  const { id } = done(await enter({ phone: newPhone() }))
  const changed = await patch<Person>(`/people/${id}`, 1, { education: 'master', phone: null })
  expect([changed.cost.trips, changed.body.phoneMask, changed.body.education]).toEqual([2, null, 'master'])
  expect((await patch(`/people/${id}`, 1, { name: '新名' })).code).toBe('version.stale')
  const detail = await env.DB.prepare(
    "SELECT detail FROM audit WHERE object_id = ? AND action = 'person.update'",
  )
    .bind(id)
    .first<string>('detail')
  expect(detail).toBe('{"fields":["education","phone"]}')
})

test('another employer ends the one before on that day; periods neither overlap nor end before they begin', async () => {
  const [first, second] = [await anOrganisation(), await anOrganisation()]
  const { id } = done(await enter({ employment: { organisationId: first, from: '2022-06-29' } }))
  const move = (organisationId: string, from: string) =>
    post<{ id: string }>(`/people/${id}/employments`, { organisationId, from })
  expect((await move(second, '2022-06-29')).code).toBe('employment.overlaps')
  const moved = await move(second, '2024-03-01')
  expect([moved.status, moved.cost.trips]).toEqual([201, 2])
  const { employments, employer } = done(await cardOf(id))
  expect(employments.map((each) => [each.organisationId, each.from, each.to])).toEqual([
    [second, '2024-03-01', null],
    [first, '2022-06-29', '2024-03-01'],
  ])
  expect(employer).toMatchObject({ id: second })
  const end = (to: string) => post(`/people/${id}/employments/${moved.body.id}/end`, { to })
  expect((await end('2024-03-01')).code).toBe('request.invalid')
  expect((await end('2025-01-01')).status).toBe(200)
  expect((await end('2025-02-01')).code).toBe('employment.ended')
  expect((await move(first, '2024-12-31')).code).toBe('employment.overlaps')
})

test('of thirty employers at once, one has the person', async () => {
  const { id } = done(await enter())
  const organisationIds = await Promise.all(Array.from({ length: 30 }, () => anOrganisation()))
  const answers = await Promise.all(
    organisationIds.map((organisationId) =>
      post(`/people/${id}/employments`, { organisationId, from: '2024-01-01' }),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'employment.overlaps')).toHaveLength(29)
})

test('what an older key encrypted is encrypted again, and still opens', async () => {
  const phone = newPhone()
  const { id } = done(await enter({ phone }))
  const { keys, index } = JSON.parse((env as unknown as { FIELD_KEYS: string }).FIELD_KEYS) as {
    keys: Record<string, string>
    index: string
  }
  const cell = { table: 'person', id, column: 'phone_sealed' }
  const old = await fieldCipher({ current: 'k0', keys, index }).encrypt(`+86${phone}`, cell)
  await env.DB.prepare('UPDATE person SET phone_sealed = ? WHERE id = ?').bind(old, id).run()
  await reencryptPeople(contextOn('2026-11-23'))
  const renewed = await env.DB.prepare('SELECT phone_sealed FROM person WHERE id = ?')
    .bind(id)
    .first<string>('phone_sealed')
  expect(renewed).toMatch(/^k1\./)
  expect(done(await post(`/people/${id}/reveals`, { what: 'phone', reason: '核对联系方式' }))).toEqual({
    value: `+86${phone}`,
  })
})
