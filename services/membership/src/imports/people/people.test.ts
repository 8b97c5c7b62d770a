import type { Page } from '@alliance/contracts'
import type { ImportRow, Person, PersonCard } from '@alliance/contracts/membership'
import { fieldCipher, type FieldKeys } from '@alliance/service-kit'
import { hr, partySecretary } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { aPartyOrganisation, post } from '../../../test/rooms.testing.ts'
import {
  answered,
  call,
  codeNo,
  commit,
  committed,
  contextAt,
  count,
  csv,
  database,
  faultsOf,
  imported,
  mend,
  newKey,
  organisationNo,
  phoneNo,
  refused,
  residentNo,
  rowsOf,
  secretary,
  uploadedOf,
  uploadOf,
} from '../imports.testing.ts'
import { reencryptImports } from '../sealing.usecases.ts'

const header = '姓名,证件类型,证件号码,手机号,出生年份,学历,所在单位,职务,骨干类别,一线职工,任职开始日期'
const roster = (lines: string[], as = secretary) => uploadedOf('people', [header, ...lines], as)
const person = async (number: number): Promise<PersonCard> => {
  const { items } = await answered<{ items: Person[] }>(
    200,
    call('POST', '/people/find', { body: { document: { type: 'RIC', number: residentNo(number) } } }),
  )
  return answered(200, call('GET', `/people/${items[0]!.id}`))
}
const find = async (number: number) => {
  const { employments, employer, ...rest } = await person(number)
  return {
    ...rest,
    employer: employer?.name,
    periods: employments.map(({ title, from, to }) => [title, from, to]),
  }
}
const states = async (id: string) => (await rowsOf(id)).map(({ state }) => state)

test('a roster of people is entered with identifiers, employments, search terms and one audit row each', async () => {
  await organisationNo(100, '甲厂')
  const { id, counts, masked } = await roster([
    `赵示例,,${residentNo(1)},${phoneNo(1)},,本科,${codeNo(100)},车间主任,生产骨干,是,2024/3/1`,
    `钱示例,护照,E12345678,,1980,doctorate,甲厂,,,,2024年3月2日`,
  ])
  expect(counts).toMatchObject({ total: 2, create: 2, invalid: 0 })
  expect(masked).toEqual(['证件号码', '手机号'])
  expect((await committed(id)).counts).toMatchObject({ done: 2, failed: 0 })
  expect(await find(1)).toMatchObject({
    name: '赵示例',
    birthYear: 1970,
    education: 'bachelor',
    phoneMask: '139****0001',
    employer: '甲厂',
    provenance: 'imported',
    sourceRef: 'roster.csv',
    periods: [['车间主任', '2024-03-01', null]],
  })
  const found = await answered<Page<Person>>(200, call('GET', '/people?q=qsl'))
  expect(found.items).toMatchObject([{ name: '钱示例', documentType: 'PASSPORT', birthYear: 1980 }])
  const [row] = await rowsOf(id)
  expect(row!.personId).toBe((await person(1)).id)
  expect(await count('audit', `action = 'person.create' AND object_id = '${row!.personId}'`)).toBe(1)
})

test('no identifier stands in the database in clear at any step, nor in an answer, and none is left behind the commit', async () => {
  await organisationNo(101)
  const wrong = residentNo(12).slice(0, 17) + (residentNo(12).endsWith('1') ? '2' : '1')
  const made = await roster([
    `孙示例,,${residentNo(11)},${phoneNo(11)},,,${codeNo(101)},,,,2024-03-01`,
    `李示例,,${wrong},1390000,,,${codeNo(101)},,,,2024-03-01`,
    `尤示例,,,,,,${codeNo(101)},手机${phoneNo(13)},,,2024-03-01`,
  ])
  const secrets = [residentNo(11), phoneNo(11), wrong, '1390000', residentNo(12), phoneNo(12), phoneNo(13)]
  const clear = async (more = '') => {
    const { results: tables } = await database
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
      )
      .all<{ name: string }>()
    let dump = more
    for (const { name } of tables)
      dump += JSON.stringify((await database.prepare(`SELECT * FROM "${name}"`).all()).results)
    return secrets.filter((secret) => dump.includes(secret))
  }
  const answer = await call('GET', `/imports/${made.id}/rows`)
  expect(await clear(await answer.text())).toEqual([])
  const rows = await rowsOf(made.id)
  expect(rows[0]!.cells.slice(2, 4)).toEqual([`3204**********${residentNo(11).slice(-4)}`, '139****0011'])
  expect(rows[1]!.errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/证件号码 document.format',
    '/手机号 phone.format',
  ])
  expect(rows[2]).toMatchObject({ errors: [{ pointer: '/职务', code: 'text.identifier' }] })
  await answered(200, mend(made.id, 4, { skip: true }))

  // A cell that is sent back as it was shown stays what it is.
  const cells = rows[1]!.cells.with(2, residentNo(12))
  expect(await answered(200, mend(made.id, 3, { cells }))).toMatchObject({
    state: 'invalid',
    errors: [{ pointer: '/手机号' }],
  })
  const mended = await answered<ImportRow>(
    200,
    mend(made.id, 3, { cells: (await rowsOf(made.id))[1]!.cells.with(3, phoneNo(12)) }),
  )
  expect(mended).toMatchObject({ state: 'create', errors: [] })
  expect(await clear(JSON.stringify(mended))).toEqual([])
  expect(await count('import_row', `import_id = '${made.id}' AND sealed IS NOT NULL`)).toBe(3)

  const bindings = JSON.parse((env as unknown as { FIELD_KEYS: string }).FIELD_KEYS) as FieldKeys
  const older = await fieldCipher({ ...bindings, current: 'k0' }).encrypt(
    JSON.stringify({ 2: residentNo(12), 3: phoneNo(12) }),
    { table: 'import_row', id: `${made.id}:3`, column: 'sealed' },
  )
  await database
    .prepare(`UPDATE import_row SET sealed = ? WHERE import_id = ? AND number = 3`)
    .bind(older, made.id)
    .run()
  await reencryptImports(contextAt())
  expect(await count('import_row', `import_id = '${made.id}' AND sealed LIKE 'k1.%'`)).toBe(3)

  await committed(made.id)
  expect(await count('import_row', `import_id = '${made.id}' AND sealed IS NOT NULL`)).toBe(0)
  expect(await clear()).toEqual([])
  expect((await person(12)).phoneMask).toBe('139****0012')
})

test('what is there is met by document, or by name and employer; the difference is shown masked and empty cells change nothing', async () => {
  await organisationNo(102, '乙厂')
  await organisationNo(103, '丙厂')
  await committed(
    (
      await roster([
        `周示例,,${residentNo(21)},${phoneNo(21)},,本科,${codeNo(102)},职员,,,2022-06-29`,
        `吴示例,,,,1991,,乙厂,,,,2022-06-29`,
        `郑示例,,${residentNo(22)},,,,乙厂,工人,,是,2022-06-29`,
      ])
    ).id,
  )
  const made = await roster([
    `周改名,,${residentNo(21).toLowerCase()},${phoneNo(22)},,,丙厂,主任,,,2024-01-01`,
    `吴示例,,,${phoneNo(23)},,硕士,${codeNo(102)},,,,`,
    `郑示例,,${residentNo(22)},,,,${codeNo(102)},,,,2022-06-29`,
  ])
  expect(await states(made.id)).toEqual(['update', 'update', 'unchanged'])
  const [first, second] = await rowsOf(made.id)
  expect(first!.changes).toEqual([
    { column: '姓名', before: '周示例', after: '周改名' },
    { column: '手机号', before: '139****0021', after: '139****0022' },
    { column: '所在单位', before: codeNo(102), after: codeNo(103) },
    { column: '职务', before: '职员', after: '主任' },
    { column: '任职开始日期', before: '2022-06-29', after: '2024-01-01' },
  ])
  expect(second!.changes.map(({ column }) => column)).toEqual(['手机号', '学历'])
  expect((await committed(made.id)).counts).toMatchObject({ done: 2, unchanged: 1 })
  expect(await find(21)).toMatchObject({
    name: '周改名',
    education: 'bachelor',
    version: 2,
    periods: [
      ['主任', '2024-01-01', null],
      ['职员', '2022-06-29', '2024-01-01'],
    ],
  })
  expect(await find(22)).toMatchObject({ version: 1, periods: [['工人', '2022-06-29', null]] })
})

test('each fault names its column, in Chinese and in English', async () => {
  await organisationNo(104, '丁厂')
  await organisationNo(105, '同名厂')
  await organisationNo(106, '同名厂')
  await committed((await roster([`冯示例,,${residentNo(31)},,,,丁厂,职员,,,2022-06-29`])).id)
  const made = await roster([
    `,,${residentNo(32)},,,,丁厂,,,,2024-01-01`,
    `陈示例,,,,,,,,,,`,
    `褚示例,工作证,${residentNo(33)},,85,大学,没有的厂,,骨干,也许,2024-13-01`,
    `卫示例,,${residentNo(34)},,,,同名厂,,,,2024-01-01`,
    `蒋示例,,${residentNo(35)},,,,${codeNo(104).slice(0, 17)}*,,,,2024-01-01`,
    `沈示例,,${residentNo(36)},,,,丁厂,,,,`,
    `韩示例,,${residentNo(37)},,,,,主任,,,2024-02-30`,
    `冯示例,,${residentNo(31)},,,,丁厂,主任,,,2022-06-29`,
    `冯示例,,${residentNo(31)},,,,丁厂,职员,,,2021-01-01`,
    `杨示例,,1101**********0001,,,,丁厂,,,,2024-01-01`,
    `朱示例,,${residentNo(38)},138****0001,,,丁厂,,,,2024-01-01`,
  ])
  expect(await faultsOf(made.id)).toEqual([
    [2, ['/姓名 required']],
    [3, ['/证件号码 import.unidentifiable']],
    [
      4,
      [
        '/证件类型 option',
        '/出生年份 type',
        '/学历 option',
        '/骨干类别 option',
        '/一线职工 option',
        '/任职开始日期 date.missing',
        '/所在单位 import.unknown_organisation',
      ],
    ],
    [5, ['/所在单位 import.ambiguous_organisation']],
    [6, ['/所在单位 import.unknown_organisation']],
    [7, ['/任职开始日期 required']],
    [8, ['/任职开始日期 date.missing', '/所在单位 required']],
    [9, ['/姓名 import.same_in_file', '/任职开始日期 import.not_later']],
    [10, ['/姓名 import.same_in_file', '/任职开始日期 import.differs']],
    [11, ['/证件号码 import.masked']],
    [12, ['/手机号 import.masked']],
  ])
  const [english] = await rowsOf(made.id, '&state=invalid', { language: 'en' })
  expect(english!.errors[0]!.detail).toBe('This is required')
  const twins = (await rowsOf(made.id))[7]!.errors[0]!
  expect(twins.detail).toBe('文件中有多行说的是同一条记录（第 10 行）')
  expect((await refused(409, commit(made.id))).code).toBe('import.not_ready')
})

test('what somebody withdrew their consent to is not entered again by a roster', async () => {
  const employer = await organisationNo(118, '卯厂')
  const { id } = (
    await post<{ id: string }>('/people', {
      name: '姜示例',
      document: { type: 'RIC', number: residentNo(81) },
      employment: { organisationId: employer, from: '2022-06-29' },
    })
  ).body
  const say = (act: string, at: number) =>
    database
      .prepare(
        `INSERT INTO consent (id, person_id, purpose, version, act, at, channel) VALUES (?, ?, 'phone', 1, ?, '2026-01-01T00:00:00.000Z', 'online')`,
      )
      .bind(`con_${id}${at}`, id, act)
      .run()
  await say('given', 1)
  await say('withdrawn', 2)
  const made = await roster([`姜示例,,${residentNo(81)},${phoneNo(81)},,硕士,,,,,`])
  expect(await faultsOf(made.id)).toEqual([[2, ['/手机号 import.consent_withdrawn']]])
  await say('given', 3)
  expect((await roster([`姜示例,,${residentNo(81)},${phoneNo(81)},,硕士,,,,,`])).counts).toMatchObject({
    update: 1,
  })
})

describe('two people of one name at one employer', () => {
  test('are told apart by somebody who chooses among the candidates, or by a document', async () => {
    const employer = await organisationNo(107, '戊厂')
    const enter = (number: number, title: string) =>
      post('/people', {
        name: '王示例',
        document: { type: 'RIC', number: residentNo(number) },
        employment: { organisationId: employer, title, from: '2022-06-29' },
      })
    await enter(41, '工人')
    await enter(42, '会计')
    const made = await roster(['王示例,,,,,硕士,戊厂,,,,'])
    const [row] = await rowsOf(made.id)
    expect(row).toMatchObject({
      state: 'invalid',
      errors: [{ pointer: '/姓名', code: 'import.ambiguous_person' }],
    })
    expect(row!.candidates.map(({ title, documentMask }) => [title, documentMask])).toEqual([
      ['工人', `3204**********${residentNo(41).slice(-4)}`],
      ['会计', `3204**********${residentNo(42).slice(-4)}`],
    ])
    const elsewhere = (
      await answered<{ id: string }>(
        201,
        call('POST', '/people', { body: { name: '王示例' }, key: newKey() }),
      )
    ).id
    expect(await answered(200, mend(made.id, 2, { personId: elsewhere }))).toMatchObject({ state: 'invalid' })
    const chosen = row!.candidates[1]!.personId
    expect(await answered(200, mend(made.id, 2, { personId: chosen }))).toMatchObject({
      state: 'update',
      personId: chosen,
      candidates: [],
    })
    expect((await committed(made.id)).counts).toMatchObject({ done: 1 })
    expect([(await find(41)).education, (await find(42)).education]).toEqual([null, 'master'])
    // An export's mask is as good as a choice where it is one person's.
    const masked = await roster([`王示例,,3204**********${residentNo(41).slice(-4)},,,博士,戊厂,,,,`])
    expect((await rowsOf(masked.id))[0]).toMatchObject({ state: 'update' })
  })

  test('a row with a document and one without are one record of the file, until one of them is mended', async () => {
    await organisationNo(108, '己厂')
    const made = await roster([
      `许示例,,${residentNo(43)},,,,己厂,,,,2024-01-01`,
      `许示例,,,,1990,,己厂,,,,2024-01-01`,
    ])
    expect(await states(made.id)).toEqual(['invalid', 'create'])
    const [, second] = await rowsOf(made.id)
    await answered(200, mend(made.id, 3, { cells: second!.cells.with(2, residentNo(44)) }))
    expect(await states(made.id)).toEqual(['create', 'create'])
  })
})

describe('reach', () => {
  test('an enterprise imports its own staff; another’s row is a fault, and another’s import is not there', async () => {
    const mine = await organisationNo(110, '庚厂')
    const theirs = await organisationNo(111, '辛厂')
    await post('/people', {
      name: '何示例',
      document: { type: 'RIC', number: residentNo(51) },
      employment: { organisationId: theirs, from: '2022-06-29' },
    })
    const [staff, others] = [hr(mine), hr(theirs)]
    const made = await roster(
      [
        `吕示例,,${residentNo(52)},,,,庚厂,,,,2024-01-01`,
        `施示例,,${residentNo(53)},,,,${codeNo(111)},,,,2024-01-01`,
        `何示例,,${residentNo(51)},,,,庚厂,,,,2024-01-01`,
        `张示例,,${residentNo(54)},,,,,,,,`,
      ],
      staff,
    )
    expect(await faultsOf(made.id)).toEqual([
      [3, ['/所在单位 import.outside_reach']],
      [4, ['/证件号码 import.outside_reach']],
      [5, ['/所在单位 required']],
    ])
    const outside = (await rowsOf(made.id))[2]!
    expect([outside.personId, outside.changes, outside.candidates]).toEqual([null, [], []])
    for (const [method, path, options] of [
      ['GET', `/imports/${made.id}`, {}],
      ['GET', `/imports/${made.id}/rows`, {}],
      ['PATCH', `/imports/${made.id}/rows/2`, { body: { skip: true } }],
      ['POST', `/imports/${made.id}/commit`, { key: newKey() }],
    ] as const)
      await refused(404, call(method, path, { ...options, as: others }))
    const listed = await answered<Page<{ id: string }>>(200, call('GET', '/imports', { as: others }))
    expect(listed.items).toEqual([])
    expect((await refused(403, uploadOf('organisations', csv('单位名称,类别', '甲,企业'), staff))).code).toBe(
      'access.denied',
    )
    expect((await refused(403, uploadOf('posts', csv('姓名'), staff))).code).toBe('access.denied')

    for (const number of [3, 4, 5]) await answered(200, mend(made.id, number, { skip: true }, staff))
    expect((await committed(made.id, staff)).counts).toMatchObject({ done: 1, skipped: 3 })
    expect(await count('audit', `action = 'person.create' AND actor_id = '${staff.id}'`)).toBe(1)
  })

  test('is judged again at the commit: who moved out of it since the check fails', async () => {
    const mine = await organisationNo(112, '壬厂')
    const theirs = await organisationNo(113, '癸厂')
    const staff = hr(mine)
    const { id } = (
      await post<{ id: string }>('/people', {
        name: '孔示例',
        document: { type: 'RIC', number: residentNo(55) },
        employment: { organisationId: mine, from: '2022-06-29' },
      })
    ).body
    const made = await roster([`孔示例,,${residentNo(55)},,,硕士,,,,,`], staff)
    expect(await faultsOf(made.id)).toEqual([])
    expect(await states(made.id)).toEqual(['update'])
    await post(`/people/${id}/employments`, { organisationId: theirs, from: '2024-01-01' })
    expect((await committed(made.id, staff)).counts).toMatchObject({ failed: 1 })
    expect(await faultsOf(made.id)).toEqual([[2, ['/证件号码 import.outside_reach']]])
    expect((await find(55)).education).toBeNull()
  })

  test('a branch’s secretary imports people of the enterprises that it covers', async () => {
    const covered = await organisationNo(114, '子厂')
    await organisationNo(115, '丑厂')
    const branch = await aPartyOrganisation()
    await post(`/party-organisations/${branch.id}/coverage`, { organisationId: covered, from: '2022-06-29' })
    const made = await roster(
      [`曹示例,,${residentNo(56)},,,,子厂,,,,2024-01-01`, `严示例,,${residentNo(57)},,,,丑厂,,,,2024-01-01`],
      partySecretary(branch.id),
    )
    expect(await states(made.id)).toEqual(['create', 'invalid'])
  })
})

test('a file in GB18030 is read, and English titles with codes as well', async () => {
  await organisationNo(116, '寅厂')
  // 姓名,证件号码,所在单位,任职开始日期 / 华示例,…,寅厂,2024-01-01
  const gb = (text: string) =>
    new Uint8Array([...text].flatMap((letter) => gb18030[letter] ?? [letter.charCodeAt(0)]))
  const made = await answered<{ id: string; encoding: string; counts: object }>(
    201,
    uploadOf(
      'people',
      gb(`姓名,证件号码,所在单位,任职开始日期\r\n华示例,${residentNo(61)},寅厂,2024-01-01\r\n`),
    ),
  )
  expect(made).toMatchObject({ encoding: 'gb18030', counts: { create: 1 } })
  expect((await rowsOf(made.id))[0]!.cells[0]).toBe('华示例')
  const english = await uploadedOf('people', [
    'Name,Document type,Document number,Employer,Education,Frontline,Employed from',
    `Jin Shili,ric,${residentNo(62)},${codeNo(116)},master,true,2024-01-01`,
  ])
  expect(english.columns[0]).toBe('Name')
  expect(await states(english.id)).toEqual(['create'])
})

/** Of the letters of the test above, as `iconv -t gb18030` gives them. */
const gb18030: Record<string, number[]> = {
  姓: [208, 213],
  名: [195, 251],
  证: [214, 164],
  件: [188, 254],
  号: [186, 197],
  码: [194, 235],
  所: [203, 249],
  在: [212, 218],
  单: [181, 165],
  位: [206, 187],
  任: [200, 206],
  职: [214, 176],
  开: [191, 170],
  始: [202, 188],
  日: [200, 213],
  期: [198, 218],
  华: [187, 170],
  示: [202, 190],
  例: [192, 253],
  寅: [210, 250],
  厂: [179, 167],
}

test('an import that nobody commits in thirty days is closed without its identifiers', async () => {
  const { lapseImports } = await import('../lapsing.usecases.ts')
  await organisationNo(117)
  const made = await roster([`魏示例,,${residentNo(71)},,,,${codeNo(117)},,,,2024-01-01`, `陶示例,,,,,,,,,,`])
  await lapseImports(contextAt())
  expect((await imported(made.id)).state).toBe('validated')
  await lapseImports(contextAt(new Date(Date.now() + 31 * 86_400_000)))
  expect(await imported(made.id)).toMatchObject({
    state: 'committed',
    counts: { total: 2, create: 0, invalid: 0, skipped: 2, done: 0 },
  })
  expect((await rowsOf(made.id)).map(({ errors }) => errors[0]!.code)).toEqual([
    'import.lapsed',
    'import.lapsed',
  ])
  expect(await count('import_row', `import_id = '${made.id}' AND sealed IS NOT NULL`)).toBe(0)
})
