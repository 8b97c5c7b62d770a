import { expect, test } from 'vitest'
import { credentialOf, isDeviceCall, mayCross } from './credentials.rules.ts'

const token = 'a'.repeat(40)
const of = (headers: Record<string, string>) => credentialOf(new Headers(headers), 'session')

test('a bearer token is a credential', () => {
  expect(of({ authorization: `Bearer ${token}` })).toEqual({ kind: 'bearer', value: token })
})

test('the session cookie is found among others, and decoded', () => {
  expect(of({ cookie: `a=1; session=${encodeURIComponent('t.s=')}; b=2` })).toEqual({
    kind: 'session',
    value: 't.s=',
  })
})

test('a cookie whose name only ends alike is not the session', () => {
  expect(of({ cookie: 'my_session=x' })).toBeNull()
})

test('a cookie that cannot be decoded stays as it is, and breaks nothing', () => {
  expect(of({ cookie: 'session=%E0%A4%A' })).toEqual({ kind: 'session', value: '%E0%A4%A' })
})

test('with an authorization header the cookie does not count, even when the header is of no use', () => {
  expect(of({ authorization: 'Basic abc', cookie: 'session=x' })).toBeNull()
  expect(of({ authorization: `Bearer ${token}`, cookie: 'session=x' })).toEqual({
    kind: 'bearer',
    value: token,
  })
})

test('a device’s call is told by its scheme, at the service that checks it', () => {
  const headers = new Headers({ authorization: 'Device aaa.bbb.ccc' })
  expect(isDeviceCall(headers, 'events')).toBe(true)
  expect(isDeviceCall(headers, 'membership')).toBe(false)
  expect(isDeviceCall(new Headers({ authorization: 'Device x' }), 'events')).toBe(false)
  expect(credentialOf(headers, 'session')).toBeNull()
})

const crossing = {
  method: 'POST',
  origin: null,
  fetchSite: null,
  own: 'https://lian.example',
  allowed: ['https://app.example'],
  byCookie: true,
}

test.each([
  ['reading, from anywhere', { method: 'GET', origin: 'https://evil.example' }, true],
  ['changing from our own page', { origin: 'https://lian.example' }, true],
  ['changing from an allowed origin', { origin: 'https://app.example' }, true],
  ['changing from another origin', { origin: 'https://evil.example' }, false],
  ['changing from a subdomain of ours', { origin: 'https://x.lian.example' }, false],
  ['changing from a page without an origin', { origin: 'null' }, false],
  ['changing by cookie without saying from where', {}, false],
  ['changing by cookie from the same origin, as the browser says', { fetchSite: 'same-origin' }, true],
  ['changing by cookie from the same site only', { fetchSite: 'same-site' }, false],
  ['changing by token without an origin', { byCookie: false }, true],
])('%s', (_, change, expected) => {
  expect(mayCross({ ...crossing, ...change })).toBe(expected)
})
