import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { anyTable, textColumns } from './any-table.testing.ts'
import { readSheet, SheetProblem, writeCsv } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const bytesOfHex = (hex: string) =>
  Uint8Array.from(hex.match(/[0-9a-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16))
const reasonFor = async (content: Uint8Array, options = {}) => {
  const problem = await readSheet(content, options).catch((error: unknown) => error)
  return problem instanceof SheetProblem
    ? { reason: problem.reason, row: problem.row, limit: problem.limit }
    : problem
}

describe('writing', () => {
  const columns = [
    { title: '名称', value: (row: { name: string; amount: number | null }) => row.name },
    { title: '金额', value: (row: { name: string; amount: number | null }) => row.amount },
    { title: '已付', value: (row: { name: string; amount: number | null }) => row.amount !== null },
  ]

  test('begins with a byte-order mark and ends every line with CRLF', () => {
    const written = writeCsv(columns, [{ name: '旭荣, 常州', amount: 12.5 }])
    expect(Array.from(written.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(written)).toBe('名称,金额,已付\r\n"旭荣, 常州",12.5,TRUE\r\n')
  })

  test('a formula in text is guarded, a negative number is not text', () => {
    const written = writeCsv(columns, [{ name: '=cmd|calc', amount: -5 }])
    expect(new TextDecoder().decode(written)).toContain("\r\n'=cmd|calc,-5,TRUE\r\n")
  })

  test('null is an empty cell', () => {
    expect(new TextDecoder().decode(writeCsv(columns, [{ name: '', amount: null }]))).toContain(
      '\r\n,,FALSE\r\n',
    )
  })

  test('a number that is not finite is a programming error', () => {
    expect(() => writeCsv(columns, [{ name: '', amount: Number.NaN }])).toThrow(RangeError)
  })

  test('no field of any table begins with a dangerous sign', () => {
    fc.assert(
      fc.property(anyTable, (rows) => {
        const text = new TextDecoder().decode(writeCsv(textColumns(rows[0]!.length), rows))
        const fields = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data.flat()
        for (const field of fields) expect(field).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
    )
  })
})

test('what is written is read back, text by text', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, async (rows) => {
      const sheet = await readSheet(writeCsv(textColumns(rows[0]!.length), rows))
      expect(sheet.rows.map(({ cells }) => cells)).toEqual(rows)
      expect(sheet).toMatchObject({ format: 'csv', encoding: 'utf-8' })
    }),
  )
})

describe('encodings', () => {
  // 统一社会信用代码,名称 / 91320402X00000019P,常州旭荣, as Excel saves CSV on a Chinese Windows.
  const gbk = bytesOfHex(
    'cdb3d2bb c9e7bbe1 d0c5d3c3 b4fac2eb 2c c3fbb3c6 0a' +
      '3931333230343032583030303030303139 50 2c b3a3d6dd d0f1c8d9 0a',
  )

  test('GB18030 is recognised because it is not UTF-8', async () => {
    expect(await readSheet(gbk)).toEqual({
      format: 'csv',
      encoding: 'gb18030',
      header: ['统一社会信用代码', '名称'],
      rows: [{ number: 2, cells: ['91320402X00000019P', '常州旭荣'] }],
    })
  })

  test('a four-byte character of GB18030 is read', async () => {
    const sheet = await readSheet(Uint8Array.of(...gbk.slice(0, 22), 0x95, 0x34, 0xb2, 0x35, 44, 49))
    expect(sheet).toMatchObject({ encoding: 'gb18030', rows: [{ cells: ['𠮷', '1'] }] })
  })

  test('UTF-8 is read with and without a byte-order mark', async () => {
    for (const mark of ['\uFEFF', '']) {
      expect(await readSheet(bytes(`${mark}名称,代码\n旭荣,1`))).toMatchObject({
        encoding: 'utf-8',
        header: ['名称', '代码'],
      })
    }
  })

  test('“Unicode text” from Excel (UTF-16 with tabs) is read', async () => {
    const text = '名称\t代码\r\n旭荣\t007\r\n'
    const units = Uint16Array.from(`\uFEFF${text}`, (character) => character.charCodeAt(0))
    const sheet = await readSheet(new Uint8Array(units.buffer))
    expect(sheet).toMatchObject({
      encoding: 'utf-16le',
      header: ['名称', '代码'],
      rows: [{ cells: ['旭荣', '007'] }],
    })
  })

  test('bytes that are neither are refused', async () => {
    expect(await reasonFor(Uint8Array.of(97, 44, 98, 10, 0xff, 0xff))).toMatchObject({ reason: 'encoding' })
  })
})

describe('layout', () => {
  test.each([
    ['a comma', 'a,b;c,d\n1,2,3'],
    ['a semicolon', 'a;b,c;d\n1;2;3'],
    ['a tab', 'a\tb,c\td\n1\t2\t3'],
  ])('%s is found to be the separator', async (_, text) => {
    const sheet = await readSheet(bytes(text))
    expect(sheet.header).toHaveLength(3)
    expect(sheet.rows[0]?.cells).toEqual(['1', '2', '3'])
  })

  test('a separator inside quotes in the header does not count', async () => {
    expect((await readSheet(bytes('"a;b;c;d",e\n1,2'))).header).toEqual(['a;b;c;d', 'e'])
  })

  test('line breaks, quotes and separators inside quotes belong to the cell', async () => {
    const sheet = await readSheet(bytes('a,b\r\n"第一行\r\n第二行","说""是"", 好"\r\nx,y\r\n'))
    expect(sheet.rows).toEqual([
      { number: 2, cells: ['第一行\n第二行', '说"是", 好'] },
      { number: 3, cells: ['x', 'y'] },
    ])
  })

  test('a blank row in the middle is kept with its number and blank rows at the end are not', async () => {
    const sheet = await readSheet(bytes('a,b\n1,2\n\n,\n3,4\n\n,\n\n'))
    expect(sheet.rows).toEqual([
      { number: 2, cells: ['1', '2'] },
      { number: 3, cells: ['', ''] },
      { number: 4, cells: ['', ''] },
      { number: 5, cells: ['3', '4'] },
    ])
  })

  test('rows are as long as the header, and longer when they have more', async () => {
    const sheet = await readSheet(bytes('a,b,c\n1\n1,2,3,4\n1,2,3,,,\n'))
    expect(sheet.rows.map(({ cells }) => cells)).toEqual([
      ['1', '', ''],
      ['1', '2', '3', '4'],
      ['1', '2', '3'],
    ])
  })

  test('titles are trimmed and cells are not', async () => {
    expect(await readSheet(bytes(' 名称 ,b\n x ,007'))).toMatchObject({
      header: ['名称', 'b'],
      rows: [{ cells: [' x ', '007'] }],
    })
  })

  test('rows above the header row are ignored', async () => {
    const sheet = await readSheet(bytes('申请名单\n\nname;code\nx;1'), { headerRow: 3 })
    expect(sheet).toMatchObject({ header: ['name', 'code'], rows: [{ number: 4, cells: ['x', '1'] }] })
  })

  test('old Macintosh line ends and a mixture are read', async () => {
    expect((await readSheet(bytes('a,b\r1,2\r\n3,4\n5,6'))).rows).toHaveLength(3)
  })

  test('a guarded formula comes back without its guard', async () => {
    expect((await readSheet(bytes("a\n'=1+1\n'tis"))).rows.map(({ cells }) => cells[0])).toEqual([
      '=1+1',
      "'tis",
    ])
  })
})

describe('what is refused', () => {
  test.each([
    ['no bytes', '', 'empty'],
    ['only blank lines', '\n\n,\n', 'no_header'],
    ['a blank header above data', '\n1,2\n', 'no_header'],
    ['a web page saved as .xls', '<html><table><tr><td>1</td></tr></table></html>', 'unsupported_format'],
    ['an XML spreadsheet', '<?xml version="1.0"?><Workbook/>', 'unsupported_format'],
    ['a PDF', '%PDF-1.7\n...', 'unsupported_format'],
    ['bytes with a zero', 'a,b\n\0,1', 'unsupported_format'],
  ])('%s', async (_, text, reason) => {
    expect(await reasonFor(bytes(text))).toMatchObject({ reason })
  })

  test('a quote that is never closed, with its row', async () => {
    expect(await reasonFor(bytes('a,b\n1,2\n"open,3\n4,5'))).toEqual({
      reason: 'malformed',
      row: 3,
      limit: undefined,
    })
  })

  test('more bytes, rows or columns than the limits', async () => {
    expect(await reasonFor(bytes('a,b\n1,2'), { maxBytes: 4 })).toEqual({
      reason: 'too_large',
      limit: 4,
      row: undefined,
    })
    expect(await reasonFor(bytes('a\n1\n2\n3'), { maxRows: 2 })).toEqual({
      reason: 'too_many_rows',
      limit: 2,
      row: 4,
    })
    expect(await reasonFor(bytes('a,b\n1,2,3'), { maxColumns: 2 })).toEqual({
      reason: 'too_many_columns',
      limit: 2,
      row: 2,
    })
  })

  test('a limit that is left out or undefined is the usual one', async () => {
    const rows = Array.from({ length: 5001 }, (_, index) => String(index)).join('\n')
    expect(await reasonFor(bytes(`a\n${rows}`), { maxRows: undefined })).toMatchObject({
      reason: 'too_many_rows',
      limit: 5000,
    })
    expect(await reasonFor(new Uint8Array(5 * 1024 * 1024 + 1))).toMatchObject({ reason: 'too_large' })
  })

  test('five megabytes of line breaks are read without filling the memory', async () => {
    const blank = new Uint8Array(5 * 1024 * 1024).fill(10)
    blank.set(bytes('a,b'))
    expect((await readSheet(blank)).rows).toEqual([])
  })

  test('no bytes whatever make it fail otherwise than with a SheetProblem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (content) => {
        const outcome = await readSheet(content).catch((error: unknown) => error)
        expect(outcome instanceof Error && !(outcome instanceof SheetProblem)).toBe(false)
      }),
    )
  })
})
