import type { Import } from '@alliance/contracts/membership'
import { metered, noCost } from '@alliance/service-kit'
import { writeXlsx } from '@alliance/service-kit/sheets/index'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { Env } from '../env.ts'
import { carryOn, begin } from './commit.usecases.ts'
import { answered, call, codeNo, contextAt, count, database, imported, newKey } from './imports.testing.ts'
import { get, listRows } from './imports.usecases.ts'
import { mend } from './mend.usecases.ts'
import { organisationColumns } from './organisations/columns.rules.ts'

const places = ['常州', '天宁', '青龙', '雕庄', '茶山', '红梅', '兰陵', '郑陆', '武进', '新北']
const trades = [
  '精密机械',
  '智能装备',
  '针织印染',
  '检验检测',
  '信息技术',
  '新材料',
  '电子科技',
  '物联网',
  '生物医药',
  '供应链管理',
]
const rowNo = (number: number, suffix = '') => [
  `${places[number % 10]}${trades[Math.floor(number / 10) % 10]}${number}有限公司${suffix}`,
  '企业',
  codeNo(number),
  `${trades[number % 10]}${number}；${places[number % 10]}${number}号`,
  '',
  '1762；3491',
  '05',
  'https://example.com',
  '虚构的单位，用来量一量导入要多久',
]
const said: string[] = []
const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const begun = Date.now()
  const result = await work()
  said.push(`${what}: ${Date.now() - begun} ms`)
  return result
}

test(
  'five thousand rows are checked, entered and then updated, each once',
  { timeout: 180_000 },
  async () => {
    const file = (suffix: string) =>
      writeXlsx(
        organisationColumns.map(({ zh }, at) => ({ title: zh, value: (row: string[]) => row[at]! })),
        Array.from({ length: 5000 }, (_, number) => rowNo(number, suffix)),
        { sheetName: '名录' },
      )
    for (const [suffix, state] of [
      ['', 'create'],
      ['（新）', 'update'],
    ] as const) {
      const bytes = await file(suffix)
      const made = await timed(`upload of ${bytes.length} bytes, ${state}`, () =>
        answered<Import>(201, call('POST', '/imports?fileName=many.xlsx', { bytes, key: newKey() })),
      )
      expect(made.counts).toMatchObject({ total: 5000, [state]: 5000, invalid: 0 })
      const mending = noCost()
      await timed('mending one row', () =>
        mend(contextAt(new Date(), mending), made.id, 2500, { cells: rowNo(2498, suffix) }),
      )
      expect(mending).toMatchObject({ trips: 3, read: expect.toSatisfy((rows: number) => rows < 60) })
      const page = noCost()
      await listRows(contextAt(new Date(), page), made.id, { limit: 50, state })
      await get(contextAt(new Date(), page), made.id)
      expect(page.read).toBeLessThan(120)
      const { held } = await begin(contextAt(), made.id)
      const cost = noCost()
      const counted = { ...env, DB: metered(database, cost) } as unknown as Env
      await timed(`commit, ${state}`, () => carryOn(contextAt(), counted, held, 120_000))
      said.push(
        `commit, ${state}: ${cost.trips} round trips, ${cost.read} rows read, ${cost.written} rows written`,
      )
      expect(await imported(made.id)).toMatchObject({
        state: 'committed',
        counts: { total: 5000, create: 0, update: 0, done: 5000, failed: 0 },
      })
    }
    expect(await count('organisation')).toBe(5000)
    expect(await count('organisation', 'version = 2')).toBe(5000)
    expect(await count('audit', `action IN ('organisation.create', 'organisation.update')`)).toBe(10_000)
    expect(await count('outbox', `consumer = 'identity'`)).toBe(10_000)
    console.log(said.join('\n'))
  },
)
