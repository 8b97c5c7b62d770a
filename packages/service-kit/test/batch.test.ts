import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { audit, createContext, exactlyOne, holds, newId, noCost, Problem, unique, type Context, type Write } from '../src/index.ts'
import { ask, newKey, secretary } from './asking.ts'
import { publish } from './probe/purses/purses.ts'

const context = (): Context =>
  createContext({ database: env.DB, principal: secretary(), now: new Date(), requestId: newId('request'), traceparent: '00-1-2-01' })
const newPurse = (ctx: Context, id: string, balance = 0) => ctx.db.run(sql`INSERT INTO purse VALUES (${id}, ${balance})`)
const refused = (promise: Promise<unknown>) => promise.then(() => 'committed', (error: unknown) => (error instanceof Problem ? error.code : error))
const rowsOf = async (id: string) => ({
  purses: await env.DB.prepare('SELECT count(*) AS n FROM purse WHERE id = ?').bind(id).first('n'),
  audit: await env.DB.prepare('SELECT count(*) AS n FROM audit WHERE object_id = ?').bind(id).first('n'),
  outbox: await env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE body ->> 'subject' = ?").bind(id).first('n'),
})
const everything = (ctx: Context, id: string): Write[] => [
  newPurse(ctx, id), audit('purse.create', { type: 'purse', id }), publish('purse.cursed', { subject: id, version: 1, data: { cure: 'none' } }),
]

describe('a change and all that belongs to it', () => {
  it('commits together, in one round trip, and gives the outcome back', async () => {
    const id = newId('event')
    const cost = noCost()
    const ctx = createContext({ database: env.DB, principal: secretary(), now: new Date(), requestId: 'r', traceparent: 't', cost })
    expect(await ctx.commit({ id }, everything(ctx, id))).toEqual({ id })
    expect(await rowsOf(id)).toEqual({ purses: 1, audit: 1, outbox: 1 })
    expect(cost.trips).toBe(1)
  })

  it.each<[string, (ctx: Context, id: string) => Write, string]>([
    ['a write that met no row', (ctx) => exactlyOne(ctx.db.run(sql`UPDATE purse SET balance = 1 WHERE id = 'none'`), 'version.stale'), 'version.stale'],
    ['a condition that is false', () => holds(sql`1 = 2`, 'organisation.unknown'), 'organisation.unknown'],
    ['a condition that is unknown', () => holds(sql`NULL`, 'organisation.unknown'), 'organisation.unknown'],
    ['a value that is taken', (ctx, id) => unique('purse.id', 'member.duplicate', newPurse(ctx, id)), 'member.duplicate'],
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
    expect(await refused(ctx.commit(null, fine, holds(sql`1 = 0`, 'edge.overlap'), newPurse(ctx, id), holds(sql`0`, 'version.stale')))).toBe('edge.overlap')
  })

  it('leaves the guard table empty', async () => {
    const ctx = context()
    await ctx.commit(null, holds(sql`1 = 1`, 'edge.overlap'), newPurse(ctx, newId('event')))
    expect(await env.DB.prepare('SELECT count(*) AS n FROM guard').first('n')).toBe(0)
  })

  it('passes on a failure that no guard foresaw', async () => {
    const ctx = context()
    const outcome = await refused(ctx.commit(null, ctx.db.run(sql`INSERT INTO purse VALUES (${newId('event')}, 'many')`)))
    expect(outcome).toBeInstanceOf(Error)
  })

  it('asks nothing of the database when there is nothing to write', async () => {
    const cost = noCost()
    const ctx = createContext({ database: env.DB, principal: secretary(), now: new Date(), requestId: 'r', traceparent: 't', cost })
    expect(await ctx.commit('same')).toBe('same')
    expect(cost.trips).toBe(0)
  })
})

describe('a balance', () => {
  it('of 100 takes exactly fourteen of thirty payments of 7 at once', async () => {
    const id = newId('event')
    await env.DB.prepare('INSERT INTO purse VALUES (?, 100)').bind(id).run()
    const pay = () => ask('POST', `/purses/${id}/payments`, { as: secretary(), key: newKey(), body: { amount: 7 } })
    const statuses = (await Promise.all(Array.from({ length: 30 }, pay))).map((answer) => answer.status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(14)
    expect(statuses.filter((status) => status === 422)).toHaveLength(16)
    expect(await env.DB.prepare('SELECT balance FROM purse WHERE id = ?').bind(id).first('balance')).toBe(2)
    expect(await env.DB.prepare('SELECT count(*) AS n FROM payment WHERE purse_id = ?').bind(id).first('n')).toBe(14)
    expect(await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE object_id = ? AND outcome = 'done'").bind(id).first('n')).toBe(14)
  })
})
