import { contentHash, firstLink, inspectAudit, linkOf, parseAudit } from '@alliance/evidence'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  audit,
  auditAll,
  auditRefusal,
  createContext,
  newId,
  seal,
  sealAll,
  sha256Hex,
  verify,
  type Context,
} from '../src/index.ts'
import { ask, newKey, secretary, zone } from './asking.ts'
import { emptyDatabase } from './database.ts'

beforeEach(emptyDatabase)

const context = (): Context =>
  createContext({
    database: env.DB,
    principal: secretary(),
    now: new Date(),
    requestId: newId('request'),
    traceparent: 't',
  })

const write = async (rows: number) => {
  for (let i = 1; i <= rows; i++)
    await context().commit(
      null,
      audit('note.write', { type: 'note', id: `note_${i}` }, { step: i, was: null }),
    )
}
const sealed = async (rows: number) => {
  await write(rows)
  await seal(context())
}
/** Does what someone with the whole database in hand could do. */
const tamper = async (...statements: string[]) => {
  const triggers = [
    'audit_no_update',
    'audit_no_delete',
    'audit_no_replace',
    'audit_link_no_update',
    'audit_link_no_delete',
    'audit_link_no_replace',
  ]
  await env.DB.batch(
    [...triggers.map((name) => `DROP TRIGGER IF EXISTS ${name}`), ...statements].map((statement) =>
      env.DB.prepare(statement),
    ),
  )
}
const columns =
  'seq, at, actor_id, actor_name, action, object_type, object_id, outcome, detail, request_id, hash'

describe('the audit trail', () => {
  it.each([
    "UPDATE audit SET actor_name = '他人' WHERE seq = 1",
    'UPDATE audit SET seq = 9 WHERE seq = 1',
    'DELETE FROM audit WHERE seq = 1',
    'DELETE FROM audit',
    `REPLACE INTO audit (${columns}) SELECT 1, at, actor_id, '他人', action, object_type, object_id, outcome, detail, request_id, hash FROM audit`,
    `INSERT INTO audit (${columns}) SELECT ${columns} FROM audit WHERE true ON CONFLICT DO UPDATE SET actor_name = '他人'`,
    "UPDATE audit_link SET link = 'x'",
    'DELETE FROM audit_link',
  ])('is only added to: %s', async (statement) => {
    await sealed(2)
    await expect(env.DB.prepare(statement).run()).rejects.toThrow('audit is append-only')
    expect(await verify(context(), 0)).toMatchObject({ ok: true, checked: 2 })
  })

  it('keeps a link that someone tries to put another in the place of', async () => {
    await sealed(2)
    await env.DB.prepare("REPLACE INTO audit_link VALUES (1, 'x')").run()
    expect(await verify(context(), 0)).toMatchObject({ ok: true, checked: 2 })
  })

  it('tells who did what, what changed, and what was refused', async () => {
    const ctx = context()
    await ctx.commit(
      null,
      audit('note.write', { type: 'note', id: 'n1' }, { title: ['一', '二'], gone: undefined }),
      auditRefusal('note.lock', { type: 'note', id: 'n1' }),
    )
    const { json } = await ask('GET', '/operations/audit?objectId=n1', { as: zone('auditor') })
    expect(json.items).toMatchObject([
      { action: 'note.lock', outcome: 'refused', detail: {} },
      {
        action: 'note.write',
        outcome: 'done',
        actorId: ctx.principal.id,
        actorName: ctx.principal.name,
        requestId: ctx.requestId,
        detail: { title: ['一', '二'] },
      },
    ])
    await seal(ctx)
    expect(await verify(ctx, 0)).toMatchObject({ ok: true, unsealed: 0 })
  })

  it('is found by who acted, newest first, in pages', async () => {
    const ctx = context()
    for (let i = 0; i < 5; i++) await ctx.commit(null, audit('note.write', { type: 'note', id: `n${i}` }))
    await write(3)
    const first = await ask('GET', `/operations/audit?actorId=${ctx.principal.id}&limit=3`, {
      as: zone('auditor'),
    })
    const second = await ask(
      'GET',
      `/operations/audit?actorId=${ctx.principal.id}&limit=3&cursor=${first.json.nextCursor}`,
      { as: zone('auditor') },
    )
    const seqs = [first, second].flatMap(({ json }) =>
      (json.items as { seq: number }[]).map((row) => row.seq),
    )
    expect(seqs).toEqual([5, 4, 3, 2, 1])
  })
})

describe('the chain', () => {
  it('links each row by its number, its hash and the link before', async () => {
    expect(await linkOf(firstLink, 1, 'h')).toBe(await sha256Hex(`${'0'.repeat(64)}|1|h`))
  })

  it('is sealed behind the answer of the request that wrote to it', async () => {
    await ask('POST', '/notes', {
      as: secretary(),
      key: newKey(),
      body: { enterpriseId: newId('organisation'), title: '一' },
    })
    await vi.waitUntil(async () => (await verify(context(), 0)).checked === 1, { timeout: 30_000 })
  })

  it('takes the rows of one action on many objects, sealed by as many runs as it takes', async () => {
    const entries = Array.from({ length: 45 }, (_, i) => ({
      object: { type: 'note', id: `n${i}` },
      detail: { i },
    }))
    await context().commit(null, auditAll('note.import', entries))
    await sealAll(context, 10)
    expect(await verify(context(), 0)).toMatchObject({ ok: true, checked: 45, unsealed: 0 })
  })

  it('is whole when it is empty, and counts what waits to be linked', async () => {
    expect(await verify(context(), 0)).toEqual({
      ok: true,
      checked: 0,
      next: null,
      head: null,
      broken: null,
      unsealed: 0,
    })
    await write(3)
    expect(await verify(context(), 0)).toMatchObject({ ok: true, checked: 0, unsealed: 3 })
    expect(await seal(context())).toBe(3)
    expect(await verify(context(), 0)).toMatchObject({ ok: true, checked: 3, unsealed: 0, head: { seq: 3 } })
  })

  it('is the same whether it is sealed at once or bit by bit, by one or by many at a time', async () => {
    await write(12)
    await Promise.all(Array.from({ length: 8 }, (_, i) => seal(context(), 3 + i)))
    while ((await seal(context(), 5)) > 0);
    const links = (await env.DB.prepare('SELECT link FROM audit_link ORDER BY seq').all()).results
    expect(links).toHaveLength(12)
    await tamper('DELETE FROM audit_link')
    await seal(context())
    expect((await env.DB.prepare('SELECT link FROM audit_link ORDER BY seq').all()).results).toEqual(links)
    expect(await verify(context(), 0)).toMatchObject({ ok: true, checked: 12 })
  })

  it('holds while thirty write and others seal', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => (i % 5 === 0 ? seal(context()) : write(1))))
    await seal(context())
    expect(await verify(context(), 0)).toMatchObject({ ok: true, checked: 24, unsealed: 0 })
  })

  const intrusions: [string, string[], { seq: number; reason: string }][] = [
    [
      'content that was altered',
      ["UPDATE audit SET actor_name = '他人' WHERE seq = 3"],
      { seq: 3, reason: 'content' },
    ],
    [
      'a detail that was altered',
      [`UPDATE audit SET detail = '{"step":9,"was":null}' WHERE seq = 2`],
      { seq: 2, reason: 'content' },
    ],
    [
      'a detail that is no JSON any more',
      ["UPDATE audit SET detail = 'x' WHERE seq = 2"],
      { seq: 2, reason: 'content' },
    ],
    [
      'an outcome turned round',
      ["UPDATE audit SET outcome = 'refused' WHERE seq = 5"],
      { seq: 5, reason: 'content' },
    ],
    ['a row that was removed', ['DELETE FROM audit WHERE seq = 3'], { seq: 3, reason: 'missing' }],
    [
      'a row that was removed with its link',
      ['DELETE FROM audit WHERE seq = 3', 'DELETE FROM audit_link WHERE seq = 3'],
      { seq: 3, reason: 'missing' },
    ],
    [
      'the first rows removed',
      ['DELETE FROM audit WHERE seq < 3', 'DELETE FROM audit_link WHERE seq < 3'],
      { seq: 1, reason: 'missing' },
    ],
    [
      'a link that was altered',
      [`UPDATE audit_link SET link = '${'0'.repeat(64)}' WHERE seq = 4`],
      { seq: 4, reason: 'link' },
    ],
    [
      'a row slipped in before the first',
      [
        `INSERT INTO audit (${columns}) SELECT 0, at, actor_id, actor_name, action, object_type, object_id, outcome, detail, request_id, hash FROM audit WHERE seq = 1`,
      ],
      { seq: 0, reason: 'link' },
    ],
    [
      'two rows that changed places',
      [
        'UPDATE audit SET seq = 99 WHERE seq = 2',
        'UPDATE audit SET seq = 2 WHERE seq = 3',
        'UPDATE audit SET seq = 3 WHERE seq = 99',
      ],
      { seq: 2, reason: 'link' },
    ],
  ]
  it.each(intrusions)('shows %s', async (_, statements, broken) => {
    await sealed(6)
    await tamper(...statements)
    expect(await verify(context(), 0)).toMatchObject({ ok: false, broken, next: null })
  })

  it('shows a row slipped in between, with the others moved up for it', async () => {
    await sealed(4)
    const moved = [4, 3].map((seq) => `UPDATE audit SET seq = ${seq + 1} WHERE seq = ${seq}`)
    const slipped = `INSERT INTO audit (${columns}) SELECT 3, at, actor_id, actor_name, action, object_type, object_id, outcome, detail, request_id, hash FROM audit WHERE seq = 1`
    await tamper(...moved, slipped)
    expect(await verify(context(), 0)).toMatchObject({ ok: false, broken: { seq: 3, reason: 'link' } })
  })

  it('shows content that was altered together with its own hash', async () => {
    await sealed(4)
    const row = (await env.DB.prepare('SELECT * FROM audit WHERE seq = 2').first<Record<string, string>>())!
    const hash = await contentHash({
      at: row.at!,
      actorId: row.actor_id!,
      actorName: '他人',
      action: row.action!,
      objectType: row.object_type!,
      objectId: row.object_id!,
      outcome: 'done',
      detail: JSON.parse(row.detail!) as Record<string, unknown>,
      requestId: row.request_id!,
    })
    await tamper(`UPDATE audit SET actor_name = '他人', hash = '${hash}' WHERE seq = 2`)
    expect(await verify(context(), 0)).toMatchObject({ ok: false, broken: { seq: 2, reason: 'link' } })
  })

  it('shows that its end was cut off, as soon as the next row is linked', async () => {
    await sealed(5)
    await tamper('DELETE FROM audit WHERE seq = 5', 'DELETE FROM audit_link WHERE seq = 5')
    await sealed(1)
    expect(await verify(context(), 0)).toMatchObject({ ok: false, broken: { seq: 5, reason: 'missing' } })
  })

  it('of thousands of rows is sealed and checked page by page', async () => {
    const content = {
      at: '2026-01-01T00:00:00.000Z',
      actorId: 'acc',
      actorName: '周知微',
      action: 'a',
      objectType: 'o',
      objectId: 'i',
      outcome: 'done' as const,
      detail: {},
      requestId: 'r',
    }
    await env.DB.prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4700)
      INSERT INTO audit (at, actor_id, actor_name, action, object_type, object_id, outcome, detail, request_id, hash)
      SELECT '2026-01-01T00:00:00.000Z', 'acc', '周知微', 'a', 'o', 'i', 'done', '{}', 'r', ? FROM n`)
      .bind(await contentHash(content))
      .run()
    let linked = 0
    for (let more = 1; more > 0; linked += more) more = await seal(context())
    expect(linked).toBe(4700)
    const pages: number[] = []
    let next: number | null = 0
    while (next !== null) {
      const { status, json } = await ask('GET', `/operations/audit/verification?after=${next}`, {
        as: zone('auditor'),
      })
      expect([status, json.ok]).toEqual([200, true])
      pages.push(json.checked as number)
      next = json.next as number | null
    }
    expect(pages).toEqual([2000, 2000, 700])

    const taken = await ask('GET', '/operations/audit/chain?after=4690', { as: zone('auditor') })
    expect(taken.status).toBe(200)
    const read = parseAudit(JSON.stringify(taken.json))
    if (!read.ok) throw new Error(read.fault.path)
    expect(read.value.rows.map(({ seq }) => seq).slice(0, 2)).toEqual([4691, 4692])
    const { verdict, checks } = await inspectAudit(read.value)
    expect(verdict).toBe('verified')
    expect(checks.filter(({ outcome }) => outcome === 'open').map(({ code }) => code)).toEqual([
      'audit.start',
      'audit.noted',
    ])
  })

  it('taken away as a file names what was altered with raw SQL', async () => {
    await sealed(6)
    const named = async () => {
      const { json } = await ask('GET', '/operations/audit/chain', { as: zone('auditor') })
      const read = parseAudit(JSON.stringify(json))
      if (!read.ok) throw new Error(read.fault.path)
      const { checks } = await inspectAudit(read.value)
      return checks.filter(({ outcome }) => outcome === 'failed').map(({ text }) => text.en)
    }
    expect(await named()).toEqual([])
    await tamper(`UPDATE audit SET detail = '{' WHERE seq = 5`)
    expect(await named()).toEqual(['Row 5 was altered'])
    await tamper('DELETE FROM audit WHERE seq = 3')
    expect(await named()).toEqual(['Row 3 is missing'])
  })
})
