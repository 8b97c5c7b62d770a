import fc from 'fast-check'
import readXlsxFile, { readSheet as libraryRead } from 'read-excel-file/universal'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/universal'
import { anyTable, textColumns } from './any-table.testing.ts'
import { type Column, readSheet, sheetOf, writeWorkbook, writeXlsx } from './index.ts'
import { openZip, textIn } from './zip.read.ts'

type Payment = { name: string; fen: number | null; paid: boolean | null }
const COLUMNS: Column<Payment>[] = [
  { title: '名称', value: ({ name }) => name },
  { title: '金额', value: ({ fen }) => fen },
  { title: '已付', value: ({ paid }) => paid, width: 12 },
]
const partOf = async (file: Uint8Array, path: string) => (await textIn(openZip(file, 1e9), path)) ?? ''
const arrayBuffer = (file: Uint8Array) => new Blob([file]).arrayBuffer()

test('what is written is read back, text by text', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (rows) => {
      const sheet = await readSheet(
        await writeXlsx(textColumns(rows[0]!.length), rows, { sheetName: '名单' }),
      )
      expect(sheet.rows.map(({ cells }) => cells)).toEqual(rows)
      expect(sheet).toMatchObject({ format: 'xlsx', sheetName: '名单' })
    }),
  )
})

test('numbers and booleans are read back as the text that a program shows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer(), { minLength: 1, maxLength: 20 }), async (numbers) => {
      const sheet = await readSheet(
        await writeXlsx([{ title: 'n', value: (n: number) => n }], numbers, { sheetName: 'n' }),
      )
      expect(sheet.rows.map(({ cells }) => cells[0])).toEqual(numbers.map(String))
    }),
  )
  const file = await writeXlsx(
    COLUMNS,
    [
      { name: 'a', fen: -12.5, paid: true },
      { name: 'b', fen: null, paid: null },
    ],
    { sheetName: 'x' },
  )
  expect((await readSheet(file)).rows.map(({ cells }) => cells)).toEqual([
    ['a', '-12.5', 'TRUE'],
    ['b', '', ''],
  ])
})

describe('another reader agrees', () => {
  test('read-excel-file finds the texts, numbers and booleans that were written', async () => {
    const rows: Payment[] = [
      { name: '320499199001010016', fen: 1250, paid: true },
      { name: '=1+1', fen: -0.5, paid: false },
      { name: '第一行\n第二行', fen: 1234567890123456, paid: null },
      { name: 'constructor', fen: 0, paid: null },
    ]
    expect(
      await libraryRead(await arrayBuffer(await writeXlsx(COLUMNS, rows, { sheetName: '名单' }))),
    ).toEqual([
      ['名称', '金额', '已付'],
      ['320499199001010016', 1250, true],
      ["'=1+1", -0.5, false],
      ['第一行\n第二行', '1234567890123456', null],
      ['constructor', 0, null],
    ])
  })

  test('read-excel-file finds every sheet of a template', async () => {
    const template = await writeWorkbook([
      sheetOf('企业', COLUMNS, []),
      sheetOf(
        '填写说明',
        [{ title: '说明', value: (line: string) => line, width: 60 }],
        ['每行一家企业', '代码 18 位'],
      ),
    ])
    expect(await readXlsxFile(await arrayBuffer(template))).toEqual([
      { sheet: '企业', data: [['名称', '金额', '已付']] },
      { sheet: '填写说明', data: [['说明'], ['每行一家企业'], ['代码 18 位']] },
    ])
  })
})

test('what write-excel-file writes is read, dates included', async () => {
  const file = await writeXlsxFile([
    ['名称', '代码', '日期', '数', '是'],
    [
      '旭荣',
      '320499199001010016',
      { value: new Date('2026-11-23T00:00:00Z'), format: 'yyyy"年"m"月"d"日"' },
      3.14,
      true,
    ],
  ]).toBlob()
  const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()))
  expect(sheet.rows).toEqual([
    { number: 2, cells: ['旭荣', '320499199001010016', '2026-11-23', '3.14', 'TRUE'] },
  ])
})

describe('how a sheet looks', () => {
  test('the header is bold and stays in view', async () => {
    const file = await writeXlsx(COLUMNS, [], { sheetName: 'x' })
    const xml = await partOf(file, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(xml).toMatch(/<c r="A1" s="1" t="s">/)
    expect(await partOf(file, 'xl/styles.xml')).toContain('<xf numFmtId="49" fontId="1"')
  })

  test('columns are as wide as their content, within bounds, or as asked', async () => {
    const file = await writeXlsx(COLUMNS, [{ name: '常州旭荣针织印染有限公司', fen: 1, paid: true }], {
      sheetName: 'x',
    })
    const widths = [...(await partOf(file, 'xl/worksheets/sheet1.xml')).matchAll(/ width="(\d+)"/g)].map(
      ([, width]) => Number(width),
    )
    expect(widths).toEqual([26, 8, 12])
  })

  test('a column without numbers is formatted as text, so that a code typed below stays as typed', async () => {
    const xml = await partOf(
      await writeXlsx(COLUMNS, [{ name: 'a', fen: 1, paid: null }], { sheetName: 'x' }),
      'xl/worksheets/sheet1.xml',
    )
    expect(xml).toMatch(/<col min="1" [^>]*style="2"/)
    expect(xml).not.toMatch(/<col min="2" [^>]*style=/)
  })

  test('the same content gives the same bytes', async () => {
    const write = () => writeXlsx(COLUMNS, [{ name: 'a', fen: 1, paid: true }], { sheetName: 'x' })
    expect(await write()).toEqual(await write())
  })

  test('a text beyond what Excel can hold is cut visibly', async () => {
    const file = await writeXlsx(COLUMNS, [{ name: '字'.repeat(40_000), fen: null, paid: null }], {
      sheetName: 'x',
    })
    const text = (await readSheet(file)).rows[0]?.cells[0] ?? ''
    expect(text).toHaveLength(32_767)
    expect(text.endsWith('字…')).toBe(true)
  })

  test('control characters and broken surrogates are left out', async () => {
    const file = await writeXlsx(COLUMNS, [{ name: 'a\u0000\u0008b\uD800c\r\nd', fen: null, paid: null }], {
      sheetName: 'x',
    })
    expect((await readSheet(file)).rows[0]?.cells[0]).toBe('ab\uFFFDc\nd')
  })
})

describe('sheet names', () => {
  test.each([
    ['名单/2026:第[1]批', '名单 2026 第 1 批'],
    ["'引号'", '引号'],
    ['字'.repeat(40), '字'.repeat(31)],
    ['   ', 'Sheet'],
    ['=1+1', '=1+1'],
  ])('%j becomes %j', async (asked, name) => {
    const sheet = await readSheet(await writeXlsx(COLUMNS, [], { sheetName: asked }))
    expect(sheet.sheetName).toBe(name)
  })

  test('no sheet, two of one name, or one without columns is a programming error', async () => {
    await expect(writeWorkbook([])).rejects.toThrow(RangeError)
    expect(() => sheetOf('A', [], [])).toThrow(RangeError)
    await expect(writeWorkbook([sheetOf('A', COLUMNS, []), sheetOf('a', COLUMNS, [])])).rejects.toThrow(
      RangeError,
    )
  })
})

test('the limits’ largest table is written and read, which the libraries cannot do without a Worker', async () => {
  const columns = Array.from({ length: 60 }, (_, index) => ({
    title: `列${index}`,
    value: (row: number) => `${row}-${index}`,
  }))
  const rows = Array.from({ length: 5_000 }, (_, index) => index)
  const sheet = await readSheet(await writeXlsx(columns, rows, { sheetName: '满' }))
  expect(sheet.rows).toHaveLength(5_000)
  expect(sheet.rows.at(-1)).toMatchObject({ number: 5_001 })
  expect(sheet.rows.at(-1)?.cells.at(-1)).toBe('4999-59')
}, 60_000)

test('a table of one repeated text is not taken for a bomb', async () => {
  const columns = Array.from({ length: 20 }, (_, index) => ({
    title: `列${index}`,
    value: () => '同一段文字',
  }))
  const sheet = await readSheet(await writeXlsx(columns, Array.from({ length: 5_000 }), { sheetName: '同' }))
  expect(sheet.rows).toHaveLength(5_000)
}, 60_000)
