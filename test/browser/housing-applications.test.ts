import { signIn } from '@alliance/infra/seed/session'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { choose, desktop, expectUsable, find, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS

const shoot = async ({ page }: Visit, name: string) => {
  if (shots)
    await page.screenshot({ path: `${shots}/${name}-${page.viewportSize()!.width}.png`, fullPage: true })
}
/** A window of someone who has an account of the seed, by its phone. */
const asPhone = async (number: string, path: string, size = desktop): Promise<Visit> => {
  const { password } = running.account('talent')
  const { cookies } = await signIn(running.system.url, number, password)
  const visit = await browsing.open('about:blank', size)
  await visit.context.addCookies(
    [...cookies].map(([name, value]) => ({ name, value, url: running.system.url })),
  )
  await visit.page.goto(path)
  return visit
}
const save = ({ page }: Visit, name: RegExp) => page.getByRole('dialog').getByRole('button', { name }).click()
const upload = async ({ page }: Visit, kind: string) => {
  await choose(page, '材料类别', kind)
  await page.getByLabel(/选择文件/).setInputFiles({
    name: 'a.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.7 ${kind}`),
  })
  await page.getByRole('button', { name: `下载 ${kind}` }).waitFor()
}

test('a talent applies on a phone, HR confirms, what is missing is told once, and the case is found eligible and posted', async () => {
  const person = await browsing.openAs('service_officer', '/my-housing', phone)
  const { page } = person
  const next = () => page.getByRole('button', { name: '保存并继续' }).click()
  await page.getByRole('button', { name: '开始申请' }).click()
  await choose(page, /证件类型/, '护照')
  await page.getByLabel('证件号码').fill('E8800001')
  await page.getByLabel('出生日期').fill('1996-05-20')
  await page.getByLabel('手机号码').fill('13800000000')
  await shoot(person, 'apply-person')
  await expectUsable(page)
  await next()
  await find(page, /用人单位/, '旭荣')
  await page.getByRole('checkbox', { name: '无固定期限劳动合同' }).check()
  await page.getByLabel(/连续缴纳社保/).fill('14')
  await next()
  // What was answered is kept: one comes back to where one was.
  await page.getByText('第 3 步，共 5 步').waitFor()
  await page.reload()
  await page.getByText('第 3 步，共 5 步').waitFor()
  await page.getByRole('combobox', { name: /学历、职称/ }).click()
  await page.locator('.ant-select-item-option', { hasText: '硕士' }).click()
  await page.keyboard.press('Escape')
  await next()
  await page.getByText('第 4 步，共 5 步').waitFor()
  for (const question of [/自有住房吗/, /人才住房吗/])
    await page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: '否' }).check()
  await choose(page, /意向户型/, '单身公寓')
  await shoot(person, 'apply-home')
  await expectUsable(page)
  await next()
  await upload(person, '身份证件')
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await shoot(person, 'apply-finish')
  await expectUsable(page)
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('待用人单位确认').first().waitFor()

  const boss = await browsing.openAs('enterprise_hr', '/housing-applications')
  await boss.page.getByRole('link', { name: '王示例' }).click()
  await boss.page.getByRole('button', { name: /^确\s*认$/ }).click()
  await boss.page.getByRole('radio', { name: '情况属实，予以确认' }).check()
  await save(boss, /确\s*认/)
  await boss.page.getByText('待审核').first().waitFor()
  expect(await boss.page.getByText('E880').count()).toBe(0)
  await expectUsable(boss.page)
  await shoot(boss, 'employer')

  const reviewer = await browsing.openAs('housing_reviewer', '/housing-applications')
  await reviewer.page.getByRole('link', { name: '王示例' }).waitFor()
  await expectUsable(reviewer.page)
  await shoot(reviewer, 'queue')
  await reviewer.page.getByRole('link', { name: '王示例' }).click()
  await reviewer.page.getByRole('button', { name: /^审\s*核$/ }).click()
  await reviewer.page.getByRole('radio', { name: '一次性告知补正' }).check()
  await save(reviewer, /审\s*核/)
  await reviewer.page.getByText('待补正').first().waitFor()

  await page.reload()
  await page.getByText('一次性告知的补正内容').waitFor()
  for (const kind of ['学历学位证书或认证报告', '劳动合同（含签章页）', '社会保险缴费证明'])
    await upload(person, kind)
  await shoot(person, 'supplement')
  await expectUsable(page)
  await page.getByRole('button', { name: '提交补正' }).click()
  await page.getByText('已补正，待审核').first().waitFor()

  await reviewer.page.reload()
  await reviewer.page.getByRole('button', { name: /^审\s*核$/ }).click()
  await reviewer.page.getByRole('button', { name: '按规则试算' }).click()
  await reviewer.page.getByText(/符合条件 · 人才类别 E · 积分 29/).waitFor()
  await expectUsable(reviewer.page)
  await shoot(reviewer, 'review')
  await save(reviewer, /审\s*核/)
  await reviewer.page.getByText('符合条件，待公示').first().waitFor()
  await reviewer.page.getByRole('button', { name: '查看决定书 资格审核决定' }).click()
  await reviewer.page.getByText('已按原规则和原依据复算，结论一致。').waitFor()
  await shoot(reviewer, 'receipt')
  await reviewer.page.goto('/housing-applications')
  await reviewer.page.getByRole('button', { name: '发布公示名单' }).click()
  await reviewer.page.getByRole('tooltip').getByRole('button', { name: '发布公示名单' }).click()
  await reviewer.page.getByRole('button', { name: '发布公示名单' }).waitFor({ state: 'detached' })

  const anyone = await browsing.open('/housing-notices', phone)
  await anyone.page.getByText('王**').waitFor()
  await expectUsable(anyone.page)
  await shoot(anyone, 'notices')
  await page.reload()
  await page.getByText('公示期满且无异议后自动进入轮候。').waitFor()
  await expectUsable(page)
  await shoot(person, 'mine')
  for (const { complaints, context } of [person, boss, reviewer, anyone]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})

test('who was refused appeals, another reviewer looks again, and the decision is reversed with a new receipt', async () => {
  const person = await asPhone('13900020007', '/my-housing', phone)
  await person.page.getByText('不符合条件').first().waitFor()
  await person.page.getByText(/在区连续缴纳社保 2 个月/).waitFor()
  await shoot(person, 'refused')
  await person.page.getByRole('button', { name: '提出申诉' }).click()
  await person.page.getByLabel('申诉理由').fill('[演示] 社保已转入开发区，请复核。')
  await save(person, /提出申诉/)
  await person.page.getByText('申诉复核中').first().waitFor()
  await expectUsable(person.page)

  // Who decided does not find it among what waits, and has no button on it.
  const first = await browsing.openAs('housing_reviewer', '/housing-applications/all?state=appeal')
  await first.page.getByRole('link', { name: '曹七示例' }).click()
  await first.page.getByRole('button', { name: '查看证件号码' }).waitFor()
  expect(await first.page.getByRole('button', { name: '申诉复核' }).count()).toBe(0)

  const second = await asPhone('13900000019', '/housing-applications')
  await second.page.getByRole('link', { name: '曹七示例' }).click()
  await second.page.getByRole('button', { name: '申诉复核' }).click()
  await second.page.getByRole('dialog').getByLabel('社保月数').fill('8')
  await second.page.getByRole('dialog').getByLabel('复核说明').fill('[演示] 经查，社保连续缴纳八个月。')
  await save(second, /申诉复核/)
  await second.page.getByText('符合条件，待公示').first().waitFor()
  await expectUsable(second.page)
  await shoot(second, 'reversed')

  await person.page.reload()
  await person.page.getByText('撤销原决定', { exact: true }).waitFor()
  for (const { complaints, context } of [person, first, second]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
