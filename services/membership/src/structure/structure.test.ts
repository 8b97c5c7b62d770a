import type { StructureStatistics } from '@alliance/contracts/membership'
import { expect, test } from 'vitest'
import { branch, committee } from '../../test/grid.testing.ts'
import { anOrganisation, done, env, get, leader, secretaryOf } from '../../test/rooms.testing.ts'
import { anAffiliation, anEmployment, aPerson } from '../people/people.testing.ts'

const cells = ({ tables }: StructureStatistics, dimension: string) =>
  Object.fromEntries(
    tables.find((table) => table.dimension === dimension)!.cells.map(({ key, members }) => [key, members]),
  )

/** Members of a branch born in a year, of an education; the first of them probationary. */
async function members(
  count: number,
  branchId: string,
  birthYear: number,
  education: string,
  from = '2022-06-29',
) {
  for (let i = 0; i < count; i++) {
    const id = await aPerson()
    await env.DB.prepare('UPDATE person SET birth_year = ?, education = ? WHERE id = ?')
      .bind(birthYear, education, id)
      .run()
    await anAffiliation(id, branchId, { status: i === 0 ? 'probationary' : 'full', from })
    await anEmployment(id, organisationId)
  }
}
let organisationId = ''

test('members below a Party organisation are counted as of the first of a month, small numbers withheld', async () => {
  organisationId = await anOrganisation()
  const above = await committee(null)
  const [one, two] = [await branch(above.id), await branch(above.id)]
  await members(8, one.id, 1996, 'bachelor')
  await members(8, two.id, 1980, 'college')
  await members(2, two.id, 1960, 'master')
  await members(4, two.id, 1996, 'bachelor', '2025-06-02')
  await anAffiliation(await aPerson(), one.id, { kind: 'functional' })

  const ask = (asOf: string, as = leader) =>
    get<StructureStatistics>(`/structure?asOf=${asOf}&partyOrganisationId=${above.id}`, as)
  const first = await ask('2025-06-20')
  expect(first.cost.trips).toBe(2)
  expect(first.body).toMatchObject({
    asOf: '2025-06-01',
    total: 18,
    smallest: 5,
    partyOrganisation: { id: above.id },
  })
  // Two over sixty are hidden, and with them those of 41 to 50, the only others in their half.
  expect(cells(first.body, 'age')).toEqual({
    under_31: 8,
    '31_35': 0,
    '36_40': 0,
    '41_50': null,
    '51_60': 0,
    over_60: null,
    unknown: 0,
  })
  expect(cells(first.body, 'status')).toEqual({ full: null, probationary: null })
  expect(cells(first.body, 'frontline')).toEqual({ frontline: 0, other: 18, unknown: 0 })

  const again = await ask('2025-06-02', secretaryOf(above.id))
  expect(again.cost).toMatchObject({ trips: 1, written: 0 })
  expect(again.cost.read).toBeLessThan(20)
  expect(again.body).toEqual(first.body)
  expect((await ask('2025-07-09')).body.total).toBe(22)
  expect(done(await get<StructureStatistics>('/structure?asOf=2025-06-05', secretaryOf(above.id)))).toEqual(
    first.body,
  )
})

test('a branch of fewer than ten tells nothing, and another’s is not found', async () => {
  organisationId = await anOrganisation()
  const { id } = await branch(null)
  await members(4, id, 1990, 'bachelor')
  const { total, tables } = done(
    await get<StructureStatistics>(`/structure?partyOrganisationId=${id}`, secretaryOf(id)),
  )
  expect(total).toBeNull()
  expect(tables.flatMap((table) => table.cells).every(({ members: count }) => count === null)).toBe(true)
  const other = secretaryOf((await branch(null)).id)
  expect((await get(`/structure?partyOrganisationId=${id}`, other)).status).toBe(404)
})

test('the zone’s numbers are for those whose rights span it', async () => {
  expect(done(await get<StructureStatistics>('/structure', leader)).partyOrganisation).toBeNull()
  const two = { ...secretaryOf('x'), grants: [] as (typeof leader)['grants'] }
  const grants = [await branch(null), await branch(null)].map(({ id }) => ({
    role: 'party_organisation_secretary' as const,
    scope: { kind: 'org' as const, id },
  }))
  expect((await get('/structure', { ...two, grants })).code).toBe('request.invalid')
})
