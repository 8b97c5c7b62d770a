import type { Import, Organisation } from '@alliance/contracts/membership'
import type { Page } from '@alliance/contracts'
import { readSheet } from '@alliance/service-kit/sheets/index'
import { describe, expect, test } from 'vitest'
import {
  answered,
  call,
  codeNo,
  commit,
  committed,
  count,
  csv,
  database,
  imported,
  mend,
  newKey,
  refused,
  rowsOf,
  upload,
  uploaded,
} from './imports.testing.ts'

const header = '单位名称,类别,统一社会信用代码,别名,上级单位代码'

describe('a roster', () => {
  test('in XLSX, made from the template, is entered with its aliases and found by its initials', async () => {
    const template = await call('GET', '/imports/template?format=xlsx')
    const bytes = new Uint8Array(await template.arrayBuffer())
    const sheet = await readSheet(bytes)
    expect(sheet.header).toEqual([
      '单位名称*',
      '类别*',
      '统一社会信用代码',
      '别名',
      '上级单位代码',
      '行业代码',
      '数字经济分类',
      '网址',
      '简介',
    ])
    expect(sheet.rows).toEqual([])

    const { writeXlsx } = await import('@alliance/service-kit/sheets/index')
    const rows = [
      [
        '旭日针织印染有限公司',
        '企业',
        codeNo(1),
        '旭日；旭日针织',
        '',
        '1762；1761',
        '1',
        'https://example.com',
        '虚构',
      ],
      ['旭日针织天宁分公司', '分支机构', codeNo(2), '', codeNo(1), '', '', '', ''],
    ]
    const file = await writeXlsx(
      sheet.header.map((title, at) => ({ title, value: (row: string[]) => row[at]! })),
      rows,
      { sheetName: '名录' },
    )
    const made = await answered<Import>(
      201,
      call('POST', '/imports?fileName=roster.xlsx', { bytes: file, key: newKey() }),
    )
    expect(made).toMatchObject({
      format: 'xlsx',
      state: 'validated',
      counts: { total: 2, create: 2, invalid: 0 },
      createdBy: '测试秘书',
    })
    expect(await count('organisation')).toBe(0)

    expect(await committed(made.id)).toMatchObject({
      state: 'committed',
      counts: { total: 2, create: 0, done: 2, failed: 0 },
    })
    const { items } = await answered<Page<Organisation>>(200, call('GET', '/organisations?q=xrzz'))
    const parent = items.find(({ creditCode }) => creditCode === codeNo(1))
    expect(parent).toMatchObject({
      kind: 'enterprise',
      aliases: ['旭日', '旭日针织'],
      industryCodes: ['1762', '1761'],
      digitalClass: '01',
      provenance: 'imported',
      sourceRef: 'roster.xlsx',
    })
    expect(items.find(({ creditCode }) => creditCode === codeNo(2))).toMatchObject({
      kind: 'branch_office',
      parentId: parent!.id,
    })
    expect(await rowsOf(made.id)).toMatchObject([
      { number: 2, state: 'done', organisationId: parent!.id },
      { number: 3, state: 'done' },
    ])
    expect(await count('audit', `object_id = '${parent!.id}' AND action = 'organisation.create'`)).toBe(1)
    expect(
      await count(
        'outbox',
        `type = 'organisation.changed' AND consumer = 'identity' AND body LIKE '%${parent!.id}%'`,
      ),
    ).toBe(1)
  })

  test('in GB18030 and with English headers in another order is read alike', async () => {
    // 单位名称,类别 / 常州,企业 in GB18030.
    const bytes = Uint8Array.from([
      0xb5, 0xa5, 0xce, 0xbb, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc0, 0xe0, 0xb1, 0xf0, 0x0a, 0xb3, 0xa3, 0xd6,
      0xdd, 0x2c, 0xc6, 0xf3, 0xd2, 0xb5, 0x0a,
    ])
    const chinese = await answered<Import>(201, upload(bytes))
    expect(chinese).toMatchObject({ encoding: 'gb18030', counts: { create: 1 } })
    expect((await rowsOf(chinese.id))[0]!.cells.slice(0, 2)).toEqual(['常州', '企业'])

    const english = await uploaded('kind,NAME,Credit code', `university,Example University,${codeNo(7)}`)
    expect(english.columns.slice(0, 3)).toEqual(['Name', 'Kind', 'Credit code'])
    expect((await rowsOf(english.id))[0]!.cells.slice(0, 3)).toEqual([
      'Example University',
      'university',
      codeNo(7),
    ])
  })

  test('with three wrong rows is mended, refused until then, and changes nothing before it is committed', async () => {
    const before = await count('organisation')
    const made = await uploaded(
      header,
      `甲单位,企业,${codeNo(21)},,`,
      `乙单位,工厂,${codeNo(22)},,`,
      `,企业,${codeNo(23)},,`,
      '',
      `丁单位,企业,${codeNo(24).slice(0, 17)}A,,`,
    )
    expect(made.counts).toMatchObject({ total: 5, create: 1, invalid: 3, skipped: 1 })
    const rows = await rowsOf(made.id)
    expect(
      rows.map(({ number, state, errors }) => [
        number,
        state,
        errors.map(({ pointer, code }) => `${pointer} ${code}`),
      ]),
    ).toEqual([
      [2, 'create', []],
      [3, 'invalid', ['/类别 option']],
      [4, 'invalid', ['/单位名称 required']],
      [5, 'skipped', ['/ import.blank_row']],
      [6, 'invalid', ['/统一社会信用代码 credit_code.check_digit']],
    ])
    expect(rows[1]!.errors[0]!.detail).toBe('不在可选范围内')
    expect((await refused(409, commit(made.id))).code).toBe('import.not_ready')

    const cells = (at: number, column: number, cell: string) =>
      rows[at]!.cells.map((old, index) => (index === column ? cell : old))
    expect(await answered(200, mend(made.id, 3, { cells: cells(1, 1, '企业') }))).toMatchObject({
      state: 'create',
      errors: [],
    })
    expect(await answered(200, mend(made.id, 4, { skip: true }))).toMatchObject({ state: 'skipped' })
    expect(await answered(200, mend(made.id, 6, { cells: cells(4, 2, codeNo(24)) }))).toMatchObject({
      state: 'create',
    })
    expect((await imported(made.id)).counts).toMatchObject({ create: 3, invalid: 0, skipped: 2 })
    expect(await count('organisation')).toBe(before)

    expect((await committed(made.id)).counts).toMatchObject({ total: 5, done: 3, skipped: 2, create: 0 })
    expect(await count('organisation')).toBe(before + 3)
    expect((await refused(409, mend(made.id, 4, { skip: false }))).code).toBe('import.closed')
    expect((await refused(409, commit(made.id))).code).toBe('import.closed')
  })

  test('updates what is there with its difference shown, and leaves alone what is the same or left empty', async () => {
    await committed(
      (await uploaded(header, `旧名单位,企业,${codeNo(31)},老名,`, `不变单位,银行,${codeNo(32)},,`)).id,
    )
    const made = await uploaded(
      header,
      `新名单位,服务商,${codeNo(31).toLowerCase()},,`,
      `不变单位,银行,${codeNo(32)},,`,
    )
    expect(made.counts).toMatchObject({ create: 0, update: 1, unchanged: 1 })
    const [row] = await rowsOf(made.id, '&state=update')
    expect(row!.changes).toEqual([
      { column: '单位名称', before: '旧名单位', after: '新名单位' },
      { column: '类别', before: '企业', after: '服务商' },
    ])
    expect((await committed(made.id)).counts).toMatchObject({ done: 1, unchanged: 1 })
    const { items } = await answered<Page<Organisation>>(200, call('GET', `/organisations?q=${codeNo(31)}`))
    expect(items).toMatchObject([
      { name: '新名单位', kind: 'service_provider', aliases: ['老名'], version: 2 },
    ])
    expect((await answered<Page<Organisation>>(200, call('GET', '/organisations?q=旧名单'))).items).toEqual(
      [],
    )
  })

  test('lists its imports and rows page by page and as files', async () => {
    const made = await uploaded(header, ...Array.from({ length: 5 }, (_, at) => `第${at}单位,企业,,,`))
    const first = await answered<Page<{ number: number }>>(
      200,
      call('GET', `/imports/${made.id}/rows?limit=3`),
    )
    const rest = await answered<Page<{ number: number }>>(
      200,
      call('GET', `/imports/${made.id}/rows?limit=3&cursor=${first.nextCursor}`),
    )
    expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual([2, 3, 4, 5, 6])
    expect(rest.nextCursor).toBeNull()
    expect((await answered<Page<Import>>(200, call('GET', '/imports?limit=1'))).items[0]!.id).toBe(made.id)
    const file = await call('GET', `/imports/${made.id}/rows/export?format=csv`)
    expect((await readSheet(new Uint8Array(await file.arrayBuffer()))).rows).toHaveLength(5)
    expect((await call('GET', '/imports/export')).status).toBe(200)
    await refused(404, call('GET', '/imports/imp_01jh2m8s0v6ze8mn8t9a3kq4wd/rows'))
  })
})

describe('a file that cannot be taken', () => {
  test('says which columns are unknown, missing or repeated', async () => {
    const problem = await refused(422, upload(csv('单位名称,电话,单位名称*', 'a,b,c,d')))
    expect(problem.code).toBe('import.columns')
    expect(problem.errors!.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/电话 import.unknown_column',
      '/单位名称* import.repeated_column',
      '/D import.unknown_column',
      '/类别 import.missing_column',
    ])
  })

  test('says why it is not read', async () => {
    expect(
      await refused(422, upload(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))),
    ).toMatchObject({
      code: 'import.unreadable',
      errors: [{ code: 'sheet.legacy_xls' }],
    })
    const many = csv('单位名称,类别', ...Array.from({ length: 5001 }, () => '甲,企业'))
    expect(await refused(422, upload(many))).toMatchObject({
      code: 'import.too_large',
      errors: [{ code: 'sheet.too_many_rows' }],
    })
    expect(await count('import', `file_name = 'never'`)).toBe(0)
  })
})

test('an upload that is sent twice is one import, and a commit that is sent twice is one commit', async () => {
  const key = newKey()
  const bytes = csv(header, `幂等单位,企业,${codeNo(41)},,`)
  const first = await answered<Import>(201, upload(bytes, 'once.csv', key))
  expect(await answered<Import>(201, upload(bytes, 'once.csv', key))).toEqual(first)
  expect((await refused(422, upload(csv(header, '别的,企业,,,'), 'once.csv', key))).code).toBe(
    'idempotency.key_reused',
  )
  expect(await count('import', `file_name = 'once.csv'`)).toBe(1)

  const again = newKey()
  const begun = await answered<Import>(202, commit(first.id, again))
  expect(await answered<Import>(202, commit(first.id, again))).toEqual(begun)
  expect(
    await database
      .prepare(`SELECT count(*) AS n FROM organisation WHERE credit_code = ?`)
      .bind(codeNo(41))
      .first('n'),
  ).toBeLessThan(2)
})
