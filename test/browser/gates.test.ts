import { rotatingTicket } from '@alliance/gates'
import { done } from '@alliance/infra/seed/session'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { filmOf } from './camera.ts'
import { aGate, figure, holds, scan, turn } from './gate.ts'
import { aHall } from './hall.ts'
import { launchBrowser } from './launch.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS
const shot = async (page: Page, name: string, fullPage = true) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage })
}

test('three gates without network never let in too many, and come to one state when they are back', async () => {
  const hall = await aHall(running, 8, 6)
  const codes = [await hall.code('东门'), await hall.code('西门'), await hall.code('南门')]
  const visits = await Promise.all(codes.map((code) => aGate(browsing, code, 2)))
  const [east, west, south] = visits.map(({ page }) => page) as [Page, Page, Page]
  const [a, b, c, d, e, f, g] = hall.people.map(({ printed }) => printed) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  await expectUsable(east)
  await shot(east, 'gate-ready')
  // Everything of the page is kept before the network goes.
  await Promise.all(
    visits.map(({ page }) => page.evaluate(async () => void (await navigator.serviceWorker.ready))),
  )
  for (const { context } of visits) await context.setOffline(true)

  await scan(east, a, '请入场')
  await scan(east, a, '已在场内')
  await shot(east, 'gate-inside')
  await scan(east, b, '请入场')
  await shot(east, 'gate-go')
  await expect.poll(() => figure(east, '剩余名额').innerText()).toBe('0')
  await scan(east, c, '不能入场')
  await east.getByText('本机的入场名额已用完').waitFor()
  await expectUsable(east)
  await shot(east, 'gate-exhausted')
  await scan(west, a, '请入场')
  await scan(west, d, '请入场')
  await scan(west, e, '不能入场')
  await scan(south, f, '请入场')
  await turn(south, '离场')
  await scan(south, f, '已离场')
  await turn(south, '入场')
  await scan(south, f, '再次入场')
  await scan(south, g, '请入场')
  await scan(south, e, '不能入场')
  await scan(south, 'https://example.com/', '不是本平台的入场码')
  await south.getByText('离线', { exact: true }).waitFor()

  // The tablet is dropped: the page starts anew without network, and nothing is forgotten.
  await west.reload()
  await west.getByRole('heading', { name: '西门' }).waitFor()
  await expect.poll(() => figure(west, '剩余名额').innerText()).toBe('0')
  await expect.poll(() => figure(west, '待上传').innerText()).toBe('3')
  await scan(west, d, '已在场内')

  const { client } = await running.signedIn('alliance_secretary')
  const board = () =>
    done(
      client.GET('/api/v1/events/activities/{activityId}/admission', {
        params: { path: { activityId: hall.activityId } },
      }),
    )
  expect((await board()).admission).toMatchObject({ admitted: 0, reserved: 6 })
  for (const { context } of visits) await context.setOffline(false)
  for (const page of [west, south, east]) {
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => figure(page, '待上传').innerText(), { timeout: 20_000 }).toBe('0')
  }
  const { admission } = await board()
  expect(admission).toMatchObject({ admitted: 5, inside: 5, conflicts: 1, uncovered: 0 })
  expect(admission.admitted + admission.reserved).toBeLessThanOrEqual(admission.capacity)

  for (const [width, size] of [
    ['desktop', desktop],
    ['phone', phone],
  ] as const) {
    const { page, context, complaints } = await browsing.openAs(
      'alliance_secretary',
      `/activities/${hall.activityId}/gates`,
      size,
    )
    await page.getByText('两个入口都放行过').waitFor()
    await page.getByRole('heading', { name: '东门' }).waitFor()
    expect(await figure(page, '已入场').innerText()).toBe('5')
    await expectUsable(page)
    await shot(page, `gate-board-${width}`)
    expect(complaints).toEqual([])
    await context.close()
  }
  for (const { context } of visits) await context.close()
})

test('a rotating ticket is taken, a picture of it is not, and someone without a phone is found by name', async () => {
  const hall = await aHall(running, 3, 6)
  const { page, context, complaints } = await aGate(browsing, await hall.code('正门'), 2)
  const { client } = await running.signedIn('alliance_secretary')
  const [first, second] = hall.people as [(typeof hall.people)[0], (typeof hall.people)[0]]
  const ticket = await done(
    client.GET('/api/v1/events/registrations/{registrationId}/ticket', {
      params: { path: { registrationId: first.registrationId } },
    }),
  )
  const shownAt = (time: number) => rotatingTicket(ticket.secret, first.registrationId, time)
  await scan(page, await shownAt(Date.now() - 300_000), '入场码已过期')
  await scan(page, await shownAt(Date.now()), '请入场')
  await page.getByText(first.name).waitFor()

  await page.getByRole('button', { name: '按姓名查找' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill(second.name.slice(0, 1))
  await expectUsable(page)
  await shot(page, 'gate-find', false)
  await page
    .getByRole('button', { name: new RegExp(`^${second.name}`) })
    .first()
    .click()
  await page.locator('[data-light="go"]').getByText(second.name).waitFor()

  // The gate has none left, and asks for more by itself.
  await holds(page, 2)
  await page.getByRole('button', { name: '现场登记入场' }).click()
  await page.locator('[data-light="go"]').getByText('请入场').waitFor()
  await page.getByText('设备与名额').click()
  await shot(page, 'gate-device')
  await page.getByRole('button', { name: '结束核验，交还名额' }).click()
  await page.getByText('本机已结束核验').waitFor()
  await expect.poll(() => figure(page, '待上传').innerText()).toBe('0')
  const { admission } = await done(
    client.GET('/api/v1/events/activities/{activityId}/admission', {
      params: { path: { activityId: hall.activityId } },
    }),
  )
  expect(admission).toMatchObject({ admitted: 3, walkInsAdmitted: 1, reserved: 0 })
  await page.getByRole('button', { name: '移除这台设备' }).click()
  await page.getByRole('heading', { name: '登记这台设备' }).waitFor()
  await expectUsable(page)
  await shot(page, 'gate-enrol')
  expect(complaints).toEqual([])
  await context.close()
})

test('a holder’s ticket shows without network once it was opened', async () => {
  const hall = await aHall(running, 1, 6)
  const { page, context, complaints } = await browsing.openAs(
    'alliance_secretary',
    `/ticket/#${hall.people[0]!.registrationId}`,
    phone,
  )
  await page.getByRole('img', { name: '入场二维码' }).waitFor()
  await expectUsable(page)
  await shot(page, 'ticket')
  expect(complaints).toEqual([])
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await context.setOffline(true)
  await page.reload()
  await page.getByText('当前离线，入场码仍然有效').waitFor()
  const shown = await page.locator('img[data-ticket^="R1:"]').getAttribute('data-ticket')
  expect(shown).toContain(hall.people[0]!.registrationId.slice(4).toUpperCase())
  await context.close()
})

test('a camera reads a ticket that is held before it', async () => {
  const hall = await aHall(running, 1, 6)
  const [holder] = hall.people as [(typeof hall.people)[0]]
  const browser = await launchBrowser(
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${filmOf(holder.printed)}`,
  )
  try {
    const context = await browser.newContext({
      viewport: phone,
      locale: 'zh-CN',
      baseURL: running.system.url,
    })
    const page = await context.newPage()
    await page.goto(`/gate/#${await hall.code('侧门')}`)
    await page.getByRole('button', { name: '登记设备' }).click()
    await holds(page, 2)
    await page.getByRole('button', { name: '用摄像头扫码' }).click()
    await page.locator('[data-light="go"]').getByText(holder.name).waitFor()
    await shot(page, 'gate-camera')
    // The holder still stands there: the same code is not taken for someone else.
    const runs = () => page.locator('video').evaluate((film: HTMLVideoElement) => film.currentTime)
    const from = await runs()
    await expect.poll(runs, { timeout: 20_000 }).toBeGreaterThan(from + 1.5)
    expect(await page.locator('[data-light]').getAttribute('data-light')).toBe('go')
    await page.getByRole('button', { name: '关闭摄像头' }).click()
  } finally {
    await browser.close()
  }
})
