import type { Principal } from '@alliance/contracts'
import type {
  Activity,
  NewActivity,
  RegistrationPlan,
  SeatPool,
  OfferedPlace,
} from '@alliance/contracts/events'
import type { KnownPerson, PersonStanding, RollMember } from '@alliance/contracts/membership'
import { newId } from '@alliance/service-kit'
import { callers, done, leader, nobody, secretary as aSecretary } from '@alliance/test-kit'
import { env, exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

export { done, env }

export const secretary = aSecretary()
export const reviewer = leader()
export const ask = callers(exports.GatewayEntrypoint, service.contract)
export const cron = () =>
  (exports as unknown as { default: { scheduled(event: object): Promise<unknown> } }).default.scheduled({})

const neighbour = env.MEMBERSHIP_RPC as unknown as {
  remember(told: {
    person?: KnownPerson
    standing?: PersonStanding
    roll?: { partyOrganisationId: string; members: RollMember[] }
  }): Promise<void>
}
/** Tells the stand-in of membership what to answer. */
export const remember = (told: Parameters<typeof neighbour.remember>[0]) => neighbour.remember(told)

const accounts = env.IDENTITY_RPC as unknown as { disable(accountId: string): Promise<void> }
export const disableAccount = (accountId: string) => accounts.disable(accountId)

const run = (sql: string, ...values: (string | number | null)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

export async function anOrganisation(name = '单位示例', kind = 'enterprise'): Promise<string> {
  const id = newId('organisation')
  await run('INSERT INTO known_organisation VALUES (?, ?, ?, 1, 1)', id, name, kind)
  return id
}

export async function aPartyOrganisation(
  parentPath = '/',
  type = 'branch',
  name = '支部示例',
): Promise<{ id: string; path: string }> {
  const id = newId('partyOrganisation')
  const path = `${parentPath}${id}/`
  await run(
    'INSERT INTO known_party_organisation VALUES (?, ?, ?, NULL, ?, 1, 1, NULL, NULL)',
    id,
    name,
    type,
    path,
  )
  return { id, path }
}

/** Someone the directory knows; the account that acts for them, where there is one. */
export async function aPerson(
  given: {
    account?: Principal
    employerId?: string
    name?: string
  } = {},
): Promise<string> {
  const id = newId('person')
  await run(
    `INSERT INTO known_person (id, display_name, account_id, employer_id, employer_name, active, version) VALUES (?, ?, ?, ?, ?, 1, 1)`,
    id,
    given.name ?? given.account?.name ?? '某示例',
    given.account?.id ?? null,
    given.employerId ?? null,
    given.employerId ? '单位示例' : null,
  )
  return id
}

/** Someone signed in who is in the directory. */
export async function someone(
  given: { employerId?: string } = {},
): Promise<Principal & { personId: string }> {
  const account = nobody()
  return { ...account, personId: await aPerson({ account, ...given }) }
}

export const inHours = (hours: number): string => new Date(Date.now() + hours * 3600_000).toISOString()

export const seats = (capacity: number, no = 1): SeatPool => ({ no, name: '主会场', capacity })
export const places = (...kinds: OfferedPlace['kind'][]): OfferedPlace[] =>
  kinds.map((kind) => ({ kind, pool: 1, audience: { for: 'everyone' } }))

export const planned = (capacity: number, given: Partial<RegistrationPlan> = {}): RegistrationPlan => ({
  admission: 'order',
  opensAt: null,
  closesAt: null,
  offerMinutes: 60,
  pools: [seats(capacity)],
  places: places('public', 'staff'),
  questions: [],
  ...given,
})

let titles = 0
/** A salon as people enter it. */
export const aSalon = (hostId: string, given: Partial<NewActivity> = {}) => ({
  title: `沙龙${++titles}`,
  detail: { kind: 'salon', topics: ['数字化转型'], speakers: [{ name: '主讲示例' }] },
  venue: { mode: 'onsite', place: '党群服务中心' },
  startsAt: inHours(240),
  endsAt: inHours(242),
  hosts: [{ id: hostId }],
  ...given,
})

export const draft = async (given: Partial<NewActivity> = {}, as: Principal = secretary, hostId?: string) =>
  done(await ask(as).post<Activity>('/activities', aSalon(hostId ?? (await anOrganisation()), given)))

export async function publish(activity: Activity, by: Principal = reviewer): Promise<Activity> {
  const { version } =
    activity.state === 'draft'
      ? done(await ask(secretary).post<Activity>(`/activities/${activity.id}/submission`, {}))
      : activity
  return done(
    await ask(by).post<Activity>(`/activities/${activity.id}/publication`, { secrecyChecked: true, version }),
  )
}

export const aPublished = async (given: Partial<NewActivity> = {}, hostId?: string) =>
  publish(await draft(given, secretary, hostId))

/** So many people who are signed in and in the directory, entered by one statement. */
export async function aCrowd(people: number): Promise<Principal[]> {
  const accounts = Array.from({ length: people }, () => ({ account: nobody(), id: newId('person') }))
  await run(
    `INSERT INTO known_person (id, display_name, account_id, employer_id, employer_name, active, version) SELECT value ->> 'id', value ->> 'name', value ->> 'account', NULL, NULL, 1, 1 FROM json_each(?)`,
    JSON.stringify(accounts.map(({ account, id }) => ({ id, name: account.name, account: account.id }))),
  )
  return accounts.map(({ account }) => account)
}
