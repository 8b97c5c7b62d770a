import { done, keyed, signIn } from '@alliance/infra/seed/session'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { aGate, figure, scan } from './gate.ts'
import { choose, desktop, expectUsable, find, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const host = '天宁经济开发区党工委'
/** The branch of the one who waits: for it the salon is this month's theme day as well. */
const branch = '检测认证一院党支部'
const series = '[演示] 链盟沙龙'
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

/** Date and time of a moment in Shanghai, so many minutes from now. */
const inMinutes = (minutes: number): [date: string, time: string] => {
  const wall = new Date(Date.now() + 8 * 3_600_000 + minutes * 60_000).toISOString()
  return [wall.slice(0, 10), wall.slice(11, 16)]
}

/** A secretary begins a numbered series, drafts its first salon of three seats and hands it in; a leader publishes it. */
async function published(): Promise<string> {
  const secretary = await browsing.openAs('alliance_secretary', '/series', desktop)
  const { page } = secretary
  await page.getByRole('button', { name: '新建系列' }).click()
  const begun = page.getByRole('dialog')
  await begun.getByRole('textbox', { name: /名称$/ }).fill(series)
  await choose(begun, /类型$/, '沙龙')
  await find(begun, /负责单位$/, host)
  await begun.getByRole('checkbox', { name: '连续编号' }).check()
  await shoot(secretary, 'series')
  await begun.getByRole('button', { name: /保\s*存|确\s*定/ }).click()
  await page.getByRole('cell', { name: series }).waitFor()

  await page.goto('/activities')
  await page.getByRole('button', { name: '新建活动' }).click()
  const drawer = page.getByRole('dialog')
  // A required field's star is part of its name.
  const field = (name: string) => drawer.getByRole('textbox', { name: new RegExp(`^\\W*${name}$`, 'u') })
  await field('活动名称').fill(title)
  await field('议题').fill('数字化转型怎么起步\n检测资源怎么共享')
  await field('主讲人 1').fill('主讲示例')
  await choose(drawer, '系列', series)
  await drawer.getByRole('checkbox', { name: '同时作为主题党日' }).check()
  await field('主题').fill('数字化转型中的党员先锋')
  await find(drawer, /党组织 1$/, branch)
  await field('学习材料 1').fill('[演示] 制造业数字化转型行动方案')
  for (const [name, minutes] of [
    ['开始', 60],
    ['结束', 210],
  ] as const) {
    const [date, time] = inMinutes(minutes)
    await field(name).fill(date)
    await field(`${name}（时刻）`).fill(time)
  }
  await field('地点').fill('党群服务中心')
  await find(drawer, '单位 1', host)
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

/** Three gates of an open admission, each a phone that has registered with the code it was shown. */
async function threeGates(organiser: Visit, path: string): Promise<Visit[]> {
  const { page } = organiser
  await page.goto(`${path}/gates`)
  await page.getByRole('button', { name: '开启入场核验' }).click()
  const opening = page.getByRole('dialog')
  await opening.getByRole('spinbutton', { name: /容量（人）$/ }).fill('3')
  await opening.getByRole('spinbutton', { name: /每台设备每次领取名额$/ }).fill('1')
  await opening.getByRole('button', { name: /^保\s*存$/ }).click()
  await opening.waitFor({ state: 'detached' })
  const codes: string[] = []
  for (const [i, gate] of ['东门', '西门', '南门'].entries()) {
    await page.getByRole('button', { name: '添加入口' }).click()
    await page.getByRole('textbox', { name: /入口名称$/ }).fill(gate)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^保\s*存$/ })
      .click()
    await page.getByRole('heading', { name: gate }).waitFor()
    await page.getByRole('button', { name: '登记设备' }).nth(i).click()
    await page.getByRole('textbox', { name: /设备名称$/ }).fill(`${gate}手机`)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^保\s*存$/ })
      .click()
    codes.push((await page.locator('code').innerText()).replace(/\s/g, ''))
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /关\s*闭/ })
      .last()
      .click()
  }
  await shoot(organiser, 'gates')
  return Promise.all(codes.map((code) => aGate(browsing, code, 1)))
}

/** What those who hold a seat show at a gate: a phone's code that turns, and printed ones of staff without an account. */
async function ticketsOf(path: string, holder: Visit): Promise<[turning: string, ...printed: string[]]> {
  const { client } = await running.signedIn('alliance_secretary')
  const activityId = path.split('/').pop()!
  const { items } = await done(
    client.GET('/api/v1/events/activities/{activityId}/registrations', { params: { path: { activityId } } }),
  )
  const seated = items.filter(({ state }) => state === 'confirmed')
  const own = seated.find(({ displayName }) => displayName === '王示例')!
  const printed = await Promise.all(
    seated
      .filter((each) => each !== own)
      .map(({ id }) =>
        done(
          client.GET('/api/v1/events/registrations/{registrationId}/ticket', {
            params: { path: { registrationId: id } },
          }),
        ),
      ),
  )
  await holder.page.goto(`/ticket/#${own.id}`)
  const turning = await holder.page.locator('img[data-ticket^="R1:"]').getAttribute('data-ticket')
  return [turning!, ...printed.map((ticket) => ticket.printed)]
}

/** Who came is confirmed by the organiser's word, for nobody was seen to leave; then the minutes close the activity. */
async function closed(organiser: Visit, path: string): Promise<void> {
  const { page } = organiser
  await page.goto(path)
  await page.getByRole('button', { name: '开始活动' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '开始活动' }).click()
  await page.getByText('进行中', { exact: true }).waitFor()
  await page.goto(`${path}/attendance`)
  const waiting = page.getByRole('button', { name: /^确认考勤/ })
  await expect.poll(() => waiting.count(), { timeout: 20_000 }).toBe(3)
  for (const one of await waiting.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')!))) {
    await page.getByRole('button', { name: one }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('到场', { exact: true }).click()
    await drawer.getByRole('spinbutton', { name: /计入分钟数$/ }).fill('140')
    await drawer.getByRole('textbox', { name: /理由$/ }).fill('[演示] 散场时未逐一扫码，现场签到表可查')
    await drawer.getByRole('button', { name: /确\s*认/ }).click()
    await drawer.waitFor({ state: 'detached' })
  }
  await shoot(organiser, 'attendance')
  await page.goto(path)
  await page.getByRole('button', { name: /办\s*结/ }).click()
  const minutes = page.getByRole('dialog')
  await minutes.getByRole('textbox', { name: /活动纪要$/ }).fill('两家单位交流了数字化转型的起步做法。')
  await minutes.getByRole('button', { name: /办\s*结/ }).click()
  await page.getByText('两家单位交流了数字化转型的起步做法。').waitFor()
}

/** A certificate of having been there. @returns its number */
async function certified(organiser: Visit, path: string): Promise<string> {
  const { page } = organiser
  await page.goto(`/certificates?activity=${path.split('/').pop()}`)
  await page.getByRole('button', { name: '颁发证书' }).click()
  const form = page.getByRole('dialog', { name: '颁发证书' })
  await find(form, '获得者', '王示例')
  await find(form, '颁发单位', host)
  for (const [label, value] of [
    ['证书名称（中文）', '[演示] 沙龙参加证书'],
    ['证书名称（英文）', '[Demo] Salon attended'],
    ['内容（中文）', '参加链盟沙龙一次'],
    ['内容（英文）', 'Attended a salon'],
    ['获得条件（中文）', '考勤确认为到场'],
    ['获得条件（英文）', 'Attendance confirmed'],
    ['人工颁发的原因', '[演示] 参加者申请'],
  ] as const)
    await form.getByRole('textbox', { name: label }).fill(value)
  await form.getByRole('button', { name: '颁发证书' }).click()
  await page.getByRole('link', { name: '[演示] 沙龙参加证书' }).click()
  return page
    .getByText(/^[A-Z]{3}-\d{4}-\d{4,}-[0-9A-Z]$/)
    .first()
    .innerText()
}

test('a numbered salon of three seats: registered on phones, the waiting list moves, three gates work without network, and what came of it is on record', async () => {
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
  await organiser.page.getByText('第 1 期').first().waitFor()
  await organiser.page.getByText('3/3').waitFor()
  await shoot(organiser, 'activity')
  await organiser.page.getByRole('link', { name: '查看报名名单' }).click()
  await organiser.page.getByText('共 4 条', { exact: true }).waitFor()
  expect(await organiser.page.getByRole('cell', { name: '已确认' }).count()).toBe(3)
  await shoot(organiser, 'registrations')

  const gates = await threeGates(organiser, path)
  const [turning, first, second] = await ticketsOf(path, service)
  const [east, west, south] = gates.map(({ page }) => page) as [Page, Page, Page]
  for (const { context } of gates) await context.setOffline(true)
  await scan(east, turning, '请入场')
  await scan(west, first!, '请入场')
  await scan(south, second!, '请入场')
  await scan(south, first!, '不能入场')
  for (const { context } of gates) await context.setOffline(false)
  for (const page of [south, east, west]) {
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => figure(page, '待上传').innerText(), { timeout: 20_000 }).toBe('0')
  }
  await organiser.page.goto(`${path}/gates`)
  await expect.poll(() => figure(organiser.page, '已入场').innerText(), { timeout: 20_000 }).toBe('3')

  await closed(organiser, path)
  const number = await certified(organiser, path)
  const anybody = await browsing.open(`/verify/${number}`, phone)
  await anybody.page.getByText('该编号由平台签发，当前有效').waitFor()

  await organiser.page.goto('/compliance')
  await organiser.page.getByRole('link', { name: branch }).first().click()
  await organiser.page.getByRole('table', { name: '已召开' }).getByText(title).waitFor()
  await shoot(organiser, 'compliance')
  await service.page.goto('/my-points')
  await service.page.getByText('参加主题党日').first().waitFor()
  await service.page.getByText(title).first().waitFor()
  await shoot(service, 'points')
  // A board that is not open yet is not there.
  expect(organiser.complaints.filter((each) => !each.includes('404'))).toEqual([])
  for (const { complaints } of [officer, other, talent, service, anybody]) expect(complaints).toEqual([])
})
