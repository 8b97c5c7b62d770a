import {
  firstHousingPolicy,
  type HousingPolicy,
  type NewHousingPolicy,
} from '@alliance/contracts/talent-housing'
import { newId } from '@alliance/service-kit'
import { done, fill, housingAdministrator, numbered, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as } from '../asking.testing.ts'

const path = '/housing-policies'

export const today = (): string => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
let days = 0
/** A day on which no other version of these tests begins. */
export const aDay = (): string =>
  new Date(Date.now() + 86_400_000 * (400 + ++days)).toISOString().slice(0, 10)

export const aDraft = async (
  given: Partial<NewHousingPolicy> = {},
  by = housingAdministrator(),
): Promise<HousingPolicy> =>
  done(await as(by).post<HousingPolicy>(path, { effectiveFrom: aDay(), note: '年度修订', ...given }))

export const submitted = async (
  given: Partial<NewHousingPolicy> = {},
  by = housingAdministrator(),
): Promise<HousingPolicy> => {
  const { id, version } = await aDraft(given, by)
  return done(await as(by).post<HousingPolicy>(`${path}/${id}/submission`, undefined, { version }))
}

/** A published version; the text is the first proposal's, unless another version was published before. */
export const published = async (given: Partial<NewHousingPolicy> = {}): Promise<HousingPolicy> => {
  const { id, version } = await submitted(given)
  return done(
    await as(housingAdministrator()).post<HousingPolicy>(`${path}/${id}/publication`, undefined, { version }),
  )
}

/** A row as it stands in the database, for what the API leads to only by several steps or not for the day. */
async function insertRow(
  id: string,
  row: { state: 'submitted' | 'published'; from: string; number?: string },
) {
  const at = '2020-01-01T00:00:00.000Z'
  const publishedBy = row.number ? [at, '2020-01-01', 'acc', '样例'] : [null, null, null, null]
  await env.DB.prepare(
    `INSERT INTO housing_policy (id, number, effective_from, state, note, document, drafted_by, author_ids, published_at,
      published_on, published_by_id, published_by, provenance, is_demo, version, created_at, updated_at)
    VALUES (?, ?, ?, ?, '首版', ?, '样例', '[]', ?, ?, ?, ?, 'entered', 0, 1, ?, ?) ON CONFLICT DO NOTHING`,
  )
    .bind(
      id,
      row.number ?? null,
      row.from,
      row.state,
      JSON.stringify(firstHousingPolicy.document),
      ...publishedBy,
      at,
      at,
    )
    .run()
  return id
}

const held = 'hpl_00000000000000000000000000'
/** Sees to it that a version holds on every day from 2020 on. */
export const policyHolds = (): Promise<string> =>
  insertRow(held, { state: 'published', from: '2020-01-01', number: 'HOU-POL-2020-01' })

const drafted = async () => ({ housingPolicyId: (await aDraft()).id })
const handedOver = async () => ({
  housingPolicyId: await insertRow(newId('housingPolicy'), { state: 'submitted', from: aDay() }),
})

export const policyRights: Record<string, RightsRow<unknown>> = {
  getHousingPolicyInForce: { params: async () => ({ held: await policyHolds() }) },
  listHousingPolicies: {},
  exportHousingPolicies: {},
  draftHousingPolicy: { body: () => ({ effectiveFrom: aDay(), note: '年度修订' }) },
  getHousingPolicy: { params: drafted },
  updateHousingPolicy: { params: drafted, body: () => ({ note: '另行修订' }) },
  submitHousingPolicy: { params: drafted },
  publishHousingPolicy: { params: handedOver },
  returnHousingPolicy: { params: handedOver, body: () => ({ reason: '请核对租金' }) },
  withdrawHousingPolicy: { params: drafted, body: () => ({ reason: '不再修订' }) },
  compareHousingPolicies: {
    params: async () => {
      await policyHolds()
      return drafted()
    },
    query: () => ({ olderId: held }),
  },
}

export const policyLists = {
  listHousingPolicies: {
    path,
    insert: async (rows: number) => {
      const made: string[] = []
      for (let i = 0; i < rows; i++) made.push((await aDraft()).id)
      return made
    },
  },
}

/** Versions that have held one after another, the newest since today. */
export const fillPolicies = (rows: number): Promise<unknown> =>
  fill(
    env.DB,
    `INSERT INTO housing_policy (id, number, effective_from, state, note, document, drafted_by, author_ids, published_at,
      published_on, published_by_id, published_by, provenance, is_demo, version, created_at, updated_at)
    SELECT ${numbered('hpl')}, 'HOU-POL-1900-' || value, date('now', '-' || value || ' days'), 'published', '修订',
      iif(value < 100, '${JSON.stringify(firstHousingPolicy.document)}', '{}'), '样例', '[]', '2026-01-01T00:00:00.000Z',
      '1000-01-01', 'acc', '样例', 'entered', 0, 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'
    FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    rows,
  )

export const policyReads = {
  // Each looks for the version behind it.
  'versions of the policy': { path: '/housing-policies?limit=50', perRow: 2 },
  'published versions': { path: '/housing-policies?limit=50&state=published', perRow: 2 },
  'one version': { path: '/housing-policies/hpl_00000000000000000000000007', perRow: 2 },
  'the policy in force': { path: '/housing-policy', besides: 110 },
  'what a version changes': {
    path: '/housing-policies/hpl_00000000000000000000000007/differences?olderId=hpl_00000000000000000000000008',
    besides: 10,
  },
}
