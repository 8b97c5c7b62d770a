import { keyOf, seedAccounts, securityAdministrator, type SeedAccount } from './accounts.ts'
import { agreements, enterAgreements } from './agreements.ts'
import { enterBranchMeetings, meetings } from './branch-meetings.ts'
import { certificateCount, enterCertificates } from './certificates.ts'
import { enterTopics, topicCount } from './topics.ts'
import { courseCount, enterAcademy } from './academy.ts'
import { enterVolunteering } from './volunteering.ts'
import { circleCounts, enterCircle } from './circle.ts'
import { enterHousing, housingCounts } from './housing.ts'
import { developmentCases, enterDevelopment } from './development.ts'
import { enterApplications, enterReviews, joiningCounts } from './joining.ts'
import { activityCounts, enterActivities } from './enter-activities.ts'
import { chainPlaces, foundingMembers, organisations, sites } from './organisations.ts'
import { moves, partyOrganisations } from './party.ts'
import { enterPartyWork, instructors } from './party-work.ts'
import { enterOwnData } from './own-data.ts'
import { enterPeople, enterPosts, people } from './people.ts'
import { enterHousingApplications, housingApplicationCount } from './housing-applications.ts'
import { enterRegulations, regulationCount } from './regulations.ts'
import { done, keyed, openSession, signIn, type Session } from './session.ts'

export interface SeedOptions {
  /** Where the gateway answers. */
  url: string
  /** Opens `POST /identity/bootstrap` once. */
  bootstrapSecret: string
  progress: (step: string) => void
}

export interface DemoAccount {
  role: string
  name: string
  phone: string
  password: string
  totpSecret?: string
}

export interface SeedSummary {
  accounts: DemoAccount[]
  counts: Record<string, number>
}

const launch = '2022-06-29'
const password = 'Lianmeng-2022'

type Ids = Map<string, string>

const idIn = (ids: Ids, key: string): string => {
  const id = ids.get(key)
  if (!id) throw new Error(`the seed has no ${key}`)
  return id
}

/**
 * Loads the programme's own facts and its demo rows through the public API, as people would enter them. Every
 * write has a fixed idempotency key.
 */
export async function seed({ url, bootstrapSecret, progress }: SeedOptions): Promise<SeedSummary> {
  progress('security administrator 安全管理员')
  const security = await firstAdministrator(url, bootstrapSecret)
  progress('accounts of the demo staff 演示账号')
  const accountIds = await enterAccounts(security)
  await giveZoneRoles(security, accountIds)

  const secretary = await signIn(url, phoneOf('alliance_secretary'), password)
  progress('organisations and places 单位与地点')
  const organisationIds = await enterOrganisations(secretary)
  progress('three-level grid 三级网格')
  const partyIds = await enterGrid(secretary, organisationIds)
  progress('chains and members 产业链与成员')
  await enterChains(secretary, organisationIds)

  progress('people, rolls and posts 人员、名册与任职')
  const personIds = await enterPeople(
    secretary,
    (key) => idIn(organisationIds, key),
    (key) => idIn(accountIds, key),
  )
  await enterPosts(
    secretary,
    (key) => idIn(personIds, key),
    (key) => idIn(partyIds, key),
  )
  progress('agreements and regulations 协议与制度')
  await enterAgreements(secretary, (key) => idIn(organisationIds, key))
  await enterRegulations(secretary, (key) => idIn(organisationIds, key))
  progress('circle of partners 朋友圈')
  await enterCircle(secretary, (key) => idIn(organisationIds, key))

  progress('meetings and instructors 会议与指导员')
  await enterPartyWork(
    secretary,
    (key) => idIn(personIds, key),
    (key) => idIn(organisationIds, key),
    (key) => idIn(partyIds, key),
  )

  await enterBranchMeetings(secretary, (key) => idIn(partyIds, key))

  progress('member development 发展党员')
  await enterDevelopment(
    secretary,
    (key) => idIn(organisationIds, key),
    (key) => idIn(partyIds, key),
  )

  progress('duplicates, consents and requests 重复、同意与申请')
  await enterOwnData(
    secretary,
    (key) => idIn(personIds, key),
    (key) => idIn(organisationIds, key),
  )

  progress('activities and registrations 活动与报名')
  await enterActivities(
    { secretary, leader: await signIn(url, phoneOf('zone_leader'), password) },
    {
      organisation: (key) => idIn(organisationIds, key),
      party: (key) => idIn(partyIds, key),
      // Who acts by a demo account registers by themselves.
      people: people.filter(({ account }) => !account).map(({ key }) => idIn(personIds, key)),
      talent: idIn(personIds, 'talent'),
    },
  )

  progress('academy 学院')
  await enterAcademy(
    {
      secretary,
      leader: await signIn(url, phoneOf('zone_leader'), password),
      talent: await signIn(url, phoneOf('talent'), password),
    },
    { party: (key) => idIn(partyIds, key), person: (key) => idIn(personIds, key) },
  )

  progress('certificates 证书')
  await enterCertificates(secretary, idIn(personIds, 'talent'), idIn(partyIds, 'zone'))

  progress('volunteering 志愿服务')
  await enterVolunteering(secretary, await signIn(url, phoneOf('talent'), password), {
    talent: idIn(personIds, 'talent'),
    others: people
      .filter(({ account }) => !account)
      .slice(0, 5)
      .map(({ key }) => idIn(personIds, key)),
  })

  progress('roles on parts of the register 分级授权')
  await giveScopedRoles(
    security,
    accountIds,
    new Map([...organisationIds, ...[...partyIds].map(([key, id]) => [`party:${key}`, id] as const)]),
  )
  await enterPartnerClient(security)

  progress('issues raised at salons 沙龙议题')
  await enterTopics(
    {
      secretary,
      officer: await signIn(url, phoneOf('service_officer'), password),
      hr: await signIn(url, phoneOf('enterprise_hr'), password),
    },
    {
      organisation: (key) => idIn(organisationIds, key),
      person: (key) => idIn(personIds, key),
      officer: idIn(personIds, 'instructor-1'),
    },
  )

  progress('applications and annual reviews 入盟申请与年度复核')
  await enterReviews(secretary)
  await enterApplications(
    (key) => signIn(url, seedAccounts.find((account) => keyOf(account) === key)!.phone, password),
    (key) => idIn(organisationIds, key),
  )

  progress('talent housing 人才公寓')
  const administrators = new Map<string, Session>()
  for (const key of ['housing_administrator', 'second_housing_administrator']) {
    const { phone } = seedAccounts.find((account) => keyOf(account) === key)!
    administrators.set(phone, await signIn(url, phone, password))
  }
  const [first, second] = [...administrators.values()]
  await enterHousing(first!, second!, housingPolicyDay())

  progress('second factors 两步验证')
  const accounts: DemoAccount[] = [
    { ...shown(securityAdministrator), ...(security.totpSecret ? { totpSecret: security.totpSecret } : {}) },
  ]
  const sessions = new Map<string, Session>()
  for (const account of seedAccounts) {
    const session = administrators.get(account.phone) ?? (await signIn(url, account.phone, password))
    const { totpSecret } = session
    sessions.set(keyOf(account), session)
    accounts.push({ ...shown(account), ...(totpSecret ? { totpSecret } : {}) })
  }

  progress('housing applications 人才公寓申请')
  const as = (key: string) => sessions.get(key)!
  await enterHousingApplications({
    url,
    password,
    staff: {
      security,
      talent: as('talent'),
      reviewer: as('housing_reviewer'),
      hrOf: (employer) =>
        as(employer === 'xurong' ? 'enterprise_hr' : employer === 'xinfang' ? 'applicant' : 'applicants'),
    },
    organisationIdOf: (key) => idIn(organisationIds, key),
  })
  return {
    accounts,
    counts: {
      organisations: organisations.length,
      sites: sites.length,
      people: people.length,
      partyOrganisations: partyOrganisations.length,
      chainPlaces: chainPlaces.length,
      foundingMembers: foundingMembers.length,
      agreements: agreements.length,
      certificates: certificateCount,
      courses: courseCount,
      regulations: regulationCount,
      ...circleCounts,
      meetings: 2 + meetings.length,
      instructors: instructors.length,
      developmentCases: developmentCases.length,
      ...activityCounts,
      topics: topicCount,
      ...joiningCounts,
      ...housingCounts,
      housingApplications: housingApplicationCount,
      accounts: accounts.length,
    },
  }
}

/** The day of the seed: no rule begins to hold in the past, and the demo's holds at once. */
const housingPolicyDay = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

const phoneOf = (role: SeedAccount['role']): string =>
  seedAccounts.find((account) => account.role === role)!.phone
const shown = ({ role, name, phone }: SeedAccount): DemoAccount => ({ role, name, phone, password })

async function firstAdministrator(url: string, secret: string): Promise<Session> {
  const { name, phone } = securityAdministrator
  await done(
    openSession(url).client.POST('/api/v1/identity/bootstrap', {
      body: { secret, account: { name, phone, password, isDemo: true } },
    }),
  )
  return signIn(url, phone, password)
}

async function enterAccounts({ client }: Session): Promise<Ids> {
  const ids: Ids = new Map()
  for (const account of seedAccounts) {
    const { name, phone } = account
    const made = await done(
      client.POST('/api/v1/identity/accounts', {
        params: { header: keyed(`account-${keyOf(account)}`) },
        body: { name, phone, password, isDemo: true },
      }),
    )
    ids.set(keyOf(account), made.id)
  }
  return ids
}

async function give(
  security: Session,
  accountId: string,
  account: SeedAccount,
  scope: { kind: 'zone' | 'self' | 'org' | 'enterprise'; id: string | null },
) {
  await done(
    security.client.POST('/api/v1/identity/accounts/{accountId}/grants', {
      params: { path: { accountId }, header: keyed(`grant-${keyOf(account)}-${scope.id ?? scope.kind}`) },
      body: { role: account.role, scope, from: launch, reason: '演示账号' },
    }),
  )
}

async function giveZoneRoles(security: Session, accountIds: Ids): Promise<void> {
  for (const account of seedAccounts.filter(({ scopes }) => !scopes))
    await give(security, idIn(accountIds, keyOf(account)), account, {
      kind: account.role === 'talent' ? 'self' : 'zone',
      id: null,
    })
}

/** A grant on a scope waits until identity has heard of the scope from membership. */
async function giveScopedRoles(security: Session, accountIds: Ids, scopeIds: Ids): Promise<void> {
  for (const account of seedAccounts)
    for (const { kind, key } of account.scopes ?? []) {
      const id = idIn(scopeIds, kind === 'org' ? `party:${key}` : key)
      await heardOf(security, kind, id)
      await give(security, idIn(accountIds, keyOf(account)), account, { kind, id })
    }
}

async function heardOf({ client }: Session, kind: 'org' | 'enterprise', id: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { items } = await done(
      client.GET('/api/v1/identity/scopes', { params: { query: { kind, limit: 200 } } }),
    )
    if (items.some((scope) => scope.id === id)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`identity has not heard of ${kind} ${id}`)
}

async function enterOrganisations({ client }: Session): Promise<Ids> {
  const ids: Ids = new Map()
  for (const { key, parent, ...organisation } of organisations) {
    const parentId = parent ? idIn(ids, parent) : null
    const entered = await done(
      client.POST('/api/v1/membership/organisations', {
        params: { header: keyed(`organisation-${key}`) },
        body: { ...organisation, parentId },
      }),
    )
    ids.set(key, entered.id)
  }
  for (const [index, { of, site }] of sites.entries())
    await done(
      client.POST('/api/v1/membership/organisations/{organisationId}/sites', {
        params: { path: { organisationId: idIn(ids, of) }, header: keyed(`site-${index}`) },
        body: site,
      }),
    )
  return ids
}

async function enterGrid({ client }: Session, organisationIds: Ids): Promise<Ids> {
  const ids: Ids = new Map()
  for (const { key, formal, functional, covers = [], ...organisation } of partyOrganisations) {
    const { id } = await done(
      client.POST('/api/v1/membership/party-organisations', {
        params: { header: keyed(`party-${key}`) },
        body: {
          ...organisation,
          formalParentId: formal ? idIn(ids, formal) : null,
          functionalParentId: functional ? idIn(ids, functional) : null,
        },
      }),
    )
    ids.set(key, id)
    for (const [covered, from, fullMembers] of covers)
      await done(
        client.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/coverage', {
          params: { path: { partyOrganisationId: id }, header: keyed(`coverage-${key}-${covered}`) },
          body: {
            organisationId: idIn(organisationIds, covered),
            from,
            fullMembers,
            provenance: organisation.provenance ?? 'illustrative',
            isDemo: true,
          },
        }),
      )
  }
  for (const { key, to, from } of moves)
    await done(
      client.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/moves', {
        params: { path: { partyOrganisationId: idIn(ids, key) }, header: keyed(`move-${key}-${from}`) },
        body: { tree: 'functional', parentId: idIn(ids, to), from, provenance: 'illustrative', isDemo: true },
      }),
    )
  return ids
}

async function enterChains({ client }: Session, ids: Ids): Promise<void> {
  for (const [chainCode, place, key, from = launch] of chainPlaces)
    await done(
      client.POST('/api/v1/membership/chains/{chainCode}/links', {
        params: { path: { chainCode }, header: keyed(`link-${chainCode}-${place}-${key}`) },
        body: {
          organisationId: idIn(ids, key),
          place,
          from,
          isDemo: true,
          provenance: from === launch ? 'seed_assumed' : 'illustrative',
          sourceRef: from === launch ? '现代快报 2022-06-30 · S27（原文未写明企业所处环节）' : null,
        },
      }),
    )
  for (const [key, kind] of foundingMembers)
    await done(
      client.POST('/api/v1/membership/alliance-members', {
        params: { header: keyed(`member-${key}`) },
        body: {
          organisationId: idIn(ids, key),
          kind,
          founding: true,
          admittedOn: launch,
          isDemo: true,
          provenance:
            organisations.find((organisation) => organisation.key === key)!.provenance === 'seed'
              ? 'seed_assumed'
              : 'illustrative',
          sourceRef: '现代快报 2022-06-30 · S09（原文给出14家，未列名单）',
        },
      }),
    )
}

async function enterPartnerClient({ client }: Session): Promise<void> {
  await done(
    client.POST('/api/v1/identity/clients', {
      params: { header: keyed('client-textile-college') },
      body: {
        name: '[示例] 常州纺院培训数据接口',
        organisationName: '常州纺织服装职业技术学院',
        scopes: ['training:write', 'training:read', 'register:read'],
        isDemo: true,
      },
    }),
  )
}
