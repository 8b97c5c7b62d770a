import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { choose, desktop, expectUsable, find, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const folder = mkdtempSync(join(tmpdir(), 'certificates-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)(
  'a talent finds a certificate on %s, prints it, takes it away and verifies it offline',
  async (_, size) => {
    const { page, context, complaints } = await browsing.openAs('talent', '/my-certificates', size)
    await page.getByRole('heading', { level: 1, name: '我的证书' }).waitFor()
    await page.getByRole('link', { name: '产业数字化课程结业证书' }).waitFor()
    if (shots) await page.screenshot({ path: `${shots}/certificates-mine-${size.width}.png`, fullPage: true })
    await page.getByRole('link', { name: '产业数字化课程结业证书' }).click()
    await page.getByText('陈示例').first().waitFor()
    await page.waitForLoadState('networkidle')
    await expectUsable(page)
    if (shots) await page.screenshot({ path: `${shots}/certificate-${size.width}.png`, fullPage: true })

    const downloaded = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载核验文件' }).click()
    const file = join(folder, `${size.width}.json`)
    await (await downloaded).saveAs(file)
    expect(readFileSync(file, 'utf8')).not.toContain('陈示例')

    await page.getByRole('link', { name: '打印' }).click()
    await page.getByRole('heading', { level: 1, name: '产业数字化课程结业证书' }).waitFor()
    await expectUsable(page)
    if (shots) await page.screenshot({ path: `${shots}/certificate-print-${size.width}.png`, fullPage: true })

    await page.goto('/verifier/')
    await page.getByLabel('选择文件').setInputFiles(file)
    await page.getByText('证书由其签发者签发，内容未被改动').waitFor()
    await page.getByLabel('证书上的姓名').fill('陈示例')
    await page.getByText('证书发给 陈示例').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  },
)

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)('anyone verifies a number on %s: valid, revoked, unknown, and a plaque', async (_, size) => {
  const { client } = await running.signedIn('alliance_secretary')
  const { data } = await client.GET('/api/v1/events/certificates')
  const number = (state: string) => data!.items.find((each) => each.state === state)!.number
  const { page, context, complaints } = await browsing.open(`/verify/${number('valid')}`, size)
  await page.getByText('该编号由平台签发，当前有效').waitFor()
  await page.getByText('陈**').waitFor()
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/verify-${size.width}.png`, fullPage: true })
  const verify = async (typed: string) => {
    await page.getByRole('textbox', { name: '编号' }).fill(typed)
    await page.getByRole('button', { name: /核\s*验/ }).click()
  }
  await verify(number('revoked').toLowerCase())
  await page.getByText('证书已被吊销，不能作为证明').waitFor()
  await expectUsable(page)
  await verify('VOL-2020-0001-0')
  await page.getByText('平台没有签发过这个编号').waitFor()
  await verify('LM-2022-0001-W')
  await page.getByText('该编号由平台签发，当前有效').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('a secretary issues a certificate by hand and revokes it', async () => {
  const { page, context, complaints } = await browsing.openAs('alliance_secretary', '/certificates')
  await page.getByRole('button', { name: '颁发证书' }).click()
  const form = page.getByRole('dialog', { name: '颁发证书' })
  await find(form, '获得者', '陈示例')
  await find(form, '颁发单位', '旭荣')
  for (const [label, value] of [
    ['证书名称（中文）', '[演示] 讲座参加证书'],
    ['证书名称（英文）', '[Demo] Lecture attended'],
    ['内容（中文）', '参加讲座一次'],
    ['内容（英文）', 'Attended a lecture'],
    ['获得条件（中文）', '到场'],
    ['获得条件（英文）', 'Presence'],
    ['人工颁发的原因', '[演示] 现场设备故障，凭签到表补发'],
  ] as const)
    await form.getByRole('textbox', { name: label }).fill(value)
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/certificate-issue.png` })
  await form.getByRole('button', { name: '颁发证书' }).click()
  await page.getByRole('link', { name: '[演示] 讲座参加证书' }).click()
  await page.getByRole('button', { name: '吊销证书' }).click()
  const revoking = page.getByRole('dialog', { name: '吊销证书' })
  await choose(revoking, '吊销原因', '颁发有误')
  await revoking.getByRole('textbox', { name: '说明' }).fill('[演示] 签到表核对有误')
  await revoking.getByRole('button', { name: '吊销证书' }).click()
  await page.getByText('[演示] 签到表核对有误').waitFor()
  await page.getByText('已吊销').first().waitFor()
  await expectUsable(page)
  expect(complaints).toEqual([])
  await context.close()
})
