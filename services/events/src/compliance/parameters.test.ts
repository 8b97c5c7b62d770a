import type { BranchCompliance, ComplianceRules, ComplianceVersion } from '@alliance/contracts/events'
import { leader, partySecretary } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { aPartyOrganisation, ask, done, env, secretary } from '../../test/world.testing.ts'
import { aDraft, drafting } from './compliance.testing.ts'

const read = async (as = secretary) => done(await ask(as).get<ComplianceRules>('/compliance-rules'))
const publishing = (id: string, version: number, as = leader()) =>
  ask(as).post<ComplianceVersion>(`/compliance-drafts/${id}/publication`, undefined, { version })

test('a secretary drafts parameters, a leader publishes them, and later periods alone are judged by them', async () => {
  const { id } = await aPartyOrganisation()
  const branch = async (year: number) =>
    done(
      await ask(secretary).get<BranchCompliance>(`/party-organisations/${id}/compliance?year=${year}`),
    ).kinds.map(({ kind, periods }) => [kind, periods.map(({ required }) => required).join('')])
  const from = '2090-07-01'
  const draft = done(await drafting({ from }))
  expect(draft).toMatchObject({ from, draftedBy: secretary.name, own: true, version: 1 })
  const [item] = aDraft().items
  const changed = done(
    await ask(secretary).patch<{ version: number }>(
      `/compliance-drafts/${draft.id}`,
      1,
      aDraft({ from, items: [{ ...item, count: 2 }] }),
    ),
  )
  expect((await publishing(draft.id, 1)).status).toBe(412)
  const before = await branch(2090)
  const made = done(await publishing(draft.id, changed.version))
  expect(made).toMatchObject({ version: 'compliance-2', from, inForce: false, draftedBy: secretary.name })
  expect((await publishing(draft.id, changed.version + 1)).code).toBe('compliance.state')
  const { versions, drafts } = await read()
  expect(versions.map(({ version, inForce }) => [version, inForce])).toEqual([
    ['compliance-2', false],
    ['compliance-1', true],
  ])
  expect(drafts).toEqual([])
  expect(before).toContainEqual(['members_meeting', '1111'])
  expect(await branch(2090)).toEqual([['members_meeting', '1122']])
  for (const change of ["UPDATE compliance_rule SET note = 'x'", 'DELETE FROM compliance_rule'])
    await expect(env.DB.prepare(change).run()).rejects.toThrow('add a version')
  expect((await drafting({ from: '2090-06-01' })).code).toBe('compliance.not_later')
})

test('two who publish at once leave one version a number, and none begins before another', async () => {
  const drafts = await Promise.all(
    ['2091-01-01', '2092-01-01', '2093-01-01'].map(async (from) => done(await drafting({ from }))),
  )
  await Promise.all(drafts.map(({ id, version }) => publishing(id, version)))
  const { versions } = await read()
  expect(versions.map(({ from }) => from)).toEqual(
    versions
      .map(({ from }) => from)
      .toSorted()
      .toReversed(),
  )
  expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length)
})

test.each([
  ['a day that has come', { from: '2026-01-01' }, 'compliance.not_later'],
  ['a kind twice', { items: [...aDraft().items, ...aDraft().items] }, 'request.invalid'],
  [
    'a type that holds no meetings',
    { items: [{ ...aDraft().items[0], types: ['group'] }] },
    'request.invalid',
  ],
])('%s is refused', async (_, given, code) => {
  expect((await drafting(given)).code).toBe(code)
})

test('drafts are seen by those who draft and publish; nobody publishes their own, or gives one up twice', async () => {
  const { id, version } = done(await drafting({ from: '2099-01-01' }))
  const committee = await aPartyOrganisation()
  const idsSeen = async (as = secretary) => (await read(as)).drafts.map((draft) => draft.id)
  expect(await idsSeen(leader())).toContain(id)
  expect(await idsSeen(partySecretary(committee.id))).toEqual([])
  const both = { ...secretary, grants: [...secretary.grants, ...leader().grants] }
  expect((await publishing(id, version, both)).code).toBe('compliance.own')
  const discarding = () => ask(secretary).post(`/compliance-drafts/${id}/discarding`, undefined, { version })
  done(await discarding())
  expect((await discarding()).code).toBe('compliance.state')
  expect(await idsSeen()).not.toContain(id)
})
