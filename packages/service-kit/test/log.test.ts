import type { DomainEvent } from '@alliance/contracts'
import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createContext, describeError, newId, systemPrincipal } from '../src/index.ts'
import { ask, newKey, secretary, zone } from './asking.ts'
import worker from './probe/index.ts'

const planted = {
  phone: '13912348765',
  name: '欧阳若曦',
  document: '32040219900307561X',
  token: 'eyJhbGciOi.s3cr3t',
}
const everything = Object.values(planted).join(' ')

const listen = () => {
  const spies = (['info', 'warn', 'error', 'log', 'debug'] as const).map((level) => vi.spyOn(console, level))
  return () => spies.flatMap((spy) => spy.mock.calls.flat().map(String))
}
afterEach(() => void vi.restoreAllMocks())
const leaks = (lines: string[]) =>
  lines.filter((line) => Object.values(planted).some((value) => line.includes(value)))

describe('a log line', () => {
  it('is one line of JSON for every request, with its route, its cost and no address', async () => {
    const heard = listen()
    await ask('GET', '/notes?limit=1', { as: secretary(), headers: { 'x-request-id': 'req_one' } })
    const lines = heard().map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      message: 'request',
      requestId: 'req_one',
      method: 'GET',
      route: '/notes',
      status: 200,
      d1Trips: 1,
    })
  })

  it('is written for what was refused before any route as well', async () => {
    const heard = listen()
    await ask('POST', '/notes', {
      as: secretary(),
      raw: new Uint8Array(300_000),
      headers: { 'content-type': 'application/json' },
    })
    await ask('GET', `/${planted.token}`)
    expect(heard().map((line) => (JSON.parse(line) as { status: number }).status)).toEqual([413, 404])
    expect(leaks(heard())).toEqual([])
  })

  it('never holds what people entered, whether it was accepted, refused or failed', async () => {
    const heard = listen()
    const as = { ...secretary(), name: planted.name }
    const enterpriseId = newId('organisation')
    const note = { enterpriseId, title: everything }
    const requests: [string, string, Parameters<typeof ask>[2]][] = [
      ['POST', '/notes', { body: note }],
      ['POST', '/notes', { body: note }],
      ['POST', '/notes', { body: { ...note, [planted.phone]: planted.name } }],
      [
        'POST',
        '/notes',
        { body: { ...note, website: everything, colour: planted.name, rank: planted.phone } },
      ],
      ['POST', '/notes', { raw: `{"title": ${everything}`, headers: { 'content-type': 'application/json' } }],
      ['POST', '/notes', { raw: everything, headers: { 'content-type': 'text/plain' } }],
      ['POST', `/purses/${planted.phone}/payments`, { body: { amount: 1 } }],
      ['GET', `/notes?title=${encodeURIComponent(everything)}`, {}],
      ['GET', `/notes?cursor=${encodeURIComponent(planted.token)}`, {}],
      ['GET', `/notes/${planted.phone}`, {}],
      ['DELETE', `/people/${encodeURIComponent(planted.name)}`, {}],
      ['POST', '/bug', { headers: { authorization: `Bearer ${planted.token}`, cookie: planted.token } }],
    ]
    const statuses = []
    for (const [method, path, options] of requests)
      statuses.push((await ask(method, path, { as, key: newKey(), ...options })).status)
    expect(statuses).toEqual([201, 409, 400, 400, 400, 415, 422, 400, 400, 404, 404, 500])
    expect(heard().length).toBeGreaterThanOrEqual(requests.length)
    expect(leaks(heard())).toEqual([])
  })

  it('does not quote a principal’s header that cannot be read', async () => {
    const heard = listen()
    const header = btoa(`${planted.token}{`)
    expect((await ask('GET', '/me', { headers: { 'x-principal': header } })).status).toBe(500)
    expect(leaks(heard())).toEqual([])
    expect(heard().some((line) => line.includes('failure'))).toBe(true)
  })

  it('does not quote a query’s parameters when the database refuses it', async () => {
    const ctx = createContext({
      database: env.DB,
      principal: systemPrincipal,
      now: new Date(),
      requestId: 'r',
      traceparent: 't',
    })
    const failed = await ctx.db
      .run(sql`INSERT INTO purse VALUES (${everything}, ${planted.phone + 'x'})`)
      .catch((error: unknown) => error)
    const told = JSON.stringify(describeError(failed))
    expect(told).toContain('purse')
    expect(leaks([told])).toEqual([])
  })

  it('of a failed message tells its id and not its content, and so does the reason of a failed replay', async () => {
    const heard = listen()
    const event: DomainEvent = {
      id: newId('event'),
      type: 'purse.paid',
      at: '',
      subject: 's',
      version: 1,
      traceparent: 't',
      data: { amount: everything },
    }
    const message = [{ id: '1', timestamp: new Date(), attempts: 1, body: event }]
    for (const queue of ['probe-to-probe', 'probe-to-probe-dead']) {
      const [batch, ctx] = [createMessageBatch(queue, message), createExecutionContext()]
      await worker.queue!(batch as never, env as never, ctx)
      await getQueueResult(batch, ctx)
    }
    const [letter] = (
      await env.DB.prepare('SELECT id FROM dead_letter WHERE event_id = ?')
        .bind(event.id)
        .all<{ id: string }>()
    ).results
    expect(
      (
        await ask('POST', `/operations/dead-letters/${letter!.id}/replay`, {
          as: zone('system_administrator'),
          key: newKey(),
        })
      ).status,
    ).toBe(500)
    const shown = await ask('GET', '/operations/dead-letters', { as: zone('system_administrator') })
    expect(heard().some((line) => line.includes(event.id))).toBe(true)
    expect(leaks([...heard(), shown.text])).toEqual([])
  })
})
