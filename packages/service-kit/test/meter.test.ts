import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { metered, newId, noCost } from '../src/index.ts'
import { outbox } from '../src/database/tables.ts'
import { ask, secretary } from './asking.ts'

const insert = 'INSERT INTO purse SELECT value, 1 FROM json_each(?)'
const ids = (n: number) => JSON.stringify(Array.from({ length: n }, () => newId('event')))

describe('the meter', () => {
  it('counts what D1’s own meta says, and one trip for each call', async () => {
    const cost = noCost()
    const database = metered(env.DB, cost)
    const direct = (await env.DB.prepare(insert).bind(ids(20)).run()).meta
    await database.prepare(insert).bind(ids(20)).run()
    expect(cost).toEqual({ trips: 1, read: direct.rows_read, written: direct.rows_written })

    const reads = [
      env.DB.prepare('SELECT * FROM purse LIMIT 7'),
      env.DB.prepare('SELECT count(*) FROM purse WHERE balance > ?').bind(0),
    ]
    const metas = (await env.DB.batch(reads)).map((result) => result.meta)
    const before = { ...cost }
    await database.batch([
      database.prepare('SELECT * FROM purse LIMIT 7'),
      database.prepare('SELECT count(*) FROM purse WHERE balance > ?').bind(0),
    ])
    expect(cost).toEqual({
      trips: before.trips + 1,
      read: before.read + metas[0]!.rows_read + metas[1]!.rows_read,
      written: before.written,
    })
  })

  it('answers as D1 does', async () => {
    const [database, id] = [metered(env.DB, noCost()), newId('event')]
    await database.prepare('INSERT INTO purse VALUES (?, 5)').bind(id).run()
    const query = (of: D1Database) => of.prepare('SELECT id, balance FROM purse WHERE id = ?').bind(id)
    const missing = (of: D1Database) => of.prepare('SELECT id FROM purse WHERE id = ?').bind('none')
    expect((await query(database).all()).results).toEqual((await query(env.DB).all()).results)
    expect(await query(database).raw()).toEqual(await query(env.DB).raw())
    expect(await query(database).first()).toEqual(await query(env.DB).first())
    expect(await query(database).first('balance')).toBe(5)
    expect([await missing(database).first(), await missing(database).first('id')]).toEqual([null, null])
  })

  it('counts what drizzle asks, batches included', async () => {
    const cost = noCost()
    const db = drizzle(metered(env.DB, cost), { casing: 'snake_case' })
    await db.select().from(outbox).limit(1)
    await db.batch([db.select().from(outbox).limit(1), db.select().from(outbox).limit(1)])
    expect(cost.trips).toBe(2)
  })

  it('stands in the answer where costs are asked for', async () => {
    const { headers } = await ask('GET', '/notes?limit=1', { as: secretary() })
    expect(JSON.parse(headers.get('x-cost')!)).toMatchObject({ service: 'probe', trips: 1, written: 0 })
  })
})
