import { done } from '@alliance/infra/seed/session'
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

test('an organiser corrects attendance with a reason, and the branch’s points follow', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(
    client.GET('/api/v1/events/activities', { params: { query: { kind: 'party_day', limit: 50 } } }),
  )
  const { id } = items.find(({ state, title }) => state === 'closed' && title.startsWith('[示例] 主题党日'))!
  const { page, context, complaints } = await browsing.openAs(
    'alliance_secretary',
    `/activities/${id}/attendance`,
    desktop,
  )
  await page.getByRole('table').getByText('组织者说明').first().waitFor()
  await expectUsable(page)
  await shot(page, 'attendance-desktop')
  await page
    .getByRole('button', { name: /^更正考勤/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('缺席', { exact: true }).click()
  await drawer.getByRole('button', { name: '确认' }).click()
  await drawer.getByText('必填', { exact: true }).waitFor()
  await drawer.getByRole('textbox', { name: '理由' }).fill('签到表核对有误')
  await shot(page, 'attendance-form')
  await drawer.getByRole('button', { name: '确认' }).click()
  await page.getByRole('table').getByText('签到表核对有误').waitFor()
  await page.setViewportSize(phone)
  await expectUsable(page)
  await shot(page, 'attendance-phone')
  expect(complaints).toEqual([])
  await context.close()

  const { items: branches } = await done(
    client.GET('/api/v1/membership/party-organisations', { params: { query: { q: '旭荣', limit: 5 } } }),
  )
  const points = await browsing.openAs('alliance_secretary', `/branch-points?of=${branches[0]!.id}`, desktop)
  await points.page.getByRole('heading', { name: '成员积分' }).waitFor()
  await expectUsable(points.page)
  await shot(points.page, 'branch-points-desktop')
  await points.page.getByRole('button', { name: /^确认.*第 3 季度的积分/ }).click()
  await points.page
    .getByRole('tooltip')
    .getByRole('button', { name: /确\s*定/ })
    .click()
  await points.page.getByText('异议期').waitFor()
  await points.page.setViewportSize(phone)
  await expectUsable(points.page)
  await shot(points.page, 'branch-points-phone')
  expect(points.complaints).toEqual([])
  await points.context.close()
})

test('whoever is signed in sees their own points', async () => {
  const { page, context, complaints } = await browsing.openAs(
    'party_organisation_secretary',
    '/my-points',
    phone,
  )
  await page.getByText('基础分 60').waitFor()
  await expectUsable(page)
  await shot(page, 'my-points-phone')
  expect(complaints).toEqual([])
  await context.close()
})
