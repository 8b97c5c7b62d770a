import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS

test.each([
  ['a desktop', desktop, 'talent'],
  ['a phone', phone, 'enterprise_hr'],
] as const)('on %s a calendar link is made, given a new address, and ended', async (_, size, role) => {
  const { page, context, complaints } = await browsing.openAs(role, '/my-account', size)
  const addressShown = async () => {
    const address = await page.getByRole('dialog').locator('code').innerText()
    if (shots) await page.screenshot({ path: `${shots}/calendar-address-${size.width}.png` })
    await page.getByRole('button', { name: '已添加' }).click()
    return address
  }
  const feed = async (address: string) => {
    const answered = await fetch(address)
    return [answered.status, (await answered.text()).split('\r\n')[0]]
  }
  const confirm = () =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定/ })
      .click()
  await page.getByRole('button', { name: '订阅我的活动' }).click()
  const first = await addressShown()
  expect(await feed(first)).toEqual([200, 'BEGIN:VCALENDAR'])
  const renew = page.getByRole('button', { name: '更换地址：我的活动' })
  await renew.waitFor()
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/calendar-links-${size.width}.png`, fullPage: true })
  await renew.click()
  await confirm()
  const second = await addressShown()
  expect([(await feed(first))[0], (await feed(second))[0]]).toEqual([404, 200])
  await page.getByRole('button', { name: '停用：我的活动' }).click()
  await confirm()
  await page.getByText('还没有订阅地址').waitFor()
  expect((await feed(second))[0]).toBe(404)
  expect(complaints).toEqual([])
  await context.close()
})
