import type { Page } from '@alliance/contracts'
import type { MyRecord, Person, PersonAccess, PersonRequest } from '@alliance/contracts/membership'
import { holding } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  done,
  env,
  get,
  patch,
  post,
  secretary,
} from '../../test/rooms.testing.ts'
import { mergeInto, undo } from '../merges/merges.testing.ts'
import { anAffiliation } from '../people/people.testing.ts'

let numbers = 0
const newPhone = () => `132${String(++numbers).padStart(8, '0')}`
async function someone(given: object = {}) {
  const as = holding('talent')
  const { id } = done(await post<Person>('/people', { name: '本人示例', accountId: as.id, ...given }))
  return { id, as }
}
const recordOf = async (as: ReturnType<typeof holding>) => done(await get<MyRecord>('/me/record', as))

test('my record has what is kept of me and of nobody else, in one round trip', async () => {
  const [organisationId, branch] = [await anOrganisation(), await aPartyOrganisation({ type: 'branch' })]
  const { id, as } = await someone({ phone: newPhone(), employment: { organisationId, from: '2023-01-01' } })
  await anAffiliation(id, branch.id)
  const answer = await get<MyRecord>('/me/record', as)
  expect([answer.status, answer.cost.trips]).toEqual([200, 1])
  expect(answer.body).toMatchObject({
    person: { id, phoneMask: expect.stringMatching(/^132\*{4}/) },
    employments: [{ organisationId }],
    affiliations: [{ partyOrganisationId: branch.id, kind: 'formal' }],
  })
  expect(await recordOf(holding('talent'))).toMatchObject({ person: null, employments: [] })
})

test('I see who read my record, and not myself among them, whichever of my accounts I use', async () => {
  const [mine, twin] = [await someone(), await someone()]
  done(await get(`/people/${mine.id}`))
  done(await mergeInto(mine.id, twin.id))
  for (const { as } of [mine, twin]) {
    expect((await recordOf(as)).person!.id).toBe(mine.id)
    const { items } = done(await get<Page<PersonAccess>>('/me/accesses', as))
    // Opened once, and both records once more when they were compared.
    expect(items.map(({ actorName, what }) => [actorName, what])).toEqual(
      Array.from({ length: 3 }, () => [secretary.name, 'card']),
    )
  }
  expect((await recordOf(twin.as)).mergedFrom).toMatchObject([{ name: '本人示例' }])
})

test('who read my record and what I asked for are walked page by page, newest first, each once', async () => {
  const { id, as } = await someone()
  for (let i = 0; i < 5; i++) {
    done(await get(`/people/${id}`))
    const body = { kind: 'correction', correction: { birthYear: 1980 + i }, reason: '请予更正' }
    const asked = done(await post<PersonRequest>('/me/requests', body, as))
    done(await post(`/me/requests/${asked.id}/withdraw`, undefined, as))
  }
  for (const path of ['/me/accesses', '/me/requests']) {
    const seen: string[] = []
    let next: string | null = ''
    do {
      const page: Page<{ id: string }> = done(await get(`${path}?limit=2${next && `&cursor=${next}`}`, as))
      expect(page.items.length === 2 || page.nextCursor === null).toBe(true)
      seen.push(...page.items.map((item) => item.id))
      next = page.nextCursor
    } while (next !== null)
    expect([path, seen]).toEqual([path, seen.toSorted().toReversed()])
    expect(new Set(seen).size).toBe(5)
  }
})

test('a merged account opens the record it was merged into, and its own again when that is undone', async () => {
  const [mine, twin] = [await someone(), await someone()]
  const merged = done(await mergeInto(mine.id, twin.id))
  expect((await recordOf(twin.as)).person!.id).toBe(mine.id)
  done(await undo(merged.id))
  expect((await recordOf(twin.as)).person!.id).toBe(twin.id)
})

test('I change my own phone with my consent to its keeping, and take it away without', async () => {
  const { as } = await someone()
  const phone = newPhone()
  expect((await patch('/me/record', 1, { phone }, as)).code).toBe('consent.required')
  done(await post('/me/consents', { purpose: 'phone', version: 1, act: 'given' }, as))
  const changed = await patch<Person>('/me/record', 1, { phone }, as)
  expect([changed.cost.trips, changed.body.phoneMask]).toEqual([2, `132****${phone.slice(-4)}`])
  expect((await patch('/me/record', 1, { phone: null }, as)).code).toBe('version.stale')
  expect(done(await patch<Person>('/me/record', 2, { phone: null }, as)).phoneMask).toBeNull()
  expect((await patch('/me/record', 1, { phone }, holding('talent'))).code).toBe('person.not_linked')
  expect((await patch('/me/record', 3, { name: '改名' }, as)).code).toBe('request.invalid')
})

test('I see my own numbers whole, which is audited and is no reading by another', async () => {
  const phone = newPhone()
  const { id, as } = await someone({ phone })
  expect(done(await post('/me/reveals', { what: 'phone' }, as))).toEqual({ value: `+86${phone}` })
  expect(done(await get<Page<unknown>>('/me/accesses', as)).items).toEqual([])
  const action = await env.DB.prepare('SELECT action FROM audit WHERE object_id = ? ORDER BY seq DESC')
    .bind(id)
    .first('action')
  expect(action).toBe('person.reveal_own')
})

test('my copy has everything, in clear, to read and for a machine; what people wrote in it is no markup', async () => {
  const phone = newPhone()
  const { id, as } = await someone({ phone, name: '<b>示例</b>' })
  done(await post(`/people/${id}/reveals`, { what: 'phone', reason: '通知 <i>开会</i>' }))
  const page = await get<string>('/me/copy', as)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.headers.get('content-disposition')).toContain('attachment')
  expect(page.body).toContain(`+86${phone}`)
  expect(page.body).not.toMatch(/<b>|<i>/)
  const data = await get<{ phone: string; accesses: unknown[]; record: MyRecord }>('/me/copy?format=json', as)
  expect([data.body.phone, data.body.accesses.length, data.body.record.person!.id]).toEqual([
    `+86${phone}`,
    1,
    id,
  ])
  expect((await get('/me/copy', holding('talent'))).code).toBe('person.not_linked')
})
