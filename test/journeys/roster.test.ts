import { expect, test } from 'vitest'
import { done } from '@alliance/infra/seed/session'
import { useSystem } from '../support/system.ts'

const running = useSystem()

const roster = [
  '单位名称,类别,统一社会信用代码,别名,上级单位代码,行业代码,数字经济分类,网址,简介',
  '[演示] 青龙精密机械,企业,91320402X00001041H,青龙精机,,3484,,,',
  '[演示] 凤凰数字科技,企业,91320402X0000105,,,6510,,,',
  ',企业,,,,,,,',
  '[演示] 红梅检测,工厂,,,,7452,,,',
].join('\r\n')

test('a secretary mends three wrong rows of a roster, commits it, and finds an enterprise by its initials in the grid of 2022', async () => {
  const { client } = await running.signedIn('alliance_secretary')
  const uploaded = await done(
    client.POST('/api/v1/membership/imports', {
      params: { query: { fileName: '名册.csv' }, header: { 'Idempotency-Key': crypto.randomUUID() } },
      headers: { 'content-type': 'text/csv' },
      body: roster as never,
      bodySerializer: (body) => body as unknown as string,
    }),
  )
  const importId = uploaded.id
  const wrong = await done(
    client.GET('/api/v1/membership/imports/{importId}/rows', {
      params: { path: { importId }, query: { limit: 50 } },
    }),
  )
  const invalid = wrong.items.filter(({ state }) => state === 'invalid')
  expect(invalid.map(({ number }) => number)).toContain(3)
  expect(invalid).toHaveLength(uploaded.counts.invalid)
  expect(invalid.every(({ errors }) => errors.length > 0)).toBe(true)

  const early = await client.POST('/api/v1/membership/imports/{importId}/commit', {
    params: { path: { importId }, header: { 'Idempotency-Key': crypto.randomUUID() } },
  })
  expect(early.response.status).toBe(409)
  expect(early.error).toMatchObject({ code: 'import.not_ready' })

  for (const { number, cells } of invalid) {
    const mended = [...cells]
    mended[0] = mended[0] || '[演示] 补名企业'
    mended[1] = '企业'
    mended[2] = ''
    const { state } = await done(
      client.PATCH('/api/v1/membership/imports/{importId}/rows/{number}', {
        params: { path: { importId, number } },
        body: { cells: mended },
      }),
    )
    expect(state).toBe('create')
  }
  await done(
    client.POST('/api/v1/membership/imports/{importId}/commit', {
      params: { path: { importId }, header: { 'Idempotency-Key': crypto.randomUUID() } },
    }),
  )
  await expect
    .poll(
      async () =>
        (await done(client.GET('/api/v1/membership/imports/{importId}', { params: { path: { importId } } })))
          .state,
      { timeout: 20_000 },
    )
    .toBe('committed')

  const found = await done(
    client.GET('/api/v1/membership/organisations', { params: { query: { q: 'xrzz' } } }),
  )
  expect(found.items.map(({ name }) => name)).toEqual(['常州旭荣针织印染有限公司'])
  const card = await done(
    client.GET('/api/v1/membership/organisations/{organisationId}/card', {
      params: { path: { organisationId: found.items[0]!.id }, query: { asOf: '2022-07-01' } },
    }),
  )
  expect(card.coveredBy!.name).toBe('旭荣针织印染党支部')
  const imported = await done(
    client.GET('/api/v1/membership/organisations', { params: { query: { q: 'qljm' } } }),
  )
  expect(imported.items).toMatchObject([{ name: '[演示] 青龙精密机械', provenance: 'imported' }])
})
