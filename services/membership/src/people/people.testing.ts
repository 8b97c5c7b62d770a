import { newId } from '@alliance/service-kit'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { mineIn, nameOfMine, type Scene } from '../../test/scene.testing.ts'

let people = 0
const origin = { provenance: 'illustrative', is_demo: 1 }

const insert = async (table: string, row: Record<string, string | number | null>): Promise<string> => {
  const columns = Object.keys(row)
  await env.DB.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
    .bind(...Object.values(row))
    .run()
  return String(row.id)
}

/** A synthetic person without identifiers. */
export const aPerson = (given: { name?: string; accountId?: string } = {}): Promise<string> => {
  const name = given.name ?? `示例${String(++people).padStart(4, '0')}`
  return insert('person', {
    id: newId('person'),
    name,
    name_sort: name,
    account_id: given.accountId ?? null,
    ...origin,
    created_at: '2022-06-29T00:00:00.000Z',
    updated_at: '2022-06-29T00:00:00.000Z',
  })
}

export const anEmployment = (
  personId: string,
  organisationId: string,
  given: { from?: string; to?: string; backbone?: 'production' | 'operation' | 'management' } = {},
): Promise<string> =>
  insert('employment', {
    id: newId('employment'),
    person_id: personId,
    organisation_id: organisationId,
    backbone: given.backbone ?? null,
    frontline: 0,
    valid_from: given.from ?? '2022-06-29',
    valid_to: given.to ?? null,
    ...origin,
    created_at: '2022-06-29T00:00:00.000Z',
  })

export const anAffiliation = (
  personId: string,
  partyOrganisationId: string,
  given: {
    kind?: 'formal' | 'functional'
    status?: 'full' | 'probationary'
    from?: string
    to?: string
  } = {},
): Promise<string> =>
  insert('affiliation', {
    id: newId('affiliation'),
    person_id: personId,
    party_organisation_id: partyOrganisationId,
    kind: given.kind ?? 'formal',
    status: given.status ?? 'full',
    valid_from: given.from ?? '2022-06-29',
    valid_to: given.to ?? null,
    ...origin,
    created_at: '2022-06-29T00:00:00.000Z',
  })

const times = `'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'`

/** Fills the register with so many people, each with a term, an employment at the organisation of the same number and an access. */
export async function fillPeople(rows: number): Promise<void> {
  const person = numbered('per')
  for (const insert of [
    `INSERT INTO person (id, name, name_sort, phone_index, provenance, is_demo, created_at, updated_at)
      SELECT ${person}, '例' || value, printf('li %08d', value), 'p' || value, 'entered', 0, ${times} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO person_term (term, person_id) SELECT '例' || value, ${person} FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    `INSERT INTO employment (id, person_id, organisation_id, frontline, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('emp')}, ${person}, ${numbered('org')}, 0, '2022-06-29', 'entered', 0, '2026-01-01T00:00:00.000Z'
      FROM numbers WHERE EXISTS (SELECT 1 FROM organisation o WHERE o.id = ${numbered('org')}) ON CONFLICT DO NOTHING`,
    `INSERT INTO person_access (id, person_id, at, actor_id, actor_name, what)
      SELECT ${numbered('pac')}, ${person}, '2026-01-01T00:00:00.000Z', 'acc', '样例', 'card' FROM numbers WHERE true ON CONFLICT DO NOTHING`,
  ])
    await fill(env.DB, insert, rows)
}

const person = (scene: Scene) => ({ personId: scene.person })
/** Whose rights end at organisations enters only those who work there. */
const worksElsewhere = { 'another enterprise': 422, 'another branch': 422 }

export const peopleRights: Record<string, RightsRow<Scene>> = {
  listPeople: { place: mineIn, shows: nameOfPerson },
  exportPeople: { place: mineIn, shows: nameOfPerson },
  createPerson: {
    body: (scene) => ({ name: '周新例', employment: { organisationId: scene.mine, from: '2024-01-01' } }),
    expect: worksElsewhere,
  },
  findPeople: { body: () => ({ phone: '13800001234' }) },
  getPerson: { params: person, place: mineIn },
  updatePerson: { params: person, place: mineIn, body: () => ({ education: 'master' }) },
  revealIdentifier: {
    params: person,
    place: mineIn,
    body: () => ({ what: 'phone', reason: '核对联系方式' }),
  },
  listPersonAccesses: { params: person },
  exportPersonAccesses: { params: person },
  addEmployment: {
    params: person,
    place: mineIn,
    body: (scene) => ({ organisationId: scene.mine, from: '2024-01-01' }),
  },
  endEmployment: {
    params: (scene) => ({ ...person(scene), employmentId: scene.employment }),
    place: mineIn,
    body: () => ({ to: '2024-01-01' }),
  },
}

function nameOfPerson(scene: Scene): string {
  return `${nameOfMine(scene)}员工`
}
