import { describe, expect, test } from 'vitest'
import { readSheet, SheetProblem } from './index.ts'
import { type Parts, workbookOf } from './zip.testing.ts'

const HEADER =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>'
const cellsOf = async (rows: string, parts: Omit<Parts, 'rows'> = {}) =>
  (await readSheet(await workbookOf({ rows: HEADER + rows, ...parts }))).rows.map(({ cells }) => cells)
const problemOf = async (parts: Parts, options = {}) => {
  const outcome = await readSheet(await workbookOf(parts), options).catch((error: unknown) => error)
  return outcome instanceof SheetProblem ? { reason: outcome.reason, row: outcome.row } : outcome
}

describe('cells as other programs write them', () => {
  test('numbers are given in plain digits', async () => {
    const stored = [
      '42',
      '-5',
      '1.1000000000000001',
      '0.30000000000000004',
      '3.20402199001010E+17',
      '1E3',
      '007',
      '1.5E-5',
    ]
    const rows = stored
      .map((value, index) => `<row r="${index + 2}"><c r="A${index + 2}"><v>${value}</v></c></row>`)
      .join('')
    expect((await cellsOf(rows)).map(([text]) => text)).toEqual(
      '42 -5 1.1 0.3 320402199001010000 1000 007 0.000015'.split(' '),
    )
  })

  test('a whole number keeps every digit that the file has', async () => {
    expect(await cellsOf('<row r="2"><c r="A2"><v>320499199001010016</v></c></row>')).toEqual([
      ['320499199001010016', ''],
    ])
  })

  test('formulas give their last value, errors their sign, booleans a word', async () => {
    const row =
      '<row r="2"><c r="A2" t="str"><f>A1&amp;"x"</f><v>ax</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C2" t="b"><v>1</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="str"><f>X()</f></c></row>'
    expect(await cellsOf(row)).toEqual([['ax', '#DIV/0!', 'TRUE', '2']])
  })

  test('rich text is joined and the reading aid is left out', async () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>常州</t></r><r><t xml:space="preserve"> 旭荣</t></r><rPh sb="0" eb="2"><t>changzhou</t></rPh></si><si><t/></si>'
    const row = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>'
    expect(await cellsOf(row, { strings })).toEqual([['常州 旭荣', '']])
  })

  test('entities, CDATA, comments, prefixes and escaped characters are understood', async () => {
    const strings =
      '<x:si><x:t>&lt;&#x4E2D;&#22269;&amp;&gt;<!-- no --><![CDATA[<raw>&]]>_x0041__x000D_\n.</x:t></x:si>'
    expect(await cellsOf('<x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c></x:row>', { strings })).toEqual([
      ['<中国&><raw>&A\n.', ''],
    ])
  })

  test('rows and cells without a reference follow each other', async () => {
    const row = '<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>'
    expect(await cellsOf(row)).toEqual([
      ['1', '2'],
      ['', '3'],
    ])
  })

  test('a gap between rows is kept as blank rows and formatted blank cells are blank', async () => {
    const rows =
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    const sheet = await readSheet(await workbookOf({ rows: HEADER + rows }))
    expect(sheet.rows).toEqual([
      { number: 2, cells: ['1', ''] },
      { number: 3, cells: ['', ''] },
      { number: 4, cells: ['', '2'] },
    ])
  })
})

describe('dates', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="0.00&quot;m&quot;"/><numFmt numFmtId="166" formatCode="[$-804][DBNum1]h:mm:ss"/><numFmt numFmtId="167" formatCode="#,##0_d;[Red]-#,##0"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    `<cellXfs>${[0, 14, 31, 22, 164, 165, 166, 167, 58].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>` +
    '<dxfs><dxf><numFmt numFmtId="165" formatCode="yyyy"/></dxf></dxfs>'
  const read = async (style: number, value: string, workbookPr = '') =>
    (
      await cellsOf(`<row r="2"><c r="A2" s="${style}"><v>${value}</v></c></row>`, { styles, workbookPr })
    )[0]?.[0]

  test.each([
    ['the short date', 1, '46349', '2026-11-23'],
    ['the Chinese date of a Chinese edition (31)', 2, '46349', '2026-11-23'],
    ['month and day of a Chinese edition (58)', 8, '46349', '2026-11-23'],
    ['a date with a time', 3, '46349.395833333336', '2026-11-23 09:30'],
    ['a time that is not exact', 3, '46349.999988425923', '2026-11-23 23:59:59'],
    ['a time that rounds up to midnight', 3, '46348.9999999999', '2026-11-23'],
    ['a written format', 4, '46349', '2026-11-23'],
    ['a time alone', 6, '0.395833333333333', '09:30'],
    ['midnight', 6, '0', '00:00'],
    ['a leap day', 1, '45351', '2024-02-29'],
    ['the first day of Excel', 1, '1', '1900-01-01'],
    ['the day that never was', 1, '60', '1900-02-29'],
    ['the day after it', 1, '61', '1900-03-01'],
    ['the last day of Excel', 1, '2958465', '9999-12-31'],
    ['a number in the general format', 0, '46349', '46349'],
    ['a number with a unit', 5, '1.5', '1.5'],
    ['a number with a filler', 7, '1234', '1234'],
    ['a negative date', 1, '-1', '-1'],
    ['a date past the end', 1, '2958466', '2958466'],
  ])('%s', async (_, style, value, expected) => {
    expect(await read(style, value)).toBe(expected)
  })

  test('a workbook of an old Macintosh counts from 1904', async () => {
    expect(await read(1, '44887', '<workbookPr date1904="1"/>')).toBe('2026-11-23')
  })

  test('a cell that holds ISO 8601 is read', async () => {
    expect(
      await cellsOf(
        '<row r="2"><c r="A2" t="d"><v>2026-11-23T00:00:00Z</v></c><c r="B2" t="d"><v>2026-11-23T09:30:00</v></c></row>',
      ),
    ).toEqual([['2026-11-23', '2026-11-23 09:30']])
  })
})

describe('limits hold wherever the file puts its cells', () => {
  test('a cell in the last column and row of Excel allocates nothing', async () => {
    const far = (cell: string, row: number) => ({
      rows: `${HEADER}<row r="${row}"><c r="${cell}"><v>1</v></c></row>`,
    })
    expect(await problemOf(far('A1048576', 1_048_576))).toEqual({ reason: 'too_many_rows', row: 1_048_576 })
    expect(await problemOf(far('XFD2', 2))).toEqual({ reason: 'too_many_columns', row: 2 })
    expect(await problemOf(far('ZZZ2', 2))).toEqual({ reason: 'too_many_columns', row: 2 })
    expect(await problemOf(far('ZZZZZZ2', 2))).toMatchObject({ reason: 'malformed' })
  })

  test('exactly as many as allowed pass', async () => {
    const parts = { rows: `${HEADER}<row r="3"><c r="B3"><v>1</v></c></row>` }
    expect((await readSheet(await workbookOf(parts), { maxRows: 2, maxColumns: 2 })).rows).toHaveLength(2)
    expect(await problemOf(parts, { maxRows: 1 })).toEqual({ reason: 'too_many_rows', row: 3 })
    expect(await problemOf(parts, { maxColumns: 1 })).toMatchObject({ reason: 'too_many_columns' })
  })
})

describe('what is refused', () => {
  test.each<[string, Parts, string]>([
    ['a sheet without rows', { rows: '' }, 'no_header'],
    ['a blank header row', { rows: '<row r="2"><c r="A2"><v>1</v></c></row>' }, 'no_header'],
    [
      'a shared string that does not exist',
      { rows: `${HEADER}<row r="2"><c r="A2" t="s"><v>9</v></c></row>` },
      'malformed',
    ],
    ['rows out of order', { rows: `${HEADER}<row r="1"><c r="A1"><v>1</v></c></row>` }, 'malformed'],
    [
      'cells out of order',
      { rows: '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>' },
      'malformed',
    ],
    ['a row number that is not one', { rows: '<row r="1.5"><c><v>1</v></c></row>' }, 'malformed'],
    ['a tag that is never closed', { rows: '<row r="1"' }, 'malformed'],
    ['a comment that is never closed', { rows: '<!-- ' }, 'malformed'],
    [
      'a document type, which could define entities',
      { rows: HEADER, other: { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst/>' } },
      'malformed',
    ],
  ])('%s', async (_, parts, reason) => {
    expect(await problemOf(parts)).toMatchObject({ reason })
  })
})

test('a workbook whose sheet is missing from the zip is refused', async () => {
  const rels =
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="nowhere.xml"/></Relationships>'
  expect(await problemOf({ rows: HEADER, other: { 'xl/_rels/workbook.xml.rels': rels } })).toMatchObject({
    reason: 'malformed',
  })
})

describe('which sheet is read', () => {
  const OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
  const sheetOfText = (text: string) =>
    `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`
  const other = {
    'xl/workbook.xml': `<workbook xmlns:r="x"><sheets><sheet name="图" sheetId="1" r:id="c"/><sheet name="藏" sheetId="2" state="hidden" r:id="h"/><sheet name="一" sheetId="3" r:id="a"/><sheet name="二" sheetId="4" r:id="b"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="c" Type="${OFFICE}/chartsheet" Target="chartsheets/s.xml"/><Relationship Id="h" Type="${OFFICE}/worksheet" Target="h.xml"/><Relationship Id="a" Type="${OFFICE}/worksheet" Target="./sheets/../a.xml"/><Relationship Id="b" Type="${OFFICE}/worksheet" Target="/xl/b.xml"/></Relationships>`,
    'xl/h.xml': sheetOfText('hidden'),
    'xl/a.xml': sheetOfText('first'),
    'xl/b.xml': sheetOfText('second'),
  }

  test.each([
    ['the first visible one with cells', undefined, '一', 'first'],
    ['the one that is named', '二', '二', 'second'],
    ['a hidden one when it is named', '藏', '藏', 'hidden'],
    ['the first when there is none of that name', '三', '一', 'first'],
  ])('%s', async (_, sheetName, name, title) => {
    const sheet = await readSheet(await workbookOf({ rows: '', other }), { sheetName })
    expect(sheet).toMatchObject({ sheetName: name, header: [title] })
  })
})
