import {
  answer,
  AsOf,
  can,
  empty,
  errors,
  idOf,
  json,
  lists,
  Name,
  open,
  operations,
  operationsRoutes,
  Period,
  route,
  signedIn,
  type EventCatalogue,
} from '@alliance/contracts'
import { z } from '@hono/zod-openapi'

const tags = ['Probe']

export const Note = z.strictObject({
  id: idOf('organisation'),
  enterpriseId: idOf('organisation'),
  title: z.string(),
  rank: z.int(),
  version: z.int(),
})
export type Note = z.infer<typeof Note>

const Shape = z.union([
  z.strictObject({ kind: z.literal('circle'), radius: z.number().min(0) }),
  z.strictObject({ kind: z.literal('box'), width: z.number(), height: z.number() }),
])

export const NewNote = z.strictObject({
  enterpriseId: idOf('organisation'),
  title: Name,
  rank: z.int().min(0).max(1000).default(0),
  website: z.url().optional(),
  colour: z.enum(['red', 'blue']).optional(),
  period: Period.optional(),
  lines: z
    .array(z.strictObject({ text: z.string().max(10) }))
    .max(3)
    .optional(),
  shape: Shape.optional(),
})
export type NewNote = z.infer<typeof NewNote>

const params = z.strictObject({ noteId: idOf('organisation') })

export const notes = lists({
  path: '/notes',
  name: 'Notes',
  summary: 'Notes by rank',
  tags,
  access: can('organisation:read'),
  filter: z.strictObject({ enterpriseId: idOf('organisation').optional() }),
  item: Note,
  columns: [
    { zh: '标题', en: 'Title', value: (row) => row.title },
    { zh: '次序', en: 'Rank', value: (row) => row.rank },
  ],
})
export const createNote = route({
  method: 'post',
  path: '/notes',
  operationId: 'createNote',
  summary: 'Write a note',
  tags,
  access: can('organisation:write'),
  writes: 'keyed',
  request: { body: json(NewNote) },
  responses: {
    201: answer(Note, 'Written'),
    ...errors('organisation.duplicate_code', 'organisation.unknown'),
  },
})
export const getNote = route({
  method: 'get',
  path: '/notes/{noteId}',
  operationId: 'getNote',
  summary: 'One note',
  tags,
  access: can('organisation:read'),
  request: { params, query: AsOf },
  responses: { 200: answer(Note, 'The note') },
})
export const updateNote = route({
  method: 'patch',
  path: '/notes/{noteId}',
  operationId: 'updateNote',
  summary: 'Change a note',
  tags,
  access: can('organisation:write'),
  writes: 'versioned',
  request: { params, body: json(z.strictObject({ title: Name })) },
  responses: { 200: answer(Note, 'Changed') },
})
export const breakDown = route({
  method: 'post',
  path: '/bug',
  operationId: 'breakDown',
  summary: 'A bug',
  tags,
  access: signedIn(),
  writes: 'free',
  responses: { 204: empty('Never') },
})
export const idle = route({
  method: 'post',
  path: '/idle',
  operationId: 'idle',
  summary: 'Keyed, but writes nothing',
  tags,
  access: signedIn(),
  writes: 'keyed',
  responses: { 200: answer(z.strictObject({ done: z.boolean() }), 'Nothing was done') },
})
export const hello = route({
  method: 'get',
  path: '/hello',
  operationId: 'hello',
  summary: 'For everyone',
  tags,
  access: open({ freshSeconds: 5 }),
  responses: { 200: answer(z.strictObject({ hello: z.string() }), 'Hello') },
})
export const whoAmI = route({
  method: 'get',
  path: '/me',
  operationId: 'whoAmI',
  summary: 'For whoever is signed in',
  tags,
  access: signedIn(),
  responses: { 200: answer(z.strictObject({ id: z.string(), requestId: z.string() }), 'You') },
})

export const Purse = z.strictObject({ id: z.string(), balance: z.int() })
export const pay = route({
  method: 'post',
  path: '/purses/{purseId}/payments',
  operationId: 'pay',
  summary: 'Pay from a purse',
  tags,
  access: can('organisation:write'),
  writes: 'keyed',
  request: {
    params: z.strictObject({ purseId: z.string() }),
    body: json(z.strictObject({ amount: z.int().min(1) })),
  },
  responses: {
    201: answer(z.strictObject({ id: z.string(), purseId: z.string(), amount: z.int() }), 'Paid'),
    ...errors('import.too_large'),
  },
})

export const probeEvents = {
  'purse.paid': { data: z.strictObject({ amount: z.int() }), to: ['probe', 'ledger'] },
  'purse.cursed': { data: z.strictObject({ cure: z.string() }), to: ['probe'] },
} as const satisfies EventCatalogue

export const probeOperations = operations('probe')
export const probeRoutes = [
  notes.list,
  notes.file,
  createNote,
  getNote,
  updateNote,
  breakDown,
  idle,
  hello,
  whoAmI,
  pay,
  ...operationsRoutes(probeOperations),
]
