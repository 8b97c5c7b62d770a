import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { phone, type Browsing, type Visit } from './page.ts'

/** A handheld scanner is a keyboard: it types what it reads and presses Enter. */
export async function scan(page: Page, ticket: string, shows: string): Promise<void> {
  const field = page.getByRole('textbox', { name: '扫码枪或手工输入' })
  await field.focus()
  await page.keyboard.insertText(ticket)
  await page.keyboard.press('Enter')
  await page.locator('[data-light]').getByText(shows).waitFor()
}
export const turn = (page: Page, direction: '入场' | '离场') =>
  page.getByRole('radio', { name: direction, exact: true }).check({ force: true })
export const figure = (page: Page, name: string) =>
  page
    .locator('dl div', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first()

export const holds = (page: Page, entries: number) =>
  expect.poll(() => figure(page, '剩余名额').innerText(), { timeout: 20_000 }).toBe(String(entries))

/** A phone that is registered as a gate's device, and holds so many entries. */
export async function aGate(browsing: Browsing, code: string, entries: number): Promise<Visit> {
  const visit = await browsing.open('/gate/', phone)
  await visit.page.getByRole('textbox', { name: '设备码' }).fill(code)
  await visit.page.getByRole('button', { name: '登记设备' }).click()
  await visit.page.getByText('在线', { exact: true }).waitFor()
  await holds(visit.page, entries)
  return visit
}
