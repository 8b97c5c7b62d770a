import { done, keyed, signIn } from '@alliance/infra/seed/session'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const host = '天宁经济开发区党工委'
const title = '[演示] 链盟沙龙：名额有限'

const shoot = async ({ page }: Visit, name: string) => {
  // The other states of these screens are of the same parts.
  if (['editor', 'staff', 'open', 'registrations'].includes(name)) await expectUsable(page)
  if (shots)
    await page.screenshot({ path: `${shots}/${name}-${page.viewportSize()!.width}.png`, fullPage: true })
}

/** A second officer of human resources, of another enterprise with staff in the register. */
async function otherOfficer(path: string): Promise<Visit> {
  const { client } = await running.signedIn('security_administrator')
  const { phone: number, password, name } = running.summary.accounts.find((each) => each.name === '何示例')!
  const { items } = await done(client.GET('/api/v1/identity/accounts', { params: { query: { limit: 100 } } }))
  const secretary = await running.signedIn('alliance_secretary')
  const found = await done(
    secretary.client.GET('/api/v1/membership/organisations', {
      params: { query: { q: '移动天宁', limit: 1 } },
    }),
  )
  await done(
    client.POST('/api/v1/identity/accounts/{accountId}/grants', {
      params: {
        path: { accountId: items.find((each) => each.name === name)!.id },
        header: keyed(crypto.randomUUID()),
      },
      body: {
        role: 'enterprise_hr',
        scope: { kind: 'enterprise', id: found.items[0]!.id },
        from: '2022-06-29',
        reason: '演示',
      },
    }),
  )
  const { cookies } = await signIn(running.system.url, number, password)
  const visit = await browsing.open('about:blank', phone)
  await visit.context.addCookies(
    [...cookies].map(([cookie, value]) => ({ name: cookie, value, url: running.system.url })),
  )
  await visit.page.goto(path)
  return visit
}

const day = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** A secretary drafts a salon of three seats and hands it in; a leader publishes it. */
async function published(): Promise<string> {
  const secretary = await browsing.openAs('alliance_secretary', '/activities', desktop)
  const { page } = secretary
  await page.getByRole('button', { name: '新建活动' }).click()
  const drawer = page.getByRole('dialog')
  // A required field's star is part of its name.
  const field = (name: string) => drawer.getByRole('textbox', { name: new RegExp(`^\\W*${name}$`, 'u') })
  await field('活动名称').fill(title)
  await field('议题').fill('数字化转型怎么起步\n检测资源怎么共享')
  await field('主讲人 1').fill('主讲示例')
  for (const [name, time] of [
    ['开始', '1400'],
    ['结束', '16:30'],
  ] as const) {
    await field(name).fill(day(20))
    await field(`${name}（时刻）`).fill(time)
  }
  await field('地点').fill('党群服务中心')
  // The list shows the first few; who looks for another types its name.
  await drawer.getByRole('combobox', { name: '单位 1' }).fill(host)
  await page.locator('.ant-select-item-option', { hasText: host }).click()
  await drawer.getByText('组织公转').waitFor()
  await drawer.getByRole('spinbutton', { name: /名额$/ }).fill('3')
  await shoot(secretary, 'editor')
  await drawer.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL(/\/activities\/act_/)
  await page.getByRole('button', { name: /^送\s*审$/ }).click()
  await page.getByText('等待起草人以外的人员审核发布').waitFor()
  await shoot(secretary, 'in-review')

  const leader = await browsing.openAs('zone_leader', '/activities?view=review', desktop)
  await leader.page.getByRole('link', { name: title }).click()
  await leader.page.getByRole('button', { name: /^发\s*布$/ }).click()
  const review = leader.page.getByRole('dialog')
  await review.getByRole('checkbox', { name: /不涉及国家秘密/ }).check()
  await review.getByRole('button', { name: /^发\s*布$/ }).click()
  await leader.page.getByText('已发布', { exact: true }).waitFor()
  for (const { complaints, context } of [secretary, leader]) {
    expect(complaints).toEqual([])
    await context.close()
  }
  return new URL(leader.page.url()).pathname
}

async function registersOneOfStaff(officer: Visit): Promise<void> {
  const { page } = officer
  await page.getByRole('button', { name: '为员工报名' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('checkbox').first().check()
  await shoot(officer, 'staff')
  await drawer.getByRole('button', { name: '为 1 人报名' }).click()
  await drawer.getByText('已确认', { exact: true }).waitFor()
  await drawer.getByRole('button', { name: /完\s*成/ }).click()
}

test('a salon is drafted and reviewed; three seats go to two employers’ staff and a person on phones; the next waits, and takes the seat that is given up', async () => {
  const path = await published()
  const [officer, other, talent, service] = await Promise.all([
    browsing.openAs('enterprise_hr', path, phone),
    otherOfficer(path),
    browsing.openAs('talent', path, phone),
    browsing.openAs('service_officer', path, phone),
  ])
  await registersOneOfStaff(officer)
  await registersOneOfStaff(other)

  await shoot(talent, 'open')
  await talent.page.getByRole('button', { name: /^报\s*名$/ }).click()
  await talent.page.getByText('名额已为您保留').waitFor()
  await service.page.getByRole('button', { name: /^报\s*名$/ }).click()
  await service.page.getByText('您排在候补第一位').waitFor()
  await shoot(service, 'waiting')

  await talent.page.goto('/my-activities')
  await talent.page.getByRole('button', { name: '退出报名' }).first().click()
  await talent.page.getByRole('tooltip').getByRole('button', { name: '退出报名' }).click()
  await talent.page.getByText('已退出').first().waitFor()

  await service.page.goto('/my-activities')
  await service.page.getByRole('timer').waitFor()
  await shoot(service, 'offer')
  await service.page.getByRole('button', { name: '确认参加' }).click()
  await service.page.getByText('名额已为您保留').first().waitFor()
  await shoot(service, 'mine')

  const organiser = await browsing.openAs('alliance_secretary', path, desktop)
  await organiser.page.getByText('3/3').waitFor()
  await shoot(organiser, 'activity')
  await organiser.page.getByRole('link', { name: '查看报名名单' }).click()
  await organiser.page.getByText('共 4 条', { exact: true }).waitFor()
  expect(await organiser.page.getByRole('cell', { name: '已确认' }).count()).toBe(3)
  await shoot(organiser, 'registrations')
  for (const { complaints, context } of [officer, other, talent, service, organiser]) {
    expect(complaints).toEqual([])
    await context.close()
  }
})
