import { expect, test } from 'vitest'
import { useSystem } from '../support/system.ts'
import { choose, expectUsable, useBrowser } from './page.ts'

const running = useSystem()
const browsing = useBrowser(running)
const shots = process.env.SCREENSHOTS

test('a committee lacks its deputy, is mended, and lacks it again when the employment behind the seat ends', async () => {
  const { page, context, complaints } = await browsing.openAs('alliance_secretary', '/chains/TX')
  const shoot = (name: string) => shots && page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
  const openCommittee = async () => {
    await page.goto('/chains/TX')
    await page.getByRole('region', { name: '产业链党委' }).getByRole('link', { name: '在网格中查看' }).click()
  }
  const deputy = page.getByRole('listitem').filter({ hasText: '龙头企业党员任副书记' })
  const vacancies = async () => {
    await page.goto('/dues')
    await page
      .getByText(/^共 \d+ 条|^已载入 \d+ 条/)
      .first()
      .waitFor()
    return page.getByRole('row', { name: /纺织.*席位空缺/ }).count()
  }

  expect(await vacancies()).toBe(0)
  await page.getByRole('table', { name: '任期日历' }).waitFor()
  await openCommittee()
  await deputy.getByText('席位空缺。请任命。').waitFor()
  await expectUsable(page)
  await shoot('committee-lacks')

  await page.getByRole('button', { name: /^任\s*命$/ }).click()
  await page.getByRole('combobox', { name: '人员' }).pressSequentially('严示例')
  await page.getByRole('option', { name: /严示例/ }).waitFor({ state: 'attached' })
  await page.locator('.ant-select-item-option', { hasText: '严示例' }).click()
  await choose(page, '职务', '副书记')
  await choose(page, '席位依据', '在常州旭荣针织印染有限公司任职')
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await deputy.getByText('已达到').waitFor()
  await page.getByText('按规定配齐。').waitFor()
  await shoot('committee-complete')

  await page.getByRole('link', { name: '严示例' }).first().click()
  await page.getByRole('button', { name: /^结束任职：/ }).click()
  await page.getByRole('button', { name: '结束任职', exact: true }).click()
  await page.getByText(/2022-06-29 至 20/).waitFor()
  expect(await vacancies()).toBe(1)
  await openCommittee()
  await deputy.getByText('席位空缺。请任命。').waitFor()
  await page.getByText(/副书记席位自.*起空缺/).waitFor()
  await expectUsable(page)
  await shoot('committee-vacant')
  expect(complaints).toEqual([])
  await context.close()
})
