import { fieldProblems, ProblemDocument, problems, type ProblemCode } from '@alliance/contracts'
import { describe, expect, it, vi } from 'vitest'
import { languageOf, Problem, toDocument } from '../src/index.ts'
import { ask, newKey, nobody, secretary } from './asking.ts'

const chinese = /\p{Script=Han}/u

describe('the table of problems', () => {
  it('has a title in both languages for every code', () => {
    for (const [code, { zh, en }] of [...Object.entries(problems), ...Object.entries(fieldProblems)]) {
      expect(zh, code).toMatch(chinese)
      expect(en, code).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
    }
  })

  it('names every code so that a guard in SQL can tell it', () => {
    for (const code of Object.keys(problems)) expect(code).toMatch(/^[a-z_]+\.[a-z_]+$/)
  })

  it('becomes an RFC 9457 document in either language, for every code', () => {
    for (const code of Object.keys(problems) as ProblemCode[])
      for (const language of ['zh-CN', 'en'] as const) {
        const document = toDocument(
          new Problem(code, { faults: [{ pointer: '/name', code: 'required' }] }),
          language,
          'req_1',
          '/notes',
        )
        expect(ProblemDocument.parse(document).status).toBe(problems[code].status)
        expect(document.title).toBe(language === 'en' ? problems[code].en : problems[code].zh)
      }
  })
})

describe('a refusal over HTTP', () => {
  const keyed = () => ({ as: secretary(), key: newKey() })

  it('is a problem document that names the request', async () => {
    const { status, json, headers } = await ask('GET', '/me')
    expect(ProblemDocument.parse(json)).toMatchObject({
      status,
      code: 'session.required',
      instance: '/me',
      type: '/docs/problems#session.required',
    })
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(headers.get('x-request-id')).toBe(json.requestId)
  })

  it('keeps the request id that the gateway gave', async () => {
    expect((await ask('GET', '/me', { headers: { 'x-request-id': 'req_given' } })).json.requestId).toBe(
      'req_given',
    )
  })

  it('tells malformed JSON apart from faults in it', async () => {
    const malformed = await ask('POST', '/notes', {
      ...keyed(),
      raw: '{"title":',
      headers: { 'content-type': 'application/json' },
    })
    expect([malformed.status, malformed.json.code]).toEqual([400, 'request.malformed'])
    const faulty = await ask('POST', '/notes', { ...keyed(), body: [] })
    expect([faulty.status, faulty.json.code]).toEqual([400, 'request.invalid'])
  })

  it('refuses a media type that the contract does not take, and a body without one', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const { status, json } = await ask('POST', '/notes', {
        ...keyed(),
        raw: '{}',
        headers: { 'content-type': type },
      })
      expect([status, json.code]).toEqual([415, 'request.media_type'])
    }
    expect((await ask('POST', '/notes', { ...keyed(), raw: new TextEncoder().encode('{}') })).status).toBe(
      415,
    )
  })

  it('takes a media type with parameters', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    expect((await ask('POST', '/notes', { ...keyed(), body: { nonsense: 1 }, headers })).json.code).toBe(
      'request.invalid',
    )
  })

  it('refuses what is too large, whether or not its length was announced', async () => {
    const body = JSON.stringify({ title: 'x'.repeat(300_000) })
    const headers = { 'content-type': 'application/json' }
    const announced = await ask('POST', '/notes', {
      ...keyed(),
      raw: body,
      headers: { ...headers, 'content-length': String(body.length) },
    })
    expect([announced.status, announced.json.code]).toEqual([413, 'request.too_large'])
    expect(announced.headers.get('x-request-id')).toBe(announced.json.requestId)
    const streamed = await ask('POST', '/notes', { ...keyed(), raw: new Blob([body]).stream(), headers })
    expect([streamed.status, streamed.json.code]).toEqual([413, 'request.too_large'])
  })

  it('tells an unknown address from a method that a known one does not take', async () => {
    const unknown = await ask('GET', '/nothing/here', { as: secretary() })
    expect([unknown.status, unknown.json.code]).toEqual([404, 'route.not_found'])
    const method = await ask('PUT', '/notes', { as: secretary() })
    expect([method.status, method.json.code, method.headers.get('allow')]).toEqual([
      405,
      'request.method',
      'GET, POST',
    ])
  })

  it('treats a parameter of the wrong form as a row that is not there', async () => {
    expect((await ask('GET', '/notes/org_1', { as: secretary() })).json.code).toBe('resource.not_found')
  })

  it('points into the query with a question mark', async () => {
    const { json } = await ask('GET', '/notes?limit=900&sort=title', { as: secretary() })
    expect(json.errors).toEqual([
      { pointer: '?limit', code: 'too_big', detail: fieldProblems.too_big.zh },
      { pointer: '?sort', code: 'unknown_field', detail: fieldProblems.unknown_field.zh },
    ])
  })
})

describe('a bug', () => {
  it('answers 500 with a request id and without its message, which stands in the log', async () => {
    const logged = vi.spyOn(console, 'error')
    const { status, json, text } = await ask('POST', '/bug', { as: nobody() })
    expect([status, json.code]).toEqual([500, 'service.failed'])
    expect(text).not.toMatch(/sluice|bay|at /)
    const line = logged.mock.calls
      .map(([text]) => String(text))
      .find((text) => text.includes(String(json.requestId)))
    expect(JSON.parse(line!)).toMatchObject({
      level: 'error',
      message: 'failure',
      requestId: json.requestId,
      route: '/bug',
    })
    expect(line).toContain('sluice gate')
  })
})

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh;q=0.3, en;q=0.7', 'en'],
    ['en;q=0.3, zh-TW;q=0.7', 'zh-CN'],
    ['fr, de', 'zh-CN'],
    ['fr, en;q=0.1', 'en'],
    ['en;q=0', 'zh-CN'],
    ['*', 'zh-CN'],
    ['EN-us', 'en'],
    ['english', 'zh-CN'],
    [';;;,,q=', 'zh-CN'],
  ])('for %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language)
  })

  it('is told in the answer, titles and details alike', async () => {
    const { json, headers } = await ask('GET', '/notes?limit=0', {
      as: secretary(),
      headers: { 'accept-language': 'en' },
    })
    expect(headers.get('content-language')).toBe('en')
    expect(json.title).toBe(problems['request.invalid'].en)
    expect(json.errors).toMatchObject([{ detail: fieldProblems.too_small.en }])
  })
})
