import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { consequenceOf, delays, type Answered } from './attempt.rules.ts'
import { newSecret, signatureHeaders } from './signature.ts'
import { faultOfTarget } from './target.rules.ts'

const own = 'https://alliance.example-zone.cn'
const fault = (url: string, local = false) => faultOfTarget(url, { own, local })

test('a public name over https is taken, and nothing else', () => {
  for (const url of ['https://hooks.college.edu.cn/alliance?k=1', 'https://xn--fiqs8s.cn/a'])
    expect([url, fault(url)]).toEqual([url, null])
  const refused: Record<string, string[]> = {
    format: ['hooks', '', 'https://', 'https://a b.cn/'],
    'url.https': ['http://hooks.college.edu.cn/', 'ftp://hooks.college.edu.cn/', 'http://localhost:8787/'],
    'url.extra': [
      'https://user@hooks.college.edu.cn/',
      'https://u:p@hooks.college.edu.cn/',
      'https://hooks.college.edu.cn:8443/',
      'https://hooks.college.edu.cn/#a',
    ],
    'url.host': [
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://127.1/',
      'https://１２７.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://169.254.169.254/latest/meta-data/',
      'https://10.0.0.8/',
      'https://8.8.8.8/',
      'https://localhost/',
      'https://localhost./',
      'https://intranet/',
      'https://db.internal/',
      'https://metadata.google.internal/',
      'https://printer.local/',
      'https://a.localhost/',
      'https://1.0.0.127.in-addr.arpa/',
      'https://10.0.0.1.nip.io/',
      'https://localtest.me/',
      'https://hooks.college.edu.cn./',
      'https://alliance.example-zone.cn/api',
    ],
  }
  for (const [code, urls] of Object.entries(refused))
    for (const url of urls) expect([url, fault(url)]).toEqual([url, code])
})

test('on a local start a port of this machine is taken too', () => {
  expect(fault('http://localhost:9000/hook', true)).toBeNull()
  expect(fault('http://127.0.0.1:9000/hook', true)).toBeNull()
  expect(fault('http://10.0.0.1:9000/hook', true)).toBe('url.https')
  expect(fault('https://10.0.0.1/hook', true)).toBe('url.host')
})

test('no address of IPv4 gets through, however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (number) => {
      const parts = [24, 16, 8, 0].map((shift) => (number >>> shift) & 255)
      for (const host of [
        parts.join('.'),
        String(number),
        `0x${number.toString(16)}`,
        parts.map((part) => `0${part.toString(8)}`).join('.'),
        `[::ffff:${parts.join('.')}]`,
      ])
        expect([host, fault(`https://${host}/`)]).toEqual([host, 'url.host'])
    }),
  )
})

test('what we sign, the specification’s own library verifies, by either of two secrets', async () => {
  const [older, newer] = [newSecret(), newSecret()]
  const body = JSON.stringify({ type: 'organisation.changed', data: { name: '常州 “链” 盟' } })
  const headers = await signatureHeaders([older, newer], 'evt_1', Math.floor(Date.now() / 1000), body)
  for (const secret of [older, newer])
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
  expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow()
  expect(() => new Webhook(older).verify(body.replace('链', '连'), headers)).toThrow()
  expect(() => new Webhook(older).verify(body, { ...headers, 'webhook-id': 'evt_2' })).toThrow()
  const stale = await signatureHeaders([older], 'evt_1', Math.floor(Date.now() / 1000) - 3600, body)
  expect(() => new Webhook(older).verify(body, stale)).toThrow()
})

const now = '2026-03-10T02:00:00.000Z'
const refused: Answered = { status: 500, fault: 'status', ms: 5, retryAfter: null }
const attempted = (more: Partial<Parameters<typeof consequenceOf>[0]> = {}) =>
  consequenceOf({
    now,
    attempts: 1,
    answered: refused,
    isTest: false,
    failingSince: null,
    chance: 0.5,
    ...more,
  })

test('an attempt that failed is followed by a later one, up to ten', () => {
  expect(attempted()).toMatchObject({
    state: 'waiting',
    nextAt: '2026-03-10T02:01:00.000Z',
    failingSince: now,
  })
  for (let attempts = 1; attempts <= delays.length; attempts++)
    expect(attempted({ attempts }).state).toBe('waiting')
  expect(attempted({ attempts: delays.length + 1 })).toMatchObject({ state: 'failed', disable: null })
})

test('a receiver may ask for more time, up to a day', () => {
  const asking = (retryAfter: number) =>
    attempted({ answered: { ...refused, status: 503, retryAfter } }).nextAt
  expect(asking(7200)).toBe('2026-03-10T04:00:00.000Z')
  expect(asking(10)).toBe('2026-03-10T02:01:00.000Z')
  expect(asking(999_999)).toBe('2026-03-11T02:00:00.000Z')
})

test('five days without success, or 410, disable an endpoint; a success clears it; a test says nothing of it', () => {
  const fiveDaysAgo = '2026-03-05T02:00:00.000Z'
  expect(attempted({ failingSince: fiveDaysAgo }).disable).toBe('failing')
  expect(attempted({ failingSince: '2026-03-05T02:00:01.000Z' }).disable).toBeNull()
  expect(attempted({ answered: { ...refused, status: 410 } }).disable).toBe('gone')
  expect(
    attempted({ answered: { ...refused, status: 204, fault: null }, failingSince: fiveDaysAgo }),
  ).toEqual({
    state: 'delivered',
    nextAt: null,
    failingSince: null,
    disable: null,
  })
  expect(attempted({ isTest: true, failingSince: fiveDaysAgo })).toMatchObject({
    state: 'failed',
    disable: null,
  })
})
