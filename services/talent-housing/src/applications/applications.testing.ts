import type { Principal } from '@alliance/contracts'
import type {
  HousingApplication,
  HousingApplicationCard,
  HousingApplicationChange,
  HousingDocument,
  HousingDocumentKind,
} from '@alliance/contracts/talent-housing'
import { residentIdCheckDigit } from '@alliance/identifiers'
import { newId } from '@alliance/service-kit'
import { callers, done, fill, hr, housingReviewer, numbered, talent } from '@alliance/test-kit'
import { env, exports } from 'cloudflare:workers'
import { service } from '../index.ts'
import { policyHolds } from '../policies/policies.testing.ts'
import { checkedFacts } from './rules.testing.ts'

export { done, env }
export const ask = callers(exports.GatewayEntrypoint, service.contract)
export const cron = () =>
  (exports as unknown as { default: { scheduled(event: object): Promise<unknown> } }).default.scheduled({})

let people = 0
/** A resident identity number that nobody else in these tests has, of someone born on a day. */
export function aNumber(born = '19960520'): string {
  const first17 = `320411${born}${String(++people).padStart(3, '0')}`
  return first17 + residentIdCheckDigit(first17)
}

export async function anEmployer(name = '常州样例科技有限公司'): Promise<string> {
  await policyHolds()
  const id = newId('organisation')
  await env.DB.prepare('INSERT INTO known_organisation VALUES (?, ?, ?, 1, 1)')
    .bind(id, name, 'enterprise')
    .run()
  return id
}

/** Answers to all that is asked. */
export const answers = (
  employerId: string,
  given: HousingApplicationChange = {},
): HousingApplicationChange => ({
  employerId,
  identity: { type: 'RIC', number: aNumber(), birthDate: null, phone: '13800000000' },
  contractUntil: '2030-06-30',
  openEnded: false,
  qualifications: ['master'],
  qualificationProof: '学信网 A1B2C3',
  socialInsuranceMonths: 14,
  ownsHome: false,
  otherPublicHousing: false,
  longCommute: false,
  unitWish: 'one_bedroom',
  truthful: true,
  consents: ['sensitive_data', 'register_query', 'publicity'],
  ...given,
})

export const read = async (id: string, as: Principal): Promise<HousingApplicationCard> =>
  done(await ask(as).get<HousingApplicationCard>(`/applications/${id}`))

export const begun = async (by = talent()): Promise<HousingApplication> =>
  done(await ask(by).post<HousingApplication>('/applications', {}))

let files = 0
export const upload = (
  id: string,
  by: Principal,
  kind: HousingDocumentKind = 'identity',
  content?: BodyInit,
) =>
  ask(by).post<HousingDocument>(`/applications/${id}/documents?kind=${kind}&fileName=a.pdf`, undefined, {
    raw: { type: 'application/pdf', content: content ?? `%PDF-1.7 ${++files}` },
  })

interface World {
  application: HousingApplication
  person: Principal
  employerId: string
  boss: Principal
  reviewer: Principal
}
export const post = (id: string, step: string, by: Principal, body: unknown = {}) =>
  ask(by).post<HousingApplication>(`/applications/${id}/${step}`, body)

/** One that was answered in full and submitted. */
export async function submitted(
  given: HousingApplicationChange = {},
  employerId?: string,
  person = talent(),
): Promise<World> {
  const employer = employerId ?? (await anEmployer())
  const { id } = await begun(person)
  done(await ask(person).patch(`/applications/${id}`, 1, answers(employer, given)))
  const application = done(await post(id, 'submission', person))
  return { application, person, employerId: employer, boss: hr(employer), reviewer: housingReviewer() }
}

export const confirmation = { choice: 'confirm', contractUntil: '2030-06-30' } as const

export async function confirmed(given: HousingApplicationChange = {}, employerId?: string): Promise<World> {
  const world = await submitted(given, employerId)
  return {
    ...world,
    application: done(await post(world.application.id, 'employer-confirmation', world.boss, confirmation)),
  }
}

export const deciding = (given: Parameters<typeof checkedFacts>[0] = {}) => ({
  choice: 'decide',
  checked: checkedFacts({ contractUntil: '2030-06-30', ...given }),
})

export async function decided(given: Parameters<typeof checkedFacts>[0] = {}): Promise<World> {
  const world = await confirmed()
  return {
    ...world,
    application: done(await post(world.application.id, 'review', world.reviewer, deciding(given))),
  }
}

export async function ineligible(): Promise<World> {
  return decided({ socialInsuranceMonths: 0 })
}

export async function appealed(): Promise<World> {
  const world = await ineligible()
  const grounds = { grounds: '社保已转入开发区，请复核缴费记录' }
  return { ...world, application: done(await post(world.application.id, 'appeal', world.person, grounds)) }
}

export async function inPublicity(): Promise<World> {
  const world = await decided()
  done(await ask(world.reviewer).post('/publicity-lists', {}))
  const { application } = await read(world.application.id, world.person)
  return { ...world, application }
}

export async function objectedTo(): Promise<World & { objectionId: string }> {
  const world = await inPublicity()
  const made = await ask(talent()).post<{ id: string }>(`/applications/${world.application.id}/objections`, {
    content: '该同志名下已有住房，请核实',
  })
  return { ...world, objectionId: done(made).id }
}

/** Two applications of one person by two accounts. */
export async function doubled() {
  const number = aNumber()
  const identity = { type: 'RIC' as const, number, birthDate: null, phone: '13800000000' }
  const first = await submitted({ identity })
  const second = await submitted({ identity })
  const [pair] = (
    await env.DB.prepare('SELECT id FROM housing_duplicate WHERE second_id = ?')
      .bind(second.application.id)
      .all<{ id: string }>()
  ).results
  return { first, second, duplicateId: pair!.id }
}

const columns = `id, application_no, account_id, applicant_name, employer_id, answers, consents, state, step_from, due_provisional,
  wait_sort, due_on, appealed, submitted_on, is_demo, version, created_at, updated_at, talent_class, unit_wish`
const form = JSON.stringify({
  contractUntil: null,
  openEnded: true,
  qualifications: [],
  qualificationProof: '',
  socialInsuranceMonths: 1,
  ownsHome: false,
  otherPublicHousing: false,
  longCommute: false,
  truthful: true,
})
const at = "'2026-01-01T00:00:00.000Z'"
const cells = (id: string, state: string, due: string, employer = 'NULL') =>
  `${id}, 'RC' || ${id}, 'acc_' || ${id}, '某示例', ${employer}, '${form}', '[]', '${state}', '2026-01-01', 0,
   ${due}, ${due}, 0, '2026-01-01', 1, 1, ${at}, ${at}, 'E', 'studio'`

/** Makes so many rows in a state and gives their ids. */
export async function insertApplications(count: number, state = 'employer_confirmed'): Promise<string[]> {
  const employer = await anEmployer()
  const ids = Array.from({ length: count }, () => newId('housingApplication'))
  await env.DB.prepare(
    `INSERT INTO housing_application (${columns}) SELECT ${cells('value', state, "'2026-02-01'", `'${employer}'`)} FROM json_each(?)`,
  )
    .bind(JSON.stringify(ids))
    .run()
  return ids
}

/** Ids of those in publicity, behind all others. */
const inPublicityId = (value: string) => `'hap_' || printf('%026d', 500000000 + ${value})`
const fillState = (count: number, id: string, state: string) =>
  fill(
    env.DB,
    `INSERT INTO housing_application (${columns}) SELECT ${cells(id, state, "printf('%s', date('2026-01-01', '+' || (value % 300) || ' days'))", "'org_00000000000000000000000001'")}
     FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    count,
  )

/** Fills the tables up to so many rows. */
export async function fillApplications(count: number): Promise<void> {
  await env.DB.prepare(
    "INSERT INTO known_organisation VALUES ('org_00000000000000000000000001', '常州样例', 'enterprise', 1, 1) ON CONFLICT DO NOTHING",
  ).run()
  await fillState(count, numbered('hap'), 'employer_confirmed')
  await fillState(Math.ceil(count / 2), inPublicityId('value'), 'publicity')
  await fill(
    env.DB,
    `INSERT INTO housing_duplicate (id, ground, first_id, second_id, state, found_on)
     SELECT ${numbered('hdp')}, 'same_person', ${numbered('hap')}, ${inPublicityId('1')}, 'open', '2026-01-01'
     FROM numbers WHERE true ON CONFLICT DO NOTHING`,
    count,
  )
}

export const applicationReads = {
  'housing applications': { path: '/applications?limit=50' },
  'housing applications in a state': { path: '/applications?limit=50&state=employer_confirmed' },
  'what waits for a reviewer': { path: '/application-queue?limit=50' },
  'cases in publicity': { path: '/public/publicity-notices?limit=50' },
  // A pair is a row, its two cases and their two employers.
  'pairs of applications': { path: '/duplicates?limit=50', perRow: 5 },
  'one application': { path: '/applications/hap_00000000000000000000000007' },
  'one’s own housing': { path: '/my-housing' },
}

async function insertPairs(count: number): Promise<string[]> {
  const [first, ...others] = await insertApplications(count + 1)
  const pairs = others.map((other) => ({ id: newId('housingDuplicate'), other }))
  await env.DB.prepare(
    `INSERT INTO housing_duplicate (id, ground, first_id, second_id, state, found_on)
     SELECT value ->> 'id', 'same_person', ?, value ->> 'other', 'open', '2026-01-01' FROM json_each(?)`,
  )
    .bind(first, JSON.stringify(pairs))
    .run()
  return pairs.map(({ id }) => id)
}

export const applicationLists = {
  listHousingApplications: { path: '/applications', insert: insertApplications },
  listHousingApplicationQueue: {
    path: '/application-queue',
    insert: insertApplications,
    key: (item: Record<string, unknown>) => String(item.key),
  },
  listHousingNotices: {
    path: '/public/publicity-notices',
    insert: (count: number) => insertApplications(count, 'publicity'),
  },
  listHousingDuplicates: { path: '/duplicates', insert: insertPairs },
}
