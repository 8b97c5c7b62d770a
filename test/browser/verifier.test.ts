import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { commitDraw, holdDraw, newSeed, type DrawFile } from '@alliance/draw'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { desktop, expectUsable, phone, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS

let folder: string
let published: DrawFile
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-'))
  const seed = newSeed()
  const committed = await commitDraw(
    {
      draw: 'drw_example',
      purpose: { zh: '链盟沙龙第 7 期名额（示例）', en: 'Places at salon no. 7 (example)' },
      policy: 'EVT-POL-2026-01',
      places: 3,
      publicValue: {
        what: {
          zh: '双色球第 2026140 期开奖号码，红球升序',
          en: 'Lottery draw 2026140, red numbers ascending',
        },
        format: '99 99 99 99 99 99 + 99',
        notBefore: '2026-12-03T13:15:00Z',
      },
      committedAt: '2026-12-01T02:00:00Z',
    },
    Array.from({ length: 12 }, (_, at) => ({ entry: String(at + 1).padStart(4, '0') })),
    seed,
  )
  const held = await holdDraw(committed, {
    seed,
    publicValue: { value: '03 08 14 19 25 31 + 07', publishedAt: '2026-12-03T13:20:00Z', evidence: null },
    drawnAt: '2026-12-04T01:00:00Z',
  })
  if (!held.ok) throw new Error(held.reason)
  published = held.file
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const choose = (page: Page, file: unknown) =>
  page.getByLabel(/选择文件|Choose a file/).setInputFiles({
    name: 'draw.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  })

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)('a published draw is verified from the public page on %s, in both languages', async (_, size) => {
  const { page, context, complaints } = await browsing.open('/', size)
  await page.getByRole('link', { name: '离线核验' }).click()
  await page.getByRole('heading', { level: 1, name: '离线核验' }).waitFor()
  await context.setOffline(true)
  await choose(page, published)
  await page.getByText('抽签结果可以重演，与公布的完全一致').waitFor()
  await page.getByLabel('在别处公布的摘要').fill(published.commitmentHash)
  await page.getByText('与抽签前公布的承诺摘要一致').waitFor()
  await page.getByLabel('我的编号').fill(published.result!.waiting[1]!)
  await page.getByText('候补第 2 位').waitFor()
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/verifier-${size.width}.png`, fullPage: true })

  const swapped = structuredClone(published)
  swapped.result!.admitted.reverse()
  await choose(page, swapped)
  await page.getByText('文件与其声明不符').waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText('The file is not what it claims to be').waitFor()
  await expectUsable(page)
  if (shots) await page.screenshot({ path: `${shots}/verifier-failed-${size.width}.png`, fullPage: true })
  await choose(page, { kind: 'lottery' })
  await page.getByRole('alert').getByText('Cannot be read').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('the page taken away verifies from a folder, without a network', async () => {
  const { page, context, complaints } = await browsing.open('/verifier/')
  const downloaded = page.waitForEvent('download')
  await page.getByRole('link', { name: /verify\.html/ }).click()
  const file = join(folder, 'verify.html')
  await (await downloaded).saveAs(file)
  await context.setOffline(true)
  await page.goto(pathToFileURL(file).href)
  await choose(page, published)
  await page.getByText('抽签结果可以重演，与公布的完全一致').waitFor()
  await expectUsable(page)
  expect(complaints).toEqual([])
  await context.close()
})

test('an auditor takes the chain of a service away, and the verifier finds it whole', async () => {
  const { page, context, complaints } = await browsing.openAs('auditor', '/audit')
  const downloaded = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载审计链' }).click()
  const file = join(folder, 'audit.json')
  await (await downloaded).saveAs(file)
  const chain = JSON.parse(readFileSync(file, 'utf8')) as { rows: { content: { actorName: string } }[] }
  expect(chain.rows.length).toBeGreaterThan(100)
  await page.getByRole('link', { name: '离线核验' }).click()
  await page.getByLabel(/选择文件/).setInputFiles(file)
  await page.getByText('审计链完整，没有改动、删除或插入').waitFor()
  chain.rows[70]!.content.actorName = '他人示例'
  writeFileSync(file, JSON.stringify(chain))
  await page.getByLabel(/选择文件/).setInputFiles(file)
  await page.getByText('第 71 条内容被改动').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
