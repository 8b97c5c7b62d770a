import type { DomainEvent } from '@alliance/contracts'
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  batchesOf,
  bury,
  createContext,
  drain,
  handle,
  newId,
  systemContext,
  type Context,
} from '../src/index.ts'
import { ask, newKey, secretary, zone } from './asking.ts'
import worker from './probe/index.ts'
import { consumes, pay, publish } from './probe/purses/purses.ts'

const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
const context = (database: D1Database = env.DB): Context =>
  createContext({
    database,
    principal: secretary(),
    now: new Date(),
    requestId: newId('request'),
    traceparent,
  })

/** A queue that only remembers what it was given. */
const listening = () => {
  const got: DomainEvent[] = []
  const queue = {
    sendBatch: async (messages: { body: DomainEvent }[]) =>
      void got.push(...messages.map((message) => message.body)),
  }
  return { got, queue }
}
const of = (subject: string, events: DomainEvent[]) => events.filter((event) => event.subject === subject)
const paid = (subject: string, version = 1, amount = 1): DomainEvent => ({
  id: newId('event'),
  type: 'purse.paid',
  at: new Date().toISOString(),
  subject,
  version,
  traceparent,
  data: { amount },
})
const heard = async (subject: string) =>
  (await env.DB.prepare('SELECT count(*) AS n FROM heard WHERE subject = ?')
    .bind(subject)
    .first<number>('n'))!
const purse = async (balance = 100) => {
  const id = newId('organisation')
  await env.DB.prepare('INSERT INTO purse VALUES (?, ?)').bind(id, balance).run()
  return id
}

/** Delivers messages as a queue does, once, and says which of them it would deliver again. */
async function deliver(queue: string, ...events: DomainEvent[]): Promise<string[]> {
  const messages = events.map((body, i) => ({ id: `${i}`, timestamp: new Date(), attempts: 1, body }))
  const [batch, ctx] = [createMessageBatch<DomainEvent>(queue, messages), createExecutionContext()]
  await worker.queue!(batch as never, env as never, ctx)
  const { explicitAcks, retryMessages } = await getQueueResult(batch, ctx)
  expect([...explicitAcks, ...retryMessages.map((message) => message.msgId)].sort()).toEqual(
    messages.map((message) => message.id).sort(),
  )
  return retryMessages.map((message) => events[Number(message.msgId)]!.id)
}

/** The database as it is when the process dies before this statement. */
const dyingBefore = (statement: RegExp): D1Database =>
  new Proxy(env.DB, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name).bind(target)
      return (query: string) => {
        if (statement.test(query)) throw new Error('the process died')
        return target.prepare(query)
      }
    },
  })

describe('the outbox', () => {
  it('holds an event for each service that hears it, when the change committed', async () => {
    const id = await purse()
    await pay(context(), id, 7)
    const { results } = await env.DB.prepare(
      "SELECT * FROM outbox WHERE body ->> 'subject' = ? ORDER BY consumer",
    )
      .bind(id)
      .all()
    expect(results).toMatchObject([
      { consumer: 'ledger', type: 'purse.paid', sent_at: null },
      { consumer: 'probe', sent_at: null },
    ])
    expect(results[0]!.event_id).toBe(results[1]!.event_id)
  })

  it('holds nothing of a change that was refused', async () => {
    const id = await purse(3)
    await expect(pay(context(), id, 7)).rejects.toThrow('import.too_large')
    expect(
      await env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE body ->> 'subject' = ?")
        .bind(id)
        .first('n'),
    ).toBe(0)
  })

  it('is sent once, in order, with the trace of the request that caused it', async () => {
    const id = await purse()
    for (const amount of [1, 2, 3]) await pay(context(), id, amount)
    const [probe, ledger] = [listening(), listening()]
    const edges = { TO_PROBE: probe.queue, TO_LEDGER: ledger.queue }
    await drain(context(), edges)
    expect(of(id, ledger.got).map((event) => event.data)).toEqual([
      { amount: 1 },
      { amount: 2 },
      { amount: 3 },
    ])
    expect(of(id, probe.got).every((event) => event.traceparent === traceparent)).toBe(true)
    expect(await drain(context(), edges)).toBe(0)
    expect(of(id, ledger.got)).toHaveLength(3)
  })

  it('is sent again after a crash between sending and marking, and makes one effect', async () => {
    const id = await purse()
    await pay(context(), id, 7)
    const probe = listening()
    const edges = { TO_PROBE: probe.queue, TO_LEDGER: listening().queue }
    await expect(drain(context(dyingBefore(/UPDATE outbox/)), edges)).rejects.toThrow('were not sent')
    await drain(context(), edges)
    expect(of(id, probe.got)).toHaveLength(2)
    expect(await deliver('probe-to-probe', ...of(id, probe.got))).toEqual([])
    expect(await heard(id)).toBe(1)
  })

  it('of one broken edge waits, and does not hold up the others', async () => {
    const ids = await Promise.all(Array.from({ length: 3 }, () => purse()))
    for (const id of ids) for (let i = 0; i < 40; i++) await pay(context(), id, 1)
    const probe = listening()
    const broken = { sendBatch: () => Promise.reject(new Error('the broker is away')) }
    await expect(drain(context(), { TO_PROBE: probe.queue, TO_LEDGER: broken })).rejects.toThrow(
      'events to ledger were not sent',
    )
    for (const id of ids) expect(of(id, probe.got)).toHaveLength(40)
    const ledger = listening()
    await drain(context(), { TO_PROBE: probe.queue, TO_LEDGER: ledger.queue })
    for (const id of ids) expect([of(id, probe.got).length, of(id, ledger.got).length]).toEqual([40, 40])
  })

  it('says which binding is missing', async () => {
    await pay(context(), await purse(), 1)
    await expect(drain(context(), { TO_PROBE: listening().queue })).rejects.toMatchObject({
      cause: { message: 'no queue TO_LEDGER for events to ledger' },
    })
    await drain(context(), { TO_LEDGER: listening().queue })
  })

  it('is cut into batches that a queue takes, none left out, in order', () => {
    const body = fc.string({ minLength: 0, maxLength: 60_000, unit: fc.constantFrom('a', '链') })
    fc.assert(
      fc.property(fc.array(body, { maxLength: 20 }), (bodies) => {
        const batches = batchesOf(bodies.map((text) => ({ body: text })))
        expect(batches.flat().map((row) => row.body)).toEqual(bodies)
        for (const batch of batches) {
          const size = batch.reduce((sum, row) => sum + new TextEncoder().encode(row.body).length, 0)
          expect(batch.length === 1 || size <= 200_000).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('goes out behind the answer of the request that wrote it, through the real queue', async () => {
    const id = await purse()
    await ask('POST', `/purses/${id}/payments`, { as: secretary(), key: newKey(), body: { amount: 7 } })
    await vi.waitUntil(async () => (await heard(id)) === 1, { timeout: 30_000 })
  })
})

describe('a consumer', () => {
  it('handles an event once, however often it arrives', async () => {
    const event = paid(newId('organisation'))
    expect([await handle(context(), consumes, event), await handle(context(), consumes, event)]).toEqual([
      true,
      false,
    ])
    expect(await deliver('probe-to-probe', event, event, event)).toEqual([])
    expect(await heard(event.subject)).toBe(1)
  })

  it('handles an event once under twenty deliveries at a time', async () => {
    const event = paid(newId('organisation'))
    await Promise.all(Array.from({ length: 20 }, () => deliver('probe-to-probe', event)))
    expect(await heard(event.subject)).toBe(1)
  })

  it('comes to the same state whatever the order of arrival, late and repeated messages included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { minLength: 5, maxLength: 12 }), async (order) => {
        const subject = newId('organisation')
        const events = [1, 2, 3, 4, 5].map((version) => paid(subject, version, version * 10))
        const arrivals = [...order, 0, 1, 2, 3, 4].map((i) => events[i]!)
        await deliver('probe-to-probe', ...arrivals)
        const latest = await env.DB.prepare('SELECT version, total FROM latest WHERE subject = ?')
          .bind(subject)
          .first()
        expect([latest, await heard(subject)]).toEqual([{ version: 5, total: 50 }, 5])
      }),
      { numRuns: 20 },
    )
  })

  it('asks only for what failed to be delivered again', async () => {
    const poison = { ...paid(newId('organisation')), type: 'purse.cursed', data: { cure: 'a purse' } }
    const [before, behind] = [paid(newId('organisation')), paid(newId('organisation'))]
    expect(await deliver('probe-to-probe', before, poison, behind)).toEqual([poison.id])
    expect([await heard(before.subject), await heard(poison.subject), await heard(behind.subject)]).toEqual([
      1, 0, 1,
    ])
  })

  it('does not take an event that it has no handler for', async () => {
    const stranger = { ...paid(newId('organisation')), type: 'purse.unheard' }
    expect(await deliver('probe-to-probe', stranger)).toEqual([stranger.id])
  })

  it('writes what a handler gives bare in the one batch with its inbox row', async () => {
    const subject = newId('organisation')
    const bare = {
      'purse.paid': (event: DomainEvent, ctx: Context) =>
        ctx.db.run(sql`INSERT INTO heard (event_id, subject) VALUES (${event.id}, ${subject})`),
    }
    const event = paid(subject)
    expect([await handle(context(), bare, event), await handle(context(), bare, event)]).toEqual([
      true,
      false,
    ])
    expect(await heard(subject)).toBe(1)
  })
})

describe('a dead letter', () => {
  const poisoned = () => ({ ...paid(newId('organisation')), type: 'purse.cursed', data: { cure: 'a purse' } })
  const operator = () => zone('system_administrator')
  const letterOf = (event: DomainEvent) =>
    env.DB.prepare('SELECT id, reason, replayed_at FROM dead_letter WHERE event_id = ?')
      .bind(event.id)
      .all<{ id: string; reason: string | null; replayed_at: string | null }>()
  const replay = (id: string) =>
    ask('POST', `/operations/dead-letters/${id}/replay`, { as: operator(), key: newKey() })

  it('is what a poison message becomes after its retries, through the real queue', async () => {
    const id = newId('organisation')
    await context().commit(
      null,
      publish('purse.cursed', { subject: id, version: 1, data: { cure: 'a purse' } }),
    )
    await drain(systemContext(env.DB, new Date(), newId('request'), traceparent), {
      ...env,
    } as unknown as Record<string, unknown>)
    const found = () =>
      env.DB.prepare('SELECT queue, type FROM dead_letter WHERE subject = ?').bind(id).first()
    await vi.waitUntil(async () => (await found()) !== null, { timeout: 40_000 })
    expect(await found()).toEqual({ queue: 'probe-to-probe-dead', type: 'purse.cursed' })
    expect(await heard(id)).toBe(0)
  })

  it('is kept once, however often it arrives', async () => {
    const event = poisoned()
    expect(await deliver('probe-to-probe-dead', event, event)).toEqual([])
    await bury(context(), 'probe-to-probe-dead', event)
    expect((await letterOf(event)).results).toHaveLength(1)
  })

  it('is seen by an operator without its content, and counted in the state', async () => {
    const event = poisoned()
    await deliver('probe-to-probe-dead', event)
    const list = await ask('GET', '/operations/dead-letters?limit=200', { as: operator() })
    const shown = (list.json.items as { eventId: string }[]).find((letter) => letter.eventId === event.id)
    expect(shown).toMatchObject({
      queue: 'probe-to-probe-dead',
      type: 'purse.cursed',
      subject: event.subject,
      reason: null,
      replayedAt: null,
    })
    expect(list.text).not.toContain('cure')
    const status = await ask('GET', '/operations/status', { as: operator() })
    expect(status.json.deadLetters).toBeGreaterThan(0)
  })

  it('tells why a replay failed, stays, and is handled once its cause is mended', async () => {
    const event = poisoned()
    await deliver('probe-to-probe-dead', event)
    const { id } = (await letterOf(event)).results[0]!
    expect((await replay(id)).status).toBe(500)
    expect((await letterOf(event)).results).toMatchObject([
      { reason: `the curse on ${event.subject} holds`, replayed_at: null },
    ])
    await env.DB.prepare('INSERT INTO purse VALUES (?, 1)').bind(event.subject).run()
    const { status, json } = await replay(id)
    expect([status, json.reason]).toEqual([200, null])
    expect(await heard(event.subject)).toBe(1)
    expect((await replay(id)).json).toMatchObject({ status: 409, code: 'dead_letter.replayed' })
    expect(
      await env.DB.prepare(
        "SELECT count(*) AS n FROM audit WHERE object_id = ? AND action = 'dead-letter.replay'",
      )
        .bind(id)
        .first('n'),
    ).toBe(1)
  })

  it('is handled once by ten replays at a time', async () => {
    const event = { ...poisoned(), subject: await purse() }
    await deliver('probe-to-probe-dead', event)
    const { id } = (await letterOf(event)).results[0]!
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => replay(id)))).map(
      (answer) => answer.status,
    )
    expect(statuses.sort()).toEqual([200, ...Array<number>(9).fill(409)])
    expect(await heard(event.subject)).toBe(1)
  })

  it('that was handled after all is only marked', async () => {
    const event = { ...poisoned(), subject: await purse() }
    await deliver('probe-to-probe-dead', event)
    await deliver('probe-to-probe', event)
    const { id } = (await letterOf(event)).results[0]!
    expect((await replay(id)).status).toBe(200)
    expect(await heard(event.subject)).toBe(1)
  })
})
