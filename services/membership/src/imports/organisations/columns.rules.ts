import {
  DigitalClass,
  organisationKindNames,
  OrganisationKind,
  type Organisation,
} from '@alliance/contracts/membership'
import type { RosterColumn } from '../roster.ts'

export type OrganisationField =
  | 'name'
  | 'kind'
  | 'creditCode'
  | 'aliases'
  | 'parentCode'
  | 'industryCodes'
  | 'digitalClass'
  | 'website'
  | 'description'

/** An organisation as a roster tells it: its parent by credit code, or by name where the parent has none. */
export interface RosterEntry {
  organisation: Organisation
  parentCode: string | null
}

export interface OrganisationColumn extends RosterColumn {
  field: OrganisationField
  /** The value that a cell with something in it means, for the contract's schema to judge. */
  read: (cell: string) => unknown
  /** The cell that an entry of the register would have, in the language of the header. */
  show: (entry: RosterEntry, english: boolean) => string
}

const listIn = (cell: string, separator: RegExp): string[] =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const kindsByName = new Map<string, OrganisationKind>(
  OrganisationKind.options.flatMap(
    (kind) =>
      [
        [kind, kind],
        [organisationKindNames[kind], kind],
      ] as const,
  ),
)
const kindWords = OrganisationKind.options.map((kind) => `${organisationKindNames[kind]} (${kind})`)

/** The columns of a roster: the template, the reading, the checks and the differences all come from this table. */
export const organisationColumns: readonly OrganisationColumn[] = [
  {
    field: 'name',
    zh: '单位名称',
    en: 'Name',
    required: true,
    read: (cell) => cell,
    show: ({ organisation }) => organisation.name,
    explained: { zh: '全称，最多 120 字', en: 'The full name, 120 characters at the most' },
    example: '示例精密机械有限公司（虚构）',
  },
  {
    field: 'kind',
    zh: '类别',
    en: 'Kind',
    required: true,
    read: (cell) => kindsByName.get(cell.toLowerCase()) ?? cell,
    show: ({ organisation: { kind } }, english) => (english ? kind : organisationKindNames[kind]),
    explained: {
      zh: `以下之一，也可填英文代码：${kindWords.join('、')}`,
      en: `One of these, in Chinese or as the code: ${kindWords.join(', ')}`,
    },
    example: '企业',
  },
  {
    field: 'creditCode',
    zh: '统一社会信用代码',
    en: 'Credit code',
    required: false,
    read: (cell) => cell,
    show: ({ organisation }) => organisation.creditCode ?? '',
    explained: {
      zh: '18 位，校验位会核对。登记册中已有这个代码时，本行更新该单位；没有代码的行总是新增',
      en: '18 characters; the check digit is verified. A code that the register has makes the row an update; a row without a code is always new',
    },
    example: '91320402X00000019P',
  },
  {
    field: 'aliases',
    zh: '别名',
    en: 'Aliases',
    required: false,
    read: (cell) => listIn(cell, /[；;\n]/),
    show: ({ organisation }) => organisation.aliases.join('；'),
    explained: { zh: '多个别名用分号隔开，最多 20 个', en: 'Separated by semicolons, 20 at the most' },
    example: '示例精机；示例机械',
  },
  {
    field: 'parentCode',
    zh: '上级单位代码',
    en: 'Parent code',
    required: false,
    read: (cell) => cell,
    show: ({ parentCode }) => parentCode ?? '',
    explained: {
      zh: '分支机构所属单位的统一社会信用代码；该单位应已登记，或在同一文件中',
      en: 'Of a branch office: the credit code of the organisation it belongs to, which is registered or in the same file',
    },
    example: '',
  },
  {
    field: 'industryCodes',
    zh: '行业代码',
    en: 'Industry codes',
    required: false,
    read: (cell) => listIn(cell, /[；;，,、\s]/),
    show: ({ organisation }) => organisation.industryCodes.join('；'),
    explained: {
      zh: 'GB/T 4754-2017，2 至 4 位数字，多个用分号隔开',
      en: 'GB/T 4754-2017, two to four digits, separated by semicolons',
    },
    example: '3491；3525',
  },
  {
    field: 'digitalClass',
    zh: '数字经济分类',
    en: 'Digital class',
    required: false,
    // A spreadsheet makes the number 1 of 01.
    read: (cell) => cell.padStart(2, '0'),
    show: ({ organisation }) => organisation.digitalClass ?? '',
    explained: {
      zh: `《数字经济及其核心产业统计分类（2021）》大类：${DigitalClass.options.join('、')}`,
      en: `Class of the digital economy (2021): ${DigitalClass.options.join(', ')}`,
    },
    example: '05',
  },
  {
    field: 'website',
    zh: '网址',
    en: 'Website',
    required: false,
    read: (cell) => cell,
    show: ({ organisation }) => organisation.website ?? '',
    explained: { zh: '以 http:// 或 https:// 开头', en: 'Begins with http:// or https://' },
    example: 'https://example.com',
  },
  {
    field: 'description',
    zh: '简介',
    en: 'Description',
    required: false,
    read: (cell) => cell,
    show: ({ organisation }) => organisation.description ?? '',
    explained: { zh: '最多 2,000 字', en: '2,000 characters at the most' },
    example: '虚构的示例单位，请勿导入',
  },
]
