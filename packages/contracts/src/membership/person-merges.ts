import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Reason } from './duplicates.ts'
import { Person } from './people.ts'

/** What the record that stays may take over from the other one. */
export const MergeField = z
  .enum(['name', 'document', 'phone', 'birthYear', 'education', 'account'])
  .openapi('MergeField')
export type MergeField = z.infer<typeof MergeField>

/** What moves to the record that stays. */
export const MergeMove = z
  .enum([
    'employments',
    'affiliations',
    'posts',
    'hookups',
    'meetings_chaired',
    'meeting_rolls',
    'instructors',
    'candidates',
    'development_cases',
    'consents',
    'requests',
    'accesses',
  ])
  .openapi('MergeMove')
export type MergeMove = z.infer<typeof MergeMove>

export const MergeConflictKind = z
  .enum(['employment', 'affiliation', 'functional_affiliation', 'post', 'hookup', 'candidate'])
  .openapi('MergeConflictKind')
export type MergeConflictKind = z.infer<typeof MergeConflictKind>

/**
 * Which of two rows counts: that of the record that stays, that of the other, or both, the earlier one ending when the
 * later begins.
 */
export const MergeChoice = z.enum(['winner', 'loser', 'sequence']).openapi('MergeChoice')
export type MergeChoice = z.infer<typeof MergeChoice>

const ConflictRow = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    detail: z.string().nullable(),
    from: DateOnly,
    to: orNull(DateOnly),
  })
  .openapi('MergeConflictRow')

/** Two rows that cannot both hold for one person. */
export const MergeConflict = z
  .strictObject({
    id: z.string(),
    kind: MergeConflictKind,
    winner: ConflictRow,
    loser: ConflictRow,
    choices: z.array(MergeChoice),
    proposed: MergeChoice,
  })
  .openapi('MergeConflict')
export type MergeConflict = z.infer<typeof MergeConflict>

/** What must be settled elsewhere before two records can be merged. */
export const MergeBlocker = z
  .strictObject({
    code: z.enum([
      'development_both_open',
      'development_of_member',
      'instructor_both_serving',
      'meeting_in_progress',
      'request_both_open',
      'seat_bound',
    ]),
    subject: z.string(),
  })
  .openapi('MergeBlocker')
export type MergeBlocker = z.infer<typeof MergeBlocker>

export const MergePreview = z
  .strictObject({
    winner: Person,
    loser: Person,
    fields: z.array(
      z
        .strictObject({
          field: MergeField,
          winner: z.string().nullable(),
          loser: z.string().nullable(),
          /** Whether the other record’s value is proposed. */
          take: z.boolean(),
        })
        .openapi('MergeFieldPreview'),
    ),
    moves: z.array(z.strictObject({ what: MergeMove, rows: z.int() }).openapi('MergeMoved')),
    conflicts: z.array(MergeConflict),
    blockers: z.array(MergeBlocker),
    ruleVersion: z.string(),
  })
  .openapi('MergePreview')
export type MergePreview = z.infer<typeof MergePreview>

export const NewMerge = z
  .strictObject({
    loserId: idOf('person'),
    take: z.array(MergeField).max(6).default([]),
    choices: z
      .array(z.strictObject({ conflict: z.string().max(120), choice: MergeChoice }).openapi('MergeDecision'))
      .max(200)
      .default([]),
    reason: Reason,
  })
  .openapi('NewMerge')
export type NewMerge = z.infer<typeof NewMerge>

/** What a merge was decided on, as it stood then. */
export const MergeReceipt = z
  .strictObject({
    version: z.string(),
    score: z.int().nullable(),
    reasons: z.array(z.string()),
    take: z.array(MergeField),
    decisions: z.array(
      z.strictObject({ conflict: MergeConflict, choice: MergeChoice }).openapi('MergeDecided'),
    ),
  })
  .openapi('MergeReceipt')
export type MergeReceipt = z.infer<typeof MergeReceipt>

export const PersonMerge = z
  .strictObject({
    id: idOf('personMerge'),
    winnerId: idOf('person'),
    winnerName: z.string(),
    loserId: idOf('person'),
    loserName: z.string(),
    at: Instant,
    byName: z.string(),
    reason: z.string(),
    undoneAt: orNull(Instant),
    undoneByName: z.string().nullable(),
    undoReason: z.string().nullable(),
  })
  .openapi('PersonMerge')
export type PersonMerge = z.infer<typeof PersonMerge>

/** Why a merge cannot be undone just so. One that may be left stays as it is now, if a human says so. */
export const UndoObstacle = z
  .strictObject({
    cell: z.string(),
    code: z.enum(['changed_since', 'collides', 'identifier_taken', 'erased', 'merged_again']),
    subject: z.string(),
    leavable: z.boolean(),
  })
  .openapi('UndoObstacle')
export type UndoObstacle = z.infer<typeof UndoObstacle>

export const MergeCard = PersonMerge.extend({
  receipt: MergeReceipt,
  moves: z.array(z.strictObject({ what: MergeMove, rows: z.int() }).openapi('MergeMovedBack')),
  obstacles: z.array(UndoObstacle),
}).openapi('MergeCard')
export type MergeCard = z.infer<typeof MergeCard>

const tags = ['Duplicates and merges']
const person = z.strictObject({ personId: idOf('person') })
const merge = z.strictObject({ mergeId: idOf('personMerge') })

export const previewMerge = route({
  method: 'get',
  path: '/people/{personId}/merge-preview',
  operationId: 'previewMerge',
  summary: 'What merging another record into this one would move, and what is to be decided',
  tags,
  access: can('person:merge'),
  request: { params: person, query: z.strictObject({ loserId: idOf('person') }) },
  responses: { 200: answer(MergePreview, 'Side by side'), ...errors('person.closed', 'merge.same') },
})

export const mergePeople = route({
  method: 'post',
  path: '/people/{personId}/merges',
  operationId: 'mergePeople',
  summary: 'Merge another record into this one; it can be undone',
  tags,
  access: can('person:merge'),
  writes: 'keyed',
  request: { params: person, body: json(NewMerge) },
  responses: {
    201: answer(PersonMerge, 'Merged'),
    ...errors(
      'person.unknown',
      'person.closed',
      'merge.same',
      'merge.undecided',
      'merge.blocked',
      'merge.changed',
    ),
  },
})

export const merges = lists({
  path: '/person-merges',
  name: 'PersonMerges',
  summary: 'What was merged and undone, the last first',
  tags,
  access: can('person:merge'),
  filter: z.strictObject({ personId: idOf('person').optional() }),
  item: PersonMerge,
  columns: [
    { zh: '时间', en: 'At', value: (row) => row.at },
    { zh: '保留记录', en: 'Stays', value: (row) => row.winnerName },
    { zh: '并入记录', en: 'Merged into it', value: (row) => row.loserName },
    { zh: '经办人', en: 'By', value: (row) => row.byName },
    { zh: '理由', en: 'Reason', value: (row) => row.reason },
    { zh: '撤销时间', en: 'Undone at', value: (row) => row.undoneAt },
    { zh: '撤销理由', en: 'Why undone', value: (row) => row.undoReason },
  ],
})

export const getMerge = route({
  method: 'get',
  path: '/person-merges/{mergeId}',
  operationId: 'getPersonMerge',
  summary: 'One merge with its receipt, and what stands in the way of undoing it',
  tags,
  access: can('person:merge'),
  request: { params: merge },
  responses: { 200: answer(MergeCard, 'The merge') },
})

export const undoMerge = route({
  method: 'post',
  path: '/person-merges/{mergeId}/undo',
  operationId: 'undoPersonMerge',
  summary: 'Undo a merge: both records are as they were, and what came since stays with what it names',
  tags,
  access: can('person:merge'),
  writes: 'keyed',
  request: {
    params: merge,
    body: json(
      z
        .strictObject({
          reason: Reason,
          /** Cells of obstacles that stay as they are now. */
          leave: z.array(z.string().max(160)).max(100).default([]),
        })
        .openapi('MergeUndo'),
    ),
  },
  responses: {
    200: answer(PersonMerge, 'Undone'),
    ...errors('merge.undone', 'merge.later', 'merge.cannot_undo', 'person.closed'),
  },
})

export const personMergeRoutes = [previewMerge, mergePeople, merges.list, merges.file, getMerge, undoMerge]
