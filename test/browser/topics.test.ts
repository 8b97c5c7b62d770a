import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const shoot = async ({ page }: Visit, name: string) => {
  const width = page.viewportSize()!.width
  if (shots) await page.screenshot({ path: `${shots}/topics-${name}-${width}.png`, fullPage: true })
}

test('a secretary records an issue at a salon and assigns it; its owner answers on a phone; the firm says it is solved', async () => {
  const title = '染料采购价格波动如何应对'
  const secretary = await browsing.openAs('alliance_secretary', '/topics', desktop)
  const { page } = secretary
  await page.getByRole('link', { name: '[示例] 节水改造设备贷款能否贴息' }).waitFor()
  await expectUsable(page)
  await shoot(secretary, 'list')

  const { client } = await running.signedIn('alliance_secretary')
  const { data } = await client.GET('/api/v1/events/activities', {
    params: { query: { kind: 'salon', chain: 'TX', order: 'latest' } },
  })
  const salon = data!.items.find(({ title: name }) => name.endsWith('绿色印染与节水'))!
  await page.goto(`/activities/${salon.id}`)
  await page.getByRole('button', { name: '登记议题' }).click()
  const form = page.getByRole('dialog', { name: '登记议题' })
  await form.getByRole('textbox', { name: '议题' }).fill(title)
  await form.getByRole('combobox', { name: '类别' }).click()
  await page.getByTitle('求助').click()
  await form.getByRole('combobox', { name: '提出单位' }).fill('旭荣')
  await page.getByTitle(/旭荣/).first().click()
  await expectUsable(page)
  await shoot(secretary, 'record')
  await form.getByRole('button', { name: /保\s*存/ }).click()
  await page.getByRole('link', { name: title }).click()

  await page.getByRole('button', { name: /交\s*办/ }).click()
  const assigning = page.getByRole('dialog', { name: '交办' })
  await assigning.getByText('不填按类别：3 个工作日').waitFor()
  await assigning.getByRole('combobox', { name: '责任人' }).fill('王示例')
  await page
    .getByTitle(/王示例/)
    .first()
    .click()
  await expectUsable(page)
  await shoot(secretary, 'assign')
  await assigning.getByRole('button', { name: /交\s*办/ }).click()
  await page.getByText('已交办').first().waitFor()
  await shoot(secretary, 'topic')
  const address = new URL(page.url()).pathname
  expect(secretary.complaints).toEqual([])
  await secretary.context.close()

  const officer = await browsing.openAs('service_officer', '/home', phone)
  await officer.page.getByRole('link', { name: title }).waitFor()
  await shoot(officer, 'home')
  await officer.page.goto(address)
  await officer.page.getByRole('button', { name: /答\s*复/ }).click()
  const answer = officer.page.getByRole('dialog', { name: '答复' })
  await answer.getByRole('textbox', { name: '答复内容' }).fill('已对接联合采购平台')
  await answer.getByRole('button', { name: /答\s*复/ }).click()
  await officer.page.getByText('已答复').first().waitFor()
  await expectUsable(officer.page)
  await shoot(officer, 'answered')
  expect(await officer.page.getByRole('button', { name: '确认解决' }).count()).toBe(0)
  expect(officer.complaints).toEqual([])
  await officer.context.close()

  const firm = await browsing.openAs('enterprise_hr', address, phone)
  await firm.page.getByRole('button', { name: '确认解决' }).click()
  const confirming = firm.page.getByRole('dialog', { name: '确认解决' })
  await confirming.getByRole('textbox', { name: '解决情况' }).fill('价格已锁定')
  await confirming.getByRole('button', { name: '确认解决' }).click()
  await firm.page.getByText('提出方确认已解决').waitFor()
  await expectUsable(firm.page)
  await shoot(firm, 'solved')
  expect(firm.complaints).toEqual([])
  await firm.context.close()
})
