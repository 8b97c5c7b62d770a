import type { Page } from '@alliance/contracts'
import type { Affiliation, PartyOrganisation, PartyOrganisationCard } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import {
  anOrganisation,
  aPartyOrganisation,
  done,
  env,
  get,
  patch,
  post,
  secretaryOf,
} from '../../test/rooms.testing.ts'
import { aPerson, anEmployment } from '../people/people.testing.ts'

const join = (
  personId: string,
  partyOrganisationId: string,
  given: object = {},
  as?: Parameters<typeof post>[2],
) =>
  post<Affiliation>(
    `/people/${personId}/affiliations`,
    { partyOrganisationId, kind: 'formal', status: 'full', from: '2023-01-01', ...given },
    as,
  )
const rollOf = async (id: string, asOf?: string) =>
  done(
    await get<Page<Affiliation>>(`/party-organisations/${id}/roll${asOf ? `?asOf=${asOf}` : ''}`),
  ).items.map(({ personId }) => personId)
const cardOf = async (id: string) => done(await get<PartyOrganisationCard>(`/party-organisations/${id}`))
const branch = (given: object = {}) => aPartyOrganisation({ type: 'branch', ...given })

test('a transfer ends the one affiliation and begins the other on the same day, in one read and one batch', async () => {
  const [person, from, to] = [await aPerson(), await branch(), await branch()]
  done(await join(person, from.id))
  const moved = await join(person, to.id, { from: '2024-05-01' })
  expect([moved.status, moved.cost.trips]).toEqual([201, 2])
  expect(await rollOf(from.id, '2024-04-30')).toEqual([person])
  expect(await rollOf(from.id)).toEqual([])
  expect(await rollOf(to.id)).toEqual([person])
  expect((await cardOf(from.id)).roll).toEqual({ full: 0, probationary: 0 })
  expect((await cardOf(to.id)).roll).toEqual({ full: 1, probationary: 0 })
})

test('a change of status is a new row, and one that changes nothing is refused', async () => {
  const [person, place] = [await aPerson(), await branch()]
  done(await join(person, place.id, { status: 'probationary' }))
  expect((await join(person, place.id, { status: 'probationary', from: '2024-01-01' })).code).toBe(
    'affiliation.overlaps',
  )
  done(await join(person, place.id, { from: '2024-01-01' }))
  const { items } = done(await get<Page<Affiliation>>(`/people/${person}/affiliations`))
  expect(items.map(({ status, from, to }) => [status, from, to])).toEqual([
    ['probationary', '2023-01-01', '2024-01-01'],
    ['full', '2024-01-01', null],
  ])
  expect((await cardOf(place.id)).roll).toEqual({ full: 1, probationary: 0 })
})

test('under a hundred transfers at once a person has exactly one formal affiliation, and the counts agree', async () => {
  const person = await aPerson()
  done(await join(person, (await branch()).id))
  const branches = await Promise.all(Array.from({ length: 100 }, () => branch()))
  const answers = await Promise.all(branches.map(({ id }) => join(person, id, { from: '2024-01-01' })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'affiliation.overlaps')).toHaveLength(99)
  const open = await env.DB.prepare(
    "SELECT party_organisation_id AS id FROM affiliation WHERE person_id = ? AND kind = 'formal' AND valid_to IS NULL",
  )
    .bind(person)
    .all<{ id: string }>()
  expect(open.results).toHaveLength(1)
  expect((await cardOf(open.results[0]!.id)).roll).toEqual({ full: 1, probationary: 0 })
})

test('formal affiliations of one person never overlap, in the past either', async () => {
  const [person, a, b] = [await aPerson(), await branch(), await branch()]
  const { id } = done(await join(person, a.id, { from: '2023-06-01' }))
  expect((await join(person, b.id, { from: '2023-06-01' })).code).toBe('affiliation.overlaps')
  done(await post(`/people/${person}/affiliations/${id}/end`, { to: '2024-01-01' }))
  expect((await post(`/people/${person}/affiliations/${id}/end`, { to: '2024-02-01' })).code).toBe(
    'affiliation.ended',
  )
  expect((await join(person, b.id, { from: '2023-12-31' })).code).toBe('affiliation.overlaps')
  expect((await join(person, b.id, { from: '2024-01-01' })).status).toBe(201)
})

test.each(['chain_committee', 'functional_branch', 'temporary_branch', 'committee'] as const)(
  'a %s takes functional affiliations, any number of them, and no formal ones',
  async (type) => {
    const person = await aPerson()
    const bodies = await Promise.all(
      [0, 1].map(() =>
        aPartyOrganisation({
          type,
          ...(type === 'chain_committee' ? { chainCode: 'TX', gridLevel: 2 } : {}),
        }),
      ),
    )
    for (const { id } of bodies) {
      expect((await join(person, id)).code).toBe('affiliation.not_formal')
      expect((await join(person, id, { kind: 'functional' })).status).toBe(201)
    }
    expect((await join(person, bodies[0]!.id, { kind: 'functional', from: '2024-01-01' })).code).toBe(
      'affiliation.overlaps',
    )
    expect(await rollOf(bodies[0]!.id)).toEqual([])
  },
)

test('a secretary moves members within their own branches only', async () => {
  const above = await aPartyOrganisation({ type: 'committee' })
  const [mine, alsoMine, other] = [
    await branch({ functionalParentId: above.id }),
    await branch({ functionalParentId: above.id }),
    await branch(),
  ]
  const person = await aPerson()
  done(await join(person, mine.id))
  const as = secretaryOf(above.id)
  expect((await join(person, other.id, { from: '2024-01-01' }, as)).code).toBe('party_organisation.unknown')
  done(await join(person, alsoMine.id, { from: '2024-01-01' }, as))
  done(await join(person, other.id, { from: '2025-01-01' }))
  expect((await join(person, mine.id, { from: '2025-06-01' }, as)).code).toBe('resource.not_found')
  expect((await get(`/party-organisations/${other.id}/roll`, as)).body).toEqual({
    items: [],
    nextCursor: null,
  })
})

test('the thresholds of formation go by the roll where one is kept', async () => {
  const place = await branch({ fullMembers: 9 })
  expect((await cardOf(place.id)).remarks.map(({ code }) => code)).toContain('branch.needs_committee')
  const organisationId = await anOrganisation()
  const people = await Promise.all([aPerson(), aPerson()])
  for (const person of people) {
    await anEmployment(person, organisationId)
    done(await join(person, place.id))
  }
  const { remarks, partyOrganisation } = await cardOf(place.id)
  expect(remarks.map(({ code }) => code)).toContain('branch.too_few_members')
  expect(partyOrganisation.fullMembers).toBe(9)
})

test('a Party organisation with formal members is not dissolved', async () => {
  const [person, place] = [await aPerson(), await branch()]
  done(await join(person, place.id))
  const dissolve = () =>
    patch<PartyOrganisation>(`/party-organisations/${place.id}`, 1, { dissolvedOn: '2025-01-01' })
  expect((await dissolve()).code).toBe('party_organisation.has_members')
  done(await join(person, (await branch()).id, { from: '2024-12-31' }))
  expect((await dissolve()).status).toBe(200)
})
