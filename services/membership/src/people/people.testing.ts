import { newId } from '@alliance/service-kit'
import { env } from 'cloudflare:workers'

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
  given: { from?: string; to?: string } = {},
): Promise<string> =>
  insert('employment', {
    id: newId('employment'),
    person_id: personId,
    organisation_id: organisationId,
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
