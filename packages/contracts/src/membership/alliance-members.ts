import { z } from '@hono/zod-openapi'
import { actions, links } from '../programme/index.ts'
import { can, open } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Bilingual, DateOnly, orNull, Provenance } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'

export const MemberKind = z
  .enum([
    'lead_enterprise',
    'upstream',
    'downstream',
    'service_provider',
    'financial',
    'university',
    'institute',
    'association',
    'public_agency',
    'observer',
  ])
  .openapi('MemberKind')
export type MemberKind = z.infer<typeof MemberKind>

/** A member's standing on a day. `rectifying` and `suspended` follow from an annual review. */
export const MemberStanding = z.enum(['active', 'rectifying', 'suspended', 'ended']).openapi('MemberStanding')
export type MemberStanding = z.infer<typeof MemberStanding>

export const AllianceMember = z
  .strictObject({
    id: idOf('allianceMember'),
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    kind: MemberKind,
    founding: z.boolean(),
    plaqueNo: z.string().nullable(),
    admittedOn: DateOnly,
    endedOn: orNull(DateOnly),
    standing: MemberStanding,
    /** When its next annual review falls due; null once it has left. */
    reviewDueOn: orNull(DateOnly),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
    version: z.int(),
  })
  .openapi('AllianceMember')
export type AllianceMember = z.infer<typeof AllianceMember>

export const NewAllianceMember = z
  .strictObject({
    organisationId: idOf('organisation'),
    kind: MemberKind,
    founding: z.boolean().default(false),
    admittedOn: DateOnly,
    ...Origin,
  })
  .openapi('NewAllianceMember')
export type NewAllianceMember = z.infer<typeof NewAllianceMember>

const tags = ['Alliance members']

export const allianceMembers = lists({
  path: '/alliance-members',
  name: 'AllianceMembers',
  summary: 'Members of the alliance, by plaque number',
  tags,
  access: can('member:read'),
  filter: z.strictObject({ asOf: DateOnly.optional(), founding: z.stringbool().optional() }),
  item: AllianceMember,
  columns: [
    { zh: '牌匾编号', en: 'Plaque', value: (row) => row.plaqueNo },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '类别', en: 'Kind', value: (row) => row.kind },
    { zh: '创始成员', en: 'Founding', value: (row) => (row.founding ? '是' : '否') },
    { zh: '加入日期', en: 'Admitted', value: (row) => row.admittedOn },
    { zh: '状态', en: 'Standing', value: (row) => row.standing },
    { zh: '退出日期', en: 'Ended', value: (row) => row.endedOn },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const admitMember = route({
  method: 'post',
  path: '/alliance-members',
  operationId: 'admitMember',
  summary: 'Record an admission; the plaque number is given here',
  tags,
  access: can('member:write'),
  writes: 'keyed',
  request: { body: json(NewAllianceMember) },
  responses: {
    201: answer(AllianceMember, 'Admitted'),
    ...errors('organisation.unknown', 'member.duplicate', 'member_application.open', 'service.unavailable'),
  },
})

/** What the public page shows. Names and numbers only; nothing personal. */
export const PublicOverview = z
  .strictObject({
    programme: z.strictObject({
      name: Bilingual,
      slogan: Bilingual,
      startedOn: DateOnly,
      programmeYear: z.int(),
      stages: z.array(z.strictObject({ year: z.int(), name: Bilingual, dueOn: DateOnly })),
      actions: z.array(
        z.strictObject({ code: z.enum(Object.keys(actions) as [keyof typeof actions]), name: Bilingual }),
      ),
      links: z.array(
        z.strictObject({ code: z.enum(Object.keys(links) as [keyof typeof links]), name: Bilingual }),
      ),
    }),
    counts: z.strictObject({
      members: z.int(),
      organisations: z.int(),
      partyOrganisations: z.int(),
      chains: z.int(),
    }),
    members: z.array(
      z.strictObject({
        name: z.string(),
        kind: MemberKind,
        plaqueNo: z.string().nullable(),
        founding: z.boolean(),
        isDemo: z.boolean(),
      }),
    ),
  })
  .openapi('PublicOverview')
export type PublicOverview = z.infer<typeof PublicOverview>

export const getPublicOverview = route({
  method: 'get',
  path: '/public/overview',
  operationId: 'getPublicOverview',
  summary: 'The programme and its members, for everyone',
  tags: ['Public'],
  access: open({ freshSeconds: 5 }),
  responses: { 200: answer(PublicOverview, 'The overview') },
})

export const allianceMemberRoutes = [
  allianceMembers.list,
  allianceMembers.file,
  admitMember,
  getPublicOverview,
]
