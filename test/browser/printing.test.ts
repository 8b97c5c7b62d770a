import { writeFile } from 'node:fs/promises'
import { done } from '@alliance/infra/seed/session'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const shoot = async ({ page }: Visit, name: string) => {
  const width = page.viewportSize()!.width
  if (shots) await page.screenshot({ path: `${shots}/printing-${name}-${width}.png`, fullPage: true })
}
/** What a printer is sent: how many pages it is. */
async function print({ page }: Visit, name: string): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false })
  if (shots) await writeFile(`${shots}/printing-${name}.pdf`, pdf)
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

test('organisers print a sign-in sheet and badges with tickets; each list is audited', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(
    client.GET('/api/v1/events/activities', { params: { query: { order: 'latest', limit: 100 } } }),
  )
  const activity = items.find(({ title }) => title.endsWith('智能体怎样进车间'))!
  const visit = await browsing.openAs('alliance_secretary', `/activities/${activity.id}`, desktop)
  const { page, context, complaints } = visit
  await page.getByRole('heading', { name: '打印与名单' }).waitFor()
  await expectUsable(page)
  await shoot(visit, 'activity')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '报名名单 XLSX' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)

  await page.getByRole('link', { name: '签到表' }).click()
  await page.getByRole('columnheader', { name: '签名' }).waitFor()
  await expectUsable(page)
  await shoot(visit, 'sheet')
  const people = await page.getByRole('rowheader').count()
  expect(people).toBeGreaterThan(3)
  expect(await print(visit, 'sheet')).toBeGreaterThanOrEqual(1)

  await page.getByText('胸牌', { exact: true }).click()
  await page.getByRole('checkbox', { name: '印上入场码' }).check()
  await page
    .getByRole('img', { name: /的入场码$/ })
    .first()
    .waitFor()
  await expectUsable(page)
  await shoot(visit, 'badges')
  expect(await page.getByRole('img', { name: /的入场码$/ }).count()).toBe(people)
  expect(await print(visit, 'badges')).toBe(Math.ceil(people / 10))
  expect(complaints).toEqual([])
  await context.close()

  const small = await browsing.openAs('alliance_secretary', `/activities/${activity.id}/print`, phone)
  await small.page.getByRole('columnheader', { name: '签名' }).waitFor()
  await expectUsable(small.page)
  await shoot(small, 'sheet')
  await small.context.close()
})
