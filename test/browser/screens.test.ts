import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)

const screens: [path: string, role: string, heading: string][] = [
  ['/home', 'alliance_secretary', ''],
  ['/activities', 'alliance_secretary', '活动'],
  ['/activities?view=list', 'talent', '活动'],
  ['/series', 'party_organisation_secretary', '活动系列'],
  ['/my-activities', 'service_officer', '我的活动'],
  ['/organisations', 'alliance_secretary', '单位'],
  ['/grid?asOf=2022-07-01', 'alliance_secretary', '组织网格'],
  ['/chains', 'zone_leader', '产业链'],
  ['/chains/TX', 'zone_leader', '纺织'],
  ['/members', 'zone_leader', '联盟成员'],
  ['/joining', 'alliance_secretary', '入盟申请'],
  ['/joining/all', 'zone_leader', '入盟申请'],
  ['/joining/terms', 'zone_leader', '入盟申请'],
  ['/meetings', 'party_organisation_secretary', '会议'],
  ['/instructors', 'zone_leader', '党建指导员'],
  ['/my-hosts', 'service_officer', '王示例'],
  ['/candidates', 'alliance_secretary', '带头人人选库'],
  ['/people', 'alliance_secretary', '人员'],
  ['/duplicates', 'alliance_secretary', '疑似重复'],
  ['/person-merges', 'alliance_secretary', '合并记录'],
  ['/person-requests', 'alliance_secretary', '个人信息申请'],
  ['/my-data', 'talent', '我的数据'],
  ['/dues', 'alliance_secretary', '近期到期'],
  ['/development', 'alliance_secretary', '发展党员'],
  ['/development?view=list', 'party_organisation_secretary', '发展党员'],
  ['/structure', 'zone_leader', '党员结构'],
  ['/branch-points', 'party_organisation_secretary', '支部积分'],
  ['/compliance', 'alliance_secretary', '组织生活'],
  ['/branch-compliance', 'party_organisation_secretary', '支部组织生活'],
  ['/my-points', 'talent', '我的积分'],
  ['/imports', 'alliance_secretary', '名册导入'],
  ['/circle', 'zone_leader', '朋友圈'],
  ['/circle?focus=TX&view=list', 'enterprise_hr', '朋友圈'],
  ['/circle/offers', 'alliance_secretary', '供给'],
  ['/circle/needs', 'enterprise_hr', '需求'],
  ['/circle/matches', 'alliance_secretary', '对接'],
  ['/certificates', 'alliance_secretary', '证书'],
  ['/topics', 'alliance_secretary', '议题办理'],
  ['/topics?view=mine', 'service_officer', '议题办理'],
  ['/volunteering', 'alliance_secretary', '志愿服务'],
  ['/volunteering?view=totals', 'alliance_secretary', '志愿服务'],
  ['/my-volunteering', 'talent', '我的志愿服务'],
  ['/my-certificates', 'talent', '我的证书'],
  ['/academy', 'talent', '“链”盟学院'],
  ['/academy?view=organised', 'alliance_secretary', '“链”盟学院'],
  ['/my-learning', 'talent', '我的学习档案'],
  ['/learning-records', 'enterprise_hr', '学习档案'],
  ['/agreements', 'alliance_secretary', '协议'],
  ['/regulations', 'party_organisation_secretary', '制度'],
  ['/plots', 'housing_administrator', '人才公寓房源'],
  ['/housing-policies', 'housing_reviewer', '住房政策'],
  ['/my-housing', 'talent', '我的公寓申请'],
  ['/housing-applications', 'enterprise_hr', '公寓申请'],
  ['/housing-applications/all', 'discipline_inspector', '公寓申请'],
  ['/housing-applications/duplicates', 'housing_reviewer', '公寓申请'],
  ['/accounts', 'security_administrator', '账号'],
  ['/clients', 'security_administrator', ''],
  ['/audit', 'auditor', '审计'],
  ['/operations', 'system_administrator', ''],
  ['/my-account', 'talent', ''],
  ['/inbox', 'talent', '通知'],
]

// One window a role, as a person has it: a screen then costs what its own parts cost, not the whole app anew.
const windows = new Map<string, Visit>()
const visit = async (role: string, path: string): Promise<Visit> => {
  const open = windows.get(role)
  if (!open) {
    const opened = await (role === 'anybody' ? browsing.open(path) : browsing.openAs(role, path))
    windows.set(role, opened)
    return opened
  }
  open.complaints.length = 0
  // By way of a page that is not there, so that nothing of the screen before is taken for this one.
  await goWithin(open.page, '/nowhere')
  await open.page.getByRole('heading', { name: '没有找到这个页面' }).waitFor()
  await goWithin(open.page, path)
  await open.page.getByRole('heading', { name: '没有找到这个页面' }).waitFor({ state: 'detached' })
  return open
}

/** Goes on within the open app, as its links do. */
const goWithin = (page: Page, path: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

const expectUsableAtBothWidths = async ({ page, complaints }: Visit) => {
  await page.waitForLoadState('networkidle')
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size)
    await expectUsable(page)
  }
  expect(complaints).toEqual([])
}

test.each(screens)('%s is usable on a desktop and on a phone, by %s', async (path, role, heading) => {
  const visited = await visit(role, path)
  await visited.page
    .getByRole('heading', { level: 1, name: heading || undefined })
    .first()
    .waitFor()
  await expectUsableAtBothWidths(visited)
})

test.each(['/', '/notices', '/housing-notices', '/verify', '/verify/LM-2022-0001-W', '/sign-in'])(
  '%s is usable on a desktop and on a phone, by anybody',
  async (path) => {
    const visited = await visit('anybody', path)
    await visited.page.getByRole('heading', { level: 1 }).first().waitFor()
    await expectUsableAtBothWidths(visited)
  },
)

test('/gate/ is usable on a desktop and on a phone, by anybody', async () => {
  const visited = await browsing.open('/gate/')
  await visited.page.getByRole('heading', { level: 1 }).first().waitFor()
  await expectUsableAtBothWidths(visited)
  await visited.context.close()
})

test('the public page tells the programme in both languages, and marks what is demonstration', async () => {
  const { page, context } = await browsing.open('/')
  for (const action of ['筑基', '固本', '育才', '延链', '铸魂'])
    await page.getByRole('heading', { name: action }).waitFor()
  expect(await page.getByText('演示数据', { exact: true }).count()).toBeGreaterThanOrEqual(14)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: /Foundation/ }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await context.close()
})

test('the API reference opens without anything from elsewhere', async () => {
  const { page, context, complaints } = await browsing.open('about:blank')
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(running.system.url) && request.url().startsWith('http'))
      elsewhere.push(request.url())
  })
  await page.goto('/docs')
  await page.getByText('Chain Alliance').first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(elsewhere).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('without a right a screen says so, and without a session it asks to sign in', async () => {
  const talent = await browsing.openAs('talent', '/audit')
  await talent.page.getByRole('heading', { name: '您没有查看此页的权限' }).waitFor()
  await talent.context.close()
  const nobody = await browsing.open('/organisations')
  await nobody.page.waitForURL('**/sign-in**')
  await nobody.context.close()
})
