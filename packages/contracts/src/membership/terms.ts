import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { PostKind } from './posts.ts'

/** `due_soon` begins six months before the end; an extension is by the superior's approval, a year at the most. */
export const TermState = z
  .enum(['running', 'due_soon', 'overdue', 'extended', 'extension_overdue', 'ended'])
  .openapi('TermState')
export type TermState = z.infer<typeof TermState>

/** A term of office (届). `dueOn` is the first day on which it has run out. */
export const Term = z
  .strictObject({
    id: idOf('term'),
    partyOrganisationId: idOf('partyOrganisation'),
    partyOrganisationName: z.string(),
    number: z.int(),
    startOn: DateOnly,
    dueOn: DateOnly,
    extendedTo: orNull(DateOnly),
    endedOn: orNull(DateOnly),
    state: TermState,
    version: z.int(),
  })
  .openapi('Term')
export type Term = z.infer<typeof Term>

export const NewExtension = z
  .strictObject({
    to: DateOnly,
    approvedBy: z.string().trim().min(2).max(120),
    reason: z.string().trim().min(2).max(400),
  })
  .openapi('NewExtension')
export type NewExtension = z.infer<typeof NewExtension>

export const NewElection = z
  .strictObject({
    heldOn: DateOnly,
    elected: z
      .array(z.strictObject({ personId: idOf('person'), post: PostKind }).openapi('Elected'))
      .min(1)
      .max(30),
  })
  .openapi('NewElection')
export type NewElection = z.infer<typeof NewElection>

const tags = ['Terms and posts']
const params = z.strictObject({ partyOrganisationId: idOf('partyOrganisation') })

export const terms = lists({
  path: '/terms',
  name: 'Terms',
  summary: 'Present terms of office, those that end first before the others',
  tags,
  access: can('post:read'),
  filter: z.strictObject({
    /** Ends, its extension counted in, before this day. */
    dueBefore: DateOnly.optional(),
    partyOrganisationId: idOf('partyOrganisation').optional(),
  }),
  item: Term,
  columns: [
    { zh: '党组织', en: 'Party organisation', value: (row) => row.partyOrganisationName },
    { zh: '届次', en: 'Term', value: (row) => row.number },
    { zh: '开始', en: 'Began', value: (row) => row.startOn },
    { zh: '届满', en: 'Due', value: (row) => row.dueOn },
    { zh: '延期至', en: 'Extended to', value: (row) => row.extendedTo },
    { zh: '状态', en: 'State', value: (row) => row.state },
  ],
})

export const extendTerm = route({
  method: 'post',
  path: '/party-organisations/{partyOrganisationId}/extensions',
  operationId: 'extendTerm',
  summary: 'Extend the present term, as the superior approved',
  tags,
  access: can('post:write'),
  writes: 'keyed',
  request: { params, body: json(NewExtension) },
  responses: { 200: answer(Term, 'Extended'), ...errors('term.none', 'term.extension') },
})

export const holdElection = route({
  method: 'post',
  path: '/party-organisations/{partyOrganisationId}/elections',
  operationId: 'holdElection',
  summary: 'An election ends the present term and its elected posts, and begins the next',
  tags,
  access: can('post:write'),
  writes: 'keyed',
  request: { params, body: json(NewElection) },
  responses: {
    201: answer(Term, 'The new term'),
    ...errors('person.unknown', 'post.taken', 'term.none', 'term.overlaps'),
  },
})

export const termRoutes = [terms.list, terms.file, extendTerm, holdElection]
