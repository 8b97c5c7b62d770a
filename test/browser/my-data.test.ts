import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS

test('a talent sees on a phone what is kept of them and who read it, gives and withdraws a consent, and takes a copy', async () => {
  const secretary = await browsing.openAs('alliance_secretary', '/people?q=陈示例')
  await secretary.page.getByRole('link', { name: '陈示例' }).first().click()
  await secretary.page.getByRole('heading', { level: 1, name: '陈示例' }).waitFor()
  await secretary.page.getByRole('heading', { name: '告知与同意' }).waitFor()
  await secretary.page.waitForLoadState('networkidle')
  await expectUsable(secretary.page)
  if (shots) await secretary.page.screenshot({ path: `${shots}/person.png`, fullPage: true })
  await secretary.context.close()

  const { page, context, complaints } = await browsing.openAs('talent', '/my-data', phone)
  await page.getByRole('heading', { level: 1, name: '我的数据' }).waitFor()
  await page.getByText('3204**********0248').waitFor()
  await page.getByRole('rowheader', { name: '周示例' }).first().waitFor()
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/my-data-390.png`, fullPage: true })

  await page.getByRole('button', { name: '查看完整证件' }).click()
  await page.getByText('320499200006010248').waitFor()
  await page.getByRole('button', { name: '同意：宣传展示' }).click()
  await page.getByRole('button', { name: '撤回同意：宣传展示' }).click()
  if (shots) await page.screenshot({ path: `${shots}/withdraw-390.png` })
  await page.getByRole('tooltip').getByRole('button', { name: '撤回同意' }).click()
  await page.getByRole('button', { name: '同意：宣传展示', exact: true }).waitFor()

  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /JSON/ }).click(),
  ])
  const data = JSON.parse(readFileSync(await copy.path(), 'utf8')) as {
    document: string
    consents: { entries: { purpose: string; act: string }[] }
  }
  expect(data.document).toBe('320499200006010248')
  expect(data.consents.entries.slice(0, 2).map(({ purpose, act }) => [purpose, act])).toEqual([
    ['publicity', 'withdrawn'],
    ['publicity', 'given'],
  ])

  await page.getByRole('button', { name: '申请删除我的信息' }).click()
  await page.getByText('处理目的尚未实现').first().waitFor()
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/erase-390.png` })
  await page.getByLabel('说明').fill('[演示] 不再使用')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('办理中').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

for (const [width, size] of [
  ['a desktop', desktop],
  ['a phone', phone],
] as const)
  test(`a secretary compares two records on ${width}, merges them and undoes it`, async () => {
    const { page, context, complaints } = await browsing.openAs('alliance_secretary', '/duplicates', size)
    if (size === phone) {
      // Undone on a desktop, the pair is known as two persons; it is compared from the record itself.
      await page.goto(`/people?q=${encodeURIComponent('酆示例')}`)
      await page.getByRole('link', { name: '酆示例' }).first().click()
      await page.getByRole('button', { name: '与另一条记录合并' }).click()
      await page.getByRole('combobox', { name: '另一条记录' }).fill('酆示例')
      const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      await list.locator('.ant-select-item-option', { hasText: '汽车智能零部件' }).click()
      await page.getByRole('button', { name: /核\s*对/ }).click()
    } else {
      await page.getByRole('link', { name: '核对合并' }).first().waitFor()
      await page.waitForLoadState('networkidle')
      if (shots) await page.screenshot({ path: `${shots}/duplicates.png`, fullPage: true })
      await page.getByRole('link', { name: '核对合并' }).first().click()
    }
    await page.getByRole('heading', { level: 1, name: '核对合并' }).waitFor()
    await page.getByRole('heading', { name: '需要选定' }).waitFor()
    await page.waitForLoadState('networkidle')
    await expectUsable(page)
    if (shots) await page.screenshot({ path: `${shots}/compare-${size.width}.png`, fullPage: true })
    await page.getByRole('button', { name: /^合\s*并$/ }).click()
    await page.getByRole('textbox', { name: '合并理由' }).fill('[演示] 电话核实为同一人')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^合\s*并$/ })
      .click()
    await page.getByRole('heading', { level: 1, name: '酆示例 并入 酆示例' }).waitFor()
    await page.getByText('有效', { exact: true }).waitFor()
    await expectUsable(page)
    if (shots) await page.screenshot({ path: `${shots}/merge-${size.width}.png`, fullPage: true })
    await page.getByRole('button', { name: '撤销合并' }).click()
    await page.getByRole('textbox', { name: '撤销理由' }).fill('[演示] 核实为两个人')
    await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
    await page.getByText('已撤销', { exact: true }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

test('a secretary answers a request of correction beside what stands on record', async () => {
  const { page, context, complaints } = await browsing.openAs('alliance_secretary', '/person-requests')
  await page.getByRole('link', { name: '苏示例' }).click()
  await page.getByRole('columnheader', { name: '现登记' }).waitFor()
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/request.png`, fullPage: true })
  await page.getByRole('button', { name: '予以办理' }).click()
  await page.getByRole('textbox', { name: '答复内容' }).fill('[演示] 已核对学历证书')
  await page.getByRole('dialog').getByRole('button', { name: '予以办理' }).click()
  await page.getByText('已办结', { exact: true }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
