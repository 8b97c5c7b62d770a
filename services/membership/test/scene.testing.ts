import type { PartyOrganisation, PersonCard } from '@alliance/contracts/membership'
import { callers, done, secretary, type Answer } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { service } from '../src/index.ts'

export const as = callers(exports.GatewayEntrypoint, service.contract)

let scenes = 0
const idOf = async (answer: Promise<Answer>): Promise<string> => String(done(await answer).id)

export const newOrganisation = (name: string): Promise<string> =>
  idOf(as(secretary()).post('/organisations', { name, kind: 'enterprise' }))

/**
 * A committee with two branches, each covering an enterprise, and an enterprise that nobody covers. The names of
 * earlier scenes stand before those of later ones in every list.
 */
export async function newScene() {
  const { post } = as(secretary())
  const number = String(++scenes).padStart(4, '0')
  const begun = { establishedOn: '2022-06-29' }
  const organisation = (name: string) => newOrganisation(`啊${number}${name}`)
  const party = async (name: string, functionalParentId: string | null) =>
    done(
      await post<PartyOrganisation>('/party-organisations', {
        ...begun,
        name: `啊${number}${name}`,
        type: 'branch',
        functionalParentId,
      }),
    )
  const cover = (id: string, organisationId: string) =>
    idOf(post(`/party-organisations/${id}/coverage`, { organisationId, from: '2022-06-29' }))

  const [mine, theirs, free] = [
    await organisation('织造'),
    await organisation('智能'),
    await organisation('检测'),
  ]
  const root = await party('党委', null)
  const [branch, hall, otherBranch] = [
    await party('织造支部', root.id),
    await party('会堂支部', root.id),
    await party('智能支部', root.id),
  ]
  const coverage = await cover(branch.id, mine)
  await cover(otherBranch.id, theirs)
  const person = await idOf(
    post('/people', {
      name: `啊${number}织造员工`,
      phone: `1380${number.padStart(7, '0')}`,
      employment: { organisationId: mine, from: '2022-06-29' },
    }),
  )
  const { employments } = done(await as(secretary()).get<PersonCard>(`/people/${person}`))
  const affiliation = await idOf(
    post(`/people/${person}/affiliations`, {
      partyOrganisationId: branch.id,
      kind: 'formal',
      status: 'probationary',
      from: '2022-06-29',
    }),
  )
  const seat = await idOf(
    post(`/party-organisations/${branch.id}/posts`, { personId: person, post: 'member', from: '2022-06-29' }),
  )
  return {
    affiliation,
    post: seat,
    person,
    employment: employments[0]!.id,
    number,
    mine,
    theirs,
    free,
    root,
    branch,
    hall,
    otherBranch,
    coverage,
  }
}
export type Scene = Awaited<ReturnType<typeof newScene>>

export const mineIn = ({ mine, root, branch }: Scene) => ({ enterprise: mine, orgs: [root.id, branch.id] })
export const nameOfMine = ({ number }: Scene): string => `啊${number}织造`

export const newSite = (organisationId: string): Promise<string> =>
  idOf(
    as(secretary()).post(`/organisations/${organisationId}/sites`, { name: `厂区${scenes}`, kind: 'plant' }),
  )
export const newChainLink = (organisationId: string): Promise<string> =>
  idOf(as(secretary()).post('/chains/TX/links', { organisationId, place: 'lead', from: '2022-06-29' }))
export const admitted = (organisationId: string): Promise<string> =>
  idOf(
    as(secretary()).post('/alliance-members', { organisationId, kind: 'upstream', admittedOn: '2022-06-29' }),
  )

export const roster = (rows = 1) => ({
  type: 'text/csv',
  content: ['单位名称,类别', ...Array.from({ length: rows }, (_, i) => `常州样例纺织${i}有限公司,企业`)].join(
    '\r\n',
  ),
})
export const newImport = (rows = 1): Promise<string> =>
  idOf(as(secretary()).post('/imports?fileName=roster.csv', undefined, { raw: roster(rows) }))
