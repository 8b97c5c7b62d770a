import type { Consent, Person, PersonConsents, Purpose } from '@alliance/contracts/membership'
import { holding } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { contextOn, done, env, get, patch, post } from '../../test/rooms.testing.ts'
import { mergeInto, undo } from '../merges/merges.testing.ts'
import { forgetConsents, hasConsent } from './consents.usecases.ts'

let numbers = 0
const newPhone = () => `133${String(++numbers).padStart(8, '0')}`
const passport = () => ({ type: 'PASSPORT', number: `G${String(30_000_000 + ++numbers)}` })
async function someone(given: object = {}) {
  const as = holding('talent')
  const { id } = done(await post<Person>('/people', { name: '同意示例', accountId: as.id, ...given }))
  return { id, as }
}
const say = (as: ReturnType<typeof holding>, purpose: string, act: string, version = 1) =>
  post<Consent>('/me/consents', { purpose, act, version }, as)
const statesOf = ({ states }: PersonConsents) =>
  Object.fromEntries(states.map(({ purpose, state }) => [purpose.code, state]))
const today = '2026-12-01'

test('anybody may read what data is kept for, before any is given', async () => {
  const { items } = done(await get<{ items: Purpose[] }>('/consent-purposes', null))
  expect(items.map(({ code, basis }) => [code, basis])).toEqual([
    ['register', 'duty'],
    ['party_affairs', 'duty'],
    ['identity_document', 'separate_consent'],
    ['phone', 'consent'],
    ['education', 'consent'],
    ['publicity', 'consent'],
  ])
})

test('giving and withdrawing are one request each, kept one after the other', async () => {
  const { id, as } = await someone()
  const given = await say(as, 'publicity', 'given')
  expect([given.status, given.cost.trips, given.body.channel]).toEqual([201, 2, 'online'])
  expect(await hasConsent(contextOn(today), id, 'publicity')).toBe(true)
  expect((await say(as, 'publicity', 'given')).code).toBe('consent.unchanged')
  done(await say(as, 'publicity', 'withdrawn'))
  expect(await hasConsent(contextOn(today), id, 'publicity')).toBe(false)
  const mine = await get<PersonConsents>('/me/consents', as)
  expect([mine.cost.trips, done(mine).entries.map(({ act }) => act)]).toEqual([1, ['withdrawn', 'given']])
  expect(statesOf(mine.body)).toMatchObject({ register: 'not_asked', phone: 'none', publicity: 'withdrawn' })
  expect(statesOf(done(await get<PersonConsents>(`/people/${id}/consents`)))).toEqual(statesOf(mine.body))
})

test('of twenty who say the same at once, one is kept', async () => {
  const { as } = await someone()
  const answers = await Promise.all(Array.from({ length: 20 }, () => say(as, 'education', 'given')))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'consent.unchanged')).toHaveLength(19)
})

test('a withdrawal deletes at once what rested on it, and it is not entered again', async () => {
  const document = passport()
  const { id, as } = await someone({ document, phone: newPhone(), education: 'master' })
  for (const purpose of ['identity_document', 'phone', 'education']) {
    done(await say(as, purpose, 'given'))
    done(await say(as, purpose, 'withdrawn'))
  }
  const row = await env.DB.prepare(
    'SELECT document_type, document_sealed, document_index, document_mask, phone_sealed, phone_index, phone_mask, education FROM person WHERE id = ?',
  )
    .bind(id)
    .first()
  expect(Object.values(row!).every((value) => value === null)).toBe(true)
  const { version } = done(await get<Person>(`/people/${id}`))
  for (const change of [{ document }, { phone: newPhone() }, { education: 'master' }])
    expect((await patch(`/people/${id}`, version, change)).code).toBe('consent.withdrawn')
  done(await say(as, 'education', 'given'))
  expect((await patch(`/people/${id}`, version, { education: 'master' })).status).toBe(200)
})

test('what a withdrawal deletes is in no journal of merges, and does not come back when a merge is undone', async () => {
  const { id, as } = await someone()
  const other = done(
    await post<Person>('/people', { name: '同意示例', document: passport(), phone: newPhone() }),
  ).id
  const merged = done(await mergeInto(id, other))
  done(await say(as, 'identity_document', 'withdrawn'))
  const cells = await env.DB.prepare(
    "SELECT count(*) AS n FROM person_merge_cell WHERE row_key IN (?, ?) AND column_name LIKE 'document%'",
  )
    .bind(id, other)
    .first<number>('n')
  expect(cells).toBe(0)
  done(await undo(merged.id))
  const [mine, theirs] = [
    done(await get<Person>(`/people/${id}`)),
    done(await get<Person>(`/people/${other}`)),
  ]
  expect([mine.documentMask, mine.phoneMask, theirs.documentMask]).toEqual([null, null, theirs.documentMask])
  expect(
    await env.DB.prepare('SELECT document_sealed FROM person WHERE id = ?')
      .bind(other)
      .first('document_sealed'),
  ).toBeNull()
})

test('what was said on paper is entered by staff with its evidence, and is the person’s to see', async () => {
  const { id, as } = await someone()
  const body = { purpose: 'phone', version: 1, act: 'given', channel: 'paper', evidence: '同意书 2026-017' }
  done(await post(`/people/${id}/consents`, body))
  const { entries } = done(await get<PersonConsents>('/me/consents', as))
  expect(entries).toMatchObject([{ channel: 'paper', evidence: '同意书 2026-017', act: 'given' }])
  expect(entries[0]!.enteredBy).not.toBeNull()
  expect((await post(`/people/${id}/consents`, { ...body, evidence: '本人 13812345678' })).code).toBe(
    'request.invalid',
  )
  expect((await say(holding('talent'), 'phone', 'given')).code).toBe('person.not_linked')
})

test('what was said is never changed or deleted, but three years after the person was erased', async () => {
  const { id, as } = await someone()
  done(await say(as, 'phone', 'given'))
  for (const change of [
    "UPDATE consent SET act = 'withdrawn' WHERE person_id = ?",
    'DELETE FROM consent WHERE person_id = ?',
  ])
    await expect(env.DB.prepare(change).bind(id).run()).rejects.toThrow('only ever added')
  const kept = () =>
    env.DB.prepare('SELECT count(*) AS n FROM consent WHERE person_id = ?').bind(id).first<number>('n')
  await env.DB.prepare("UPDATE person SET erased_at = '2026-11-24T00:00:00.000Z' WHERE id = ?").bind(id).run()
  await forgetConsents(contextOn('2029-11-24'))
  expect(await kept()).toBe(1)
  await forgetConsents(contextOn('2029-11-25'))
  expect(await kept()).toBe(0)
})
