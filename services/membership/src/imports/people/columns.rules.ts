import { backboneNames, educationNames, yesNo } from '@alliance/contracts/membership'
import { maskMobile } from '@alliance/identifiers'
import { choices } from '../cells.rules.ts'
import { personColumns, type PersonField } from '../persons/columns.rules.ts'
import type { RosterColumn } from '../roster.ts'

export type PeopleField =
  | PersonField
  | 'phone'
  | 'birthYear'
  | 'education'
  | 'title'
  | 'backbone'
  | 'frontline'
  | 'from'

/** What a roster of people shows of one, identifiers masked. */
export interface PeopleEntry {
  name: string
  documentType: string | null
  documentMask: string | null
  phoneMask: string | null
  birthYear: number | null
  education: keyof typeof educationNames | null
  employer: string | null
  title: string | null
  backbone: keyof typeof backboneNames | null
  frontline: boolean | null
  from: string | null
}

export interface PeopleColumn extends RosterColumn {
  field: PeopleField
  show: (entry: PeopleEntry, english: boolean) => string
}

const word = <C extends string>(names: Record<C, string>, code: C | null, english: boolean) =>
  code === null ? '' : english ? code : names[code]

export const frontlineNames = { true: yesNo(true), false: yesNo(false) }

export const peopleColumns: readonly PeopleColumn[] = [
  { ...personColumns.name, show: ({ name }) => name },
  { ...personColumns.documentType, show: ({ documentType }) => documentType ?? '' },
  { ...personColumns.documentNumber, show: ({ documentMask }) => documentMask ?? '' },
  {
    field: 'phone',
    zh: '手机号',
    en: 'Phone',
    required: false,
    mask: maskMobile,
    show: ({ phoneMask }) => phoneMask ?? '',
    explained: { zh: '11 位手机号，加密保存', en: 'A mobile number of 11 digits, kept encrypted' },
    example: '13800001234',
  },
  {
    field: 'birthYear',
    zh: '出生年份',
    en: 'Year of birth',
    required: false,
    show: ({ birthYear }) => String(birthYear ?? ''),
    explained: {
      zh: '四位年份；填了居民身份证号码时以身份证为准',
      en: 'Four digits; taken from a resident id where there is one',
    },
    example: '1990',
  },
  {
    field: 'education',
    zh: '学历',
    en: 'Education',
    required: false,
    show: ({ education }, english) => word(educationNames, education, english),
    explained: choices(educationNames),
    example: '本科',
  },
  { ...personColumns.employer, show: ({ employer }) => employer ?? '' },
  {
    field: 'title',
    zh: '职务',
    en: 'Title',
    required: false,
    show: ({ title }) => title ?? '',
    explained: { zh: '在所在单位的职务', en: 'The position at the employer' },
    example: '车间主任',
  },
  {
    field: 'backbone',
    zh: '骨干类别',
    en: 'Backbone',
    required: false,
    show: ({ backbone }, english) => word(backboneNames, backbone, english),
    explained: choices(backboneNames),
    example: '生产骨干',
  },
  {
    field: 'frontline',
    zh: '一线职工',
    en: 'Frontline',
    required: false,
    show: ({ frontline }, english) =>
      frontline === null ? '' : english ? String(frontline) : yesNo(frontline),
    explained: { zh: '是或否，不填为否', en: '是 (true) or 否 (false); 否 where it is left empty' },
    example: '是',
  },
  {
    field: 'from',
    zh: '任职开始日期',
    en: 'Employed from',
    required: false,
    show: ({ from }) => from ?? '',
    explained: {
      zh: '新增任职，或单位、职务、骨干类别、一线职工有变动时必填；变动时晚于登记册中现有的开始日期',
      en: 'Needed for a new employment and for a change of employer, title, backbone or frontline, and then later than the present one’s',
    },
    example: '2024-03-01',
  },
]
