import { done } from '@alliance/infra/seed/session'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)

test('a case opened before 2026-05-18 and one after it show their own rules', async () => {
  const { page, context, complaints } = await browsing.openAs('alliance_secretary', '/development')
  await page.getByRole('link', { name: /李示例/ }).click()
  await page.getByRole('heading', { level: 1, name: '李示例' }).waitFor()
  await page.getByRole('heading', { name: '2014年细则' }).waitFor()
  await page.getByText('全国细则未规定公示期，按当地做法').waitFor()
  expect(await page.getByText('列为发展对象前公示不少于五个工作日').count()).toBe(0)
  // Under the rules of 2014 the listing waits for nothing but its year.
  await page.getByRole('button', { name: '登记 确定发展对象' }).waitFor()

  await page.getByRole('link', { name: '返回看板' }).click()
  await page.getByRole('link', { name: /赵示例/ }).click()
  await page.getByRole('heading', { name: '2026年细则' }).waitFor()
  await page.getByText('列为发展对象前公示不少于五个工作日').waitFor()
  await page.getByText('《中国共产党发展党员工作细则》（2026年）第13条').first().waitFor()
  await page.getByText('最早 2026-11-17').first().waitFor()
  await expectUsable(page)
  expect(complaints).toEqual([])
  await context.close()
})

test('a step is recorded in the browser; one that is too early is refused with its article', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(
    client.GET('/api/v1/membership/development-cases', { params: { query: { limit: 200 } } }),
  )
  const { id } = items.find(({ personName }) => personName === '赵示例')!
  const { page, context } = await browsing.openAs('alliance_secretary', `/development/${id}`)
  await page.getByRole('button', { name: '登记 确定发展对象' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('日期', { exact: true }).fill('2026-11-16')
  await dialog.getByLabel('决定单位').fill('支部委员会')
  await dialog.getByRole('button', { name: /保 ?存/ }).click()
  await dialog.getByText(/PD-07 .*第13条.*最早可于 2026-11-17 登记/).waitFor()
  await dialog.getByLabel('日期', { exact: true }).fill('2026-11-17')
  await dialog.getByRole('button', { name: /保 ?存/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '更正 确定发展对象' }).waitFor()
  await page.getByText('2026-11-17 · 支部委员会').first().waitFor()
  await context.close()
})

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)('a case and the structure of a branch are usable on %s', async (_, size) => {
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(client.GET('/api/v1/membership/development-cases'))
  const { id } = items.find(({ personName }) => personName === '何示例')!
  const { page, context, complaints } = await browsing.openAs(
    'alliance_secretary',
    `/development/${id}`,
    size,
  )
  await page.getByRole('heading', { level: 1, name: '何示例' }).waitFor()
  await expectUsable(page)
  await page.goto('/structure')
  await page.getByRole('heading', { level: 1, name: '党员结构' }).waitFor()
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  expect(complaints).toEqual([])
  await context.close()
})
