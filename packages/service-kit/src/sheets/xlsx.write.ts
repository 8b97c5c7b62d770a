import { type Column, contentsOf, writtenText } from './column.ts'
import { type SheetContent, sheetXml, stringTable } from './worksheet.write.ts'
import { xmlEscaped } from './xml.ts'
import { writeZip } from './zip.write.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * Style 0 general, 1 header (bold, text), 2 text, 3 text with line breaks. 49 is the built-in text format: a
 * code of 18 digits typed into such a cell stays a text.
 */
const STYLES = [
  `${DECLARATION}<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">',
  '<alignment vertical="top" wrapText="1"/></xf></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

/**
 * An XLSX file with one sheet: bold header that stays in view, widths by content, numbers as numbers,
 * everything else as text with formulas guarded. A column without a number is formatted as text down to its
 * end. The same content always gives the same bytes.
 */
export function writeXlsx<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  options: { sheetName: string },
): Promise<Uint8Array> {
  return writeWorkbook([sheetOf(options.sheetName, columns, rows)])
}

/** A sheet for `writeWorkbook`. The name loses what Excel forbids (`[]:*?/\`, more than 31 characters). */
export function sheetOf<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
): SheetContent {
  if (columns.length === 0) throw new RangeError('a sheet needs a column')
  return {
    name: allowedName(name),
    titles: columns.map(({ title }) => writtenText(title)),
    widths: columns.map(({ width }) => width),
    rows: Array.from(rows, (row) => contentsOf(columns, row)),
  }
}

/**
 * Several sheets in one file, as a template with an explanation. Throws `RangeError` for no sheet or equal
 * names.
 */
export async function writeWorkbook(sheets: readonly SheetContent[]): Promise<Uint8Array> {
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()))
  if (names.size === 0 || names.size < sheets.length) throw new RangeError('sheets need different names')
  const strings = stringTable()
  const numbered = sheets.map((sheet, index) => ({ ...sheet, id: index + 1 }))
  const worksheets = numbered.map(
    ({ id, ...sheet }) => [`xl/worksheets/sheet${id}.xml`, DECLARATION + sheetXml(sheet, strings)] as const,
  )
  const list = numbered
    .map(({ id, name }) => `<sheet name="${xmlEscaped(name)}" sheetId="${id}" r:id="rId${id}"/>`)
    .join('')
  const related = [
    ...numbered.map(({ id }) => ['worksheet', `worksheets/sheet${id}.xml`] as const),
    ['styles', 'styles.xml'] as const,
    ['sharedStrings', 'sharedStrings.xml'] as const,
  ]
  return writeZip(
    new Map([
      ['[Content_Types].xml', contentTypes(sheets.length)],
      ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
      [
        'xl/workbook.xml',
        `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list}</sheets></workbook>`,
      ],
      ['xl/_rels/workbook.xml.rels', relationships(related)],
      ['xl/styles.xml', STYLES],
      ...worksheets,
      ['xl/sharedStrings.xml', DECLARATION + strings.xml(MAIN)],
    ]),
  )
}

function allowedName(name: string): string {
  const allowed = writtenText(name)
    .replace(/[[\]:*?/\\\n\t]/g, ' ')
    .replace(/^[\s']+/, '')
  return (
    allowed
      .slice(0, 31)
      .toWellFormed()
      .replace(/[\s']+$/, '') || 'Sheet'
  )
}

function relationships(entries: readonly (readonly [type: string, target: string])[]): string {
  const list = entries.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

function contentTypes(sheetCount: number): string {
  const part = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${SHEET_TYPE}.${type}+xml"/>`
  const sheets = Array.from({ length: sheetCount }, (_, index) =>
    part(`worksheets/sheet${index + 1}.xml`, 'worksheet'),
  )
  const fixed =
    part('workbook.xml', 'sheet.main') +
    part('styles.xml', 'styles') +
    part('sharedStrings.xml', 'sharedStrings')
  const known = (extension: string, type: string) =>
    `<Default Extension="${extension}" ContentType="application/${type}"/>`
  const defaults = known('rels', 'vnd.openxmlformats-package.relationships+xml') + known('xml', 'xml')
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">${defaults}${fixed}${sheets.join('')}</Types>`
}
