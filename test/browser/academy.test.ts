import type { Schemas } from '@alliance/client'
import { done, keyed } from '@alliance/infra/seed/session'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const title = '一日入门班'

/** A published course of one class that is still to come. */
async function aCourse(): Promise<{ courseId: string; activityId: string }> {
  const [{ client: secretary }, { client: leader }] = [
    await running.signedIn('alliance_secretary'),
    await running.signedIn('zone_leader'),
  ]
  const { items } = await done(
    secretary.GET('/api/v1/membership/party-organisations', { params: { query: { q: '党工委', limit: 5 } } }),
  )
  const hostId = items[0]!.id
  const header = (step: string) => keyed(`academy-journey-${step}`)
  const activity = await done(
    secretary.POST('/api/v1/events/activities', {
      params: { header: header('class') },
      body: {
        title: '入门第一课',
        detail: {
          kind: 'course',
          lecturers: [{ name: '讲师示例', title: null, personId: null }],
          syllabus: '入门要点',
          learningMinutes: 90,
        },
        hosts: [{ id: hostId, role: 'host' }],
        venue: { mode: 'onsite', place: '一号教室', address: null, latitude: null, longitude: null },
        startsAt: inHours(30),
        endsAt: inHours(32),
        registration: {
          admission: 'order',
          opensAt: null,
          closesAt: null,
          offerMinutes: 60,
          pools: [{ no: 1, name: '教室', capacity: 20 }],
          places: [{ kind: 'public', pool: 1, audience: { for: 'everyone' } }],
          questions: [],
        },
      } as Schemas['NewActivity'],
    }),
  )
  const activityId = activity.id
  const handed = await done(
    secretary.POST('/api/v1/events/activities/{activityId}/submission', {
      params: { path: { activityId }, header: header('class-submit') },
      body: {},
    }),
  )
  await done(
    leader.POST('/api/v1/events/activities/{activityId}/publication', {
      params: { path: { activityId }, header: header('class-publish') },
      body: { secrecyChecked: true, version: handed.version },
    }),
  )
  const { id: courseId } = await done(
    secretary.POST('/api/v1/events/courses', {
      params: { header: header('course') },
      body: {
        title,
        aim: '一天学会基本要点',
        hostId,
        opensOn: '2026-01-01',
        endsOn: '2099-12-31',
        sessions: [{ activityId, required: true }],
        requirement: { leastSessions: 1, leastMinutes: 60, assessment: true },
      } as Schemas['NewAcademyCourse'],
    }),
  )
  const course = await done(
    secretary.POST('/api/v1/events/courses/{courseId}/submission', {
      params: { path: { courseId }, header: header('submit') },
      body: {},
    }),
  )
  await done(
    leader.POST('/api/v1/events/courses/{courseId}/publication', {
      params: { path: { courseId }, header: header('publish') },
      body: { secrecyChecked: true, version: course.version },
    }),
  )
  return { courseId, activityId }
}

/** The class is over, and the organiser confirms whoever has a place. */
async function attended(activityId: string): Promise<void> {
  const events = await running.system.d1('events')
  await events
    .prepare(`UPDATE activity SET starts_at = ?, ends_at = ?, state = 'closed' WHERE id = ?`)
    .bind(inHours(-3), inHours(-1), activityId)
    .run()
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(
    client.GET('/api/v1/events/activities/{activityId}/attendance', {
      params: { path: { activityId }, query: {} },
    }),
  )
  await done(
    client.POST('/api/v1/events/activities/{activityId}/attendance/confirmations', {
      params: { path: { activityId }, header: keyed('academy-journey-attendance') },
      body: {
        rows: items.map(({ registrationId }) => ({
          registrationId,
          revision: 0,
          outcome: 'present' as const,
          minutes: 110,
          leave: null,
          reason: '按签到表',
        })),
      },
    }),
  )
}

test('a learner enrols on a phone, attends, is assessed, and has a certificate that verifies', async () => {
  const { courseId, activityId } = await aCourse()
  const learner = await browsing.openAs('talent', `/academy/courses/${courseId}`, phone)
  await learner.page.getByRole('button', { name: '报名课程' }).click()
  await learner.page.getByText('出席 0 / 1 次，学习 0 分钟').waitFor()
  await learner.page.getByText('已有名额').waitFor()
  await learner.page.getByText('出席 0 次，要求 1 次，还差 1 次').waitFor()
  await expectUsable(learner.page)
  await shot(learner.page, 'academy-course-phone')
  await attended(activityId)

  const organiser = await browsing.openAs(
    'alliance_secretary',
    `/academy/courses/${courseId}/learners`,
    desktop,
  )
  await organiser.page.getByRole('button', { name: /^详情/ }).click()
  await organiser.page.getByRole('dialog').getByRole('button', { name: '考核评定' }).click()
  const form = organiser.page.getByRole('dialog', { name: /^考核评定：/ })
  await form.getByRole('spinbutton').fill('91')
  await form.getByRole('textbox', { name: '评定理由' }).fill('课堂练习全部完成')
  await shot(organiser.page, 'academy-assess')
  await form.getByRole('button', { name: '考核评定' }).click()
  await organiser.page.getByText('考核合格，91 分').first().waitFor()
  await organiser.page.keyboard.press('Escape')
  await organiser.page.getByRole('button', { name: '为 1 名达到条件的学员颁发证书' }).click()
  await organiser.page
    .getByRole('tooltip')
    .getByRole('button', { name: /颁\s*发/ })
    .click()
  const number = await organiser.page.getByRole('link', { name: /^CRS-/ }).textContent()
  await expectUsable(organiser.page)
  expect(organiser.complaints).toEqual([])

  await learner.page.reload()
  await learner.page.getByRole('link', { name: `查看证书 ${number}` }).waitFor()
  await learner.page.goto('/my-learning')
  await learner.page.getByRole('link', { name: title }).waitFor()
  await expectUsable(learner.page)
  await shot(learner.page, 'academy-my-learning-phone')
  await learner.page.goto(`/verify/${number}`)
  await learner.page.getByText('该编号由平台签发，当前有效').waitFor()
  expect(learner.complaints).toEqual([])
  await learner.context.close()
  await organiser.context.close()
})

test('an organiser sees learners in every state, decides on a certificate that a correction undid, drafts a course', async () => {
  await running.system.runCron()
  const { client } = await running.signedIn('alliance_secretary')
  const { items } = await done(client.GET('/api/v1/events/courses', { params: { query: { limit: 50 } } }))
  const { id } = items.find((course) => course.title === '[示例] 党务实务培训班')!
  const { page, context, complaints } = await browsing.openAs('alliance_secretary', '/academy', desktop)
  await page.getByRole('link', { name: '[示例] 党务实务培训班' }).waitFor()
  await shot(page, 'academy-list-desktop')
  await page.getByRole('button', { name: '新建课程' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '添加课次' }).click()
  await drawer.getByRole('button', { name: '添加讲师' }).click()
  await expectUsable(page)
  await shot(page, 'academy-editor')
  await drawer.getByRole('button', { name: '存为草稿' }).click()
  await drawer.getByText('必填', { exact: true }).first().waitFor()
  for (const path of [`/academy/courses/${id}`, `/academy/courses/${id}/learners`]) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    for (const size of [desktop, phone]) {
      await page.setViewportSize(size)
      await expectUsable(page)
      await shot(page, `academy-${path.endsWith('learners') ? 'learners' : 'course'}-${size.width}`)
    }
    await page.setViewportSize(desktop)
  }
  await page.getByRole('button', { name: /^决定：/ }).click()
  const deciding = page.getByRole('dialog', { name: /^决定：/ })
  await deciding.getByText('吊销证书', { exact: true }).click()
  await deciding.getByRole('textbox', { name: '理由' }).fill('核实为他人代签')
  await expectUsable(page)
  await shot(page, 'academy-review')
  await deciding.getByRole('button', { name: /决\s*定/ }).click()
  await page.getByRole('heading', { name: '待复核的证书' }).waitFor({ state: 'detached' })
  await page.getByText('证书已吊销').first().waitFor()
  await page.getByRole('button', { name: /^详情/ }).first().click()
  await page.getByRole('dialog').getByRole('heading', { name: '结业认定' }).waitFor()
  await expectUsable(page)
  await shot(page, 'academy-learner')
  expect(complaints).toEqual([])
  await context.close()
})
