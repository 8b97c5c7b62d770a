import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull, Provenance } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'
import { backboneNames, documentTypeNames, educationNames, yesNo } from './roster-words.ts'

/** 居民身份证, 港澳居民来往内地通行证, 港澳台居民居住证, 台湾居民来往大陆通行证, 护照, 外国人永久居留身份证. */
export const IdentityDocumentType = z
  .enum(['RIC', 'HKMT_PERMIT', 'HKMT_RESIDENCE', 'TW_PERMIT', 'PASSPORT', 'FPR'])
  .openapi('IdentityDocumentType')
export type IdentityDocumentType = z.infer<typeof IdentityDocumentType>

export const Education = z
  .enum(['secondary', 'vocational', 'college', 'bachelor', 'master', 'doctorate'])
  .openapi('Education')
export type Education = z.infer<typeof Education>

/** 生产、经营、管理骨干 (row S42). */
export const Backbone = z.enum(['production', 'operation', 'management']).openapi('Backbone')
export type Backbone = z.infer<typeof Backbone>

/** A person as staff see them: identifiers masked, never in clear. */
export const Person = z
  .strictObject({
    id: idOf('person'),
    name: z.string(),
    documentType: orNull(IdentityDocumentType),
    documentMask: z.string().nullable(),
    phoneMask: z.string().nullable(),
    birthYear: z.int().nullable(),
    education: orNull(Education),
    accountId: idOf('account').nullable(),
    /** The employer today. */
    employer: z
      .strictObject({ id: idOf('organisation'), name: z.string(), title: z.string().nullable() })
      .nullable(),
    mergedInto: idOf('person').nullable(),
    erasedAt: orNull(Instant),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('Person')
export type Person = z.infer<typeof Person>

export const Employment = z
  .strictObject({
    id: idOf('employment'),
    personId: idOf('person'),
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    title: z.string().nullable(),
    backbone: orNull(Backbone),
    frontline: z.boolean(),
    from: DateOnly,
    to: orNull(DateOnly),
  })
  .openapi('Employment')
export type Employment = z.infer<typeof Employment>

/** Who read a record of a person, what of it and why; the person sees it. */
export const PersonAccess = z
  .strictObject({
    id: idOf('personAccess'),
    at: Instant,
    actorId: z.string(),
    actorName: z.string(),
    what: z.enum(['card', 'document', 'phone', 'export', 'development']),
    reason: z.string().nullable(),
  })
  .openapi('PersonAccess')
export type PersonAccess = z.infer<typeof PersonAccess>

export const PersonCard = Person.extend({
  employments: z.array(Employment),
}).openapi('PersonCard')
export type PersonCard = z.infer<typeof PersonCard>

export const IdentityDocument = z
  .strictObject({ type: IdentityDocumentType, number: z.string().trim().min(1).max(40) })
  .openapi('IdentityDocument')
const Phone = z.string().trim().min(1).max(24)
const BirthYear = z.int().min(1900).max(2100)

const employmentFields = {
  organisationId: idOf('organisation'),
  title: Name.nullable().default(null),
  backbone: orNull(Backbone).default(null),
  frontline: z.boolean().default(false),
  from: DateOnly,
}

export const NewEmployment = z.strictObject({ ...employmentFields, ...Origin }).openapi('NewEmployment')
export type NewEmployment = z.infer<typeof NewEmployment>

export const NewPerson = z
  .strictObject({
    name: Name,
    document: orNull(IdentityDocument).default(null),
    phone: Phone.nullable().default(null),
    /** Taken from a resident id where there is one. */
    birthYear: BirthYear.nullable().default(null),
    education: orNull(Education).default(null),
    accountId: idOf('account').nullable().default(null),
    /** Whose rights end at an enterprise or a Party organisation enters only who works there. */
    employment: orNull(z.strictObject(employmentFields).openapi('FirstEmployment')).default(null),
    ...Origin,
  })
  .openapi('NewPerson')
export type NewPerson = z.infer<typeof NewPerson>

export const PersonChange = z
  .strictObject({
    name: Name,
    document: orNull(IdentityDocument),
    phone: Phone.nullable(),
    birthYear: BirthYear.nullable(),
    education: orNull(Education),
    accountId: idOf('account').nullable(),
  })
  .partial()
  .openapi('PersonChange')
export type PersonChange = z.infer<typeof PersonChange>

/** A person as a file has them: what a roster of people is imported from. */
export interface PersonInFile extends Person {
  employment:
    | (Pick<Employment, 'title' | 'backbone' | 'frontline' | 'from'> & {
        /** The credit code, or the name of an employer that has none. */
        employer: string
      })
    | null
}

const tags = ['People']
const params = z.strictObject({ personId: idOf('person') })

export const people = lists({
  path: '/people',
  name: 'People',
  summary: 'People, in the order of their names in pinyin, identifiers masked',
  tags,
  access: can('person:read'),
  filter: z.strictObject({
    q: z.string().trim().min(1).max(40).optional().openapi({
      description: 'Part of a name, its pinyin or initials. Numbers are asked for by `POST /people/find`.',
    }),
    organisationId: idOf('organisation').optional(),
  }),
  item: Person,
  columns: [
    { zh: '姓名', en: 'Name', value: (row: PersonInFile) => row.name },
    {
      zh: '证件类型',
      en: 'Document type',
      value: ({ documentType }) => documentType && documentTypeNames[documentType],
    },
    { zh: '证件号码', en: 'Document number', value: (row) => row.documentMask },
    { zh: '手机号', en: 'Phone', value: (row) => row.phoneMask },
    { zh: '出生年份', en: 'Year of birth', value: (row) => row.birthYear },
    { zh: '学历', en: 'Education', value: ({ education }) => education && educationNames[education] },
    { zh: '所在单位', en: 'Employer', value: (row) => row.employment?.employer },
    { zh: '职务', en: 'Title', value: (row) => row.employment?.title },
    {
      zh: '骨干类别',
      en: 'Backbone',
      value: ({ employment }) => employment?.backbone && backboneNames[employment.backbone],
    },
    { zh: '一线职工', en: 'Frontline', value: ({ employment }) => employment && yesNo(employment.frontline) },
    { zh: '任职开始日期', en: 'Employed from', value: (row) => row.employment?.from },
    { zh: '单位名称', en: 'Employer name', value: (row) => row.employer?.name },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
    { zh: '演示数据', en: 'Demo', value: (row) => yesNo(row.isDemo) },
  ],
})

export const createPerson = route({
  method: 'post',
  path: '/people',
  operationId: 'createPerson',
  summary: 'Enter a person',
  tags,
  access: can('person:write'),
  writes: 'keyed',
  request: { body: json(NewPerson) },
  responses: {
    201: answer(Person, 'Entered'),
    ...errors('person.duplicate', 'person.account_taken', 'organisation.unknown'),
  },
})

/** In the body, since addresses stand in logs. */
export const findPeople = route({
  method: 'post',
  path: '/people/find',
  operationId: 'findPeople',
  summary: 'People who have a document number or a phone',
  tags,
  access: can('person:read'),
  writes: 'free',
  request: {
    body: json(
      z
        .union([z.strictObject({ document: IdentityDocument }), z.strictObject({ phone: Phone })])
        .openapi('PersonQuestion'),
    ),
  },
  responses: { 200: answer(z.strictObject({ items: z.array(Person) }), 'Twenty at the most') },
})

export const getPerson = route({
  method: 'get',
  path: '/people/{personId}',
  operationId: 'getPerson',
  summary:
    'One person with their employments; the reading is kept for them to see. A merged record says where it went',
  tags,
  access: can('person:read'),
  request: { params },
  responses: { 200: answer(PersonCard, 'The person') },
})

export const updatePerson = route({
  method: 'patch',
  path: '/people/{personId}',
  operationId: 'updatePerson',
  summary: 'Change a person',
  tags,
  access: can('person:write'),
  writes: 'versioned',
  request: { params, body: json(PersonChange) },
  responses: {
    200: answer(Person, 'Changed'),
    ...errors('person.duplicate', 'person.account_taken', 'person.closed', 'consent.withdrawn'),
  },
})

export const Revealed = z.strictObject({ value: z.string().nullable() }).openapi('Revealed')

export const revealIdentifier = route({
  method: 'post',
  path: '/people/{personId}/reveals',
  operationId: 'revealIdentifier',
  summary: 'An identifier in clear, for a reason that is kept and shown to the person',
  tags,
  access: can('person:reveal'),
  writes: 'free',
  request: {
    params,
    body: json(
      z
        .strictObject({ what: z.enum(['document', 'phone']), reason: z.string().trim().min(4).max(200) })
        .openapi('Reveal'),
    ),
  },
  responses: { 200: answer(Revealed, 'In clear') },
})

export const personAccesses = lists({
  path: '/people/{personId}/accesses',
  name: 'PersonAccesses',
  summary: 'Who read a person’s record, the last first',
  tags,
  access: can('person:reveal'),
  params,
  filter: z.strictObject({}),
  item: PersonAccess,
  columns: [
    { zh: '时间', en: 'At', value: (row) => row.at },
    { zh: '查阅人', en: 'Who', value: (row) => row.actorName },
    { zh: '内容', en: 'What', value: (row) => row.what },
    { zh: '理由', en: 'Reason', value: (row) => row.reason },
  ],
})

export const addEmployment = route({
  method: 'post',
  path: '/people/{personId}/employments',
  operationId: 'addEmployment',
  summary: 'A new employment; one still open ends on the day it begins',
  tags,
  access: can('person:write'),
  writes: 'keyed',
  request: { params, body: json(NewEmployment) },
  responses: {
    201: answer(Employment, 'Entered'),
    ...errors('organisation.unknown', 'employment.overlaps', 'person.closed'),
  },
})

export const endEmployment = route({
  method: 'post',
  path: '/people/{personId}/employments/{employmentId}/end',
  operationId: 'endEmployment',
  summary: 'End an employment; seats held by virtue of it become vacant',
  tags,
  access: can('person:write'),
  writes: 'keyed',
  request: {
    params: params.extend({ employmentId: idOf('employment') }),
    body: json(z.strictObject({ to: DateOnly }).openapi('EmploymentEnd')),
  },
  responses: { 200: answer(Employment, 'Ended'), ...errors('employment.ended') },
})

export const personRoutes = [
  people.list,
  people.file,
  createPerson,
  findPeople,
  getPerson,
  updatePerson,
  revealIdentifier,
  personAccesses.list,
  personAccesses.file,
  addEmployment,
  endEmployment,
]
