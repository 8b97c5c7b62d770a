import { signIn } from '@alliance/infra/seed/session'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const shoot = async ({ page }: Visit, name: string) => {
  const width = page.viewportSize()!.width
  if (shots) await page.screenshot({ path: `${shots}/housing-${name}-${width}.png`, fullPage: true })
}

test('the board leads from 4,081 flats to a plot, a building and a flat, whose state an administrator changes', async () => {
  const visit = await browsing.openAs('housing_administrator', '/plots', desktop)
  const { page } = visit
  await page.getByText('4,081 套').waitFor()
  await page.getByText('演示数据', { exact: true }).first().waitFor()
  await page.getByText('T4 家庭房').waitFor()
  await expectUsable(page)
  await shoot(visit, 'board')
  await page.setViewportSize(phone)
  await expectUsable(page)
  await shoot(visit, 'board')
  await page.setViewportSize(desktop)

  await page.getByRole('link', { name: 'P03 苏南智城' }).click()
  await page.getByRole('heading', { name: 'P03 苏南智城' }).waitFor()
  await page.getByText('[示例] 苏南智城首批房源').waitFor()
  await page.getByRole('link', { name: /^101 单间/ }).waitFor()
  await expectUsable(page)
  await shoot(visit, 'plot')
  await page.setViewportSize(phone)
  await expectUsable(page)
  await shoot(visit, 'plot')

  await page.getByRole('link', { name: /^101 单间/ }).click()
  await page.getByRole('button', { name: '变更状态' }).click()
  const form = page.getByRole('dialog', { name: '变更状态' })
  await form.getByRole('textbox', { name: '原因' }).fill('更换热水器')
  await form.getByRole('button', { name: '变更状态' }).click()
  await page.getByText('可配租 → 维修').waitFor()
  await expectUsable(page)
  await shoot(visit, 'flat')
  expect(visit.complaints).toEqual([])
  await visit.context.close()
})

test('a policy is drafted, a rate changed in its form, submitted by one administrator and published by another', async () => {
  const visit = await browsing.openAs('housing_administrator', '/housing-policies', desktop)
  const { page } = visit
  await page.getByRole('link', { name: /^HOU-POL-\d{4}-01$/ }).waitFor()
  await expectUsable(page)
  await shoot(visit, 'policies')
  await page.getByRole('button', { name: '起草新版本' }).click()
  const drafting = page.getByRole('dialog', { name: '起草新版本' })
  const later = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  const day = drafting.getByRole('textbox', { name: '生效日期' })
  await day.fill(later)
  await day.press('Enter')
  await drafting.getByRole('textbox', { name: '修订说明' }).fill('调整F类承担比例')
  await drafting.getByRole('button', { name: '起草新版本' }).click()
  await page.getByRole('button', { name: '修改 租金' }).click()
  const rent = page.getByRole('dialog', { name: '修改 租金' })
  await rent.getByRole('spinbutton', { name: '个人承担比例 · F类（%）' }).fill('80')
  await expectUsable(page)
  await shoot(visit, 'policy-form')
  await rent.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByRole('cell', { name: '80%' }).waitFor()
  await expectUsable(page)
  await shoot(visit, 'policy')
  await page.getByRole('button', { name: '提交发布' }).click()
  await page.getByText('您参与了起草').waitFor()
  expect(await page.getByRole('button', { name: /^发\s*布$/ }).isDisabled()).toBe(true)
  expect(visit.complaints).toEqual([])
  const address = new URL(page.url()).pathname
  await visit.context.close()

  const {
    phone: number,
    password,
    totpSecret,
  } = running.summary.accounts.find(({ name }) => name === '尤示例')!
  const { cookies } = await signIn(running.system.url, number, password, totpSecret)
  const second = await browsing.open('/sign-in', phone)
  await second.context.addCookies(
    [...cookies].map(([name, value]) => ({ name, value, url: running.system.url })),
  )
  await second.page.goto(address)
  await second.page.getByRole('button', { name: /^发\s*布$/ }).click()
  await second.page.getByText(/^待生效/).waitFor()
  await expectUsable(second.page)
  await shoot(second, 'published')
  await second.context.close()
})
