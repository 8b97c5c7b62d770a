import { affiliationKindNames, memberStatusNames, type Affiliation } from '@alliance/contracts/membership'
import { choices } from '../cells.rules.ts'
import { personColumns, type PersonField } from '../persons/columns.rules.ts'
import type { RosterColumn } from '../roster.ts'

export type AffiliationField = PersonField | 'party' | 'kind' | 'status' | 'from' | 'to'

/** What a roster shows of an affiliation beside whose it is. */
export interface AffiliationEntry {
  party: string
  kind: Affiliation['kind']
  status: Affiliation['status']
  from: string
  to: string | null
}

export interface AffiliationColumn extends RosterColumn {
  field: AffiliationField
  show?: (entry: AffiliationEntry, english: boolean) => string
}

export const affiliationColumns: readonly AffiliationColumn[] = [
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
    field: 'kind',
    zh: '隶属',
    en: 'Kind',
    required: true,
    show: ({ kind }, english) => (english ? kind : affiliationKindNames[kind]),
    explained: {
      zh: `一人只有一处组织关系，功能型不限。${choices(affiliationKindNames).zh}`,
      en: `One formal affiliation a person, any number of functional ones. ${choices(affiliationKindNames).en}`,
    },
    example: '组织关系',
  },
  {
    field: 'status',
    zh: '党员类别',
    en: 'Status',
    required: true,
    show: ({ status }, english) => (english ? status : memberStatusNames[status]),
    explained: choices(memberStatusNames),
    example: '正式',
  },
  {
    field: 'from',
    zh: '开始',
    en: 'From',
    required: true,
    show: ({ from }) => from,
    explained: {
      zh: '转入或类别变更的日期，不晚于今天；组织关系转接时，原组织关系同日结束',
      en: 'The day of the transfer or change of status, not after today; the formal affiliation before it ends on that day',
    },
    example: '2024-03-01',
  },
  {
    field: 'to',
    zh: '结束',
    en: 'To',
    required: false,
    show: ({ to }) => to ?? '',
    explained: {
      zh: '填写时，结束登记册中的这段隶属关系',
      en: 'Where it is filled, the affiliation that the register has ends on that day',
    },
    example: '',
  },
]
