import { done, signIn } from '@alliance/infra/seed/session'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { choose, desktop, expectUsable, phone, useBrowser, type Visit } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const applicant = '[示例] 新纺智能装备'

const shoot = async ({ page }: Visit, name: string) => {
  if (shots)
    await page.screenshot({ path: `${shots}/${name}-${page.viewportSize()!.width}.png`, fullPage: true })
}
/** The applicant's own account, which is the second of its role. */
const asApplicant = async (path: string, size = desktop): Promise<Visit> => {
  const { phone: number, password } = running.summary.accounts.find(({ name }) => name === '何示例')!
  const { cookies } = await signIn(running.system.url, number, password)
  const visit = await browsing.open('about:blank', size)
  await visit.context.addCookies(
    [...cookies].map(([name, value]) => ({ name, value, url: running.system.url })),
  )
  await visit.page.goto(path)
  return visit
}
const save = ({ page }: Visit, name: RegExp) => page.getByRole('dialog').getByRole('button', { name }).click()

/**
 * Time passes by telling this test's own copy of the database that the publicity began earlier. Nothing in the platform
 * can do that: it takes its clock from the runtime, and a route or variable that moved it would be a hole in production.
 */
async function publicityPassed(applicationId: string): Promise<void> {
  const database = await running.system.d1('membership')
  await database
    .prepare(
      `UPDATE member_application SET step_from = '2026-03-02', due_on = '2026-03-09', due_sort = '2026-03-09', due_provisional = 0 WHERE id = ?`,
    )
    .bind(applicationId)
    .run()
  await running.system.runCron()
}

test('an enterprise goes from request to plaque by four accounts, and each sees only what it may', async () => {
  const hr = await asApplicant('/joining')
  await hr.page.getByRole('button', { name: '申请入盟' }).click()
  const drawer = hr.page.getByRole('dialog')
  await choose(drawer, /申请单位/, applicant)
  await choose(drawer, /成员类别/, '上游企业')
  await choose(drawer, /产业链/, '纺织')
  await hr.page.getByRole('textbox', { name: '入盟理由' }).fill('[演示] 希望与链上企业联合研发经编装备。')
  await save(hr, /保存草稿/)
  await hr.page.waitForURL(/\/joining\/map_/)
  const path = new URL(hr.page.url()).pathname
  const id = path.split('/').at(-1)!
  await hr.page.getByText('未承诺遵守链盟章程').waitFor()
  await shoot(hr, 'draft')

  // A draft is its enterprise's alone.
  const secretary = await browsing.openAs('alliance_secretary', path)
  await secretary.page.getByText('没有找到，或您无权查看').waitFor()

  await hr.page.getByRole('button', { name: '修改申请书' }).click()
  await hr.page.getByRole('checkbox', { name: /承诺遵守链盟章程/ }).check()
  await save(hr, /保存草稿/)
  await hr.page.getByRole('button', { name: '提交申请' }).click()
  await hr.page.getByRole('tooltip').getByRole('button', { name: '提交申请' }).click()
  await hr.page.getByText('提交回执').waitFor()
  await expectUsable(hr.page)

  const queue = async (visit: Visit) => {
    await visit.page.goto('/joining')
    await visit.page.getByText(/^共 \d+ 条$|^现在没有需要您办理的申请/).waitFor()
    return visit.page.getByRole('link', { name: applicant, exact: true }).count()
  }
  const [committee, leader] = [
    await browsing.openAs('party_organisation_secretary', '/joining'),
    await browsing.openAs('zone_leader', '/joining'),
  ]
  expect([await queue(secretary), await queue(committee), await queue(leader)]).toEqual([1, 0, 0])
  await shoot(secretary, 'queue')

  await secretary.page.getByRole('link', { name: applicant, exact: true }).click()
  await secretary.page.getByRole('button', { name: '形式审查' }).click()
  await secretary.page.getByRole('radio', { name: '受理，转产业链党委' }).check()
  await save(secretary, /形式审查/)
  await secretary.page.getByText('征求链上意见').first().waitFor()
  expect([await queue(secretary), await queue(committee), await queue(leader)]).toEqual([0, 1, 0])

  await committee.page.getByRole('link', { name: applicant, exact: true }).click()
  await committee.page.getByRole('button', { name: '提出意见' }).click()
  await committee.page.getByRole('radio', { name: '同意加入', exact: true }).check()
  await committee.page.getByRole('textbox', { name: '意见内容' }).fill('[演示] 装备水平高，同意加入。')
  await save(committee, /提出意见/)
  await committee.page.getByText('[演示] 装备水平高，同意加入。').waitFor()
  expect([await queue(secretary), await queue(committee), await queue(leader)]).toEqual([0, 0, 1])

  await leader.page.getByRole('link', { name: applicant, exact: true }).click()
  await leader.page.getByRole('button', { name: /^审\s*批$/ }).click()
  await leader.page.getByRole('radio', { name: '同意，进入公示' }).check()
  await save(leader, /审\s*批/)
  await leader.page.getByText('公示中').first().waitFor()

  const anyone = await browsing.open('/notices')
  await anyone.page.getByRole('rowheader', { name: new RegExp('新纺智能装备') }).waitFor()
  await expectUsable(anyone.page)
  await shoot(anyone, 'notices')

  await running.system.runCron()
  await hr.page.reload()
  await hr.page.getByText('公示中').first().waitFor()
  await publicityPassed(id)
  await hr.page.reload()
  await hr.page.getByText('已加入').first().waitFor()
  await hr.page.getByRole('button', { name: '查看决定书 开发区审批' }).click()
  await hr.page.getByText('已按原规则和原依据复算，结论一致。').waitFor()
  await expectUsable(hr.page)
  await shoot(hr, 'receipt')
  await hr.page.keyboard.press('Escape')
  await hr.page.getByRole('link', { name: '查看成员页' }).click()
  await hr.page.getByRole('link', { name: '牌匾与证书' }).click()
  await hr.page.getByRole('heading', { level: 1, name: '牌匾与证书' }).waitFor()
  await expectUsable(hr.page)
  await shoot(hr, 'plaque')
  const number = (await hr.page.locator('code').first().textContent())!
  expect(number).toMatch(/^LM-\d{4}-\d{4}-\w$/)
  await anyone.page.goto(`/verify/${number}`)
  await anyone.page.getByRole('heading', { name: /有效/ }).waitFor()
  await anyone.page.getByText(applicant).waitFor()
  await expectUsable(anyone.page)
  await shoot(anyone, 'verify')

  expect([...hr.complaints, ...committee.complaints, ...leader.complaints, ...anyone.complaints]).toEqual([])
  // That the draft was not the secretary's to see is the browser's own complaint.
  expect(secretary.complaints.filter((text) => !/status of 404/.test(text))).toEqual([])
  for (const { context } of [hr, secretary, committee, leader, anyone]) await context.close()
})

test('a number that nobody gave out is not found, and nothing is told of it', async () => {
  const { page, context, complaints } = await browsing.open('/verify')
  await page.getByRole('textbox', { name: '编号' }).fill('LM-2022-9999-A')
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByRole('heading', { name: '未查到' }).waitFor()
  expect(await page.getByText('持有者').count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)('an application, a member and its plaque are usable on %s', async (_, size) => {
  const { client } = await running.signedIn('alliance_secretary')
  const applications = await done(client.GET('/api/v1/membership/member-applications'))
  const { id } = applications.items.find(({ organisationName }) => organisationName === '[示例] 锦绣家纺')!
  const members = await done(client.GET('/api/v1/membership/alliance-members'))
  const rectifying = members.items.find(({ standing }) => standing === 'rectifying')!
  const visit = await browsing.openAs('alliance_secretary', `/joining/${id}`, size)
  for (const [path, heading, name] of [
    [`/joining/${id}`, '[示例] 锦绣家纺', 'application'],
    ['/joining/terms', '入盟申请', 'terms'],
    [`/members/${rectifying.id}`, '恒基纺织', 'member'],
    [`/members/${rectifying.id}/plaque`, '牌匾与证书', 'member-plaque'],
  ] as const) {
    await visit.page.goto(path)
    await visit.page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await visit.page.waitForLoadState('networkidle')
    await expectUsable(visit.page)
    await shoot(visit, name)
  }
  expect(visit.complaints).toEqual([])
  await visit.context.close()
})
