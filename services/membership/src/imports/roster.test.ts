import fc from 'fast-check'
import { readSheet } from '@alliance/service-kit/sheets/index'
import { describe, expect, test } from 'vitest'
import { placeHeader } from './header.rules.ts'
import { codeNo } from './imports.testing.ts'
import { judge } from './judging.rules.ts'
import { organisationColumns } from './organisations/columns.rules.ts'
import { organisationRoster } from './organisations/organisations.roster.ts'
import { readOrganisation } from './organisations/reading.rules.ts'
import { changeBy } from './organisations/standing.rules.ts'
import { templateOf } from './template.rules.ts'

const titles = organisationColumns.map(({ zh }) => zh)
const row = (given: Partial<Record<string, string>>) => titles.map((title) => given[title] ?? '')
const view = {
  titles,
  fileName: 'a.csv',
  today: '2026-11-24',
  now: '',
  everywhere: true,
  twins: [],
  sought: [],
  chosenId: null,
}
const unknown = { known: null, parentId: null }
const faultsOf = (given: Partial<Record<string, string>>) =>
  readOrganisation(row({ 单位名称: '甲', 类别: '企业', ...given }), titles, 'a.csv').faults

describe('the template', () => {
  test.each(['zh', 'en'] as const)(
    'in %s has the columns in its first sheet, and explains them with an example in the second',
    async (language) => {
      const bytes = await templateOf(organisationRoster, 'xlsx', language === 'en')
      const first = await readSheet(bytes)
      expect(placeHeader(organisationRoster, first.header, first.rows)).toMatchObject({
        titles: organisationColumns.map((column) => column[language]),
      })
      expect(first.rows).toEqual([])
      const second = await readSheet(bytes, { sheetName: language === 'en' ? 'Columns' : '填写说明' })
      expect(second.rows.map(({ cells }) => cells[0])).toEqual(
        organisationColumns.map((column) => column[language]),
      )
    },
  )

  test('as CSV is the header only', async () => {
    const sheet = await readSheet(await templateOf(organisationRoster, 'csv', false))
    expect([sheet.header.length, sheet.rows.length]).toEqual([9, 0])
  })

  test('has an example that would be taken', () => {
    const reading = readOrganisation(
      organisationColumns.map(({ example }) => example),
      titles,
      'a.csv',
    )
    expect(reading.faults).toEqual([])
    expect(judge(organisationRoster, reading, unknown, view).state).toBe('create')
  })
})

describe('a row', () => {
  test.each([
    ['类别', '工厂', 'option'],
    ['单位名称', '', 'required'],
    ['单位名称', '长'.repeat(121), 'too_big'],
    ['统一社会信用代码', '123456789012345', 'credit_code.length'],
    ['上级单位代码', '91350100M000100Y4A', 'credit_code.check_digit'],
    ['行业代码', '1762；纺织', 'format'],
    ['数字经济分类', '6', 'option'],
    ['网址', 'www.example.com', 'format'],
    ['简介', '字'.repeat(2001), 'too_big'],
  ])('with a fault in %s names the column and the code that the create route gives', (column, cell, code) => {
    expect(faultsOf({ [column]: cell })).toEqual([{ column, code }])
  })

  test('with several faults names them all at once', () => {
    expect(
      faultsOf({ 单位名称: '', 类别: '工厂', 网址: 'x', 统一社会信用代码: '1' }).map(({ column }) => column),
    ).toEqual(['单位名称', '类别', '网址', '统一社会信用代码'])
  })

  test('takes kinds by name or code, a class without its zero, codes in lower case and lists with any separator', () => {
    const { input } = readOrganisation(
      row({
        单位名称: ' 甲 ',
        类别: 'BANK',
        统一社会信用代码: codeNo(1).toLowerCase(),
        别名: '乙;丙；乙；甲',
        行业代码: '1762, 17',
        数字经济分类: '3',
      }),
      titles,
      'a.csv',
    )
    expect(input).toMatchObject({
      name: '甲',
      kind: 'bank',
      creditCode: codeNo(1),
      aliases: ['乙', '丙'],
      industryCodes: ['1762', '17'],
      digitalClass: '03',
      provenance: 'imported',
      sourceRef: 'a.csv',
    })
  })

  test('of any text is read without an exception, and is blank, faulty or an organisation', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 9, maxLength: 9 }),
        (cells) => {
          const reading = readOrganisation(cells, titles, 'a.csv')
          expect(
            Number(reading.blank) + Number(reading.faults.length > 0) + Number(reading.input !== null),
          ).toBe(1)
        },
      ),
    )
  })

  test('that shows an entry of the register as it is changes nothing in it', () => {
    const organisation = {
      id: 'org_1',
      name: '甲',
      kind: 'branch_office' as const,
      creditCode: codeNo(2),
      aliases: ['乙', '丙'],
      parentId: 'org_2',
      industryCodes: ['1762'],
      digitalClass: '05' as const,
      partyStatus: 'none' as const,
      description: '简介',
      website: 'https://example.com/',
      provenance: 'entered' as const,
      sourceRef: null,
      isDemo: false,
      version: 3,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
    }
    const entry = { organisation, parentCode: codeNo(3) }
    const reading = readOrganisation(
      organisationColumns.map(({ show }) => show(entry, false)),
      titles,
      'a.csv',
    )
    expect(changeBy(reading, entry, 'org_2', titles, '').changes).toEqual([])
    expect(judge(organisationRoster, reading, { known: entry, parentId: 'org_2' }, view)).toMatchObject({
      state: 'unchanged',
      subjectId: 'org_1',
    })
  })
})
