import type {
  DevelopmentAct,
  DevelopmentCase,
  DevelopmentEntry,
  Figures,
} from '@alliance/contracts/membership'
import { newId } from '@alliance/service-kit'
import { done, fill, numbered, secretary, type RightsRow } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { as, type Scene } from '../../test/scene.testing.ts'
import { anEmployment, aPerson } from '../people/people.testing.ts'
import { noFigures } from './any-case.testing.ts'

const ask = as(secretary())
const times = `'2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'`

export const openCase = async (
  partyOrganisationId: string,
  openedOn = '2022-07-01',
  personId?: string,
): Promise<DevelopmentCase> =>
  done(
    await ask.post<DevelopmentCase>('/development-cases', {
      personId: personId ?? (await aPerson()),
      partyOrganisationId,
      openedOn,
    }),
  )

/** What an act needs besides its date. */
const neededBy: Partial<Record<DevelopmentAct, object>> = {
  contacts: { figures: { ...noFigures, contacts: 2 } },
  candidate_filing: { opinion: 'agreed' },
  training: { figures: { ...noFigures, days: 3 } },
  branch_meeting: { figures: { ...noFigures, entitled: 9, present: 8, inFavour: 8 } },
  conversion_meeting: { figures: { ...noFigures, entitled: 9, present: 8, inFavour: 8 } },
}
export const entryOf = (
  act: DevelopmentAct,
  on: string,
  given: { figures?: Partial<Figures> } & object = {},
) => ({
  act,
  on,
  decider: '样例支部',
  ...neededBy[act],
  ...given,
})
export const tryEntry = (caseId: string, act: DevelopmentAct, on: string, given: object = {}) =>
  ask.post<DevelopmentEntry>(`/development-cases/${caseId}/entries`, entryOf(act, on, given))
export const recordAll = async (
  caseId: string,
  ...acts: readonly (readonly [DevelopmentAct, string])[]
): Promise<DevelopmentEntry[]> => {
  const made: DevelopmentEntry[] = []
  for (const [act, on] of acts) made.push(done(await tryEntry(caseId, act, on)))
  return made
}

/** The acts of an admission under the rules of 2014, up to the branch meeting. */
export const admission: readonly (readonly [DevelopmentAct, string])[] = [
  ['application', '2022-07-01'],
  ['talk', '2022-07-20'],
  ['activist', '2022-10-10'],
  ['cultivation', '2023-04-10'],
  ['candidate', '2023-10-10'],
  ['political_review', '2023-11-01'],
  ['training', '2023-11-20'],
  ['pre_review', '2023-12-01'],
  ['branch_meeting', '2023-12-15'],
]

/** Makes so many open cases in a branch, due on different days, and gives their ids. */
export async function insertCases(rows: number, branchId: string): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < rows; i++) {
    const [personId, id] = [await aPerson(), newId('developmentCase')]
    await env.DB.prepare(
      `INSERT INTO development_case (id, person_id, party_organisation_id, rule_set, opened_on, state, stage, due_on,
        due_sort, provenance, is_demo, created_at, updated_at)
        VALUES (?, ?, ?, '2026', '2026-06-01', 'open', 1, ?, ?, 'entered', 0, ${times})`,
    )
      .bind(id, personId, branchId, ...dueDay())
      .run()
    ids.push(id)
  }
  return ids
}
let days = 0
/** Days that fall anywhere in the order of what is due; some twice. */
const dueDay = (): [string, string] => {
  const day = `2027-0${1 + ((days++ * 5) % 7)}-10`
  return [day, day]
}

/** Fills up to so many people with a case each, spread over Party organisations and stages. */
export async function fillCases(rows: number): Promise<void> {
  const due = `date('2026-06-01', '+' || (value % 1000) || ' days')`
  for (const insert of [
    `INSERT INTO person (id, name, name_sort, provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('per')}, '样例' || value, printf('yang li %06d', value), 'entered', 0, ${times} FROM numbers`,
    `INSERT INTO development_case (id, person_id, party_organisation_id, rule_set, opened_on, state, stage, due_on, due_sort,
      provenance, is_demo, created_at, updated_at)
      SELECT ${numbered('dev')}, ${numbered('per')}, ${numbered('pty')}, '2026', '2026-06-01',
        iif(value % 50, 'open', 'withdrawn'), 1 + value % 5, ${due}, ${due}, 'entered', 0, ${times} FROM numbers`,
    `INSERT INTO affiliation (id, person_id, party_organisation_id, kind, status, valid_from, provenance, is_demo, created_at)
      SELECT ${numbered('aff')}, ${numbered('per')}, ${numbered('pty')}, 'formal', 'full', '2022-06-29', 'entered', 0,
        '2026-01-01T00:00:00.000Z' FROM numbers`,
  ])
    await fill(env.DB, `${insert} WHERE true ON CONFLICT DO NOTHING`, rows)
}

/** What a read of them costs: see `describeCost`. A board counts each stage and what is overdue in it up to 200. */
export const developmentReads = async (branchId: string) => {
  const [id] = await insertCases(3, branchId)
  const ofBranch = { role: 'party_organisation_secretary', scope: { kind: 'org', id: branchId } } as const
  // Counted once in a day; from then on it is one row.
  await ask.get('/structure')
  const me = { ...secretary(), grants: [ofBranch] }
  return {
    'development cases': { path: '/development-cases?limit=50' },
    'development cases of a stage': { path: '/development-cases?limit=10&stage=3' },
    'development cases due by a day': { path: '/development-cases?limit=10&dueBy=2026-07-01' },
    'development cases that ended': { path: '/development-cases?limit=2&state=withdrawn' },
    'development cases, for the secretary of one': { path: '/development-cases', as: me, besides: 20 },
    'the structure of the zone': { path: '/structure' },
    'a development case': { path: `/development-cases/${id}` },
    'the development board': { path: '/development-board', besides: 2400 },
    'the development board, for the secretary of one': { path: '/development-board', as: me, besides: 200 },
  }
}

export const developmentLists = (branchOf: () => Promise<string>) => ({
  listDevelopmentCases: async () => {
    const branchId = await branchOf()
    return { path: '/development-cases', insert: (rows: number) => insertCases(rows, branchId) }
  },
})

const place = ({ root, branch }: Scene) => ({ orgs: [root.id, branch.id] })
const params = async ({ branch }: Scene) => ({ caseId: (await openCase(branch.id)).id })
/** Who works at the scene's enterprise, made when the parameters are asked for. */
let colleague = ''

/** The rows of the rights table. */
export const developmentRights: Record<string, RightsRow<Scene>> = {
  listDevelopmentCases: {},
  getDevelopmentBoard: {},
  openDevelopmentCase: {
    params: async ({ mine }) => {
      colleague = await aPerson()
      await anEmployment(colleague, mine)
      return {}
    },
    body: ({ branch }) => ({ personId: colleague, partyOrganisationId: branch.id, openedOn: '2026-06-01' }),
    expect: { 'another branch': 422 },
  },
  getDevelopmentCase: { params, place },
  recordDevelopment: { params, place, body: () => entryOf('application', '2022-07-01') },
  correctDevelopment: {
    params: async (scene) => {
      const { caseId } = await params(scene)
      const [entry] = await recordAll(caseId, ['application', '2022-07-01'])
      return { caseId, entryId: entry!.id }
    },
    place,
    body: () => ({ on: '2022-07-02', decider: '样例支部', reason: '日期有误' }),
  },
  noteDevelopmentMaterial: {
    params,
    place,
    body: () => ({ kind: 'application', present: true, on: '2022-07-01' }),
  },
  endDevelopmentCase: {
    params,
    place,
    body: () => ({ state: 'withdrawn', on: '2022-08-01', decider: '样例支部' }),
  },
  getStructure: { query: ({ branch }) => ({ partyOrganisationId: branch.id }), place },
}
