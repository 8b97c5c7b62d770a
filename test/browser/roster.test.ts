import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { expectUsable, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)

const header = '单位名称,类别,统一社会信用代码,别名,上级单位代码,行业代码,数字经济分类,网址,简介'
const roster = [
  header,
  '[演示] 青龙精密机械,企业,,青龙精机,,3484,,,',
  '[演示] 凤凰数字科技,企业,91320402X00000019Q,,,6510,,,',
  ',企业,,,,,,,',
  '[演示] 红梅检测,工厂,,,,7452,,,',
].join('\r\n')

test('a secretary signs in, mends three wrong rows of a roster, commits, finds an enterprise by its initials and opens it in the grid of July 2022', async () => {
  const { page, complaints } = await browsing.open('/sign-in')
  const { phone, password } = running.account('alliance_secretary')
  await page.getByRole('tab', { name: '密码登录' }).click()
  await page.getByRole('textbox', { name: '手机号' }).fill(phone)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('**/home')

  await page.getByRole('link', { name: '名册导入', exact: true }).click()
  await page
    .getByLabel('选择名册文件')
    .setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) })
  await page.getByText('还有 3 行有误').waitFor()
  expect(await page.getByRole('button', { name: /^提交/ }).isDisabled()).toBe(true)
  await expectUsable(page)

  await page.getByRole('textbox', { name: '第 3 行 统一社会信用代码' }).fill('')
  await page.getByRole('button', { name: '保存第 3 行' }).click()
  await page.getByText('还有 2 行有误').waitFor()
  await page.getByRole('textbox', { name: '第 4 行 单位名称' }).fill('[演示] 补名企业')
  await page.getByRole('button', { name: '保存第 4 行' }).click()
  await page.getByText('还有 1 行有误').waitFor()
  await page.getByRole('textbox', { name: '第 5 行 类别' }).fill('企业')
  await page.getByRole('button', { name: '保存第 5 行' }).click()
  await page.getByText('检查通过：将新增 4 家').waitFor()
  await page.getByRole('button', { name: '提交 4 行' }).click()
  await page.getByText('导入完成：已录入 4 行').waitFor()

  await page.getByRole('link', { name: '单位', exact: true }).click()
  await page
    .getByRole('searchbox', { name: '查找单位' })
    .or(page.getByRole('textbox', { name: '查找单位' }))
    .fill('xrzz')
  await page.getByRole('link', { name: '常州旭荣针织印染有限公司' }).click()
  await page.getByRole('heading', { name: '常州旭荣针织印染有限公司' }).waitFor()
  await page.getByRole('textbox', { name: '查看日期' }).fill('2022-07-01')
  await page.getByRole('textbox', { name: '查看日期' }).press('Enter')
  await page.getByRole('link', { name: '在网格中查看' }).first().click()
  await page.waitForURL(/\/grid\?.*asOf=2022-07-01/)
  await page.getByRole('treeitem', { name: /旭荣针织印染党支部/, selected: true }).waitFor()
  await expectUsable(page)
  expect(complaints).toEqual([])
})
