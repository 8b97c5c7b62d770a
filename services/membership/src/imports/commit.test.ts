import type { Import, Organisation } from '@alliance/contracts/membership'
import type { Page } from '@alliance/contracts'
import { verify } from '@alliance/service-kit'
import { createExecutionContext, createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Env } from '../env.ts'
import { service } from '../index.ts'
import { commitChunk, type Held } from './chunk.usecases.ts'
import { begin, carryOn, leaseFrom, resumeImports } from './commit.usecases.ts'
import {
  answered,
  call,
  codeNo,
  commit,
  committed,
  contextAt,
  count,
  database,
  ended,
  imported,
  mend,
  newKey,
  refused,
  rowsOf,
  uploaded,
} from './imports.testing.ts'

const header = '单位名称,类别,统一社会信用代码,别名,上级单位代码'
const bindings = env as unknown as Env
const roster = (from: number, length: number) =>
  Array.from({ length }, (_, at) => `第${from + at}家单位,企业,${codeNo(from + at)},,`)
const withCodes = (from: number, length: number) =>
  `credit_code IN (${Array.from({ length }, (_, at) => `'${codeNo(from + at)}'`).join(',')})`
const find = async (number: number): Promise<Organisation> =>
  (await answered<Page<Organisation>>(200, call('GET', `/organisations?q=${codeNo(number)}`))).items[0]!

/** As if the worker had been killed: its lease runs out without a word. */
const lapse = (id: string) =>
  database.prepare(`UPDATE import SET lease_until = '2000-01-01T00:00:00.000Z' WHERE id = ?`).bind(id).run()

describe('an import that is interrupted', () => {
  test('before its first chunk is done by the job of the next minute, and not before its lease has run out', async () => {
    const { id } = await uploaded(header, ...roster(1000, 3))
    await begin(contextAt(), id)
    await resumeImports(contextAt(), bindings)
    expect(await imported(id)).toMatchObject({ state: 'committing', counts: { create: 3, done: 0 } })
    await lapse(id)
    await service.worker.scheduled!(createScheduledController(), bindings, createExecutionContext())
    expect(await imported(id)).toMatchObject({ state: 'committed', counts: { create: 0, done: 3 } })
    expect(
      await count(
        'audit',
        `actor_name = '测试秘书' AND action = 'organisation.create' AND object_id IN (SELECT id FROM organisation WHERE ${withCodes(1000, 3)})`,
      ),
    ).toBe(3)
  })

  test('between chunks goes on where it stopped, every row once', async () => {
    const { id } = await uploaded(header, ...roster(2000, 450))
    const { held } = await begin(contextAt(), id)
    await commitChunk(contextAt(), held, leaseFrom(contextAt().now))
    expect((await imported(id)).counts).toMatchObject({ create: 250, done: 200 })
    await lapse(id)
    await Promise.all([
      resumeImports(contextAt(), bindings),
      resumeImports(contextAt(), bindings),
      resumeImports(contextAt(), bindings),
    ])
    expect(await imported(id)).toMatchObject({
      state: 'committed',
      counts: { total: 450, create: 0, done: 450, failed: 0 },
    })
    expect(await count('organisation', withCodes(2000, 450))).toBe(450)
    expect(await count('organisation', withCodes(2000, 450) + ' AND version = 1')).toBe(450)
    expect(await count('import_row', `import_id = '${id}' AND state = 'done'`)).toBe(450)
  })

  test('whose worker was only slow is not committed twice: the old lease enters nothing more', async () => {
    const { id } = await uploaded(header, ...roster(3000, 5))
    const { held } = await begin(contextAt(), id)
    await lapse(id)
    await resumeImports(contextAt(), bindings)
    await expect(commitChunk(contextAt(), held, leaseFrom(contextAt().now))).resolves.toBeNull()
    await carryOn(contextAt(), bindings, held)
    expect(await imported(id)).toMatchObject({ state: 'committed', counts: { done: 5 } })
  })

  test('and taken by two workers under one lease enters each row once', async () => {
    const { id } = await uploaded(header, ...roster(4000, 300))
    const { held } = await begin(contextAt(), id)
    const next = leaseFrom(new Date(Date.now() + 1).toISOString())
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => commitChunk(contextAt(), held, next)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await count('organisation', withCodes(4000, 300))).toBe(200)
    await carryOn(contextAt(), bindings, { ...held, leaseUntil: next } as Held)
    expect(await imported(id)).toMatchObject({ state: 'committed', counts: { done: 300, failed: 0 } })
    expect(await count('organisation', withCodes(4000, 300))).toBe(300)
  })
})

test('the audit rows of a whole chunk are in the chain like any other', async () => {
  await committed((await uploaded(header, ...roster(4500, 40))).id)
  await service.settle(bindings)
  expect(await verify(contextAt(), 0)).toMatchObject({ ok: true, broken: null })
  expect(await count('audit', `action = 'organisation.create'`)).toBeGreaterThanOrEqual(40)
})

test('of twenty commits at once one begins the work and nineteen are refused', async () => {
  const { id } = await uploaded(header, ...roster(5000, 30))
  const answers = await Promise.all(Array.from({ length: 20 }, () => commit(id)))
  expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array.from({ length: 19 }, () => 409)])
  await ended(id)
  expect(await count('organisation', withCodes(5000, 30))).toBe(30)
})

test('twenty imports of the same organisations at once enter each of them once', async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => uploaded(header, ...roster(6000, 10))))
  await Promise.all(made.map(({ id }) => answered(202, commit(id))))
  const results: Import[] = []
  for (const { id } of made) results.push(await ended(id))
  expect(await count('organisation', withCodes(6000, 10))).toBe(10)
  expect(results.reduce((sum, { counts }) => sum + counts.done, 0)).toBe(10)
  expect(results.reduce((sum, { counts }) => sum + counts.failed, 0)).toBe(190)
})

describe('a row that the register has overtaken', () => {
  test('fails when its code was taken meanwhile, and the rest goes on', async () => {
    const { id } = await uploaded(header, ...roster(7000, 3))
    const body = { name: '抢先单位', kind: 'enterprise', creditCode: codeNo(7001) }
    await answered(201, call('POST', '/organisations', { body, key: newKey() }))
    expect((await committed(id)).counts).toMatchObject({ done: 2, failed: 1 })
    expect((await rowsOf(id, '&state=failed'))[0]).toMatchObject({
      number: 3,
      errors: [{ pointer: '/统一社会信用代码', code: 'import.code_taken' }],
    })
    expect(await find(7001)).toMatchObject({ name: '抢先单位', version: 1 })
  })

  test('fails when what it was shown to change has changed, but not for a change elsewhere', async () => {
    await committed((await uploaded(header, ...roster(8000, 2))).id)
    const { id } = await uploaded(header, `改名甲,企业,${codeNo(8000)},,`, `改名乙,企业,${codeNo(8001)},,`)
    const [renamed, described] = [await find(8000), await find(8001)]
    const change = (one: Organisation, body: object) =>
      call('PATCH', `/organisations/${one.id}`, { body, ifMatch: `"${one.version}"` })
    await answered(200, change(renamed, { name: '别人改的名' }))
    await answered(200, change(described, { description: '与名称无关' }))
    expect((await committed(id)).counts).toMatchObject({ done: 1, failed: 1 })
    expect((await rowsOf(id, '&state=failed'))[0]).toMatchObject({
      number: 2,
      errors: [{ pointer: '/单位名称', code: 'import.changed_since' }],
    })
    expect(await find(8000)).toMatchObject({ name: '别人改的名' })
    expect(await find(8001)).toMatchObject({ name: '改名乙', description: '与名称无关', version: 3 })
  })
})

describe('parents', () => {
  test('may stand below their branch offices in the same file, over several levels', async () => {
    const { id, counts } = await uploaded(
      header,
      `孙公司,分支机构,${codeNo(9003)},,${codeNo(9002)}`,
      `子公司,分支机构,${codeNo(9002)},,${codeNo(9001)}`,
      `母公司,企业,${codeNo(9001)},,`,
    )
    expect(counts).toMatchObject({ create: 3, invalid: 0 })
    expect((await committed(id)).counts).toMatchObject({ done: 3 })
    const [mother, child, grandchild] = [await find(9001), await find(9002), await find(9003)]
    expect([child.parentId, grandchild.parentId]).toEqual([mother.id, child.id])
  })

  test('that nobody has, or that are the row itself, are faults; a circle of rows fails at the commit', async () => {
    const { id } = await uploaded(
      header,
      `甲,分支机构,,,${codeNo(9999)}`,
      `乙,分支机构,${codeNo(9011)},,${codeNo(9011)}`,
    )
    expect((await rowsOf(id)).map(({ errors }) => errors[0]!.code)).toEqual([
      'import.unknown_parent',
      'import.parent_cycle',
    ])
    const circle = await uploaded(
      header,
      `丙,企业,${codeNo(9012)},,${codeNo(9013)}`,
      `丁,企业,${codeNo(9013)},,${codeNo(9012)}`,
      '戊,企业,,,',
    )
    expect((await committed(circle.id)).counts).toMatchObject({ create: 0, done: 1, failed: 2 })
    expect((await rowsOf(circle.id, '&state=failed'))[0]!.errors[0]!.code).toBe('import.parent_cycle')
  })
})

describe('rows of one code', () => {
  test('are all named, each with the others, and mending one frees the other', async () => {
    const made = await uploaded(
      header,
      `甲,企业,${codeNo(9101)},,`,
      `乙,企业,${codeNo(9101)},,`,
      `丙,分支机构,,,${codeNo(9101)}`,
    )
    expect(made.counts).toMatchObject({ invalid: 2, create: 1 })
    const rows = await rowsOf(made.id)
    expect(rows[0]!.errors).toEqual([
      {
        pointer: '/统一社会信用代码',
        code: 'import.duplicate_in_file',
        detail: '文件中有多行使用这个代码（第 3 行）',
      },
    ])
    expect(rows[1]!.errors[0]!.detail).toContain('第 2 行')
    await answered(200, mend(made.id, 3, { cells: ['乙', '企业', codeNo(9102)] }))
    expect((await imported(made.id)).counts).toMatchObject({ invalid: 0, create: 3 })
    expect((await rowsOf(made.id)).map(({ state }) => state)).toEqual(['create', 'create', 'create'])
  })

  test('come into conflict by mending, and a skipped parent leaves its branch office without one', async () => {
    const made = await uploaded(
      header,
      `甲,企业,${codeNo(9201)},,`,
      `乙,企业,${codeNo(9202)},,`,
      `丙,分支机构,,,${codeNo(9201)}`,
    )
    await answered(200, mend(made.id, 3, { cells: ['乙', '企业', codeNo(9201)] }))
    expect((await rowsOf(made.id)).map(({ state }) => state)).toEqual(['invalid', 'invalid', 'create'])
    await answered(200, mend(made.id, 2, { skip: true }))
    expect((await rowsOf(made.id)).map(({ state }) => state)).toEqual(['skipped', 'create', 'create'])
    await answered(200, mend(made.id, 3, { skip: true }))
    expect((await rowsOf(made.id)).map(({ state }) => state)).toEqual(['skipped', 'skipped', 'invalid'])
    await answered(200, mend(made.id, 2, { skip: false }))
    expect((await rowsOf(made.id)).map(({ state }) => state)).toEqual(['create', 'skipped', 'create'])
    expect((await imported(made.id)).counts).toEqual({
      total: 3,
      create: 2,
      update: 0,
      unchanged: 0,
      invalid: 0,
      skipped: 1,
      done: 0,
      failed: 0,
    })
  })

  test('never both stand when twenty are mended to one code at once', async () => {
    const made = await uploaded(header, ...Array.from({ length: 20 }, (_, at) => `单位${at},企业,,,`))
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        mend(made.id, at + 2, { cells: [`单位${at}`, '企业', codeNo(9301)] }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect((await imported(made.id)).counts).toMatchObject({ create: 0, invalid: 20 })
    expect((await refused(409, commit(made.id))).code).toBe('import.not_ready')
  })
})

test('rows with long texts, more than one value of D1 holds, are entered and then updated like short ones', async () => {
  const long = (text: string) =>
    Array.from({ length: 200 }, (_, at) => `长文${at},企业,${codeNo(9500 + at)},${text.repeat(1990)}`)
  for (const text of ['述', '改']) {
    const { id } = await uploaded('单位名称,类别,统一社会信用代码,简介', ...long(text))
    expect((await committed(id)).counts).toMatchObject({ total: 200, done: 200, failed: 0 })
  }
  expect(
    await count('organisation', `${withCodes(9500, 200)} AND version = 2 AND description LIKE '改%'`),
  ).toBe(200)
})
