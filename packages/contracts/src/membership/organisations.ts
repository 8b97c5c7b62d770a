import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { AsOf, DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/** What an organisation of the register is. A `branch_office` (分公司) has its own code but is no legal person. */
export const OrganisationKind = z
  .enum([
    'enterprise',
    'branch_office',
    'department',
    'university',
    'society',
    'bank',
    'service_provider',
    'other',
  ])
  .openapi('OrganisationKind')
export type OrganisationKind = z.infer<typeof OrganisationKind>

/** 18 characters of GB 32100-2015; the check digit is verified, lower case and spaces are mended. */
export const CreditCode = z.string().trim().max(40).openapi('CreditCode', { example: '91320402X00000019P' })

/** GB/T 4754-2017: two to four digits. */
export const IndustryCode = z
  .string()
  .regex(/^\d{2,4}$/, { error: 'format' })
  .openapi('IndustryCode', { example: '1762' })

/** The five core classes of the digital economy (统计局令第33号, 2021). */
export const DigitalClass = z.enum(['01', '02', '03', '04', '05']).openapi('DigitalClass')

const fields = {
  name: Name,
  kind: OrganisationKind,
  creditCode: orNull(CreditCode),
  aliases: z.array(Name).max(20),
  parentId: idOf('organisation')
    .nullable()
    .openapi({ description: 'Of a branch office: the organisation it belongs to.' }),
  industryCodes: z.array(IndustryCode).max(10),
  digitalClass: orNull(DigitalClass),
  /** Party building coverage of the enterprise (membership.md §2.12). */
  partyStatus: z.enum(['own_branch', 'joint_branch', 'instructor_only', 'none']).nullable(),
  description: Text.nullable(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .nullable(),
}

export const Organisation = z
  .strictObject({
    id: idOf('organisation'),
    ...fields,
    creditCode: z.string().nullable(),
    website: z.string().nullable(),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Organisation')
export type Organisation = z.infer<typeof Organisation>

const optional = {
  creditCode: fields.creditCode.default(null),
  aliases: fields.aliases.default([]),
  parentId: fields.parentId.default(null),
  industryCodes: fields.industryCodes.default([]),
  digitalClass: fields.digitalClass.default(null),
  partyStatus: fields.partyStatus.default(null),
  description: fields.description.default(null),
  website: fields.website.default(null),
}
/** Where a row came from, when it is not the caller's own knowledge. */
export const Origin = {
  provenance: Provenance.default('entered'),
  sourceRef: z.string().trim().max(200).nullable().default(null),
  isDemo: z.boolean().default(false),
}

export const NewOrganisation = z
  .strictObject({ name: fields.name, kind: fields.kind, ...optional, ...Origin })
  .openapi('NewOrganisation')
export type NewOrganisation = z.infer<typeof NewOrganisation>

export const OrganisationChange = z.strictObject(fields).partial().openapi('OrganisationChange')
export type OrganisationChange = z.infer<typeof OrganisationChange>

export const SiteKind = z
  .enum(['registered', 'plant', 'office', 'campus', 'park', 'observation'])
  .openapi('SiteKind')

/** WGS-84 degrees. Unknown coordinates are null, both of them. */
const siteFields = {
  name: Name,
  kind: SiteKind,
  address: z.string().trim().max(200).nullable().default(null),
  divisionCode: z
    .string()
    .regex(/^\d{6}(\d{3})?$/, { error: 'format' })
    .nullable()
    .default(null)
    .openapi({ description: 'GB/T 2260, with the street’s three digits where known' }),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  from: orNull(DateOnly).default(null),
}
const paired = (site: { latitude: number | null; longitude: number | null }) =>
  (site.latitude === null) === (site.longitude === null)

export const NewSite = z
  .strictObject({ ...siteFields, ...Origin })
  .refine(paired, { path: ['longitude'], params: { code: 'coordinate.pair' } })
  .openapi('NewSite')
export type NewSite = z.infer<typeof NewSite>

export const Site = z
  .strictObject({
    id: idOf('site'),
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    name: z.string(),
    kind: SiteKind,
    address: z.string().nullable(),
    divisionCode: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    from: orNull(DateOnly),
    to: orNull(DateOnly),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('Site')
export type Site = z.infer<typeof Site>

/** The enterprise card: the organisation with everything the register knows of it on one date. */
export const OrganisationCard = z
  .strictObject({
    asOf: DateOnly,
    organisation: Organisation,
    parent: z.strictObject({ id: idOf('organisation'), name: z.string() }).nullable(),
    branchOffices: z.array(z.strictObject({ id: idOf('organisation'), name: z.string() })),
    sites: z.array(Site),
    chainLinks: z.array(
      z.strictObject({
        id: idOf('chainLink'),
        chainCode: z.enum(chainCodes),
        place: z.string(),
        from: DateOnly,
        to: orNull(DateOnly),
      }),
    ),
    coveredBy: z
      .strictObject({ id: idOf('partyOrganisation'), name: z.string(), from: DateOnly, to: orNull(DateOnly) })
      .nullable(),
    member: z
      .strictObject({
        id: idOf('allianceMember'),
        plaqueNo: z.string().nullable(),
        kind: z.string(),
        admittedOn: DateOnly,
      })
      .nullable(),
  })
  .openapi('OrganisationCard')
export type OrganisationCard = z.infer<typeof OrganisationCard>

const tags = ['Organisations']
const params = z.strictObject({ organisationId: idOf('organisation') })
/** The kinds as rosters and lists name them. */
export const organisationKindNames: Record<OrganisationKind, string> = {
  enterprise: '企业',
  branch_office: '分支机构',
  department: '部门',
  university: '高校',
  society: '学会协会',
  bank: '银行',
  service_provider: '服务商',
  other: '其他',
}

export const organisations = lists({
  path: '/organisations',
  name: 'Organisations',
  summary: 'The register of organisations, in the order of their names in pinyin',
  tags,
  access: can('organisation:read'),
  filter: z.strictObject({
    q: z.string().trim().min(1).max(40).optional().openapi({
      description: 'Part of a name or alias, a credit code from its beginning, pinyin or initials.',
    }),
    kind: OrganisationKind.optional(),
  }),
  item: Organisation,
  columns: [
    { zh: '单位名称', en: 'Name', value: (row) => row.name },
    { zh: '类别', en: 'Kind', value: (row) => organisationKindNames[row.kind] },
    { zh: '统一社会信用代码', en: 'Credit code', value: (row) => row.creditCode },
    { zh: '别名', en: 'Aliases', value: (row) => row.aliases.join('；') },
    { zh: '行业代码', en: 'Industry codes', value: (row) => row.industryCodes.join('；') },
    { zh: '数字经济分类', en: 'Digital class', value: (row) => row.digitalClass },
    { zh: '网址', en: 'Website', value: (row) => row.website },
    { zh: '简介', en: 'Description', value: (row) => row.description },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
    { zh: '来源依据', en: 'Source', value: (row) => row.sourceRef },
    { zh: '演示数据', en: 'Demo', value: (row) => (row.isDemo ? '是' : '否') },
  ],
})

export const createOrganisation = route({
  method: 'post',
  path: '/organisations',
  operationId: 'createOrganisation',
  summary: 'Enter an organisation',
  tags,
  access: can('organisation:write'),
  writes: 'keyed',
  request: { body: json(NewOrganisation) },
  responses: {
    201: answer(Organisation, 'Entered'),
    ...errors('organisation.duplicate_code', 'organisation.parent_required', 'organisation.unknown'),
  },
})

export const getOrganisation = route({
  method: 'get',
  path: '/organisations/{organisationId}',
  operationId: 'getOrganisation',
  summary: 'One organisation',
  tags,
  access: can('organisation:read'),
  request: { params },
  responses: { 200: answer(Organisation, 'The organisation') },
})

export const getOrganisationCard = route({
  method: 'get',
  path: '/organisations/{organisationId}/card',
  operationId: 'getOrganisationCard',
  summary: 'The organisation with its sites, chain places, branch and membership on a date',
  tags,
  access: can('organisation:read'),
  request: { params, query: AsOf },
  responses: { 200: answer(OrganisationCard, 'The card') },
})

export const updateOrganisation = route({
  method: 'patch',
  path: '/organisations/{organisationId}',
  operationId: 'updateOrganisation',
  summary: 'Change an organisation',
  tags,
  access: can('organisation:write'),
  writes: 'versioned',
  request: { params, body: json(OrganisationChange) },
  responses: {
    200: answer(Organisation, 'Changed'),
    ...errors('organisation.duplicate_code', 'organisation.parent_required', 'organisation.unknown'),
  },
})

export const sites = lists({
  path: '/sites',
  name: 'Sites',
  summary: 'Places of the organisations, observation sites of study visits among them',
  tags,
  access: can('organisation:read'),
  filter: z.strictObject({ kind: SiteKind.optional() }),
  item: Site,
  columns: [
    { zh: '地点', en: 'Name', value: (row) => row.name },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '类别', en: 'Kind', value: (row) => row.kind },
    { zh: '地址', en: 'Address', value: (row) => row.address },
    { zh: '纬度', en: 'Latitude', value: (row) => row.latitude },
    { zh: '经度', en: 'Longitude', value: (row) => row.longitude },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const addSite = route({
  method: 'post',
  path: '/organisations/{organisationId}/sites',
  operationId: 'addSite',
  summary: 'Add a place of an organisation',
  tags,
  access: can('organisation:write'),
  writes: 'keyed',
  request: { params, body: json(NewSite) },
  responses: { 201: answer(Site, 'Added') },
})

export const organisationRoutes = [
  organisations.list,
  organisations.file,
  createOrganisation,
  getOrganisation,
  getOrganisationCard,
  updateOrganisation,
  sites.list,
  sites.file,
  addSite,
]
