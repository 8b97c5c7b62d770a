import axe from 'axe-core'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed } from 'vitest'
import type { Running } from '../support/system.ts'
import { launchBrowser } from './launch.ts'

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

const shots = process.env.SCREENSHOTS

export interface Visit {
  page: Page
  context: BrowserContext
  /** What the page complained of: script errors, refused content, failed requests to our own API. */
  complaints: string[]
}

export interface Browsing {
  /** A window of its own, with nobody signed in. */
  open(path: string, size?: typeof desktop): Promise<Visit>
  /** A window in which a role's demo account is signed in. */
  openAs(role: string, path: string, size?: typeof desktop): Promise<Visit>
}

/** Starts a browser before a file's tests and ends it behind them. */
export function useBrowser(running: Running): Browsing {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  const visit = async (size: typeof desktop): Promise<Visit> => {
    const context = await browser.newContext({
      viewport: size,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      baseURL: running.system.url,
      // A click on something that still slides in may be lost.
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    // What stood on the page tells more than the name of what was waited for.
    onTestFailed(async () => {
      if (page.isClosed()) return
      const shown = await page.locator('body').innerText()
      console.error([`${page.url()} showed:`, shown, ...complaints].join('\n'))
      if (shots) await page.screenshot({ path: `${shots}/failed-${Date.now()}.png`, fullPage: true })
    })
    return { page, context, complaints }
  }
  return {
    async open(path, size = desktop) {
      const visited = await visit(size)
      await visited.page.goto(path)
      return visited
    },
    async openAs(role, path, size = desktop) {
      const visited = await visit(size)
      const { cookies } = await running.signedIn(role)
      await visited.context.addCookies(
        [...cookies].map(([name, value]) => ({ name, value, url: running.system.url })),
      )
      await visited.page.goto(path)
      return visited
    },
  }
}

const openList = (part: Page | Locator) =>
  ('page' in part ? part.page() : part).locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
const option = '.ant-select-item-option'

/** Chooses from a list of choices by the names that a person reads, in a page or a part of it. */
export async function choose(part: Page | Locator, field: string | RegExp, name: string): Promise<void> {
  await part.getByRole('combobox', { name: field }).click()
  await openList(part).locator(option, { hasText: name }).click()
  await openList(part).waitFor({ state: 'hidden' })
}

/** Chooses the first that is found in a long list: typing opens it, and a click would close it again. */
export async function find(part: Page | Locator, field: string | RegExp, name: string): Promise<void> {
  await part.getByRole('combobox', { name: field }).fill(name)
  await openList(part).locator(option, { hasText: name }).first().click()
  await openList(part).waitFor({ state: 'hidden' })
}

/** Nothing that the page says it waits for is still on its way: until then its colours are paler, and its parts few. */
const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector('[aria-busy="true"], .ant-skeleton') === null)

/** Nothing of WCAG 2.1 A and AA that axe can find is broken, and the page fits its width. */
export async function expectUsable(page: Page): Promise<void> {
  await settled(page)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const broken = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      resultTypes: ['violations'],
    })
    return violations.map(({ id, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target }) => target.join(' '))
      return `${id}: ${places.join(', ')}`
    })
  })
  expect(broken).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBeLessThanOrEqual(0)
}
