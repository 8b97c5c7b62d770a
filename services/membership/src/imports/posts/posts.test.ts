import type { Page } from '@alliance/contracts'
import type { Composition, Post } from '@alliance/contracts/membership'
import { leader, partySecretary } from '@alliance/test-kit'
import { readSheet } from '@alliance/service-kit/sheets/index'
import { expect, test } from 'vitest'
import { aPartyOrganisation, post } from '../../../test/rooms.testing.ts'
import {
  answered,
  call,
  codeNo,
  committed,
  faultsOf,
  organisationNo,
  residentNo,
  rowsOf,
  secretary,
  uploadedOf,
} from '../imports.testing.ts'

const header = '姓名,证件号码,所在单位,党组织,职务,产生方式,开始,结束,结束原因'
const roster = (lines: string[], as = secretary) => uploadedOf('posts', [header, ...lines], as)
const states = async (id: string) => (await rowsOf(id)).map(({ state }) => state)
const someone = async (number: number, name: string, organisationId: string): Promise<string> =>
  (
    await post<{ id: string }>('/people', {
      name,
      document: { type: 'RIC', number: residentNo(number) },
      employment: { organisationId, from: '2022-06-29' },
    })
  ).body.id
const postsOf = async (id: string) =>
  (await answered<Page<Post>>(200, call('GET', `/posts?partyOrganisationId=${id}`))).items
const vacanciesOf = async (id: string) =>
  (await answered<Composition>(200, call('GET', `/party-organisations/${id}/composition`))).vacancies

test('seats are taken and left with their history, elected ones in their term, and vacancies follow', async () => {
  const factory = await organisationNo(400, '职务甲厂')
  const { id } = await aPartyOrganisation({ name: '职务甲支部' })
  for (const [at, name] of ['潘示例', '葛示例', '奚示例'].entries()) await someone(401 + at, name, factory)
  const first = await roster([
    `潘示例,${residentNo(401)},,职务甲支部,书记,任命,2022-07-01,2023-01-01,工作调动`,
    `葛示例,,职务甲厂,职务甲支部,书记,选举,2023-01-01,,`,
    `奚示例,,${codeNo(400)},职务甲支部,deputy,appointed,2023-01-01,,`,
  ])
  expect(await states(first.id)).toEqual(['create', 'create', 'create'])
  expect((await committed(first.id)).counts).toMatchObject({ done: 3 })
  const seats = (await postsOf(id)).toSorted(
    (a, b) => a.from.localeCompare(b.from) || (a.post < b.post ? 1 : -1),
  )
  expect(
    seats.map(({ personName, post: seat, source, from, to }) => [personName, seat, source, from, to]),
  ).toEqual([
    ['潘示例', 'secretary', 'appointed', '2022-07-01', '2023-01-01'],
    ['葛示例', 'secretary', 'elected', '2023-01-01', null],
    ['奚示例', 'deputy', 'appointed', '2023-01-01', null],
  ])
  expect(seats[1]!.termId).toMatch(/^trm_/)
  expect(await vacanciesOf(id)).toEqual([])

  const second = await roster([
    `奚示例,,职务甲厂,职务甲支部,副书记,任命,2023-01-01,2024-01-01,岗位变动`,
    `葛示例,,职务甲厂,职务甲支部,书记,选举,2023-01-01,,`,
  ])
  expect(await states(second.id)).toEqual(['update', 'unchanged'])
  await committed(second.id)
  expect(await vacanciesOf(id)).toEqual([{ post: 'deputy', since: '2024-01-01' }])
  await committed((await roster([`潘示例,,职务甲厂,职务甲支部,副书记,任命,2024-02-01,,`])).id)
  expect(await vacanciesOf(id)).toEqual([])
})

test('each fault names its column', async () => {
  const factory = await organisationNo(410, '职务乙厂')
  await aPartyOrganisation({ name: '职务乙支部' })
  await aPartyOrganisation({ name: '职务党工委', type: 'work_committee', gridLevel: 1 })
  for (const [at, name] of ['范示例', '彭示例'].entries()) await someone(411 + at, name, factory)
  await committed((await roster([`范示例,,职务乙厂,职务乙支部,书记,任命,2023-01-01,,`])).id)
  const made = await roster([
    `彭示例,,职务乙厂,职务乙支部,书记,任命,2024-01-01,,`,
    `范示例,,职务乙厂,职务乙支部,书记,任命,2023-02-01,,`,
    `范示例,,职务乙厂,职务乙支部,书记,选举,2023-01-01,2024-01-01,`,
    `彭示例,,职务乙厂,职务党工委,副书记,选举,2024-01-01,,`,
    `彭示例,,职务乙厂,职务乙支部,委员,任命,2021-01-01,,`,
    `彭示例,,职务乙厂,职务乙支部,主席,任命,2024-01-01,2023-01-01,届满`,
  ])
  expect(await faultsOf(made.id)).toEqual([
    [2, ['/姓名 import.same_in_file', '/职务 import.seat_taken']],
    [3, ['/姓名 import.same_in_file', '/开始 import.differs']],
    [4, ['/结束原因 required']],
    [5, ['/产生方式 import.no_term']],
    [6, ['/开始 date.not_established']],
    [7, ['/职务 option', '/结束 period.reversed']],
  ])
})

test('a secretary imports the posts of their own branches alone', async () => {
  const factory = await organisationNo(420, '职务丙厂')
  const mine = await aPartyOrganisation({ name: '职务丙支部' })
  await aPartyOrganisation({ name: '职务丁支部' })
  await post(`/party-organisations/${mine.id}/coverage`, { organisationId: factory, from: '2022-06-29' })
  await someone(421, '鲁示例', factory)
  const made = await roster(
    [
      `鲁示例,,职务丙厂,职务丙支部,书记,任命,2024-01-01,,`,
      `鲁示例,,职务丙厂,职务丁支部,书记,任命,2024-01-01,,`,
    ],
    partySecretary(mine.id),
  )
  expect(await faultsOf(made.id)).toEqual([[3, ['/党组织 import.outside_reach']]])
})

test('a file of posts says who holds them to whoever may read of people, and that is kept for each', async () => {
  const factory = await organisationNo(430, '职务戊厂')
  const { id } = await aPartyOrganisation({ name: '职务戊支部' })
  const person = await someone(431, '韦示例', factory)
  await post(`/party-organisations/${id}/posts`, { personId: person, post: 'secretary', from: '2023-01-01' })
  const fileFor = async (as = secretary) => {
    const file = await call('GET', `/posts/export?format=csv&partyOrganisationId=${id}`, { as })
    return (await readSheet(new Uint8Array(await file.arrayBuffer()))).rows[0]!.cells.slice(0, 3)
  }
  expect(await fileFor(leader())).toEqual(['韦示例', '', ''])
  expect(await fileFor()).toEqual(['韦示例', `3204**********${residentNo(431).slice(-4)}`, codeNo(430)])
  const { items } = await answered<Page<{ what: string; actorName: string }>>(
    200,
    call('GET', `/people/${person}/accesses`),
  )
  expect(items.map(({ what, actorName }) => [what, actorName])).toEqual([['export', secretary.name]])
})
