import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS

const employer = '常州旭荣针织印染有限公司'
const roster = [
  '姓名,证件类型,证件号码,手机号,学历,所在单位,职务,一线职工,任职开始日期',
  `[演示] 华示例,,32049919871123401X,13899990001,大专,${employer},印染工,是,2024/3/1`,
  `[演示] 金示例,,320499198711234027,13899990002,本科,${employer},工艺员,否,2024-03-01`,
  `[演示] 魏示例,护照,E87654321,,本科,常州移动天宁分公司,业务员,否,2024-03-01`,
].join('\r\n')

test('an enterprise’s HR imports its staff: a wrong document is typed anew, another’s employee is put right, masks are all that is shown', async () => {
  const { page, complaints } = await browsing.openAs('enterprise_hr', '/imports')
  const kinds = page.getByRole('group', { name: '选择名册种类' })
  await kinds.getByRole('radio', { name: /^人员/ }).waitFor()
  expect(await kinds.getByRole('radio').count()).toBe(1)
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/roster-kinds-hr.png`, fullPage: true })

  await page
    .getByLabel('选择名册文件')
    .setInputFiles({ name: '职工名册.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) })
  await page.getByText('还有 2 行有误').waitFor()
  await page.getByText('证件号码格式不正确').waitFor()
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/roster-faults.png`, fullPage: true })
  expect(await page.content()).not.toContain('320499198711234027')

  await page.getByRole('textbox', { name: '第 3 行 证件号码' }).fill('320499198711234036')
  await page.getByRole('button', { name: '保存第 3 行' }).click()
  await page.getByText('还有 1 行有误').waitFor()
  await page.getByRole('textbox', { name: '第 4 行 所在单位' }).fill(employer)
  await page.getByRole('button', { name: '保存第 4 行' }).click()
  await page.getByText('检查通过：将新增 3 人').waitFor()
  await page.getByRole('button', { name: '提交 3 行' }).click()
  await page.getByText('导入完成：已录入 3 行').waitFor()
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/roster-done.png`, fullPage: true })

  await page.getByRole('link', { name: '查看人员（第 2 行）' }).click()
  await page.getByRole('heading', { level: 1, name: /华示例/ }).waitFor()
  await page.getByText('3204**********401X').waitFor()
  expect(complaints).toEqual([])
})

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)('the kinds of roster can be chosen on %s', async (width, size) => {
  const { page, context, complaints } = await browsing.openAs(
    'alliance_secretary',
    '/imports?kind=posts',
    size,
  )
  await page.getByRole('radio', { name: /^党内职务/, checked: true }).waitFor()
  await page.getByRole('radio', { name: /^组织关系/ }).check()
  await page.waitForURL('**/imports?kind=affiliations')
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/roster-kinds-${width.slice(2)}.png`, fullPage: true })
  await page.getByLabel('选择名册文件').setInputFiles({
    name: '组织关系.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      '姓名,证件号码,党组织,隶属,党员类别,开始\r\n没有人,,没有的支部,组织关系,正式,2024-03-01\r\n',
    ),
  })
  await page.getByText('还有 1 行有误').waitFor()
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/roster-fault-${width.slice(2)}.png`, fullPage: true })
  expect(complaints).toEqual([])
  await context.close()
})
