import {
  auditor,
  client,
  describeRights,
  hr,
  leader,
  partySecretary,
  personWith,
  secretary,
  systemAdministrator,
} from '@alliance/test-kit'
import { newId } from '@alliance/service-kit'
import { exports } from 'cloudflare:workers'
import { agreementRights } from '../src/agreements/agreements.testing.ts'
import { circleRights } from '../src/circle/circle.testing.ts'
import { developmentRights } from '../src/development/development.testing.ts'
import { service } from '../src/index.ts'
import { candidateRights } from '../src/candidates/candidates.testing.ts'
import { instructorRights } from '../src/instructors/instructors.testing.ts'
import { meetingRights } from '../src/meetings/meetings.testing.ts'
import { applicationRights } from '../src/member-applications/member-applications.testing.ts'
import { standingRights } from '../src/standing/standing.testing.ts'
import { regulationRights } from '../src/regulations/regulations.testing.ts'
import { ownDataRights } from '../src/people/own-data.testing.ts'
import { peopleRights } from '../src/people/people.testing.ts'
import { postRights } from '../src/posts/posts.testing.ts'
import {
  mineIn,
  nameOfMine,
  newChainLink,
  newImport,
  newOrganisation,
  newScene,
  roster,
  type Scene,
} from './scene.testing.ts'

const mine = (scene: Scene) => ({ organisationId: scene.mine })
const branch = (scene: Scene) => ({ partyOrganisationId: scene.branch.id })
const tx = () => ({ chainCode: 'TX' })
const branchName = ({ branch: { name } }: Scene) => name
const importId = async () => ({ importId: await newImport() })
const since = { from: '2024-01-01' }
/** Of whoever uploaded it, and of the zone. */
const nowhere = () => ({})
/** Whose rights end at some organisations does not enter new ones. */
const onlyTheZone = {
  owner: 403,
  'its branch': 403,
  'the branch above': 403,
  'another enterprise': 403,
  'another branch': 403,
}

describeRights<Scene>({
  entrypoint: exports.GatewayEntrypoint,
  contract: service.contract,
  scene: newScene,
  principals: {
    'a stranger': () => null,
    'the wrong role': (scene) =>
      personWith([{ role: 'talent', scope: { kind: 'enterprise', id: scene.mine } }]),
    owner: (scene) => hr(scene.mine),
    'another enterprise': (scene) => hr(scene.theirs),
    'its branch': (scene) => partySecretary(scene.branch.id),
    'the branch above': (scene) => partySecretary(scene.root.id),
    'another branch': (scene) => partySecretary(scene.otherBranch.id),
    'the secretary of the alliance': () => secretary(),
    'a leader': () => leader(),
    'a system administrator': () => systemAdministrator(),
    'an auditor': () => auditor(),
    'a partner’s system': () => client('register:read'),
    'a partner’s system without scopes': () => client(),
  },
  table: {
    listOrganisations: { place: mineIn, shows: nameOfMine },
    exportOrganisations: { place: mineIn, shows: nameOfMine },
    createOrganisation: {
      body: () => ({ name: '常州新样例有限公司', kind: 'enterprise' }),
      expect: onlyTheZone,
    },
    getOrganisation: { params: mine, place: mineIn },
    getOrganisationCard: { params: mine, place: mineIn },
    updateOrganisation: { params: mine, place: mineIn, body: () => ({ description: '已核对' }) },
    listSites: {},
    exportSites: {},
    addSite: { params: mine, place: mineIn, body: () => ({ name: '东厂区', kind: 'plant' }) },

    listPartyOrganisations: { place: mineIn, shows: branchName },
    exportPartyOrganisations: { place: mineIn, shows: branchName },
    createPartyOrganisation: {
      body: (scene) => ({
        name: '新支部',
        type: 'branch',
        establishedOn: '2024-01-01',
        functionalParentId: scene.branch.id,
      }),
      expect: { 'another branch': 422 },
    },
    getPartyOrganisation: { params: branch, place: mineIn },
    updatePartyOrganisation: { params: branch, place: mineIn, body: () => ({ name: '改名支部' }) },
    movePartyOrganisation: {
      params: branch,
      place: mineIn,
      body: (scene) => ({ tree: 'functional', parentId: scene.hall.id, ...since }),
      expect: { 'its branch': 422 },
    },
    addCoverage: {
      params: branch,
      body: (scene) => ({ organisationId: scene.free, ...since }),
      expect: onlyTheZone,
    },
    endCoverage: {
      params: (scene) => ({ ...branch(scene), coverageId: scene.coverage }),
      place: mineIn,
      body: () => ({ to: '2024-01-01' }),
    },
    listTreeNodes: { query: (scene) => ({ parentId: scene.root.id }), place: mineIn, shows: branchName },
    exportTreeNodes: { query: (scene) => ({ parentId: scene.root.id }), place: mineIn, shows: branchName },

    listChains: {},
    getChain: { params: tx },
    listChainLinks: {},
    exportChainLinks: {},
    addChainLink: { params: tx, body: (scene) => ({ organisationId: scene.free, place: 'lead', ...since }) },
    endChainLink: {
      params: async () => ({
        ...tx(),
        linkId: await newChainLink(await newOrganisation('常州链上样例有限公司')),
      }),
      body: () => ({ to: '2024-01-01' }),
    },

    listAllianceMembers: {},
    exportAllianceMembers: {},
    admitMember: {
      body: (scene) => ({ organisationId: scene.free, kind: 'upstream', admittedOn: '2024-01-01' }),
    },
    getPublicOverview: {},

    ...standingRights,
    ...applicationRights,

    ...peopleRights,
    ...ownDataRights,
    ...postRights,
    ...developmentRights,

    getImportTemplate: { expect: onlyTheZone },
    uploadRoster: {
      query: () => ({ fileName: 'roster.csv' }),
      raw: () => roster(),
      expect: onlyTheZone,
    },
    listImports: {},
    exportImports: {},
    getImport: { params: importId, place: nowhere },
    listImportRows: { params: importId, place: nowhere },
    exportImportRows: { params: importId, place: nowhere },
    mendRow: {
      params: async () => ({ ...(await importId()), number: '2' }),
      place: nowhere,
      body: () => ({ skip: true }),
    },
    commitImport: { params: importId, place: nowhere },

    ...agreementRights,
    ...regulationRights,
    ...circleRights,
    ...meetingRights,
    ...instructorRights,
    ...candidateRights,

    getMembershipStatus: {},
    listMembershipDeadLetters: {},
    exportMembershipDeadLetters: {},
    replayMembershipDeadLetter: {
      params: () => ({ messageId: newId('message') }),
      expect: { 'a system administrator': 404 },
    },
    listMembershipAuditEntries: {},
    exportMembershipAuditEntries: {},
    verifyMembershipAudit: {},
    getMembershipAuditChain: {},
  },
})
