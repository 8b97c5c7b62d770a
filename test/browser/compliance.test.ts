import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

test('the secretary finds the branch that is behind, and what it still has to hold', async () => {
  const { page, context, complaints } = await browsing.openAs('alliance_secretary', '/compliance', desktop)
  const table = page.getByRole('table')
  const behind = table.getByRole('row', { name: /检测认证一院党支部/ })
  await behind.waitFor()
  // The functional branch is counted and nothing is asked of it.
  await table
    .getByRole('row', { name: /人才公寓功能型党支部/ })
    .getByText('不作要求')
    .first()
    .waitFor()
  await expectUsable(page)
  await shot(page, 'compliance-desktop')
  await page.getByRole('button', { name: '上一季度' }).click()
  await behind.getByText('逾期').first().waitFor()
  await shot(page, 'compliance-before')
  await page.setViewportSize(phone)
  await expectUsable(page)
  await shot(page, 'compliance-phone')
  await page.setViewportSize(desktop)

  await table.getByRole('link', { name: '移动天宁党支部' }).click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
  await page.getByRole('table', { name: /全年情况/ }).waitFor()
  await page
    .getByText(/还差 1 次/)
    .first()
    .waitFor()
  await page
    .getByRole('table', { name: '已召开' })
    .getByText(/一季度支部党员大会/)
    .waitFor()
  await expectUsable(page)
  await shot(page, 'branch-compliance-desktop')
  await page.setViewportSize(phone)
  await expectUsable(page)
  await shot(page, 'branch-compliance-phone')
  expect(complaints).toEqual([])
  await context.close()
})

test('a secretary drafts what is asked from a day on, a leader publishes it, and the history shows it', async () => {
  const drafter = await browsing.openAs('alliance_secretary', '/compliance', desktop)
  await drafter.page.getByRole('button', { name: '起草新标准' }).click()
  const form = drafter.page.getByRole('dialog', { name: '起草新标准' })
  await form.getByRole('textbox', { name: '生效日期' }).fill('2031-01-01')
  await form.getByRole('textbox', { name: '修订说明' }).fill('主题党日提前两周提醒')
  await form.getByRole('group', { name: '第 5 项要求' }).getByLabel('提前提醒（天）').fill('14')
  await expectUsable(drafter.page)
  await shot(drafter.page, 'parameters-form')
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await drafter.page.getByText('拟自 2031-01-01 起施行').waitFor()
  await drafter.page.getByText(/须由他人发布/).waitFor()
  expect(drafter.complaints).toEqual([])
  await drafter.context.close()

  const { page, context, complaints } = await browsing.openAs('zone_leader', '/compliance', desktop)
  const standard = page.getByRole('region', { name: '组织生活标准' })
  await standard.getByRole('button', { name: /发\s*布/ }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /发\s*布/ })
    .click()
  await standard.getByText('待生效').waitFor()
  await standard.getByText('查看内容').first().click()
  await standard
    .getByRole('row', { name: /主题党日/ })
    .getByText('到期前 14 天')
    .waitFor()
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size)
    await expectUsable(page)
    await shot(page, `parameters-${size.width}`)
  }
  expect(complaints).toEqual([])
  await context.close()
})
