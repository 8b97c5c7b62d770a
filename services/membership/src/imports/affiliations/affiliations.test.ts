import type { Page } from '@alliance/contracts'
import type { Affiliation } from '@alliance/contracts/membership'
import { partySecretary } from '@alliance/test-kit'
import { expect, test } from 'vitest'
import { aPartyOrganisation, post } from '../../../test/rooms.testing.ts'
import {
  answered,
  call,
  committed,
  count,
  faultsOf,
  organisationNo,
  residentNo,
  rowsOf,
  secretary,
  uploadedOf,
} from '../imports.testing.ts'

const header = '姓名,证件号码,所在单位,党组织,隶属,党员类别,开始,结束'
const roster = (lines: string[], as = secretary) => uploadedOf('affiliations', [header, ...lines], as)
const states = async (id: string) => (await rowsOf(id)).map(({ state }) => state)
const someone = async (number: number, name: string, organisationId?: string): Promise<string> =>
  (
    await post<{ id: string }>('/people', {
      name,
      document: { type: 'RIC', number: residentNo(number) },
      ...(organisationId ? { employment: { organisationId, from: '2022-06-29' } } : {}),
    })
  ).body.id
const affiliationsOf = async (id: string) =>
  (await answered<Page<Affiliation>>(200, call('GET', `/people/${id}/affiliations`))).items.map(
    ({ partyOrganisationName, kind, status, from, to }) => [partyOrganisationName, kind, status, from, to],
  )

test('members are affiliated, transferred, made full members and let go, and the rolls are counted', async () => {
  const factory = await organisationNo(300, '关系甲厂')
  const [first, second] = [
    await aPartyOrganisation({ name: '关系甲支部' }),
    await aPartyOrganisation({ name: '关系乙支部' }),
  ]
  const people = [
    await someone(301, '戚示例', factory),
    await someone(302, '谢示例', factory),
    await someone(303, '邹示例', factory),
  ]
  await committed(
    (
      await roster([
        `戚示例,,关系甲厂,关系甲支部,组织关系,预备,2023-01-01,`,
        `谢示例,${residentNo(302)},,关系甲支部,formal,full,2023/1/1,`,
        `谢示例,${residentNo(302)},,关系乙支部,功能型,正式,2023-01-01,`,
        `邹示例,${residentNo(303)},,关系乙支部,组织关系,正式,2023-01-01,`,
      ])
    ).id,
  )
  const made = await roster([
    `戚示例,,关系甲厂,关系甲支部,组织关系,正式,2024-01-01,`,
    `谢示例,${residentNo(302)},,关系乙支部,组织关系,正式,2024-02-01,`,
    `谢示例,${residentNo(302)},,关系乙支部,功能型,正式,2023-01-01,`,
    `邹示例,${residentNo(303)},,关系乙支部,组织关系,正式,2023-01-01,2024-03-01`,
  ])
  expect(await states(made.id)).toEqual(['update', 'update', 'unchanged', 'update'])
  expect(
    (await rowsOf(made.id)).map(({ changes }) => changes.map(({ column, after }) => [column, after])),
  ).toEqual([
    [
      ['党员类别', '正式'],
      ['开始', '2024-01-01'],
    ],
    [
      ['党组织', '关系乙支部'],
      ['开始', '2024-02-01'],
    ],
    [],
    [['结束', '2024-03-01']],
  ])
  expect((await committed(made.id)).counts).toMatchObject({ done: 3, unchanged: 1, failed: 0 })
  // Two of them began on one day, in either order.
  const held = await affiliationsOf(people[1]!)
  expect(held).toHaveLength(3)
  expect(held).toEqual(
    expect.arrayContaining([
      ['关系甲支部', 'formal', 'full', '2023-01-01', '2024-02-01'],
      ['关系乙支部', 'functional', 'full', '2023-01-01', null],
      ['关系乙支部', 'formal', 'full', '2024-02-01', null],
    ]),
  )
  const roll = async (id: string, status: string) =>
    answered<Page<Affiliation>>(200, call('GET', `/party-organisations/${id}/roll`)).then(({ items }) =>
      items.filter((one) => one.status === status).map(({ personName }) => personName),
    )
  expect([await roll(first.id, 'full'), await roll(second.id, 'full')]).toEqual([['戚示例'], ['谢示例']])
  const tally = (subject: string) =>
    count(
      'tally',
      `subject = '${subject}' AND date = (SELECT max(date) FROM tally WHERE subject = '${subject}') AND total = 1`,
    )
  expect(await tally(`roll:full:${first.id}`)).toBe(1)
  expect(await tally(`roll:full:${second.id}`)).toBe(1)
})

test('each fault names its column', async () => {
  const factory = await organisationNo(310, '关系丙厂')
  await aPartyOrganisation({ name: '关系丙支部' })
  await aPartyOrganisation({ name: '同名支部' })
  await aPartyOrganisation({ name: '同名支部' })
  await aPartyOrganisation({ name: '关系临时支部', type: 'temporary_branch' })
  await someone(311, '喻示例', factory)
  await someone(312, '柏示例', factory)
  const made = await roster([
    `没有人,,关系丙厂,关系丙支部,组织关系,正式,2024-01-01,`,
    `喻示例,,关系丙厂,没有的支部,组织关系,正式,2024-01-01,`,
    `柏示例,,关系丙厂,同名支部,组织关系,正式,2024-01-01,`,
    `喻示例,${residentNo(311)},,关系临时支部,组织关系,正式,2024-01-01,`,
    `别的名,${residentNo(312)},,关系丙支部,组织关系,正式,2024-01-01,`,
    `喻示例,${residentNo(311)},,关系丙支部,功能型,党员,2021-01-01,`,
    `柏示例,${residentNo(312)},,关系丙支部,功能型,正式,2021-01-01,`,
    `水示例,${residentNo(319)},,关系丙支部,功能型,正式,2999-01-01,`,
    `柏示例,,关系丙厂,关系丙支部,功能型,正式,2999-01-01,`,
  ])
  expect(await faultsOf(made.id)).toEqual([
    [2, ['/姓名 import.unknown_person']],
    [3, ['/党组织 import.unknown_party_organisation']],
    [4, ['/党组织 import.ambiguous_party_organisation']],
    [5, ['/隶属 import.not_formal']],
    [6, ['/姓名 import.other_name']],
    [7, ['/党员类别 option']],
    [8, ['/开始 date.not_established']],
    [9, ['/证件号码 import.unknown_person']],
    [10, ['/开始 date.future']],
  ])
})

test('a secretary takes in members of their own branches; who belongs elsewhere is let go by where they belong', async () => {
  const factory = await organisationNo(320, '关系丁厂')
  const [mine, theirs] = [
    await aPartyOrganisation({ name: '关系丁支部' }),
    await aPartyOrganisation({ name: '关系戊支部' }),
  ]
  await post(`/party-organisations/${mine.id}/coverage`, { organisationId: factory, from: '2022-06-29' })
  await someone(321, '窦示例', factory)
  const other = await someone(322, '章示例')
  await post(`/people/${other}/affiliations`, {
    partyOrganisationId: theirs.id,
    kind: 'formal',
    status: 'full',
    from: '2023-01-01',
  })
  const elsewhere = await organisationNo(323, '关系己厂')
  await someone(324, '云示例', elsewhere)
  const branch = partySecretary(mine.id)
  const made = await roster(
    [
      `窦示例,,关系丁厂,关系丁支部,组织关系,正式,2024-01-01,`,
      `章示例,${residentNo(322)},,关系丁支部,组织关系,正式,2024-01-01,`,
      `窦示例,,关系丁厂,关系戊支部,功能型,正式,2024-01-01,`,
      `云示例,,关系己厂,关系丁支部,组织关系,正式,2024-01-01,`,
      `没有人,,关系己厂,关系丁支部,组织关系,正式,2024-01-01,`,
      `云示例,${residentNo(324)},,关系丁支部,组织关系,正式,2024-01-01,`,
    ],
    branch,
  )
  expect(await states(made.id)).toEqual(['create', 'invalid', 'invalid', 'invalid', 'invalid', 'create'])
  // Whether somebody of that name works out of reach is not told.
  expect(await faultsOf(made.id)).toEqual([
    [3, ['/党组织 import.outside_reach']],
    [4, ['/党组织 import.outside_reach']],
    [5, ['/所在单位 import.outside_reach']],
    [6, ['/所在单位 import.outside_reach']],
  ])
})

test('rows of one person are entered one after the other, and the second is looked at anew', async () => {
  const factory = await organisationNo(330, '关系庚厂')
  await aPartyOrganisation({ name: '关系庚支部' })
  const id = await someone(331, '苏示例', factory)
  // One person by document and by name: rows that do not know of each other.
  const made = await roster([
    `苏示例,${residentNo(331)},,关系庚支部,组织关系,预备,2023-01-01,`,
    `苏示例,,关系庚厂,关系庚支部,组织关系,正式,2024-01-01,`,
  ])
  expect(await states(made.id)).toEqual(['create', 'create'])
  expect((await committed(made.id)).counts).toMatchObject({ done: 1, failed: 1 })
  expect(await faultsOf(made.id)).toEqual([[3, ['/姓名 import.taken_since']]])
  expect(await affiliationsOf(id)).toEqual([['关系庚支部', 'formal', 'probationary', '2023-01-01', null]])
})
