import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists, type Column } from '../kit/page.ts'
import { AsOf, DateOnly, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'
import {
  affiliationKindNames,
  identityColumns,
  memberStatusNames,
  yesNo,
  type PersonIdentity,
} from './roster-words.ts'

/** 组织关系 is formal, and a person has exactly one; what they take part in beside it is functional. */
export const AffiliationKind = z.enum(['formal', 'functional']).openapi('AffiliationKind')
/** 正式党员, 预备党员. */
export const MemberStatus = z.enum(['full', 'probationary']).openapi('MemberStatus')

export const Affiliation = z
  .strictObject({
    id: idOf('affiliation'),
    personId: idOf('person'),
    personName: z.string(),
    partyOrganisationId: idOf('partyOrganisation'),
    partyOrganisationName: z.string(),
    kind: AffiliationKind,
    status: MemberStatus,
    from: DateOnly,
    to: orNull(DateOnly),
    isDemo: z.boolean(),
  })
  .openapi('Affiliation')
export type Affiliation = z.infer<typeof Affiliation>

export const NewAffiliation = z
  .strictObject({
    partyOrganisationId: idOf('partyOrganisation'),
    kind: AffiliationKind,
    status: MemberStatus,
    from: DateOnly,
    ...Origin,
  })
  .openapi('NewAffiliation')
export type NewAffiliation = z.infer<typeof NewAffiliation>

const tags = ['Affiliations']
const person = z.strictObject({ personId: idOf('person') })
/** An affiliation as a file has it; whose it is, as far as who takes the file may read of them. */
export type AffiliationInFile = Affiliation & PersonIdentity

const columns: Column<AffiliationInFile>[] = [
  { zh: '姓名', en: 'Name', value: (row) => row.personName },
  ...identityColumns,
  { zh: '党组织', en: 'Party organisation', value: (row) => row.partyOrganisationName },
  { zh: '隶属', en: 'Kind', value: ({ kind }) => affiliationKindNames[kind] },
  { zh: '党员类别', en: 'Status', value: ({ status }) => memberStatusNames[status] },
  { zh: '开始', en: 'From', value: (row) => row.from },
  { zh: '结束', en: 'To', value: (row) => row.to },
  { zh: '演示数据', en: 'Demo', value: (row) => yesNo(row.isDemo) },
]

export const roll = lists({
  path: '/party-organisations/{partyOrganisationId}/roll',
  name: 'Roll',
  summary: 'Who belongs to a Party organisation on a date, the longest there first',
  tags,
  access: can('affiliation:read'),
  params: z.strictObject({ partyOrganisationId: idOf('partyOrganisation') }),
  filter: AsOf.extend({ kind: AffiliationKind.default('formal') }),
  item: Affiliation,
  columns,
})

export const personAffiliations = lists({
  path: '/people/{personId}/affiliations',
  name: 'PersonAffiliations',
  summary: 'All affiliations of a person, in the order in which they were recorded',
  tags,
  access: can('affiliation:read'),
  params: person,
  filter: z.strictObject({}),
  item: Affiliation,
  columns,
})

export const affiliate = route({
  method: 'post',
  path: '/people/{personId}/affiliations',
  operationId: 'affiliate',
  summary:
    'A new affiliation. A formal one ends the formal one before it on that day: a transfer, or a change of status',
  tags,
  access: can('affiliation:write'),
  writes: 'keyed',
  request: { params: person, body: json(NewAffiliation) },
  responses: {
    201: answer(Affiliation, 'Recorded'),
    ...errors(
      'party_organisation.unknown',
      'affiliation.not_formal',
      'affiliation.overlaps',
      'person.closed',
    ),
  },
})

export const endAffiliation = route({
  method: 'post',
  path: '/people/{personId}/affiliations/{affiliationId}/end',
  operationId: 'endAffiliation',
  summary: 'End an affiliation',
  tags,
  access: can('affiliation:write'),
  writes: 'keyed',
  request: {
    params: person.extend({ affiliationId: idOf('affiliation') }),
    body: json(z.strictObject({ to: DateOnly }).openapi('AffiliationEnd')),
  },
  responses: { 200: answer(Affiliation, 'Ended'), ...errors('affiliation.ended') },
})

export const affiliationRoutes = [
  roll.list,
  roll.file,
  personAffiliations.list,
  personAffiliations.file,
  affiliate,
  endAffiliation,
]
