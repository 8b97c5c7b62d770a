import type { Import, RosterKind } from '@alliance/contracts/membership'
import { metered, noCost, verify } from '@alliance/service-kit'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPartyOrganisation } from '../../test/rooms.testing.ts'
import type { Env } from '../env.ts'
import { service } from '../index.ts'
import { commitChunk } from './chunk.usecases.ts'
import { begin, leaseFrom, resumeImports } from './commit.usecases.ts'
import {
  answered,
  call,
  commit,
  contextAt,
  count,
  csv,
  database,
  imported,
  organisationNo,
  phoneNo,
  residentNo,
  rowsOf,
  uploadOf,
} from './imports.testing.ts'
import { mend } from './mend.usecases.ts'

const bindings = env as unknown as Env
const rows = 5000
const surnames = '赵钱孙李周吴郑王冯陈'
const nameNo = (number: number) => `${surnames[number % 10]}示例${Math.floor(number / 10)}`
const codes: string[] = []
const branches: { id: string; name: string }[] = []

beforeAll(async () => {
  for (let number = 0; number < 10; number++) {
    await organisationNo(700 + number, `量厂${number}`)
    codes.push(`量厂${number}`)
  }
  for (let number = 0; number < 10; number++)
    branches.push(await aPartyOrganisation({ name: `量支部${number}` }))
})

const rosters: Record<
  Exclude<RosterKind, 'organisations'>,
  { header: string; line: (number: number) => string; entered: string }
> = {
  people: {
    header: '姓名,证件号码,手机号,学历,所在单位,职务,任职开始日期',
    line: (number) =>
      `${nameNo(number)},${residentNo(number)},${phoneNo(number)},本科,${codes[number % 10]},职员,2022-06-29`,
    entered: `SELECT count(*) FROM person p JOIN employment e ON e.person_id = p.id WHERE p.version = 1 AND p.document_index IS NOT NULL`,
  },
  affiliations: {
    header: '姓名,证件号码,党组织,隶属,党员类别,开始',
    line: (number) => `${nameNo(number)},${residentNo(number)},量支部${number % 10},组织关系,正式,2022-06-29`,
    entered: `SELECT count(*) FROM affiliation WHERE kind = 'formal' AND valid_to IS NULL`,
  },
  posts: {
    header: '姓名,所在单位,党组织,职务,产生方式,开始',
    line: (number) =>
      `${nameNo(number)},${codes[number % 10]},量支部${number % 10},委员,${number % 2 ? '选举' : '任命'},2022-06-29`,
    entered: `SELECT count(*) FROM post WHERE post = 'member' AND valid_to IS NULL AND (source = 'elected') = (term_id IS NOT NULL)`,
  },
}

const said: string[] = []
const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const begun = Date.now()
  const result = await work()
  said.push(`${what}: ${Date.now() - begun} ms`)
  return result
}
const counted = (cost = noCost()) => ({
  cost,
  bindings: { ...env, DB: metered(database, cost) } as unknown as Env,
})

describe.each(Object.entries(rosters))('a roster of %s', (name, { header, line, entered }) => {
  const kind = name as Exclude<RosterKind, 'organisations'>
  let made: Import

  test(
    'of five thousand rows is checked in one query, and a row is mended at what the row costs',
    { timeout: 120_000 },
    async () => {
      const file = csv(header, ...Array.from({ length: rows }, (_, number) => line(number)))
      made = await timed(`${kind}: upload of ${file.length} bytes`, () =>
        answered<Import>(201, uploadOf(kind, file)),
      )
      expect(made.counts).toMatchObject({ total: rows, create: rows, invalid: 0 })
      const mending = noCost()
      const [first] = await rowsOf(made.id)
      expect(await mend(contextAt(new Date(), mending), made.id, 2, { cells: first!.cells })).toMatchObject({
        state: 'create',
      })
      expect(mending).toMatchObject({ trips: 3, read: expect.toSatisfy((read: number) => read < 120) })
    },
  )

  test(
    'is interrupted between chunks, taken up by three workers at once, and each row is entered once',
    { timeout: 180_000 },
    async () => {
      const { held } = await begin(contextAt(), made.id)
      const chunk = noCost()
      await commitChunk(contextAt(new Date(), chunk), held, leaseFrom(contextAt().now))
      expect((await imported(made.id)).counts).toMatchObject({ create: rows - 200, done: 200 })
      expect([chunk.trips, chunk.read < 200 * 60]).toEqual([2, true])
      await database
        .prepare(`UPDATE import SET lease_until = '2000-01-01T00:00:00.000Z' WHERE id = ?`)
        .bind(made.id)
        .run()
      const workers = [counted(), counted(), counted()]
      await timed(`${kind}: commit`, () =>
        Promise.all(workers.map((worker) => resumeImports(contextAt(), worker.bindings))),
      )
      // A worker has 45 seconds a minute; a slow machine takes another minute.
      while ((await imported(made.id)).state === 'committing')
        await resumeImports(contextAt(new Date(Date.now() + 60_000)), bindings)
      const total = workers.reduce((sum, { cost }) => sum + cost.trips, 0)
      const read = workers.reduce((sum, { cost }) => sum + cost.read, 0)
      said.push(
        `${kind}: chunk ${chunk.read} read, ${chunk.written} written; rest ${total} round trips, ${read} rows read`,
      )
      console.log(said.splice(0).join('\n'))
      expect((await imported(made.id)).counts).toMatchObject({ create: 0, done: rows, failed: 0 })
      expect(await database.prepare(entered).first<number>('count(*)')).toBe(rows)
      expect(await count('import_row', `import_id = '${made.id}' AND sealed IS NOT NULL`)).toBe(0)
      expect(total).toBeLessThan(70)
    },
  )

  test('is unchanged when it is imported again', { timeout: 120_000 }, async () => {
    const file = csv(header, ...Array.from({ length: rows }, (_, number) => line(number)))
    const again = await answered<Import>(201, uploadOf(kind, file))
    expect(again.counts).toMatchObject({ total: rows, unchanged: rows })
  })

  test('that was exported is imported again, and all of it is unchanged', { timeout: 120_000 }, async () => {
    const paths = {
      people: ['/people/export?format=csv'],
      affiliations: branches.map(({ id }) => `/party-organisations/${id}/roll/export?format=csv`),
      posts: ['/posts/export?format=csv'],
    }[kind]
    let total = 0
    for (const path of paths) {
      const file = new Uint8Array(await (await call('GET', path)).arrayBuffer())
      const again = await answered<Import>(201, uploadOf(kind, file))
      expect(again.counts).toMatchObject({ unchanged: again.counts.total, invalid: 0 })
      total += again.counts.total
    }
    expect(total).toBe(rows)
  })

  test('that twenty commit at once is entered once', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => line(10_000 + at))
    const uploads = await Promise.all(
      Array.from({ length: 5 }, async () => answered<Import>(201, uploadOf(kind, csv(header, ...lines)))),
    )
    const answers = await Promise.all(
      uploads.flatMap(({ id }) => Array.from({ length: 4 }, () => commit(id))),
    )
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(5)
    const ended: Import[] = []
    for (const { id } of uploads)
      await expect
        .poll(
          async () => {
            const now = await imported(id)
            if (now.state === 'committed') ended.push(now)
            return now.state
          },
          { timeout: 50_000 },
        )
        .toBe('committed')
    expect(ended.reduce((sum, { counts }) => sum + counts.done, 0)).toBe(20)
    expect(ended.reduce((sum, { counts }) => sum + counts.failed, 0)).toBe(80)
    expect(await database.prepare(entered).first<number>('count(*)')).toBe(rows + 20)
    if (kind === 'people') {
      await service.settle(bindings)
      expect(await verify(contextAt(), 0)).toMatchObject({ ok: true })
    }
  })
})
