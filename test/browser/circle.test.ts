import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { choose, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)

test('the circle is narrowed by keyboard to a chain, and the list tells the same partners', async () => {
  const { page, context, complaints } = await browsing.openAs('zone_leader', '/circle')
  const textiles = page.getByRole('button', { name: /^纺织需求/ })
  await textiles.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/focus=TX/)
  expect(await textiles.getAttribute('aria-pressed')).toBe('true')
  await page.getByText('只看：纺织').waitFor()
  const partners = page.getByRole('table', { name: '伙伴' }).getByRole('rowheader')
  expect((await partners.allTextContents()).join()).toContain('纺织工程学会')
  await expectUsable(page)
  await page.getByRole('button', { name: '显示全部' }).click()
  await page.getByRole('button', { name: /^高校 / }).click()
  await page.getByText('只看：高校').waitFor()
  expect(await partners.count()).toBe(1)
  expect(complaints).toEqual([])
  await context.close()
})

test('an enterprise asks, is told which offers fit and why, proposes one, and the secretary accepts for the partner', async () => {
  const hr = await browsing.openAs('enterprise_hr', '/circle/needs')
  await hr.page.getByRole('button', { name: '提出需求' }).click()
  const drawer = hr.page.getByRole('dialog')
  await choose(drawer, /需求单位/, '常州旭荣针织印染有限公司')
  await choose(drawer, '类别', '技术')
  await drawer.getByRole('textbox', { name: '名称' }).fill('[演示] 印染工艺节能诊断')
  await drawer.getByRole('button', { name: /保.?存/ }).click()
  await hr.page.getByRole('button', { name: '为「[演示] 印染工艺节能诊断」找供给' }).click()
  await hr.page.getByText('[示例] 印染工艺专家问诊').waitFor()
  await hr.page
    .getByText(/印染工艺/)
    .first()
    .waitFor()
  await expectUsable(hr.page)
  await hr.page.getByRole('button', { name: '提出对接' }).first().click()
  await hr.page.waitForURL('**/circle/matches')
  const card = hr.page.getByRole('listitem').filter({ hasText: '[演示] 印染工艺节能诊断' })
  await card.getByText('需求方已接受').waitFor()
  expect(await card.getByRole('button', { name: '代表供给方接受' }).count()).toBe(0)

  const secretary = await browsing.openAs('alliance_secretary', '/circle/matches')
  const proposed = secretary.page.getByRole('listitem').filter({ hasText: '[演示] 印染工艺节能诊断' })
  await proposed.getByRole('button', { name: '代表供给方接受' }).click()
  await secretary.page
    .getByRole('region', { name: /对接中/ })
    .getByText('[演示] 印染工艺节能诊断')
    .waitFor()
  expect([...hr.complaints, ...secretary.complaints]).toEqual([])
  await hr.context.close()
  await secretary.context.close()
})

test('a document is uploaded to an agreement, fetched, and withdrawn with a reason; what is marked secret is refused', async () => {
  const { page, context, complaints } = await browsing.openAs('alliance_secretary', '/agreements')
  await page.getByRole('link', { name: '人才培养合作协议' }).click()
  await page.getByRole('heading', { level: 1, name: '人才培养合作协议' }).waitFor()
  await page.getByText('来源未载明').first().waitFor()
  const upload = async (name: string) => {
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 样例 %%EOF') })
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /上.?传/ })
      .click()
  }
  await page.getByRole('button', { name: '上传文件' }).click()
  await upload('机密-协议.pdf')
  await page.getByRole('alert').getByText(/密级/).first().waitFor()
  await page.getByRole('textbox', { name: '文件标题' }).fill('协议扫描件')
  await upload('协议扫描件.pdf')
  const fetched = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载「协议扫描件」' }).click()
  expect((await fetched).suggestedFilename()).toBe('协议扫描件.pdf')
  await page.getByRole('button', { name: '撤下「协议扫描件」' }).click()
  await page.getByRole('textbox', { name: '撤下原因' }).fill('缺少盖章页')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /撤.?下/ })
    .click()
  await page.getByText('已撤下：缺少盖章页').waitFor()
  await expectUsable(page)
  // The refusal is the browser's own complaint.
  expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([])
  await context.close()
})

test('an agreement of three parties reads as before its amendment on an earlier day, also on a phone', async () => {
  const { page, context, complaints } = await browsing.openAs('zone_leader', '/agreements', phone)
  await page.getByRole('link', { name: '[示例] 科技金融服务协议', exact: true }).click()
  await page.getByText('向智能制造、纺织、数字经济三条产业链').waitFor()
  await expectUsable(page)
  await page.getByRole('link', { name: /第 1 版/ }).click()
  await page.getByText('向智能制造、纺织两条产业链').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('two versions of a regulation are compared: what was removed and what was added', async () => {
  const { page, context, complaints } = await browsing.openAs('party_organisation_secretary', '/regulations')
  await page.getByRole('link', { name: '[示例] 产业链联合党委联席会议制度' }).click()
  await page.getByRole('link', { name: '与第 1 版比较' }).click()
  await page.getByRole('deletion').getByText('联席会议每半年召开一次').waitFor()
  await page.getByRole('insertion').getByText('联席会议每季度召开一次').waitFor()
  await expectUsable(page)
  expect(complaints).toEqual([])
  await context.close()
})
