import { done } from '@alliance/infra/seed/session'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const shoot = async ({ page }: Visit, name: string) => {
  const width = page.viewportSize()!.width
  if (shots) await page.screenshot({ path: `${shots}/files-${name}-${width}.png`, fullPage: true })
}

test('an organiser uploads photos, says who is on one and releases it; others see that one and no other', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(
    client.GET('/api/v1/events/activities', {
      params: { query: { kind: 'salon', chain: 'TX', order: 'latest' } },
    }),
  )
  const address = `/activities/${items.find(({ title }) => title.endsWith('绿色印染与节水'))!.id}`
  const visit = await browsing.openAs('alliance_secretary', address, desktop)
  const { page, context, complaints } = visit
  for (const [alt, width] of [
    ['圆桌讨论', 3000],
    ['展板', 600],
  ] as const) {
    await page.getByRole('button', { name: '上传照片' }).click()
    const form = page.getByRole('dialog', { name: '上传照片' })
    const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: width / 10, height: 50 } })
    await form.getByLabel('文件').setInputFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer })
    await form.getByRole('textbox', { name: '照片说明' }).fill(alt)
    await expectUsable(page)
    await form.getByRole('button', { name: /上\s*传/ }).click()
    await page.getByRole('img', { name: alt }).waitFor()
  }
  await page.getByRole('button', { name: '修改「圆桌讨论」' }).click()
  const change = page.getByRole('dialog', { name: '修改「圆桌讨论」' })
  await change.getByRole('radio', { name: '所有可查看活动的人' }).check()
  await change.getByRole('button', { name: /保\s*存/ }).click()
  await change.getByText('请先确认照片中的人员均已同意公开').waitFor()
  await change.getByRole('radio', { name: '均已同意公开' }).check()
  await expectUsable(page)
  await shoot(visit, 'release')
  await change.getByRole('button', { name: /保\s*存/ }).click()
  await change.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '前移「展板」' }).click()
  await page.getByRole('button', { name: '前移「圆桌讨论」' }).and(page.locator(':enabled')).waitFor()
  await expectUsable(page)
  await shoot(visit, 'organiser')
  // The refused release is told by the browser as well.
  expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
  await context.close()

  const visitor = await browsing.openAs('talent', address, phone)
  await visitor.page.getByRole('img', { name: '圆桌讨论' }).waitFor()
  expect(await visitor.page.getByRole('img', { name: '展板' }).count()).toBe(0)
  expect(await visitor.page.getByRole('button', { name: '上传照片' }).count()).toBe(0)
  await expectUsable(visitor.page)
  await shoot(visitor, 'visitor')
  expect(visitor.complaints).toEqual([])
  await visitor.context.close()
})
