import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { AsOf, DateOnly, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'
import { identityColumns, postNames, postSourceNames, yesNo, type PersonIdentity } from './roster-words.ts'

/** 书记, 副书记, 组织委员, 宣传委员, 纪检委员, 青年委员, 委员. */
export const PostKind = z
  .enum(['secretary', 'deputy', 'organisation', 'publicity', 'discipline', 'youth', 'member'])
  .openapi('PostKind')
export type PostKind = z.infer<typeof PostKind>

/** What a seat is held by virtue of (row S28): a link to a chain, an employment, another post. */
export const PostSource = z
  .strictObject({ kind: z.enum(['hookup', 'employment', 'post']), id: z.string().max(40) })
  .openapi('PostSource')
export type PostSource = z.infer<typeof PostSource>

export const Post = z
  .strictObject({
    id: idOf('post'),
    partyOrganisationId: idOf('partyOrganisation'),
    partyOrganisationName: z.string(),
    personId: idOf('person'),
    personName: z.string(),
    post: PostKind,
    source: z.enum(['elected', 'appointed']),
    termId: idOf('term').nullable(),
    boundTo: orNull(PostSource),
    from: DateOnly,
    to: orNull(DateOnly),
    endReason: z.string().nullable(),
    isDemo: z.boolean(),
  })
  .openapi('Post')
export type Post = z.infer<typeof Post>

export const NewPost = z
  .strictObject({
    personId: idOf('person'),
    post: PostKind,
    from: DateOnly,
    boundTo: orNull(PostSource).default(null),
    ...Origin,
  })
  .openapi('NewPost')
export type NewPost = z.infer<typeof NewPost>

/** Why somebody left a post, in a few words. */
export const PostEndReason = z.string().trim().min(2).max(200)

/** A zone leader's link to a chain (挂钩). */
export const Hookup = z
  .strictObject({
    id: idOf('hookup'),
    chainCode: z.enum(chainCodes),
    personId: idOf('person'),
    personName: z.string(),
    from: DateOnly,
    to: orNull(DateOnly),
    isDemo: z.boolean(),
  })
  .openapi('Hookup')
export type Hookup = z.infer<typeof Hookup>

export const NewHookup = z
  .strictObject({ personId: idOf('person'), from: DateOnly, ...Origin })
  .openapi('NewHookup')
export type NewHookup = z.infer<typeof NewHookup>

/** One thing that the composition of a body is to have, whether it has it, by whom, and what is missing where not. */
export const CompositionFinding = z
  .strictObject({
    requirement: z.enum([
      'secretary',
      'secretary.linked_leader',
      'deputy.lead_enterprise',
      'member.department',
      'chain.upstream',
      'chain.downstream',
    ]),
    met: z.boolean(),
    /** Names of the people, or the number of enterprises, that meet it. */
    by: z.array(z.string()),
    missing: z
      .enum([
        'vacant',
        'nobody_linked',
        'not_linked',
        'no_lead_enterprise',
        'not_of_lead_enterprise',
        'not_full_member',
        'not_of_department',
        'nobody_on_chain',
      ])
      .nullable(),
  })
  .openapi('CompositionFinding')
export type CompositionFinding = z.infer<typeof CompositionFinding>

/** What the rule of composition says of a body on a date. It reports and never blocks. */
export const Composition = z
  .strictObject({
    asOf: DateOnly,
    rule: z.string(),
    complete: z.boolean(),
    findings: z.array(CompositionFinding),
    posts: z.array(Post),
    vacancies: z.array(z.strictObject({ post: PostKind, since: DateOnly })),
    hookups: z.array(Hookup),
  })
  .openapi('Composition')
export type Composition = z.infer<typeof Composition>

/** A post as a file has it; who holds it, as far as who takes the file may read of them. */
export type PostInFile = Post & PersonIdentity

const tags = ['Terms and posts']
const params = z.strictObject({ partyOrganisationId: idOf('partyOrganisation') })

export const posts = lists({
  path: '/posts',
  name: 'Posts',
  summary: 'Seats and who holds or held them, in the order in which they were recorded',
  tags,
  access: can('post:read'),
  filter: z.strictObject({
    partyOrganisationId: idOf('partyOrganisation').optional(),
    personId: idOf('person').optional(),
    asOf: DateOnly.optional(),
  }),
  item: Post,
  columns: [
    { zh: '姓名', en: 'Name', value: (row: PostInFile) => row.personName },
    ...identityColumns,
    { zh: '党组织', en: 'Party organisation', value: (row) => row.partyOrganisationName },
    { zh: '职务', en: 'Post', value: ({ post }) => postNames[post] },
    { zh: '产生方式', en: 'Source', value: ({ source }) => postSourceNames[source] },
    { zh: '开始', en: 'From', value: (row) => row.from },
    { zh: '结束', en: 'To', value: (row) => row.to },
    { zh: '结束原因', en: 'End', value: (row) => row.endReason },
    { zh: '演示数据', en: 'Demo', value: (row) => yesNo(row.isDemo) },
  ],
})

export const appoint = route({
  method: 'post',
  path: '/party-organisations/{partyOrganisationId}/posts',
  operationId: 'appoint',
  summary: 'Appoint to a seat; one bound to a source falls vacant when that ends',
  tags,
  access: can('post:write'),
  writes: 'keyed',
  request: { params, body: json(NewPost) },
  responses: {
    201: answer(Post, 'Appointed'),
    ...errors('person.unknown', 'post.taken', 'post.source_ended', 'party_organisation.dissolved'),
  },
})

export const endPost = route({
  method: 'post',
  path: '/party-organisations/{partyOrganisationId}/posts/{postId}/end',
  operationId: 'endPost',
  summary: 'End a post; the seat is vacant, and so is every seat held by virtue of it',
  tags,
  access: can('post:write'),
  writes: 'keyed',
  request: {
    params: params.extend({ postId: idOf('post') }),
    body: json(z.strictObject({ to: DateOnly, reason: PostEndReason }).openapi('PostEnd')),
  },
  responses: { 200: answer(Post, 'Ended'), ...errors('post.ended') },
})

export const getComposition = route({
  method: 'get',
  path: '/party-organisations/{partyOrganisationId}/composition',
  operationId: 'getComposition',
  summary: 'Whether a body is composed as the rule has it (S28 for a chain committee), as on a date',
  tags,
  access: can('post:read'),
  request: { params, query: AsOf },
  responses: { 200: answer(Composition, 'The report') },
})

export const hookups = lists({
  path: '/hookups',
  name: 'Hookups',
  summary: 'Zone leaders and the chains they are linked to',
  tags,
  access: can('post:read'),
  filter: z.strictObject({ chain: z.enum(chainCodes).optional(), asOf: DateOnly.optional() }),
  item: Hookup,
  columns: [
    { zh: '产业链', en: 'Chain', value: (row) => row.chainCode },
    { zh: '姓名', en: 'Name', value: (row) => row.personName },
    { zh: '开始', en: 'From', value: (row) => row.from },
    { zh: '结束', en: 'To', value: (row) => row.to },
  ],
})

const chain = z.strictObject({ chainCode: z.enum(chainCodes) })

export const addHookup = route({
  method: 'post',
  path: '/chains/{chainCode}/hookups',
  operationId: 'addHookup',
  summary: 'Link a zone leader to a chain',
  tags,
  access: can('post:write'),
  writes: 'keyed',
  request: { params: chain, body: json(NewHookup) },
  responses: { 201: answer(Hookup, 'Linked'), ...errors('person.unknown', 'hookup.overlap') },
})

export const endHookup = route({
  method: 'post',
  path: '/chains/{chainCode}/hookups/{hookupId}/end',
  operationId: 'endHookup',
  summary: 'End a link to a chain; the seat held by virtue of it falls vacant',
  tags,
  access: can('post:write'),
  writes: 'keyed',
  request: {
    params: chain.extend({ hookupId: idOf('hookup') }),
    body: json(z.strictObject({ to: DateOnly }).openapi('HookupEnd')),
  },
  responses: { 200: answer(Hookup, 'Ended'), ...errors('hookup.ended') },
})

export const postRoutes = [
  posts.list,
  posts.file,
  appoint,
  endPost,
  getComposition,
  hookups.list,
  hookups.file,
  addHookup,
  endHookup,
]
