import type { Schemas } from '@alliance/client'
import { done, keyed, type Session } from './session.ts'

type Chain = Schemas['Hookup']['chainCode']
type Post = Schemas['NewPost']['post']
type IdOf = (key: string) => string

const launch = '2022-06-29'
const illustrative = { provenance: 'illustrative' as const, sourceRef: null, isDemo: true }

/** A synthetic person: a surname with 示例 behind it, nobody's. */
interface SeedPerson {
  key: string
  surname: string
  /** Where they work, since the launch, as what. */
  employer?: string
  title?: string
  backbone?: Schemas['Backbone']
  frontline?: boolean
  /** The branch they formally belong to, since the launch or since it was set up. */
  branch?: string
  status?: Schemas['MemberStatus']
  /** Numbers of demo-data.md §9.2, which are issued to nobody. */
  resident?: string
  birthYear?: number
  education?: Schemas['Education']
  /** The role whose demo account is theirs. */
  account?: string
}

const educations = ['vocational', 'college', 'bachelor', 'bachelor', 'master', 'college'] as const
const backbones = ['production', 'operation', 'management'] as const
const surnames = (text: string) => [...text]

/** The roll of a branch: members of one employer, of all ages, every other one at the front line. */
const roll = (branch: string, employer: string, names: string, probationary = ''): SeedPerson[] =>
  surnames(names).map((surname, i) => ({
    key: `${employer}-${i}`,
    surname,
    employer,
    branch,
    birthYear: 1966 + ((i * 7) % 36),
    education: educations[i % educations.length]!,
    frontline: i % 2 === 1,
    title: i % 2 === 1 ? '技术员' : '主管',
    ...(probationary.includes(surname) ? { status: 'probationary' as const } : {}),
    ...(i % 4 === 0 ? { backbone: backbones[(i / 4) % 3]! } : {}),
  }))

const leaders: [Chain, string][] = [
  ['SM', '赵'],
  ['TIC', '钱'],
  ['IT', '孙'],
  ['DE', '李'],
  ['TX', '何'],
]

export const people: SeedPerson[] = [
  ...leaders.map(([chain, surname], i) => ({
    key: `leader-${chain}`,
    surname,
    employer: 'zone',
    title: '挂钩领导',
    birthYear: 1968 + i,
    education: 'master' as const,
  })),
  ...surnames('吕施张孔曹').map((surname, i) => ({
    key: `staff-${i}`,
    surname,
    employer: ['office', 'economy', 'investment', 'construction', 'approval'][i]!,
    title: '科员',
    birthYear: 1985 + i,
    education: 'bachelor' as const,
  })),
  ...roll('xurong', 'xurong', '严华金魏陶姜戚谢邹喻柏水', '水'),
  ...roll('mobile', 'mobile', '窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方'),
  ...roll('joint', 'autoparts', '俞任'),
  ...roll('joint', 'tiansheng', '袁柳'),
  ...roll('joint', 'loom', '酆鲍'),
  {
    key: 'deputy-SM',
    surname: '史',
    employer: 'jinggong',
    title: '副总经理',
    backbone: 'management',
    branch: 'joint',
    resident: '320499199001010016',
    education: 'master',
  },
  {
    key: 'deputy-TIC',
    surname: '唐',
    employer: 'testing',
    title: '总工程师',
    backbone: 'production',
    branch: 'testing',
    resident: '320499199203150025',
    education: 'doctorate',
  },
  {
    key: 'deputy-DE',
    surname: '费',
    employer: 'yunlian',
    title: '技术总监',
    backbone: 'operation',
    branch: 'yunlian',
    resident: '320499199508200134',
    education: 'master',
  },
  // The service officer is an instructor, to log visits with.
  {
    key: 'instructor-1',
    surname: '王',
    employer: 'social',
    title: '服务专员',
    branch: 'testing',
    education: 'bachelor',
    account: 'service_officer',
  },
  {
    key: 'instructor-2',
    surname: '陆',
    employer: 'testing',
    title: '质量主管',
    branch: 'testing',
    education: 'master',
  },
  {
    key: 'talent',
    surname: '陈',
    employer: 'yunlian',
    title: '算法工程师',
    resident: '320499200006010248',
    education: 'bachelor',
    account: 'talent',
  },
  {
    key: 'hr',
    surname: '郑',
    employer: 'xurong',
    title: '人事主管',
    resident: '32049919881212037X',
    education: 'bachelor',
    account: 'enterprise_hr',
  },
]

/** Who sits on the five chain committees. The textile committee has no deputy: its report says what is missing. */
const seats: [Chain, Post, string][] = [
  ['SM', 'deputy', 'deputy-SM'],
  ['TIC', 'deputy', 'deputy-TIC'],
  ['IT', 'deputy', 'mobile-0'],
  ['DE', 'deputy', 'deputy-DE'],
  ['SM', 'member', 'staff-0'],
  ['TIC', 'member', 'staff-1'],
  ['IT', 'member', 'staff-2'],
  ['DE', 'member', 'staff-3'],
  ['TX', 'member', 'staff-4'],
]

/** Elections of branches; what is left out keeps its first term, which is over. */
const elections: [branch: string, heldOn: string, elected: [Post, string][]][] = [
  [
    'mobile',
    '2025-06-20',
    [
      ['secretary', 'mobile-1'],
      ['organisation', 'mobile-2'],
      ['publicity', 'mobile-3'],
    ],
  ],
]

/** A number that is nobody's, by the line a person stands in. */
export const phoneOfPerson = (line: number): string => `1390001${String(line + 1).padStart(4, '0')}`

/** People with their employers and identifiers. @returns their ids by key */
export async function enterPeople(
  { client }: Session,
  organisationOf: IdOf,
  accountOf: IdOf,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [line, person] of people.entries()) {
    const { key, surname, resident, employer, title, backbone, frontline = false } = person
    const made = await done(
      client.POST('/api/v1/membership/people', {
        params: { header: keyed(`person-${key}`) },
        body: {
          name: `${surname}示例`,
          document: resident ? { type: 'RIC', number: resident } : null,
          phone: phoneOfPerson(line),
          birthYear: person.birthYear ?? null,
          education: person.education ?? null,
          accountId: person.account ? accountOf(person.account) : null,
          employment: employer
            ? {
                organisationId: organisationOf(employer),
                title: title ?? null,
                backbone: backbone ?? null,
                frontline,
                from: launch,
              }
            : null,
          ...illustrative,
        },
      }),
    )
    ids.set(key, made.id)
  }
  return ids
}

/** Rolls of the branches, links of leaders to chains, seats and elections. */
export async function enterPosts({ client }: Session, personOf: IdOf, partyOf: IdOf): Promise<void> {
  const since = { joint: '2023-03-01', testing: '2022-09-01', yunlian: '2022-10-01' } as Record<
    string,
    string
  >
  for (const { key, branch, status = 'full' } of people)
    if (branch)
      await done(
        client.POST('/api/v1/membership/people/{personId}/affiliations', {
          params: { path: { personId: personOf(key) }, header: keyed(`affiliation-${key}`) },
          body: {
            partyOrganisationId: partyOf(branch),
            kind: 'formal',
            status,
            from: since[branch] ?? launch,
            ...illustrative,
          },
        }),
      )
  const appoint = (chain: Chain, post: Post, key: string, boundTo: Schemas['NewPost']['boundTo']) =>
    done(
      client.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/posts', {
        params: {
          path: { partyOrganisationId: partyOf(`CC-${chain}`) },
          header: keyed(`post-${chain}-${post}-${key}`),
        },
        body: { personId: personOf(key), post, from: launch, boundTo, ...illustrative },
      }),
    )
  for (const [chainCode] of leaders) {
    const key = `leader-${chainCode}`
    const hookup = await done(
      client.POST('/api/v1/membership/chains/{chainCode}/hookups', {
        params: { path: { chainCode }, header: keyed(`hookup-${chainCode}`) },
        body: { personId: personOf(key), from: launch, ...illustrative },
      }),
    )
    await appoint(chainCode, 'secretary', key, { kind: 'hookup', id: hookup.id })
  }
  for (const [chain, post, key] of seats) {
    const { employments } = await done(
      client.GET('/api/v1/membership/people/{personId}', { params: { path: { personId: personOf(key) } } }),
    )
    await appoint(chain, post, key, { kind: 'employment', id: employments[0]!.id })
  }
  for (const [branch, heldOn, elected] of elections)
    await done(
      client.POST('/api/v1/membership/party-organisations/{partyOrganisationId}/elections', {
        params: { path: { partyOrganisationId: partyOf(branch) }, header: keyed(`election-${branch}`) },
        body: { heldOn, elected: elected.map(([post, key]) => ({ post, personId: personOf(key) })) },
      }),
    )
}
