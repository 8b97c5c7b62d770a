import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { newId } from '../src/index.ts'
import { ask, newKey, nobody, secretary } from './asking.ts'

const note = (title = '一') => ({ enterpriseId: newId('organisation'), title })
const count = async (enterpriseId: string) =>
  (await env.DB.prepare('SELECT count(*) AS n FROM note WHERE enterprise_id = ?')
    .bind(enterpriseId)
    .first<number>('n'))!
const purse = async (balance: number) => {
  const id = newId('organisation')
  await env.DB.prepare('INSERT INTO purse VALUES (?, ?)').bind(id, balance).run()
  return id
}
const tripsOf = (headers: Headers) => (JSON.parse(headers.get('x-cost')!) as { trips: number }).trips

describe('an Idempotency-Key', () => {
  it('is required, and must be of some length', async () => {
    for (const key of [undefined, 'short', 'x'.repeat(101), 'with space']) {
      const { status, json } = await ask('POST', '/notes', {
        as: secretary(),
        body: note(),
        ...(key ? { key } : {}),
      })
      expect([status, json.code]).toEqual([400, 'idempotency.key_required'])
    }
  })

  it('gives the first answer again, ETag and all, and says so', async () => {
    const sent = { as: secretary(), key: newKey(), body: note() }
    const first = await ask('POST', '/notes', sent)
    const again = await ask('POST', '/notes', sent)
    expect(first.status).toBe(201)
    expect([again.status, again.json, again.headers.get('etag')]).toEqual([201, first.json, '"1"'])
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ])
    expect(again.headers.get('cache-control')).toBe('no-store')
    expect(await count(sent.body.enterpriseId)).toBe(1)
  })

  it('refuses another body, and another address, under a used key', async () => {
    const [as, key, id] = [secretary(), newKey(), await purse(100)]
    expect((await ask('POST', `/purses/${id}/payments`, { as, key, body: { amount: 1 } })).status).toBe(201)
    for (const [path, body] of [
      [`/purses/${id}/payments`, { amount: 2 }],
      [`/purses/${await purse(100)}/payments`, { amount: 1 }],
      ['/notes', note()],
    ] as const) {
      const { status, json } = await ask('POST', path, { as, key, body })
      expect([status, json.code]).toEqual([422, 'idempotency.key_reused'])
    }
  })

  it('has one effect and one answer for thirty requests at once', async () => {
    const [as, key, id] = [secretary(), newKey(), await purse(100)]
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        ask('POST', `/purses/${id}/payments`, { as, key, body: { amount: 7 } }),
      ),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
    expect(await env.DB.prepare('SELECT balance FROM purse WHERE id = ?').bind(id).first('balance')).toBe(93)
    expect(
      await env.DB.prepare('SELECT count(*) AS n FROM payment WHERE purse_id = ?').bind(id).first('n'),
    ).toBe(1)
    expect(answers.filter((answer) => !answer.headers.has('idempotency-replayed'))).toHaveLength(1)
  })

  it('belongs to one principal', async () => {
    const sent = { key: newKey(), body: { enterpriseId: newId('organisation'), title: '甲' } }
    const first = await ask('POST', '/notes', { ...sent, as: secretary() })
    const other = await ask('POST', '/notes', {
      ...sent,
      body: { ...sent.body, title: '乙' },
      as: secretary(),
    })
    expect([first.status, other.status]).toEqual([201, 201])
    expect(await count(sent.body.enterpriseId)).toBe(2)
  })

  it('may be used again after a refusal, which keeps nothing', async () => {
    const [as, key, id] = [secretary(), newKey(), await purse(3)]
    expect((await ask('POST', `/purses/${id}/payments`, { as, key, body: { amount: 7 } })).status).toBe(422)
    await env.DB.prepare('UPDATE purse SET balance = 50 WHERE id = ?').bind(id).run()
    const again = await ask('POST', `/purses/${id}/payments`, { as, key, body: { amount: 7 } })
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null])
  })

  it('gives the first answer again even when the change could not be made a second time', async () => {
    const [as, key, id] = [secretary(), newKey(), await purse(7)]
    const sent = { as, key, body: { amount: 7 } }
    const first = await ask('POST', `/purses/${id}/payments`, sent)
    const again = await ask('POST', `/purses/${id}/payments`, sent)
    expect([again.status, again.json]).toEqual([201, first.json])
  })

  it('costs no round trip of its own when all goes well', async () => {
    const { headers } = await ask('POST', '/notes', { as: secretary(), key: newKey(), body: note() })
    expect(tripsOf(headers)).toBe(1)
  })

  it('on a route that writes nothing is a bug, and is told as one', async () => {
    const logged = vi.spyOn(console, 'error')
    const { status, json } = await ask('POST', '/idle', { as: nobody(), key: newKey() })
    expect([status, json.code]).toEqual([500, 'service.failed'])
    expect(
      logged.mock.calls.flat().some((line) => String(line).includes('is keyed but committed nothing')),
    ).toBe(true)
  })
})

describe('If-Match', () => {
  const written = async () =>
    (await ask('POST', '/notes', { as: secretary(), key: newKey(), body: note() })).json as { id: string }
  const edit = (id: string, etag: string | undefined, title: string) =>
    ask('PATCH', `/notes/${id}`, {
      as: secretary(),
      body: { title },
      headers: etag ? { 'if-match': etag } : {},
    })

  it('is required, and answered with the next ETag', async () => {
    const { id } = await written()
    expect((await edit(id, undefined, '二')).json).toMatchObject({ status: 428, code: 'version.required' })
    const { status, headers } = await edit(id, '"1"', '二')
    expect([status, headers.get('etag')]).toEqual([200, '"2"'])
    expect((await ask('GET', `/notes/${id}`, { as: secretary() })).headers.get('etag')).toBe('"2"')
  })

  it('refuses a version that is not the present one, and what is no strong ETag of ours', async () => {
    const { id } = await written()
    for (const etag of ['"0"', '"2"', 'W/"1"', '*', '1', '"one"', '"1", "2"', '"9999999999999999"'])
      expect((await edit(id, etag, '二')).json, etag).toMatchObject({ status: 412, code: 'version.stale' })
  })

  it('lets one of thirty edits at once win each version', async () => {
    const { id } = await written()
    for (const version of [1, 2, 3]) {
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, i) => edit(id, `"${version}"`, `${version}.${i}`)),
      )
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
      expect(answers.filter((answer) => answer.status === 412)).toHaveLength(29)
      const winner = answers.find((answer) => answer.status === 200)!
      expect((await ask('GET', `/notes/${id}`, { as: secretary() })).json).toEqual({
        ...winner.json,
        version: version + 1,
      })
    }
  })
})
