import { expect, test } from 'vitest'
import { done } from '@alliance/infra/seed/session'
import { actions, links } from '@alliance/contracts/programme'
import { useSystem } from '../support/system.ts'

const running = useSystem()
const launch = '2022-06-29'

// Numbers of the source article (seed checklist §1.5) that concern the register.

test('the programme has five actions, five links and the stages of years 1, 3 and 5', async () => {
  const overview = await (await fetch(`${running.system.url}/api/v1/membership/public/overview`)).json()
  expect(overview.programme.actions.map(({ name }: { name: { zh: string } }) => name.zh)).toEqual([
    '筑基',
    '固本',
    '育才',
    '延链',
    '铸魂',
  ])
  expect(Object.keys(actions)).toHaveLength(5)
  expect(Object.keys(links)).toHaveLength(5)
  expect(overview.programme.links).toHaveLength(5)
  expect(
    overview.programme.stages.map(({ year, dueOn }: { year: number; dueOn: string }) => [year, dueOn]),
  ).toEqual([
    [1, '2023-06-29'],
    [3, '2025-06-29'],
    [5, '2027-06-29'],
  ])
})

test('fourteen founding members were admitted at the launch, each with a plaque of its own', async () => {
  const { client } = await running.signedIn('zone_leader')
  const { items } = await done(
    client.GET('/api/v1/membership/alliance-members', { params: { query: { limit: 200 } } }),
  )
  const founding = items.filter((member) => member.founding)
  expect(founding).toHaveLength(14)
  expect(founding.every(({ admittedOn }) => admittedOn === launch)).toBe(true)
  expect(new Set(founding.map(({ plaqueNo }) => plaqueNo)).size).toBe(14)
  expect(founding.every(({ provenance }) => ['seed_assumed', 'illustrative'].includes(provenance))).toBe(true)
})

test('five chain committees were set up on 29 June 2022, one a chain', async () => {
  const { client } = await running.signedIn('zone_leader')
  const { items } = await done(
    client.GET('/api/v1/membership/party-organisations', {
      params: { query: { type: 'chain_committee', limit: 200 } },
    }),
  )
  expect(items.map(({ chainCode }) => chainCode).sort()).toEqual(['DE', 'IT', 'SM', 'TIC', 'TX'])
  expect(
    items.every(({ establishedOn, provenance }) => establishedOn === launch && provenance === 'seed'),
  ).toBe(true)
})

test('the five chains answer with the other names the article gives them', async () => {
  const { client } = await running.signedIn('zone_leader')
  const { items } = await done(client.GET('/api/v1/membership/chains'))
  expect(items).toHaveLength(5)
  expect(items.find(({ code }) => code === 'SM')!.aliases).toContain('智能智造')
  expect(items.find(({ code }) => code === 'IT')!.aliases).toContain('通信技术')
})

test('the grid has three levels on the day of the launch', async () => {
  const { client } = await running.signedIn('zone_leader')
  const below = async (parentId?: string) =>
    (
      await done(
        client.GET('/api/v1/membership/tree', {
          params: { query: { asOf: launch, limit: 200, ...(parentId ? { parentId } : {}) } },
        }),
      )
    ).items
  const roots = await below()
  expect(roots.map(({ gridLevel }) => gridLevel)).toEqual([1])
  const second = await below(roots[0]!.id)
  expect(second).toHaveLength(5)
  expect(second.every(({ gridLevel }) => gridLevel === 2)).toBe(true)
  const textiles = second.find(({ chainCode }) => chainCode === 'TX')!
  expect((await below(textiles.id)).map(({ name, gridLevel }) => [name, gridLevel])).toEqual([
    ['旭荣针织印染党支部', 3],
  ])
})

test('the zone has one office and six bureaux, and three observation sites are in the register', async () => {
  const { client } = await running.signedIn('zone_leader')
  const departments = await done(
    client.GET('/api/v1/membership/organisations', { params: { query: { kind: 'department', limit: 200 } } }),
  )
  expect(departments.items.filter(({ parentId }) => parentId !== null)).toHaveLength(7)
  const sites = await done(
    client.GET('/api/v1/membership/sites', { params: { query: { kind: 'observation', limit: 200 } } }),
  )
  expect(sites.items).toHaveLength(3)
})

test('three smart-upgrade agreements and one of talent training with two counterparties were signed at the launch', async () => {
  const { client } = await running.signedIn('zone_leader')
  const { items } = await done(
    client.GET('/api/v1/membership/agreements', { params: { query: { limit: 200 } } }),
  )
  const signed = items.filter(({ provenance }) => provenance === 'seed')
  expect(signed.every(({ signedOn, state }) => signedOn === launch && state === 'term_unstated')).toBe(true)
  expect(signed.every(({ termFrom, termTo, scope }) => !termFrom && !termTo && !scope)).toBe(true)
  const upgrades = signed.filter(({ kind }) => kind === 'smart_upgrade')
  expect(upgrades).toHaveLength(3)
  expect(
    upgrades.every(({ parties }) => parties.map(({ role }) => role).join() === 'zone,provider,beneficiary'),
  ).toBe(true)
  const training = signed.filter(({ kind }) => kind === 'talent_training')
  expect(training).toHaveLength(1)
  const counterparties = training[0]!.parties.filter(({ role }) => role !== 'zone')
  expect(counterparties.map(({ organisationName }) => organisationName)).toEqual([
    '常州纺织服装职业技术学院',
    '纺织工程学会',
  ])
})

test('an enterprise’s HR sees the one agreement that it is a party of', async () => {
  const { client } = await running.signedIn('enterprise_hr')
  const { items } = await done(client.GET('/api/v1/membership/agreements'))
  expect(items.map(({ title }) => title)).toEqual(['智改数转服务行动协议（旭荣纺织）'])
})

test('the circle has the zone’s Party committee at its centre, five chains with their committees, and partners outside', async () => {
  const { client } = await running.signedIn('enterprise_hr')
  const { centre, chains, partners, matches } = await done(client.GET('/api/v1/membership/circle'))
  expect(centre?.name).toBe('天宁经济开发区党工委')
  expect(chains.map(({ code }) => code)).toEqual(['SM', 'TIC', 'IT', 'DE', 'TX'])
  expect(chains.every(({ committee }) => committee !== null)).toBe(true)
  expect(new Set(partners.map(({ category }) => category))).toEqual(
    new Set(['finance', 'university', 'association', 'service_provider', 'enterprise']),
  )
  expect(matches.length).toBe(3)
})

test('a confidential need of another enterprise is not shown to an enterprise’s HR', async () => {
  const { client } = await running.signedIn('enterprise_hr')
  const { items } = await done(client.GET('/api/v1/membership/needs', { params: { query: { limit: 200 } } }))
  expect(items.length).toBeGreaterThan(3)
  expect(items.every(({ visibility }) => visibility === 'alliance')).toBe(true)
})

test('a branch held one meeting with a resolution and called another; two instructors have hosts and visits', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const { items: branches } = await done(
    client.GET('/api/v1/membership/party-organisations', { params: { query: { q: '旭荣', limit: 5 } } }),
  )
  const { items: meetings } = await done(
    client.GET('/api/v1/membership/meetings', {
      params: { query: { partyOrganisationId: branches[0]!.id } },
    }),
  )
  expect(meetings.map(({ state, quorum }) => [state, quorum?.present, quorum?.expected])).toEqual([
    ['called', undefined, undefined],
    ['closed', 8, 11],
  ])
  const room = await done(
    client.GET('/api/v1/membership/meetings/{meetingId}', {
      params: { path: { meetingId: meetings[1]!.id } },
    }),
  )
  expect(room.agenda.map(({ resolutionNo }) => resolutionNo)).toEqual([
    null,
    `〔${meetings[1]!.heldOn.slice(0, 4)}〕1号`,
    null,
  ])
  const { items: instructors } = await done(client.GET('/api/v1/membership/instructors'))
  expect(instructors.map(({ load }) => load).toSorted()).toEqual([1, 3])
  const officer = await running.signedIn('service_officer')
  const { instructor } = await done(officer.client.GET('/api/v1/membership/my-instructor'))
  expect(instructor!.assignments.map(({ missed }) => missed).toSorted()).toEqual([0, 0, 1])
})

test('seven people are in development, each under the rules of the day their case was opened', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(
    client.GET('/api/v1/membership/development-cases', { params: { query: { limit: 200 } } }),
  )
  expect(items).toHaveLength(6)
  for (const { ruleSet, openedOn } of items)
    expect([openedOn, ruleSet]).toEqual([openedOn, openedOn < '2026-05-18' ? '2014' : '2026'])
  const listed = await done(
    client.GET('/api/v1/membership/development-cases', { params: { query: { state: 'converted' } } }),
  )
  expect(listed.items.map(({ endedOn }) => endedOn)).toEqual(['2026-03-06'])
  const cardOf = (caseId: string) =>
    done(client.GET('/api/v1/membership/development-cases/{caseId}', { params: { path: { caseId } } }))
  const named = (name: string) => items.find(({ personName }) => personName === name)!.id
  const [before, after] = [await cardOf(named('李示例')), await cardOf(named('赵示例'))]
  const clock = ({ clocks }: typeof before, rule: string) => clocks.find((each) => each.rule === rule)!
  expect(clock(before, 'PD-07')).toMatchObject({ kind: 'manual', state: 'by_hand' })
  expect(clock(before, 'PD-14').kind).toBe('manual')
  expect(clock(after, 'PD-07')).toMatchObject({ kind: 'earliest', date: '2026-11-17' })
  expect(clock(after, 'PD-07').article.zh).toContain('2026年）第13条')
  expect((await cardOf(named('钱示例'))).breaches).toEqual([
    { rule: 'PD-02', kind: 'late', date: '2026-09-03', on: null },
  ])
})

test('every seeded row says where it comes from', async () => {
  const database = await running.system.d1('membership')
  for (const table of [
    'organisation',
    'site',
    'party_organisation',
    'edge',
    'coverage',
    'chain_link',
    'alliance_member',
    'meeting',
    'instructor',
    'assignment',
    'visit',
    'candidate',
    'agreement',
    'regulation',
    'offer',
    'need',
  ]) {
    const { results } = await database
      .prepare(`SELECT provenance, count(*) AS n FROM ${table} GROUP BY provenance`)
      .all<{ provenance: string; n: number }>()
    expect(results.length, table).toBeGreaterThan(0)
    expect(
      results.every(({ provenance }: { provenance: string }) =>
        ['seed', 'seed_assumed', 'illustrative'].includes(provenance),
      ),
      table,
    ).toBe(true)
  }
})

test('the textile committee lacks a deputy and the others lack nothing; the first terms of the committees are over', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(
    client.GET('/api/v1/membership/party-organisations', {
      params: { query: { type: 'chain_committee', limit: 200 } },
    }),
  )
  const reports = await Promise.all(
    items.map(async ({ id, chainCode }) => {
      const { findings } = await done(
        client.GET('/api/v1/membership/party-organisations/{partyOrganisationId}/composition', {
          params: { path: { partyOrganisationId: id } },
        }),
      )
      return [chainCode, findings.flatMap(({ requirement, met }) => (met ? [] : [requirement]))]
    }),
  )
  expect(Object.fromEntries(reports)).toEqual({
    SM: [],
    TIC: [],
    IT: [],
    DE: [],
    TX: ['deputy.lead_enterprise'],
  })
  const dues = await done(client.GET('/api/v1/membership/dues', { params: { query: { limit: 200 } } }))
  const over = dues.items.filter(({ kind, dueOn }) => kind === 'election' && dueOn === '2025-06-29')
  expect(items.every(({ id }) => over.some((due) => due.id === id))).toBe(true)
})

test('the rolls have eleven, eighteen and seven full members, and nobody in them is real', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const rollOf = async (q: string) => {
    const found = await done(
      client.GET('/api/v1/membership/party-organisations', { params: { query: { q } } }),
    )
    const { items } = await done(
      client.GET('/api/v1/membership/party-organisations/{partyOrganisationId}/roll', {
        params: { path: { partyOrganisationId: found.items[0]!.id }, query: { limit: 200 } },
      }),
    )
    expect(items.every(({ personName, isDemo }) => personName.endsWith('示例') && isDemo)).toBe(true)
    return items.filter(({ status }) => status === 'full').length
  }
  // One of its twelve is on probation.
  expect(await rollOf('旭荣针织印染党支部')).toBe(11)
  expect(await rollOf('移动天宁党支部')).toBe(18)
  // Two of each of three enterprises, and the deputy of the chain's committee.
  expect(await rollOf('智能制造联合党支部')).toBe(7)
})

test('the four events of the launch are the article’s, and its salon is number one', async () => {
  const { client } = await running.signedIn('talent')
  const { items } = await done(
    client.GET('/api/v1/events/activities', {
      params: { query: { from: launch, to: '2022-06-30', limit: 200 } },
    }),
  )
  expect(items.map(({ kind, number, isDemo }) => [kind, number, isDemo])).toEqual([
    ['ceremony', null, false],
    ['study_visit', null, false],
    ['salon', 1, false],
    ['lecture', null, false],
  ])
  const cards = await Promise.all(
    items.map(({ id }) =>
      done(client.GET('/api/v1/events/activities/{activityId}', { params: { path: { activityId: id } } })),
    ),
  )
  expect(cards.every(({ activity }) => activity.provenance === 'seed' && activity.state === 'closed')).toBe(
    true,
  )
  const [, visit, salon] = cards.map(({ activity }) => activity.detail)
  expect(visit!.kind === 'study_visit' && visit!.sites).toHaveLength(3)
  expect(salon!.kind === 'salon' && salon!.topics).toHaveLength(3)
})

test('a year of the alliance is shown: every kind, every chain, forty activities and more, all marked as demo data', async () => {
  const { client } = await running.signedIn('talent')
  const { items } = await done(
    client.GET('/api/v1/events/activities', {
      params: { query: { from: '2026-01-01', to: '2027-01-01', limit: 200 } },
    }),
  )
  expect(items.length).toBeGreaterThanOrEqual(40)
  expect(items.every(({ isDemo, title }) => isDemo && title.startsWith('[示例]'))).toBe(true)
  expect(new Set(items.map(({ kind }) => kind)).size).toBe(9)
  expect(new Set(items.flatMap(({ chains }) => chains))).toEqual(new Set(['SM', 'TIC', 'IT', 'DE', 'TX']))
  expect(items.some(({ taken, capacity }) => taken !== null && taken === capacity)).toBe(true)
})

test('what was talked over at the first salon is an issue each, from the article, of nobody in particular', async () => {
  const { client } = await running.signedIn('zone_leader')
  const { items } = await done(
    client.GET('/api/v1/events/topics', { params: { query: { state: 'open', limit: 200 } } }),
  )
  const told = items.filter(({ provenance }) => provenance === 'seed')
  expect(told.map(({ title }) => title).sort()).toEqual(
    ['如何做好企业党建', '如何用好平台', '如何找准创新方向'].sort(),
  )
  expect(told.every(({ raiser, owner }) => raiser.organisationId === null && owner === null)).toBe(true)
})

test('eleven plots hold 4,081 flats, three are named by the article, and a policy is in force', async () => {
  const { client } = await running.signedIn('zone_leader')
  const board = await done(client.GET('/api/v1/talent-housing/housing-delivery'))
  expect(board.plots).toHaveLength(11)
  expect(board.plots.filter(({ plot }) => plot.provenance === 'seed').map(({ plot }) => plot.name)).toEqual([
    '汽车智能零部件产业园',
    '琉璃光生物科技产业园',
    '苏南智城',
  ])
  expect([board.target, Object.values(board.units).reduce((sum, units) => sum + units, 0)]).toEqual([
    4081, 4081,
  ])
  expect(board.plots.every(({ plot }) => plot.isDemo && plot.sourceRef !== null)).toBe(true)
  const { policy } = await done(client.GET('/api/v1/talent-housing/housing-policy'))
  expect(policy.number).toMatch(/^HOU-POL-\d{4}-01$/)
})
