import { writeZip } from './zip.write.ts'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type Parts = {
  /** what stands inside `<sheetData>` */
  rows: string
  strings?: string
  styles?: string
  workbookPr?: string
  other?: Record<string, string>
}

/** A workbook written by hand, to hold what our own writer never writes. */
export function workbookOf({
  rows,
  strings,
  styles,
  workbookPr = '',
  other = {},
}: Parts): Promise<Uint8Array> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const files = new Map<string, string>([
    [
      'xl/workbook.xml',
      `<workbook ${MAIN} xmlns:r="${OFFICE}">${workbookPr}<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('r3', 'styles', 'styles.xml')}</Relationships>`,
    ],
    [
      'xl/worksheets/sheet1.xml',
      `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    ],
    ...Object.entries(other),
  ])
  if (strings !== undefined) files.set('xl/sharedStrings.xml', `<sst ${MAIN}>${strings}</sst>`)
  if (styles !== undefined) files.set('xl/styles.xml', `<styleSheet ${MAIN}>${styles}</styleSheet>`)
  return writeZip(files)
}
