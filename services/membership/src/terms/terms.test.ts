import type { Page } from '@alliance/contracts'
import type { Composition, Due, PartyOrganisationCard, Post, Term } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { aPartyOrganisation, done, get, post } from '../../test/rooms.testing.ts'
import { aPerson } from '../people/people.testing.ts'

const termsOf = async (id: string) => done(await get<Page<Term>>(`/terms?partyOrganisationId=${id}`)).items
const elect = (id: string, heldOn: string, elected: object[]) =>
  post<Term>(`/party-organisations/${id}/elections`, { heldOn, elected })
const extend = (id: string, to: string) =>
  post<Term>(`/party-organisations/${id}/extensions`, { to, approvedBy: '开发区党工委', reason: '换届筹备' })
const dueShown = async (id: string) =>
  done(await get<PartyOrganisationCard>(`/party-organisations/${id}`)).partyOrganisation.termDueOn
const duesOf = async (id: string) =>
  done(await get<Page<Due>>('/dues?limit=200')).items.filter((due) => due.id === id)

test('a body with terms begins its first when it is set up, and one without has none', async () => {
  const { id } = await aPartyOrganisation({ type: 'branch', establishedOn: '2022-06-29' })
  expect(await termsOf(id)).toMatchObject([
    { number: 1, startOn: '2022-06-29', dueOn: '2025-06-29', state: 'overdue' },
  ])
  expect(await duesOf(id)).toMatchObject([{ kind: 'election', dueOn: '2025-06-29', overdue: true }])
  const zone = await aPartyOrganisation({ type: 'work_committee', gridLevel: 1 })
  expect(await termsOf(zone.id)).toEqual([])
  expect((await extend(zone.id, '2026-01-01')).code).toBe('term.none')
})

test('an election ends the term and its elected posts and begins the next; the due date follows', async () => {
  const { id } = await aPartyOrganisation({ establishedOn: '2022-06-29' })
  const [first, second, third] = [await aPerson(), await aPerson(), await aPerson()]
  done(
    await elect(id, '2022-07-01', [
      { personId: first, post: 'secretary' },
      { personId: second, post: 'organisation' },
    ]),
  )
  const held = await elect(id, '2025-07-10', [
    { personId: third, post: 'secretary' },
    { personId: second, post: 'organisation' },
  ])
  expect([held.status, held.cost.trips]).toEqual([201, 2])
  expect(held.body).toMatchObject({ number: 3, dueOn: '2028-07-10', state: 'running' })
  expect(await dueShown(id)).toBe('2028-07-10')
  const posts = async (asOf: string) =>
    Object.fromEntries(
      done(await get<Page<Post>>(`/posts?partyOrganisationId=${id}&asOf=${asOf}`)).items.map(
        ({ personId, post: seat }) => [seat, personId],
      ),
    )
  expect(await posts('2025-07-09')).toEqual({ secretary: first, organisation: second })
  expect(await posts('2025-07-10')).toEqual({ secretary: third, organisation: second })
  expect(await duesOf(id)).toEqual([])
})

test('an election without a secretary leaves that seat vacant', async () => {
  const { id } = await aPartyOrganisation({ establishedOn: '2022-06-29' })
  done(await elect(id, '2023-01-05', [{ personId: await aPerson(), post: 'deputy' }]))
  const { vacancies } = done(await get<Composition>(`/party-organisations/${id}/composition`))
  expect(vacancies).toEqual([{ post: 'secretary', since: '2023-01-05' }])
})

test('an election is refused with two secretaries, unknown people, or before the term began', async () => {
  const { id } = await aPartyOrganisation({ establishedOn: '2022-06-29' })
  const person = await aPerson()
  const seat = { personId: person, post: 'secretary' }
  expect((await elect(id, '2023-01-01', [seat, { ...seat, personId: await aPerson() }])).code).toBe(
    'post.taken',
  )
  expect(
    (await elect(id, '2023-01-01', [{ ...seat, personId: 'per_00000000000000000000000000' }])).code,
  ).toBe('person.unknown')
  expect((await elect(id, '2022-06-29', [seat])).code).toBe('term.overlaps')
  expect((await elect(id, '2999-01-01', [seat])).code).toBe('request.invalid')
})

test('of twenty elections at once one is held', async () => {
  const { id } = await aPartyOrganisation({ establishedOn: '2022-06-29' })
  const person = await aPerson()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => elect(id, '2025-01-01', [{ personId: person, post: 'secretary' }])),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(await termsOf(id)).toMatchObject([{ number: 2 }])
})

test('an extension is a year at the most; the list and the due date say so', async () => {
  const { id } = await aPartyOrganisation({ establishedOn: '2023-09-01' })
  expect((await extend(id, '2027-09-02')).code).toBe('term.extension')
  const extended = await extend(id, '2027-09-01')
  expect([extended.status, extended.body.state, extended.cost.trips]).toEqual([200, 'extended', 2])
  expect(await dueShown(id)).toBe('2027-09-01')
  expect((await extend(id, '2027-08-01')).code).toBe('term.extension')
})
