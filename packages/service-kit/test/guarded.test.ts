import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { declaredRoutes, mountedRoutes, newId } from '../src/index.ts'
import { ask, hr, newKey, nobody, secretary, zone } from './asking.ts'
import { service } from './probe/index.ts'

const refusals = async (actorId: string) =>
  (
    await env.DB.prepare("SELECT * FROM audit WHERE actor_id = ? AND outcome = 'refused'")
      .bind(actorId)
      .all<{ object_id: string; detail: string }>()
  ).results

describe('a guarded route', () => {
  it('is mounted exactly when it is declared', () => {
    expect(mountedRoutes(service.app).sort()).toEqual(declaredRoutes(service.contract).sort())
  })

  it('is closed to strangers unless its contract opens it', async () => {
    for (const route of service.contract) {
      const path = route.path.replace(/\{\w+\}/g, 'anything')
      const { status, json } = await ask(route.method.toUpperCase(), path)
      if (route.access.kind === 'public') expect(status).toBe(200)
      else expect([route.path, status, json.code]).toEqual([route.path, 401, 'session.required'])
    }
  })

  it('says who is missing before it says what is wrong with the input', async () => {
    expect((await ask('POST', '/notes', { body: { nonsense: true } })).status).toBe(401)
    expect(
      (await ask('POST', '/notes', { raw: '{', headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(401)
    expect((await ask('POST', '/notes', { body: { nonsense: true }, as: nobody() })).status).toBe(403)
  })

  it('writes a refusal into the audit trail', async () => {
    const principal = nobody()
    const { status, json } = await ask('GET', `/notes/${newId('organisation')}`, { as: principal })
    expect([status, json.code]).toEqual([403, 'access.denied'])
    const [refused] = await refusals(principal.id)
    expect(refused).toMatchObject({
      object_id: 'GET /notes/:noteId',
      detail: '{"permission":"organisation:read"}',
    })
  })

  it('lets a role of administration sleep until the second factor was given', async () => {
    const asleep = zone('auditor', false)
    const answer = await ask('GET', '/operations/audit', { as: asleep })
    expect([answer.status, answer.json.code]).toEqual([403, 'access.second_factor'])
    expect(await refusals(asleep.id)).toHaveLength(1)
    expect((await ask('GET', '/operations/audit', { as: zone('auditor') })).status).toBe(200)
  })

  it('does not blame the second factor when the right is missing altogether', async () => {
    expect((await ask('GET', '/notes', { as: zone('auditor', false) })).json.code).toBe('access.denied')
  })

  it('shows a row outside the scope as if it were not there', async () => {
    const [mine, theirs] = [newId('organisation'), newId('organisation')]
    const { json } = await ask('POST', '/notes', {
      as: secretary(),
      key: newKey(),
      body: { enterpriseId: theirs, title: '一' },
    })
    const other = await ask('GET', `/notes/${json.id}`, { as: hr(mine) })
    const absent = await ask('GET', `/notes/${newId('organisation')}`, { as: hr(mine) })
    expect([other.status, other.json.code, other.json.title]).toEqual([
      absent.status,
      absent.json.code,
      absent.json.title,
    ])
    expect(other.status).toBe(404)
    expect((await ask('GET', `/notes/${json.id}`, { as: hr(theirs) })).status).toBe(200)
    const patch = { as: hr(mine), body: { title: '二' }, headers: { 'if-match': '"1"' } }
    expect((await ask('PATCH', `/notes/${json.id}`, patch)).status).toBe(404)
  })

  it('lets nobody keep an answer but what its contract calls fresh', async () => {
    expect((await ask('GET', '/hello')).headers.get('cache-control')).toBe('public, max-age=5')
    expect((await ask('GET', '/me', { as: nobody() })).headers.get('cache-control')).toBe('no-store')
    expect((await ask('GET', '/me')).headers.get('cache-control')).toBe('no-store')
  })

  it('is reached by no one from outside: the worker itself has no fetch', () => {
    expect(service.worker).not.toHaveProperty('fetch')
  })
})
