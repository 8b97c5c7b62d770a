import type { Page } from '@alliance/contracts'
import { describePages, done, secretary } from '@alliance/test-kit'
import { exports } from 'cloudflare:workers'
import { agreementLists } from '../src/agreements/agreements.testing.ts'
import { circleLists } from '../src/circle/circle.testing.ts'
import { developmentLists } from '../src/development/development.testing.ts'
import { service } from '../src/index.ts'
import { candidateLists } from '../src/candidates/candidates.testing.ts'
import { instructorLists } from '../src/instructors/instructors.testing.ts'
import { applicationLists } from '../src/member-applications/member-applications.testing.ts'
import { meetingLists } from '../src/meetings/meetings.testing.ts'
import { ownDataLists } from '../src/people/own-data.testing.ts'
import { postLists } from '../src/posts/posts.testing.ts'
import { regulationLists } from '../src/regulations/regulations.testing.ts'
import { admitted, as, newChainLink, newImport, newScene, newSite } from './scene.testing.ts'

const inTurn = async (rows: number, one: (n: number) => Promise<string>): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < rows; i++) made.push(await one(i))
  return made
}
const made = async (path: string, body: unknown) => String((await as(secretary()).post(path, body)).body.id)
let names = 0
/** Names that fall anywhere in the order of a list. */
const anywhere = () => `${'澳北昌东恒江兰南平瑞天新'.charAt((names++ * 7) % 12)}样例`
const newOrganisation = () => made('/organisations', { name: anywhere(), kind: 'society' })

describePages({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  as: secretary,
  lists: {
    ...agreementLists,
    ...regulationLists,
    ...circleLists,
    ...meetingLists,
    ...instructorLists,
    ...candidateLists,
    ...applicationLists,
    listOrganisations: {
      path: '/organisations?kind=society',
      insert: (rows) => inTurn(rows, newOrganisation),
    },
    listPeople: {
      path: '/people',
      insert: (rows) => inTurn(rows, () => made('/people', { name: anywhere() })),
    },
    ...postLists,
    ...ownDataLists,
    listPersonAccesses: async () => {
      const { person } = await newScene()
      const path = `/people/${person}/accesses`
      const read = async () => {
        done(await as(secretary()).get(`/people/${person}`))
        return String((await as(secretary()).get<Page<{ id: string }>>(`${path}?limit=1`)).body.items[0]!.id)
      }
      return { path, insert: (rows) => inTurn(rows, read) }
    },
    listSites: async () => {
      const { mine } = await newScene()
      return { path: '/sites', insert: (rows) => inTurn(rows, () => newSite(mine)) }
    },
    listPartyOrganisations: {
      path: '/party-organisations?type=branch',
      insert: (rows) =>
        inTurn(rows, () =>
          made('/party-organisations', { name: anywhere(), type: 'branch', establishedOn: '2024-01-01' }),
        ),
    },
    listTreeNodes: async () => {
      const { root } = await newScene()
      const below = () => ({
        name: anywhere(),
        type: 'branch',
        establishedOn: '2024-01-01',
        functionalParentId: root.id,
      })
      return {
        path: `/tree?parentId=${root.id}`,
        insert: (rows) => inTurn(rows, () => made('/party-organisations', below())),
      }
    },
    listChainLinks: {
      path: '/chain-links?chain=TX',
      insert: (rows) => inTurn(rows, async () => newChainLink(await newOrganisation())),
    },
    listAllianceMembers: {
      path: '/alliance-members',
      insert: (rows) => inTurn(rows, async () => admitted(await newOrganisation())),
    },
    ...developmentLists(async () => (await newScene()).branch.id),
    listImportRows: async () => {
      const id = await newImport(17)
      return {
        path: `/imports/${id}/rows`,
        key: (row) => String(row.number),
        // An import's rows are all there from its beginning.
        insert: async (rows) => (rows === 2 ? [] : Array.from({ length: 17 }, (_, i) => String(i + 2))),
      }
    },
  },
  // Newest first, so that what is inserted meanwhile stands before the cursor; one's own; and the kit's own.
  elsewhere: [
    'listImports',
    'listMemberApplications',
    'listMyAccesses',
    'listMyRequests',
    'listMembershipDeadLetters',
    'listMembershipAuditEntries',
  ],
})
