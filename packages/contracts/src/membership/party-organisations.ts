import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { AsOf, DateOnly, Instant, Name, orNull, Provenance } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'

/** Types of Party organisation (membership.md §2.6). */
export const PartyOrganisationType = z
  .enum([
    'work_committee',
    'committee',
    'general_branch',
    'branch',
    'joint_branch',
    'temporary_branch',
    'functional_branch',
    'chain_committee',
    'park_committee',
    'group',
  ])
  .openapi('PartyOrganisationType')
export type PartyOrganisationType = z.infer<typeof PartyOrganisationType>

/**
 * The two trees over the same Party organisations. `formal` is 组织关系隶属. `functional` is the alliance's grid
 * (row S26): zone → chain or park → enterprise or joint branch. Rights flow down the grid.
 */
export const TreeKind = z.enum(['formal', 'functional']).openapi('TreeKind')
export type TreeKind = z.infer<typeof TreeKind>

/** 1 zone, 2 chain or park, 3 enterprise or joint branch. */
export const GridLevel = z.union([z.literal(1), z.literal(2), z.literal(3)]).openapi('GridLevel')

const fields = {
  name: Name,
  type: PartyOrganisationType,
  gridLevel: orNull(GridLevel),
  /** Of a chain committee: 联合 or 功能型 (reading A5 of the seed checklist). */
  committeeForm: z.enum(['joint', 'functional']).nullable(),
  chainCode: z.enum(chainCodes).nullable(),
  parkCode: z
    .string()
    .regex(/^TNEDZ-P\d{2}$/, { error: 'format' })
    .nullable(),
  establishedOn: DateOnly,
  /** Full members (正式党员), as reported by the organisation; null where it is not known. */
  fullMembers: z.int().min(0).max(100_000).nullable(),
}

/** What the rules of membership.md §2.6 say of an organisation's size and type. A remark never blocks. */
export const FormationRemark = z
  .strictObject({
    code: z.enum([
      'branch.too_few_members',
      'branch.should_be_general_branch',
      'general_branch.should_be_committee',
      'branch.needs_committee',
      'joint_branch.too_many_units',
      'joint_branch.unit_should_form_branch',
      'term.overdue',
      'size.unknown',
    ]),
    basis: z.string(),
  })
  .openapi('FormationRemark')
export type FormationRemark = z.infer<typeof FormationRemark>

export const PartyOrganisation = z
  .strictObject({
    id: idOf('partyOrganisation'),
    ...fields,
    dissolvedOn: orNull(DateOnly),
    /** When the present term of office ends; null for an appointed body. */
    termDueOn: orNull(DateOnly),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('PartyOrganisation')
export type PartyOrganisation = z.infer<typeof PartyOrganisation>

export const NewPartyOrganisation = z
  .strictObject({
    ...fields,
    gridLevel: fields.gridLevel.default(null),
    committeeForm: fields.committeeForm.default(null),
    chainCode: fields.chainCode.default(null),
    parkCode: fields.parkCode.default(null),
    fullMembers: fields.fullMembers.default(null),
    formalParentId: idOf('partyOrganisation').nullable().default(null),
    functionalParentId: idOf('partyOrganisation').nullable().default(null),
    ...Origin,
  })
  .openapi('NewPartyOrganisation')
export type NewPartyOrganisation = z.infer<typeof NewPartyOrganisation>

export const PartyOrganisationChange = z
  .strictObject({ name: fields.name, fullMembers: fields.fullMembers, dissolvedOn: DateOnly })
  .partial()
  .openapi('PartyOrganisationChange')
export type PartyOrganisationChange = z.infer<typeof PartyOrganisationChange>

/**
 * A node of one tree on one date. `since` is when it came to this place (as a root, where `parentId` is null);
 * `children` and `coveredOrganisations` count what hangs directly below it on that date.
 */
export const TreeNode = z
  .strictObject({
    id: idOf('partyOrganisation'),
    parentId: idOf('partyOrganisation').nullable(),
    name: z.string(),
    type: PartyOrganisationType,
    gridLevel: orNull(GridLevel),
    committeeForm: z.enum(['joint', 'functional']).nullable(),
    chainCode: z.enum(chainCodes).nullable(),
    fullMembers: z.int().nullable(),
    since: DateOnly,
    children: z.int(),
    coveredOrganisations: z.int(),
    isDemo: z.boolean(),
  })
  .openapi('TreeNode')
export type TreeNode = z.infer<typeof TreeNode>

/** An organisation covered by a Party organisation for a time. */
export const Coverage = z
  .strictObject({
    id: idOf('coverage'),
    partyOrganisationId: idOf('partyOrganisation'),
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    fullMembers: z.int().nullable(),
    from: DateOnly,
    to: orNull(DateOnly),
    provenance: Provenance,
    isDemo: z.boolean(),
  })
  .openapi('Coverage')
export type Coverage = z.infer<typeof Coverage>

export const NewCoverage = z
  .strictObject({
    organisationId: idOf('organisation'),
    fullMembers: z.int().min(0).max(100_000).nullable().default(null),
    from: DateOnly,
    ...Origin,
  })
  .openapi('NewCoverage')
export type NewCoverage = z.infer<typeof NewCoverage>

export const Edge = z
  .strictObject({
    id: idOf('edge'),
    tree: TreeKind,
    childId: idOf('partyOrganisation'),
    parentId: idOf('partyOrganisation'),
    parentName: z.string(),
    from: DateOnly,
    to: orNull(DateOnly),
    provenance: Provenance,
    isDemo: z.boolean(),
  })
  .openapi('Edge')
export type Edge = z.infer<typeof Edge>

export const Move = z
  .strictObject({ tree: TreeKind, parentId: idOf('partyOrganisation'), from: DateOnly, ...Origin })
  .openapi('Move')
export type Move = z.infer<typeof Move>

/**
 * A Party organisation with its parents, what it covers and what the rules say of it on one date, and its whole
 * history in both trees, the newest first.
 */
export const PartyOrganisationCard = z
  .strictObject({
    asOf: DateOnly,
    partyOrganisation: PartyOrganisation,
    formalParent: orNull(Edge),
    functionalParent: orNull(Edge),
    history: z.array(Edge),
    coverage: z.array(Coverage),
    /** Members by the roll on that date; null where no roll is kept. Then `fullMembers` is as reported. */
    roll: z.strictObject({ full: z.int(), probationary: z.int() }).nullable(),
    remarks: z.array(FormationRemark),
    /** True when there is more history or coverage than the card takes (300 of each). */
    cut: z.boolean(),
  })
  .openapi('PartyOrganisationCard')
export type PartyOrganisationCard = z.infer<typeof PartyOrganisationCard>

const tags = ['Party organisations']
const params = z.strictObject({ partyOrganisationId: idOf('partyOrganisation') })

export const partyOrganisations = lists({
  path: '/party-organisations',
  name: 'PartyOrganisations',
  summary: 'Party organisations, in the order of their names in pinyin',
  tags,
  access: can('party-organisation:read'),
  filter: z.strictObject({
    q: z.string().trim().min(1).max(40).optional().openapi({
      description: 'Part of a name, its pinyin or initials; one page of what is found first.',
    }),
    type: PartyOrganisationType.optional(),
    chain: z.enum(chainCodes).optional(),
  }),
  item: PartyOrganisation,
  columns: [
    { zh: '党组织', en: 'Name', value: (row) => row.name },
    { zh: '类型', en: 'Type', value: (row) => row.type },
    { zh: '网格层级', en: 'Grid level', value: (row) => row.gridLevel },
    { zh: '产业链', en: 'Chain', value: (row) => row.chainCode },
    { zh: '成立日期', en: 'Established', value: (row) => row.establishedOn },
    { zh: '撤销日期', en: 'Dissolved', value: (row) => row.dissolvedOn },
    { zh: '正式党员数', en: 'Full members', value: (row) => row.fullMembers },
    { zh: '届满日期', en: 'Term due', value: (row) => row.termDueOn },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const treeNodes = lists({
  path: '/tree',
  name: 'TreeNodes',
  summary:
    'The nodes below one node (or the roots) of a tree, as on a date, in the order of their names in pinyin',
  tags,
  access: can('party-organisation:read'),
  filter: AsOf.extend({
    tree: TreeKind.default('functional'),
    parentId: idOf('partyOrganisation').optional().openapi({
      description:
        'Left out: the roots, or, for those whose rights do not span the zone, the highest nodes they may see.',
    }),
  }),
  item: TreeNode,
  columns: [
    { zh: '党组织', en: 'Name', value: (row) => row.name },
    { zh: '类型', en: 'Type', value: (row) => row.type },
    { zh: '网格层级', en: 'Grid level', value: (row) => row.gridLevel },
    { zh: '隶属起始', en: 'Since', value: (row) => row.since },
    { zh: '下级数', en: 'Below', value: (row) => row.children },
    { zh: '覆盖单位数', en: 'Covered', value: (row) => row.coveredOrganisations },
  ],
})

export const createPartyOrganisation = route({
  method: 'post',
  path: '/party-organisations',
  operationId: 'createPartyOrganisation',
  summary: 'Set up a Party organisation',
  tags,
  access: can('party-organisation:write'),
  writes: 'keyed',
  request: { body: json(NewPartyOrganisation) },
  responses: {
    201: answer(PartyOrganisation, 'Set up'),
    ...errors('party_organisation.unknown', 'party_organisation.level', 'party_organisation.dissolved'),
  },
})

export const getPartyOrganisationCard = route({
  method: 'get',
  path: '/party-organisations/{partyOrganisationId}',
  operationId: 'getPartyOrganisation',
  summary: 'One Party organisation with its places in both trees on a date',
  tags,
  access: can('party-organisation:read'),
  request: { params, query: AsOf },
  responses: { 200: answer(PartyOrganisationCard, 'The Party organisation') },
})

export const updatePartyOrganisation = route({
  method: 'patch',
  path: '/party-organisations/{partyOrganisationId}',
  operationId: 'updatePartyOrganisation',
  summary: 'Rename, recount or dissolve a Party organisation',
  tags,
  access: can('party-organisation:write'),
  writes: 'versioned',
  request: { params, body: json(PartyOrganisationChange) },
  responses: {
    200: answer(PartyOrganisation, 'Changed'),
    ...errors(
      'party_organisation.has_members',
      'party_organisation.dissolved',
      'party_organisation.has_children',
      'edge.overlap',
      'coverage.overlap',
    ),
  },
})

export const movePartyOrganisation = route({
  method: 'post',
  path: '/party-organisations/{partyOrganisationId}/moves',
  operationId: 'movePartyOrganisation',
  summary: 'Put it under another parent from a date on; the earlier place stays in history',
  tags,
  access: can('party-organisation:write'),
  writes: 'keyed',
  request: { params, body: json(Move) },
  responses: {
    201: answer(Edge, 'Moved'),
    ...errors(
      'party_organisation.unknown',
      'party_organisation.cycle',
      'party_organisation.level',
      'party_organisation.dissolved',
      'edge.overlap',
    ),
  },
})

export const addCoverage = route({
  method: 'post',
  path: '/party-organisations/{partyOrganisationId}/coverage',
  operationId: 'addCoverage',
  summary: 'Let it cover an organisation from a date on',
  tags,
  access: can('party-organisation:write'),
  writes: 'keyed',
  request: { params, body: json(NewCoverage) },
  responses: {
    201: answer(Coverage, 'Covered'),
    ...errors('organisation.unknown', 'party_organisation.dissolved', 'coverage.overlap'),
  },
})

export const endCoverage = route({
  method: 'post',
  path: '/party-organisations/{partyOrganisationId}/coverage/{coverageId}/end',
  operationId: 'endCoverage',
  summary: 'End a coverage on a date',
  tags,
  access: can('party-organisation:write'),
  writes: 'keyed',
  request: {
    params: params.extend({ coverageId: idOf('coverage') }),
    body: json(z.strictObject({ to: DateOnly }).openapi('CoverageEnd')),
  },
  responses: { 200: answer(Coverage, 'Ended'), ...errors('coverage.ended') },
})

export const partyOrganisationRoutes = [
  partyOrganisations.list,
  partyOrganisations.file,
  createPartyOrganisation,
  getPartyOrganisationCard,
  updatePartyOrganisation,
  movePartyOrganisation,
  addCoverage,
  endCoverage,
  treeNodes.list,
  treeNodes.file,
]
