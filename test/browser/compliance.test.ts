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
