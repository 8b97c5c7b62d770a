import { postNames, postSourceNames, type Post } from '@alliance/contracts/membership'
import { choices } from '../cells.rules.ts'
import { personColumns, type PersonField } from '../persons/columns.rules.ts'
import type { RosterColumn } from '../roster.ts'

export type PostField = PersonField | 'party' | 'post' | 'source' | 'from' | 'to' | 'endReason'

/** What a roster shows of a post beside whose it is. */
export interface PostEntry {
  party: string
  post: Post['post']
  source: Post['source']
  from: string
  to: string | null
  endReason: string | null
}

export interface PostColumn extends RosterColumn {
  field: PostField
  show?: (entry: PostEntry, english: boolean) => string
}

export const postColumns: readonly PostColumn[] = [
  ...Object.values(personColumns),
  {
    field: 'party',
    zh: '党组织',
    en: 'Party organisation',
    required: true,
    show: ({ party }) => party,
    explained: { zh: '登记册中的全称', en: 'The full name in the register' },
    example: '示例精密机械党支部',
  },
  {
    field: 'post',
    zh: '职务',
    en: 'Post',
    required: true,
    show: ({ post }, english) => (english ? post : postNames[post]),
    explained: choices(postNames),
    example: '副书记',
  },
  {
    field: 'source',
    zh: '产生方式',
    en: 'Source',
    required: true,
    show: ({ source }, english) => (english ? source : postSourceNames[source]),
    explained: {
      zh: `选举产生的，须在该党组织当时的任期内。${choices(postSourceNames).zh}`,
      en: `Who was elected was so in the term of that day. ${choices(postSourceNames).en}`,
    },
    example: '任命',
  },
  {
    field: 'from',
    zh: '开始',
    en: 'From',
    required: true,
    show: ({ from }) => from,
    explained: { zh: '任职开始日期', en: 'The first day in the post' },
    example: '2024-03-01',
  },
  {
    field: 'to',
    zh: '结束',
    en: 'To',
    required: false,
    show: ({ to }) => to ?? '',
    explained: {
      zh: '不再担任的日期；登记册中仍在任的，填写后席位空缺',
      en: 'The first day out of the post; a seat that is held in the register is vacant from then on',
    },
    example: '',
  },
  {
    field: 'endReason',
    zh: '结束原因',
    en: 'End',
    required: false,
    show: ({ endReason }) => endReason ?? '',
    explained: { zh: '填写结束日期时必填', en: 'Needed where an end is given' },
    example: '',
  },
]
