import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const shoot = async ({ page }: Visit, name: string) => {
  const width = page.viewportSize()!.width
  if (shots) await page.screenshot({ path: `${shots}/volunteering-${name}-${width}.png`, fullPage: true })
}

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)(
  'a talent sees hours on %s, how they were found, and leaves and takes a shift',
  async (_, size) => {
    const visit = await browsing.openAs('talent', '/my-volunteering', size)
    const { page, context, complaints } = visit
    await page.getByText('3 小时', { exact: true }).first().waitFor()
    await page.getByText(/申报：13:30 至 16:30，休息 20 分钟/).waitFor()
    await expectUsable(page)
    await shoot(visit, 'mine')
    await page
      .getByRole('button', { name: /查看计时依据/ })
      .first()
      .click()
    await page.getByText('班次内实际服务 180 分钟').waitFor()
    await shoot(visit, 'receipt')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /退出班次/ }).click()
    await page.getByText('已退出').first().waitFor()
    await page
      .getByRole('link', { name: /岁末送温暖/ })
      .first()
      .click()
    await page.getByRole('button', { name: /报\s*名/ }).click()
    await page.getByText('您：已报名').waitFor()
    expect(await page.getByText('志愿者名单').count()).toBe(0)
    await expectUsable(page)
    await shoot(visit, 'shifts')
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('a secretary confirms a report, certifies the hours, and takes them back with the certificate', async () => {
  const visit = await browsing.openAs('alliance_secretary', '/volunteering')
  const { page, context, complaints } = visit
  await page.getByText(/申报：13:30 至 16:30/).waitFor()
  await expectUsable(page)
  await shoot(visit, 'reports')
  await page.getByRole('button', { name: /确认或退回/ }).click()
  const form = page.getByRole('dialog', { name: '确认或退回' })
  await form.getByRole('textbox', { name: '理由' }).fill('[演示] 与签到表一致')
  await expectUsable(page)
  await shoot(visit, 'decide')
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByText('没有待确认的申报').waitFor()

  await page.getByText('年度时长与证书').click()
  const talent = page.getByRole('row', { name: /陈示例/ })
  await talent.getByText('5.5 小时').waitFor()
  await talent.getByText('可吊销旧证书').waitFor()
  await expectUsable(page)
  await shoot(visit, 'totals')
  await page
    .getByRole('button', { name: /出具证书/ })
    .first()
    .click()
  await page.getByRole('link', { name: '已出具（3 小时）' }).first().waitFor()

  const { client } = await running.signedIn('alliance_secretary')
  const { data } = await client.GET('/api/v1/events/shift-signups', {
    params: { query: { state: 'recorded' } },
  })
  await page.goto(`/my-volunteering/${data!.items[0]!.activityId}`)
  await page.getByRole('heading', { name: '志愿者名单' }).waitFor()
  await expectUsable(page)
  await shoot(visit, 'desk')
  await page
    .getByRole('row', { name: /陈示例.*上午班/ })
    .getByRole('button', { name: /撤销时长/ })
    .click()
  const reversal = page.getByRole('dialog', { name: '撤销时长' })
  await reversal.getByRole('textbox', { name: '理由' }).fill('[演示] 核对后未到岗')
  await reversal.getByRole('button', { name: '撤销时长' }).click()
  await page.getByText('[演示] 核对后未到岗').waitFor()
  const { data: certificates } = await client.GET('/api/v1/events/certificates', {
    params: { query: { kind: 'volunteering' } },
  })
  const revoked = certificates!.items.find(({ revocation }) => revocation?.reason === 'not_earned')!
  await page.goto(`/verify/${revoked.number}`)
  await page.getByText('证书已被吊销，不能作为证明').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
