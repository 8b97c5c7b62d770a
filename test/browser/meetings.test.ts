import { expect, test } from 'vitest'
import { done, keyed } from '@alliance/infra/seed/session'
import { useSystem } from '../support/system.ts'
import { choose, desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS

/** A meeting of today in the branch of the seed, which has eleven members with a vote and one without. */
async function meetingToday(): Promise<string> {
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(client.GET('/api/v1/membership/meetings'))
  const { id } = await done(
    client.POST('/api/v1/membership/meetings', {
      params: { header: keyed(crypto.randomUUID()) },
      body: {
        partyOrganisationId: items[0]!.partyOrganisationId,
        kind: 'members_meeting',
        title: '[演示] 支部党员大会',
        heldOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
        startsAt: '09:00',
        place: '党员活动室',
        agenda: [
          { kind: 'report', title: '工作报告' },
          { kind: 'resolution', title: '通过年度计划' },
        ],
      },
    }),
  )
  return id
}

for (const [width, size] of [
  ['a desktop', desktop],
  ['a phone', phone],
] as const)
  test(`a recorder opens a meeting on ${width}, marks six of eleven, records a vote and closes it`, async () => {
    const id = await meetingToday()
    const { page, context, complaints } = await browsing.openAs('alliance_secretary', `/meetings/${id}`, size)
    await page.getByRole('button', { name: '开始会议' }).click()
    await page.getByText('还差 6 人，不能表决').waitFor()
    for (const name of ['严示例', '华示例', '金示例', '魏示例', '陶示例', '姜示例'])
      await page.getByRole('button', { name: `${name} 到会` }).click()
    await page.getByText('已达到规定人数，可以表决').waitFor()
    await expectUsable(page)
    if (shots) await page.screenshot({ path: `${shots}/room-${size.width}.png`, fullPage: true })
    await page.getByRole('button', { name: '登记表决' }).click()
    await page.getByRole('spinbutton', { name: '赞成' }).fill('6')
    await page.getByRole('button', { name: /保\s*存/ }).click()
    await page.getByText('通过', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '结束会议' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '结束会议' }).click()
    await page.getByText('已结束', { exact: true }).waitFor()
    await page.getByText(/〔\d{4}〕\d+号/).waitFor()
    expect(complaints).toEqual([])
    await page.goto(`/meetings/${id}/print`)
    await page.getByRole('button', { name: /打\s*印/ }).waitFor()
    await expectUsable(page)
    if (shots) await page.screenshot({ path: `${shots}/print-${size.width}.png`, fullPage: true })
    await context.close()
  })

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)('an instructor logs a visit on %s', async (_, size) => {
  const { page, context, complaints } = await browsing.openAs('service_officer', '/my-hosts', size)
  await page.getByRole('heading', { level: 1, name: '王示例' }).waitFor()
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/hosts-${size.width}.png`, fullPage: true })
  await page.getByRole('button', { name: '登记走访', exact: true }).click()
  await choose(page, '单位', '恒基纺织')
  await page.getByRole('textbox', { name: '目的' }).fill(`[演示] 走访 ${size.width}`)
  if (shots) await page.screenshot({ path: `${shots}/log-${size.width}.png` })
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByText(`[演示] 走访 ${size.width}`).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
