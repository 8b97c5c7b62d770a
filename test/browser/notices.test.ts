import { done, keyed } from '@alliance/infra/seed/session'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS

/** A notice by the way that every service tells people, to the account of a role. */
async function tell(role: string, heldOn: string): Promise<void> {
  const { client } = await running.signedIn(role)
  const { id } = await done(client.GET('/api/v1/identity/me'))
  const database = await running.system.d1('identity')
  const name = crypto.randomUUID().replaceAll('-', '').slice(0, 26)
  const params = {
    kind: 'members_meeting',
    organisation: '[演示] 示例支部',
    heldOn,
    startsAt: '14:00',
    place: '党群服务中心',
  }
  await database
    .prepare(
      `INSERT INTO notice (id, account_id, key, kind, subject_type, subject_id, path, params, raised_at, expires_at)
        VALUES (?, ?, ?, 'meeting.called', 'meeting', 'mtg_x', '/meetings', ?, ?, ?)`,
    )
    .bind(
      `ntc_${name}`,
      id,
      name,
      JSON.stringify(params),
      new Date().toISOString(),
      `${heldOn}T07:30:00.000Z`,
    )
    .run()
}

test.each([
  ['a desktop', desktop, 'alliance_secretary'],
  ['a phone', phone, 'party_organisation_secretary'],
] as const)('on %s the bell counts, a notice is read, and all of them', async (_, size, role) => {
  for (const heldOn of ['2024-03-10', '2099-03-10', '2099-04-10']) await tell(role, heldOn)
  const { page, context, complaints } = await browsing.openAs(role, '/home', size)
  const bell = page.getByRole('link', { name: /^通知，\d+ 条未读/ })
  await bell.click()
  await page.getByRole('heading', { name: '会议通知：4月10日党员大会' }).waitFor()
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/notices-${size.width}.png`, fullPage: true })
  await page.getByRole('button', { name: '将“会议通知：4月10日党员大会”标为已读' }).click()
  await page
    .getByRole('button', { name: '将“会议通知：4月10日党员大会”标为已读' })
    .waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await page.getByRole('link', { name: '通知，没有未读' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test.each([
  ['a desktop', desktop, 'zone_leader'],
  ['a phone', phone, 'talent'],
] as const)('on %s someone agrees to messages and stops one kind', async (_, size, role) => {
  const { page, context, complaints } = await browsing.openAs(role, '/my-account', size)
  const agree = page.getByRole('switch', { name: '同意接收短信提醒' })
  await agree.click()
  await page.getByText('同意，可随时关闭').waitFor()
  await page.getByRole('checkbox', { name: '会议变更' }).click()
  await page.getByRole('checkbox', { name: '会议变更', checked: false }).waitFor()
  await page.waitForLoadState('networkidle')
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/notice-settings-${size.width}.png`, fullPage: true })
  await page.reload()
  await page.getByText('同意，可随时关闭').waitFor()
  expect(await page.getByRole('checkbox', { name: '会议变更' }).isChecked()).toBe(false)
  expect(await page.getByRole('checkbox', { name: '会议通知' }).isChecked()).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)(
  'on %s an endpoint is added, gets a secret, is tested, and its log says how it went',
  async (_, size) => {
    const { client } = await running.signedIn('security_administrator')
    const { id } = await done(
      client.POST('/api/v1/identity/clients', {
        params: { header: keyed(crypto.randomUUID()) },
        body: {
          name: `[演示] 推送 ${size.width}`,
          organisationName: '示例学院',
          scopes: ['register:read'],
          isDemo: true,
        },
      }),
    )
    const { page, context } = await browsing.openAs('security_administrator', `/clients/${id}/webhooks`, size)
    await page.getByRole('button', { name: '新增接收地址' }).click()
    const address = page.getByRole('textbox', { name: '接收地址' })
    await address.fill('https://10.0.0.8/hook')
    await page.getByRole('button', { name: /保\s*存/ }).click()
    await page.getByText('须为公网域名，不能是网络地址或内网名称').waitFor()
    // Nobody has this name, so nothing leaves the machine that anyone could receive.
    await address.fill('https://hooks.partner-sample.example/alliance')
    await page.getByRole('button', { name: /保\s*存/ }).click()
    await page.getByRole('heading', { name: 'hooks.partner-sample.example' }).waitFor()
    await page.getByRole('button', { name: '新增密钥' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*定/ })
      .click()
    await page.getByText(/^whsec_/).waitFor()
    await page.getByRole('button', { name: '我已保存' }).click()
    await page.waitForLoadState('networkidle')
    await expectUsable(page)
    if (shots) await page.screenshot({ path: `${shots}/webhooks-${size.width}.png`, fullPage: true })
    await page.getByRole('button', { name: '发送测试' }).click()
    await page.getByText('已发送测试').waitFor()
    await page.getByRole('link', { name: '推送记录' }).click()
    await page.getByRole('button', { name: 'webhook.test 的详情' }).click()
    await page.getByText('无法连接').first().waitFor()
    await expectUsable(page)
    if (shots) await page.screenshot({ path: `${shots}/delivery-${size.width}.png`, fullPage: true })
    await context.close()
  },
)
