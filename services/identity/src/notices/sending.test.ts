import { createContext, newId, systemPrincipal, traceparentOf } from '@alliance/service-kit'
import { done, nobody } from '@alliance/test-kit'
import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import { raise } from '../../test/hearing.testing.ts'
import { anAccount, as, database, security, type Made } from '../../test/people.testing.ts'
import type { Env } from '../env.ts'
import { forgetNotices, sendNotices } from './sending.usecases.ts'

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const contextAt = (now: Date) =>
  createContext({
    database,
    principal: systemPrincipal,
    now,
    requestId: newId('request'),
    traceparent: traceparentOf(undefined),
  })
const run = (now = inMinutes(1), changed: Partial<Env> = {}) =>
  sendNotices(contextAt(now), { ...(env as unknown as Env), ...changed })

const change = (id: string, version: number, body: object) =>
  as({ ...nobody(), id }).patch('/me/notice-settings', version, body)
/** Someone who agreed to messages, and is never quiet. */
async function anAgreeing(more: object = {}): Promise<Made> {
  const made = await anAccount({ password: null })
  done(await change(made.id, 0, { messages: true, quietFrom: '00:00', quietTo: '00:00', ...more }))
  return made
}
const sends = async (accountId: string) =>
  (
    await database
      .prepare(
        'SELECT state, reason, attempts, next_at FROM notice_send JOIN notice ON id = notice_id WHERE account_id = ? ORDER BY id',
      )
      .bind(accountId)
      .all<{ state: string; reason: string | null; attempts: number; next_at: string }>()
  ).results
const messagesTo = async ({ phoneMasked }: Made) => {
  const { items } = done(await as(null).get<{ items: { to: string; text: string }[] }>('/local/inbox'))
  return items.filter(({ to }) => to === phoneMasked).map(({ text }) => text)
}

beforeEach(async () => {
  await database.prepare("UPDATE notice_send SET state = 'dropped' WHERE state = 'waiting'").run()
})

test('who agreed gets a message, once; who did not, or turned the kind off, gets none', async () => {
  const agreeing = await anAgreeing()
  const [silent, choosy] = [
    await anAccount({ password: null }),
    await anAgreeing({ off: ['meeting.called'] }),
  ]
  await raise([agreeing.id, silent.id, choosy.id])
  await Promise.all([run(), run()])
  await run(inMinutes(30))
  expect(await messagesTo(agreeing)).toEqual([
    '【链盟】会议通知：3月10日党员大会。详情请登录平台查看；不再接收请在“我的账号”中关闭短信提醒。',
  ])
  expect(await sends(agreeing.id)).toMatchObject([{ state: 'sent', attempts: 1 }])
  expect([await sends(silent.id), await sends(choosy.id)]).toEqual([[], []])
})

test('what they took back, read, or was disabled in between is not sent', async () => {
  const [stopped, reader, gone] = [await anAgreeing(), await anAgreeing(), await anAgreeing()]
  await raise([stopped.id, reader.id, gone.id])
  done(await change(stopped.id, 1, { messages: false }))
  await database.prepare("UPDATE notice SET read_at = 'x' WHERE account_id = ?").bind(reader.id).run()
  done(await security.patch(`/accounts/${gone.id}`, 1, { disabled: true }))
  await run()
  for (const [{ id }, reason] of [
    [stopped, 'not_wanted'],
    [reader, 'read'],
    [gone, 'not_wanted'],
  ] as const)
    expect(await sends(id)).toMatchObject([{ state: 'dropped', reason }])
})

test('quiet hours hold a message, without counting as a try', async () => {
  const sleeper = await anAgreeing({ quietFrom: '00:00', quietTo: '23:59' })
  await raise([sleeper.id])
  const noon = new Date(`2030-03-10T12:00:00+08:00`)
  await run(noon)
  expect(await sends(sleeper.id)).toMatchObject([
    { state: 'waiting', attempts: 0, next_at: '2030-03-10T15:59:00.000Z' },
  ])
  await run(new Date('2030-03-10T15:59:00.000Z'))
  expect(await sends(sleeper.id)).toMatchObject([{ state: 'sent', attempts: 1 }])
})

test('a provider that fails is tried again later and later, then given up; the log has no number', async () => {
  const logged: string[] = []
  vi.spyOn(console, 'warn').mockImplementation((line: string) => void logged.push(line))
  const one = await anAgreeing()
  await raise([one.id])
  let now = inMinutes(1)
  for (let i = 1; i <= 6; i++) {
    await run(now, { SENDER: 'aliyun', ALIYUN_SMS: '{}' })
    const [send] = await sends(one.id)
    expect(send!.attempts).toBe(i)
    expect(send!.state).toBe(i < 6 ? 'waiting' : 'failed')
    now = new Date(send!.next_at)
  }
  expect(logged).toHaveLength(6)
  expect(logged.join()).not.toContain(one.phone)
})

test('no more than ten go to one number in a day', async () => {
  const one = await anAgreeing()
  for (let i = 0; i < 12; i++) await raise([one.id])
  await run()
  const states = (await sends(one.id)).map(({ state, reason }) => reason ?? state)
  expect(states.filter((state) => state === 'sent')).toHaveLength(10)
  expect(states.filter((state) => state === 'limit')).toHaveLength(2)
})

test('an idle minute is one round trip, and reads no more when much was sent', async () => {
  const one = await anAgreeing()
  for (let i = 0; i < 10; i++) await raise([one.id])
  await run()
  for (const work of [sendNotices, forgetNotices]) {
    const ctx = contextAt(new Date())
    await work(ctx, env as unknown as Env)
    // D1 counts these four steps also where the tables are empty.
    expect(ctx.cost).toEqual({ trips: 1, read: 4, written: 0 })
  }
})

test('notices are forgotten after half a year, and what was sent of them', async () => {
  const one = await anAgreeing()
  await raise([one.id])
  await run()
  await forgetNotices(contextAt(new Date(Date.now() + 179 * 86_400_000)))
  expect(await sends(one.id)).toHaveLength(1)
  await forgetNotices(contextAt(new Date(Date.now() + 181 * 86_400_000)))
  expect(await sends(one.id)).toHaveLength(0)
  const { unread } = done(await as({ ...nobody(), id: one.id }).get<{ unread: number }>('/me/notices/count'))
  expect(unread).toBe(0)
})
