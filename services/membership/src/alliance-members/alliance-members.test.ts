import { parseCertificateNumber } from '@alliance/identifiers'
import type { Page } from '@alliance/contracts'
import type { AllianceMember, PublicOverview } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { anOrganisation, done, env, get, leader, post } from '../../test/rooms.testing.ts'

const admit = (organisationId: string, given: object = {}) =>
  post<AllianceMember>('/alliance-members', {
    organisationId,
    kind: 'lead_enterprise',
    admittedOn: '2022-06-29',
    ...given,
  })
const sequenceOf = (plaqueNo: string | null) => {
  const parsed = parseCertificateNumber(plaqueNo ?? '')
  return parsed.ok ? parsed.value.sequence : null
}

test('an admission gives the next plaque number of its year, in one read and one batch', async () => {
  const organisationId = await anOrganisation()
  const first = await admit(organisationId, { founding: true })
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({
    organisationId,
    plaqueNo: 'LM-2022-0001-W',
    founding: true,
    endedOn: null,
    version: 1,
  })
  expect(first.cost.trips).toBe(2)
  expect(sequenceOf(done(await admit(await anOrganisation())).plaqueNo)).toBe(2)
  expect(sequenceOf(done(await admit(await anOrganisation(), { admittedOn: '2023-01-05' })).plaqueNo)).toBe(1)
  expect((await admit(organisationId)).code).toBe('member.duplicate')
})

test('a repeated request gets the first answer again, and no second plaque', async () => {
  const body = { organisationId: await anOrganisation(), kind: 'university', admittedOn: '2024-03-01' }
  const send = () => post('/alliance-members', body, undefined, { key: 'the-same-admission' })
  const [first, again] = [await send(), await send()]
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(again.headers.get('idempotency-replayed')).toBe('true')
})

test('forty admissions at once take forty numbers, without gap or repetition', async () => {
  const organisationIds = await Promise.all(Array.from({ length: 40 }, () => anOrganisation()))
  const answers = await Promise.all(organisationIds.map((id) => admit(id, { admittedOn: '2025-01-01' })))
  expect(answers.map(({ status }) => status)).toEqual(organisationIds.map(() => 201))
  const sequences = answers.map(({ body }) => sequenceOf(body.plaqueNo)!).toSorted((a, b) => a - b)
  expect(sequences).toEqual(organisationIds.map((_, i) => i + 1))
})

test('one organisation admitted thirty times at once is admitted once', async () => {
  const organisationId = await anOrganisation()
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => admit(organisationId, { admittedOn: '2026-01-01' })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'member.duplicate')).toHaveLength(29)
  const { results } = await env.DB.prepare('SELECT plaque_no FROM alliance_member WHERE organisation_id = ?')
    .bind(organisationId)
    .all()
  expect(results).toHaveLength(1)
})

test('an admission is refused for an unknown organisation, a day to come, and by whom it is not for', async () => {
  const organisationId = await anOrganisation()
  expect((await admit('org_00000000000000000000000000')).code).toBe('organisation.unknown')
  expect((await admit(organisationId, { admittedOn: '2999-01-01' })).code).toBe('request.invalid')
  expect(
    (await post('/alliance-members', { organisationId, kind: 'upstream', admittedOn: '2022-06-29' }, leader))
      .code,
  ).toBe('access.denied')
})

test('the list is in the order of plaque numbers, also past ten thousand', async () => {
  for (const [plaque, sequence] of [
    ['LM-2021-9999-A', 9999],
    ['LM-2021-10000-A', 10000],
  ] as const)
    await env.DB.prepare(`INSERT INTO alliance_member (id, organisation_id, kind, founding, plaque_no, plaque_year, plaque_sequence, admitted_on, provenance, is_demo, created_at, updated_at)
      VALUES (?, ?, 'upstream', 0, ?, 2021, ?, '2021-01-01', 'entered', 0, '', '')`)
      .bind(`mem_${String(sequence).padStart(26, '0')}`, await anOrganisation(), plaque, sequence)
      .run()
  const first = done(await get<Page<AllianceMember>>('/alliance-members?limit=2'))
  expect(first.items.map(({ plaqueNo }) => plaqueNo)).toEqual(['LM-2021-9999-A', 'LM-2021-10000-A'])
  const next = done(await get<Page<AllianceMember>>(`/alliance-members?limit=1&cursor=${first.nextCursor}`))
  expect(next.items[0]!.plaqueNo).toBe('LM-2022-0001-W')
  const founding = done(await get<Page<AllianceMember>>('/alliance-members?founding=true'))
  expect(founding.items.map(({ plaqueNo }) => plaqueNo)).toEqual(['LM-2022-0001-W'])
  expect(done(await get<Page<AllianceMember>>('/alliance-members?asOf=2020-12-31')).items).toEqual([])
})

test('the overview is open to everyone and tells names and numbers only', async () => {
  const before = done(await get<PublicOverview>('/public/overview'))
  await anOrganisation()
  done(await admit(await anOrganisation('公开单位'), { founding: false, admittedOn: '2026-02-01' }))
  const answer = await get<PublicOverview>('/public/overview', null)
  expect(answer.status).toBe(200)
  expect(answer.cost.trips).toBe(1)
  const overview = answer.body
  expect(overview.counts).toEqual({
    ...before.counts,
    members: before.counts.members + 1,
    organisations: before.counts.organisations + 2,
  })
  expect(overview.counts.chains).toBe(5)
  const shown = overview.members.find(({ name }) => name === '公开单位')!
  expect(Object.keys(shown).toSorted()).toEqual(['founding', 'isDemo', 'kind', 'name', 'plaqueNo'])
})
