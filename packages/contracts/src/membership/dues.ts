import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { lists } from '../kit/page.ts'
import { DateOnly } from '../kit/primitives.ts'

export const DueKind = z
  .enum([
    'election',
    'vacancy',
    'agreement',
    'milestone',
    'development',
    'person_request',
    'member_application',
    'objection',
    'member_review',
    'rectification',
  ])
  .openapi('DueKind')
export type DueKind = z.infer<typeof DueKind>

/**
 * Something that a secretary is to see to. `id` is of the thing to open, as a Party organisation or an agreement; `key`
 * of what falls due, as a term or a milestone.
 */
export const Due = z
  .strictObject({
    kind: DueKind,
    key: z.string(),
    id: z.string(),
    title: z.string(),
    dueOn: DateOnly,
    overdue: z.boolean(),
  })
  .openapi('Due')
export type Due = z.infer<typeof Due>

export const dues = lists({
  path: '/dues',
  name: 'Dues',
  summary:
    'What falls due in the days to come and what is overdue, the most urgent first; elections six months ahead',
  tags: ['Terms and posts'],
  access: can('post:write'),
  filter: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(31) }),
  item: Due,
  columns: [
    { zh: '事项', en: 'Kind', value: (row) => row.kind },
    { zh: '名称', en: 'Title', value: (row) => row.title },
    { zh: '到期', en: 'Due', value: (row) => row.dueOn },
    { zh: '已逾期', en: 'Overdue', value: (row) => (row.overdue ? '是' : '否') },
  ],
})

export const dueRoutes = [dues.list, dues.file]
