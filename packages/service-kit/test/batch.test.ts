import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inbox } from '../src/database/tables.ts'
import {
  audit,
  createContext,
  exactly,
  exactlyOne,
  holds,
  inParts,
  insertAll,
  newId,
  noCost,
  Problem,
  unique,
  type Context,
  type Write,
} from '../src/index.ts'
import { ask, newKey, secretary } from './asking.ts'
import { publish } from './probe/purses/purses.ts'

const context = (): Context =>
  createContext({
    database: env.DB,
    principal: secretary(),
    now: new Date(),
    requestId: newId('request'),
    traceparent: '00-1-2-01',
  })
const newPurse = (ctx: Context, id: string, balance = 0) =>
  ctx.db.run(sql`INSERT INTO purse VALUES (${id}, ${balance})`)
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'committed',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )
const rowsOf = async (id: string) => ({
  purses: await env.DB.prepare('SELECT count(*) AS n FROM purse WHERE id = ?').bind(id).first('n'),
  audit: await env.DB.prepare('SELECT count(*) AS n FROM audit WHERE object_id = ?').bind(id).first('n'),
  outbox: await env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE body ->> 'subject' = ?")
    .bind(id)
    .first('n'),
})
const everything = (ctx: Context, id: string): Write[] => [
  newPurse(ctx, id),
  audit('purse.create', { type: 'purse', id }),
  publish('purse.cursed', { subject: id, version: 1, data: { cure: 'none' } }),
]

describe('a change and all that belongs to it', () => {
  it('commits together, in one round trip, and gives the outcome back', async () => {
    const id = newId('event')
    const cost = noCost()
    const ctx = createContext({
      database: env.DB,
      principal: secretary(),
      now: new Date(),
      requestId: 'r',
      traceparent: 't',
      cost,
    })
    expect(await ctx.commit({ id }, everything(ctx, id))).toEqual({ id })
    expect(await rowsOf(id)).toEqual({ purses: 1, audit: 1, outbox: 1 })
    expect(cost.trips).toBe(1)
  })

  it.each<[string, (ctx: Context, id: string) => Write, string]>([
    [
      'a write that met no row',
      (ctx) => exactlyOne(ctx.db.run(sql`UPDATE purse SET balance = 1 WHERE id = 'none'`), 'version.stale'),
      'version.stale',
    ],
    ['a condition that is false', () => holds(sql`1 = 2`, 'organisation.unknown'), 'organisation.unknown'],
    ['a condition that is unknown', () => holds(sql`NULL`, 'organisation.unknown'), 'organisation.unknown'],
    [
      'a value that is taken',
      (ctx, id) => unique('purse.id', 'member.duplicate', newPurse(ctx, id)),
      'member.duplicate',
    ],
  ])('is undone whole by %s, wherever in the batch it stands', async (_, guard, code) => {
    for (const at of [0, 1, 2, 3]) {
      const [ctx, id] = [context(), newId('event')]
      const taken = newId('event')
      await context().commit(null, newPurse(ctx, taken))
      const writes = everything(ctx, id)
      writes.splice(at, 0, guard(ctx, taken))
      expect(await refused(ctx.commit(null, writes))).toBe(code)
      expect(await rowsOf(id)).toEqual({ purses: 0, audit: 0, outbox: 0 })
    }
  })

  it('is undone when a write that must change one row changes two', async () => {
    const [ctx, a, b] = [context(), newId('event'), newId('event')]
    await ctx.commit(null, newPurse(ctx, a, 1), newPurse(ctx, b, 1))
    const both = ctx.db.run(sql`UPDATE purse SET balance = 9 WHERE id IN (${a}, ${b})`)
    expect(await refused(ctx.commit(null, exactlyOne(both, 'version.stale')))).toBe('version.stale')
    expect(await env.DB.prepare('SELECT balance FROM purse WHERE id = ?').bind(a).first('balance')).toBe(1)
  })

  it('tells several guards apart', async () => {
    const [ctx, id] = [context(), newId('event')]
    const fine = holds(sql`1 = 1`, 'organisation.unknown')
    expect(
      await refused(
        ctx.commit(
          null,
          fine,
          holds(sql`1 = 0`, 'edge.overlap'),
          newPurse(ctx, id),
          holds(sql`0`, 'version.stale'),
        ),
      ),
    ).toBe('edge.overlap')
  })

  it('leaves the guard table empty', async () => {
    const ctx = context()
    await ctx.commit(null, holds(sql`1 = 1`, 'edge.overlap'), newPurse(ctx, newId('event')))
    expect(await env.DB.prepare('SELECT count(*) AS n FROM guard').first('n')).toBe(0)
  })

  it('passes on a failure that no guard foresaw', async () => {
    const ctx = context()
    const outcome = await refused(
      ctx.commit(null, ctx.db.run(sql`INSERT INTO purse VALUES (${newId('event')}, 'many')`)),
    )
    expect(outcome).toBeInstanceOf(Error)
  })

  it('asks nothing of the database when there is nothing to write', async () => {
    const cost = noCost()
    const ctx = createContext({
      database: env.DB,
      principal: secretary(),
      now: new Date(),
      requestId: 'r',
      traceparent: 't',
      cost,
    })
    expect(await ctx.commit('same')).toBe('same')
    expect(cost.trips).toBe(0)
  })
})

describe('a balance', () => {
  it('of 100 takes exactly fourteen of thirty payments of 7 at once', async () => {
    const id = newId('event')
    await env.DB.prepare('INSERT INTO purse VALUES (?, 100)').bind(id).run()
    const pay = () =>
      ask('POST', `/purses/${id}/payments`, { as: secretary(), key: newKey(), body: { amount: 7 } })
    const statuses = (await Promise.all(Array.from({ length: 30 }, pay))).map((answer) => answer.status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(14)
    expect(statuses.filter((status) => status === 422)).toHaveLength(16)
    expect(await env.DB.prepare('SELECT balance FROM purse WHERE id = ?').bind(id).first('balance')).toBe(2)
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM payment WHERE purse_id = ?').bind(id).first('n'),
    ).toBe(14)
    expect(
      await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE object_id = ? AND outcome = 'done'")
        .bind(id)
        .first('n'),
    ).toBe(14)
  })
})

describe('a batch whose connection is lost', () => {
  /** The database as it is when the next batches meet this failure, before or after they committed. */
  const failing = (times: number, message: string, committed: boolean): D1Database => {
    let left = times
    return new Proxy(env.DB, {
      get(target, name) {
        if (name !== 'batch' || left === 0) return Reflect.get(target, name).bind(target)
        return async (statements: D1PreparedStatement[]) => {
          left -= 1
          if (committed) await target.batch(statements)
          throw new Error(message)
        }
      },
    })
  }
  const attempt = (database: D1Database, id: string, keyed: boolean) => {
    const key = keyed ? { key: newKey(), requestHash: 'h' } : null
    const ctx = createContext({
      database,
      principal: secretary(),
      now: new Date(),
      requestId: 'r',
      traceparent: 't',
      keyed: key,
    })
    return ctx.commit(id, newPurse(ctx, id)).then(
      () => 'committed',
      (error: Error) => error.message,
    )
  }

  it('is tried again under its key, three times in all', async () => {
    expect(await attempt(failing(2, 'Network connection lost.', false), newId('event'), true)).toBe(
      'committed',
    )
    expect(await attempt(failing(3, 'Network connection lost.', false), newId('event'), true)).toBe(
      'Network connection lost.',
    )
  })

  it('is not tried again without a key, nor when it was the batch that failed', async () => {
    expect(await attempt(failing(1, 'Network connection lost.', false), newId('event'), false)).toBe(
      'Network connection lost.',
    )
    expect(await attempt(failing(1, 'no such table', false), newId('event'), true)).toBe('no such table')
  })

  it('has one effect when it had committed unseen: the key refuses the second attempt', async () => {
    const id = newId('event')
    expect(await attempt(failing(1, 'Network connection lost.', true), id, true)).toContain(
      'UNIQUE constraint failed: idempotency.',
    )
    expect((await rowsOf(id)).purses).toBe(1)
  })
})

describe('many rows', () => {
  it('go in parts that are each small enough, none left out, in their order', () => {
    const row = fc.record({ text: fc.string({ unit: fc.constantFrom('a', '链'), maxLength: 120_000 }) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const parts = inParts(rows)
        expect(parts.flatMap((part) => JSON.parse(part) as unknown[])).toEqual(rows)
        expect(parts.every((part) => new TextEncoder().encode(part).length < 1_000_000)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('are inserted as they were given, by one statement', async () => {
    const ctx = context()
    const rows = Array.from({ length: 500 }, () => ({ eventId: newId('event'), handledAt: "it's 三月" }))
    const statements = insertAll(ctx, inbox, rows)
    expect(statements).toHaveLength(1)
    await ctx.commit(null, statements)
    const found = await ctx.db
      .select()
      .from(inbox)
      .where(
        sql`event_id IN (SELECT value FROM json_each(${JSON.stringify(rows.map((row) => row.eventId))}))`,
      )
    expect(found.sort((a, b) => (a.eventId < b.eventId ? -1 : 1))).toEqual(
      rows.sort((a, b) => (a.eventId < b.eventId ? -1 : 1)),
    )
  })

  it('must change as many as was said', async () => {
    const [ctx, ids] = [context(), [newId('event'), newId('event')]]
    await ctx.commit(
      null,
      ids.map((id) => newPurse(ctx, id)),
    )
    const both = () =>
      ctx.db.run(
        sql`UPDATE purse SET balance = 9 WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      )
    expect(await refused(ctx.commit(null, exactly(3, both(), 'version.stale')))).toBe('version.stale')
    expect(await refused(ctx.commit(null, exactly(2, both(), 'version.stale')))).toBe('committed')
  })
})

describe('an outcome that the batch decides', () => {
  const deciding = (id: string, keyed: { key: string; requestHash: string } | null) => {
    const ctx = createContext({
      database: env.DB,
      principal: { ...secretary(), id: `account of ${id}` },
      now: new Date(),
      requestId: newId('request'),
      traceparent: '00-1-2-01',
      keyed,
    })
    return ctx.commitDeciding<{ balance: number }>(
      sql`SELECT json_object('balance', balance) FROM purse WHERE id = ${id}`,
      newPurse(ctx, id, 0),
      ctx.db.run(sql`UPDATE purse SET balance = balance + 41 + changes() WHERE id = ${id}`),
    )
  }

  it('is what its writes left', async () => {
    expect(await deciding(newId('event'), null)).toEqual({ balance: 42 })
  })

  it('is kept under the key of the request', async () => {
    const id = newId('event')
    const key = newKey()
    expect(await deciding(id, { key, requestHash: 'h' })).toEqual({ balance: 42 })
    const kept = await env.DB.prepare('SELECT answer FROM idempotency WHERE key = ?')
      .bind(key)
      .first('answer')
    expect(JSON.parse(kept as string)).toEqual({ balance: 42 })
    await expect(deciding(id, { key, requestHash: 'h' })).rejects.toThrow('idempotency')
  })
})
