import type { Candidate } from '@alliance/contracts/membership'
import { fill, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { anOrganisation, done, post } from '../../test/rooms.testing.ts'
import { anEmployment, aPerson } from '../people/people.testing.ts'

export async function ofBackbone(): Promise<string> {
  const personId = await aPerson()
  await anEmployment(personId, await anOrganisation(), { backbone: 'production' })
  return personId
}

export const proposed = (personId: string, given: object = {}) => ({
  chainCode: 'TX',
  personId,
  proposal: '生产骨干，群众基础好',
  proposedOn: '2026-02-01',
  ...given,
})
export const aCandidate = async (given: object = {}): Promise<Candidate> =>
  done(await post<Candidate>('/candidates', proposed(await ofBackbone(), given)))

/** Candidates and their employments; people and organisations of the same numbers must be there. */
export async function fillCandidates(rows: number): Promise<void> {
  for (const insert of [
    `INSERT INTO employment (id, person_id, organisation_id, backbone, frontline, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('emp')}, ${numbered('per')}, ${numbered('org')}, 'production', 0, '2022-06-29', 'entered', 0, ''
      FROM numbers`,
    `INSERT INTO candidate (id, chain_code, person_id, employment_id, backbone, proposal, proposed_on, state, provenance,
        is_demo, created_at, updated_at)
      SELECT ${numbered('cdt')}, iif(value % 5, 'SM', 'TX'), ${numbered('per')}, ${numbered('emp')}, 'production', '样例',
        date('2024-01-01', '+' || (value % 400) || ' days'), iif(value % 7, 'accepted', 'proposed'), 'entered', 0, '', ''
      FROM numbers`,
  ])
    await fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, rows)
}

export const candidateReads = {
  candidates: { path: '/candidates?limit=20', perRow: 5 },
  'candidates of a chain': { path: '/candidates?limit=10&chain=TX', perRow: 5 },
  'candidates in a state': { path: '/candidates?limit=10&state=proposed', perRow: 5 },
  'candidates of a chain in a state': { path: '/candidates?limit=2&chain=TX&state=proposed', perRow: 5 },
}

export const candidateLists = {
  listCandidates: {
    path: '/candidates?chain=TX',
    insert: async (rows: number) => {
      const made: string[] = []
      for (let i = 0; i < rows; i++)
        made.push(
          (await aCandidate({ proposedOn: `2026-02-${String(((i * 5) % 28) + 1).padStart(2, '0')}` })).id,
        )
      return made
    },
  },
}

const params = async () => ({ candidateId: (await aCandidate()).id })
const someone = { personId: '' }

export const candidateRights: Record<string, RightsRow<unknown>> = {
  listCandidates: {},
  exportCandidates: {},
  proposeCandidate: {
    params: async () => {
      someone.personId = await ofBackbone()
      return {}
    },
    body: () => proposed(someone.personId),
  },
  reviewCandidate: {
    params,
    body: () => ({ accepted: true, review: '同意入库', from: '2026-03-01', to: '2028-03-01' }),
  },
  concludeCandidate: { params, body: () => ({ postId: null, on: '2026-06-01' }) },
}
