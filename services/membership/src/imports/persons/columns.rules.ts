import { documentTypeNames } from '@alliance/contracts/membership'
import { compactCode, maskIdentityNumber } from '@alliance/identifiers'
import { choices } from '../cells.rules.ts'
import type { RosterColumn } from '../roster.ts'

export type PersonField = 'name' | 'documentType' | 'documentNumber' | 'employer'

/** Half of a wrong number is as telling as half of a right one. */
const maskDocument = (cell: string): string => maskIdentityNumber(compactCode(cell))

/** By what a person is known in a roster, whatever it tells of them. */
export const personColumns: Record<PersonField, RosterColumn & { field: PersonField }> = {
  name: {
    field: 'name',
    zh: '姓名',
    en: 'Name',
    required: true,
    explained: { zh: '与证件一致，最多 120 字', en: 'As in the document, 120 characters at the most' },
    example: '周示例',
  },
  documentType: {
    field: 'documentType',
    zh: '证件类型',
    en: 'Document type',
    required: false,
    explained: {
      zh: `不填即居民身份证。${choices(documentTypeNames).zh}`,
      en: `A resident id where it is left empty. ${choices(documentTypeNames).en}`,
    },
    example: '居民身份证',
  },
  documentNumber: {
    field: 'documentNumber',
    zh: '证件号码',
    en: 'Document number',
    required: false,
    mask: maskDocument,
    explained: {
      zh: '加密保存，只显示脱敏号码；按证件号码认人，没有时按姓名和所在单位认人',
      en: 'Kept encrypted and shown masked. People are met by it, or else by name and employer',
    },
    example: '320499199001010016',
  },
  employer: {
    field: 'employer',
    zh: '所在单位',
    en: 'Employer',
    required: false,
    codes: true,
    explained: {
      zh: '统一社会信用代码，或登记册中的单位全称；该单位应已登记',
      en: 'The credit code, or the full name in the register; the organisation must be registered',
    },
    example: '91320402X00000019P',
  },
}
