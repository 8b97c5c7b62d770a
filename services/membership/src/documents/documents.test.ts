import type { AgreementCard, StoredDocument } from '@alliance/contracts/membership'
import { writeXlsx } from '@alliance/service-kit/sheets/index'
import { systemContext } from '@alliance/service-kit'
import { env as bindings } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { anOrganisation, done, env, get, leader, post, staffOf } from '../../test/rooms.testing.ts'
import { anAgreement, pdf, upload } from '../agreements/agreements.testing.ts'
import type { Env } from '../env.ts'
import { collectOrphans } from './orphans.usecases.ts'

const { DOCUMENTS } = bindings as unknown as Env
const send = (id: string, fileName: string, content: BodyInit, title = '文件') =>
  post<StoredDocument>(
    `/agreements/${id}/documents?title=${encodeURIComponent(title)}&fileName=${encodeURIComponent(fileName)}`,
    undefined,
    undefined,
    { raw: { type: 'application/octet-stream', content } },
  )
const objects = async (): Promise<string[]> =>
  (await DOCUMENTS.list({ prefix: 'documents/' })).objects.map(({ key }) => key)

test('a file that was uploaded comes back byte for byte, under a cleaned name, never to be shown as a page', async () => {
  const { id } = await anAgreement()
  const kept = done(await send(id, '../扫描件<1>.exe', '%PDF-1.7 正文'))
  expect(kept).toMatchObject({ type: 'pdf', fileName: '扫描件1.pdf', bytes: 15, withdrawnAt: null })
  expect(kept.sha256).toMatch(/^[0-9a-f]{64}$/)
  const file = await get<string>(`/agreements/${id}/documents/${kept.id}/file`, leader)
  expect(file.body).toBe('%PDF-1.7 正文')
  expect(file.headers.get('content-disposition')).toContain(
    `filename*=UTF-8''${encodeURIComponent('扫描件1.pdf')}`,
  )
  expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(file.headers.get('cache-control')).toBe('no-store')
  const audited = await env.DB.prepare(`SELECT action FROM audit WHERE object_id = ? ORDER BY seq`)
    .bind(kept.id)
    .all<{ action: string }>()
  expect(audited.results.map(({ action }) => action)).toEqual(['document.keep', 'document.fetch'])
})

test('a type is told by the content: what is none of ours is refused, whatever it is called', async () => {
  const { id } = await anAgreement()
  for (const content of ['MZ\u0090', '<html>', 'PK\u0003\u0004 no zip', 'plain text'])
    expect((await send(id, '协议.pdf', content)).code).toBe('document.type')
  const sheet = (await writeXlsx([{ title: '名称', value: () => '样例' }], [1], {
    sheetName: 'a',
  })) as Uint8Array<ArrayBuffer>
  expect(done(await send(id, '清单.zip', sheet)).type).toBe('xlsx')
  expect(done(await send(id, 'a', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).fileName).toBe('a.jpg')
})

test('what bears a marking of secrecy is refused before anything is stored', async () => {
  const { id } = await anAgreement()
  const before = await objects()
  const marked = (pointer: string) => ({ errors: [{ pointer, code: 'secrecy.marked' }] })
  expect((await send(id, '（秘密）协议.pdf', pdf().content)).body).toMatchObject(marked('?fileName'))
  expect((await send(id, '协议.pdf', pdf().content, '内 部 资料')).body).toMatchObject(marked('?title'))
  expect(await objects()).toEqual(before)
})

test('five megabytes are taken and one byte more is not', async () => {
  const { id } = await anAgreement()
  const bytes = (length: number) => {
    const content = new Uint8Array(length)
    content.set(new TextEncoder().encode('%PDF-'))
    return content
  }
  expect((await send(id, 'a.pdf', bytes(5 * 1024 * 1024))).status).toBe(201)
  expect((await send(id, 'b.pdf', bytes(5 * 1024 * 1024 + 1))).code).toBe('document.too_large')
})

test('the same content is kept once with an agreement, thirty at once, until it is withdrawn', async () => {
  const { id } = await anAgreement()
  const raw = pdf()
  const answers = await Promise.all(Array.from({ length: 30 }, () => upload(`/agreements/${id}`, raw)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ code }) => code === 'document.duplicate')).toHaveLength(29)
  const kept = answers.find(({ status }) => status === 201)!.body
  const withdraw = () =>
    post<StoredDocument>(`/agreements/${id}/documents/${kept.id}/withdrawal`, { reason: '缺页' })
  expect(done(await withdraw())).toMatchObject({ withdrawnReason: '缺页' })
  expect((await withdraw()).code).toBe('document.withdrawn')
  expect((await get(`/agreements/${id}/documents/${kept.id}/file`)).code).toBe('document.withdrawn')
  expect((await upload(`/agreements/${id}`, raw)).status).toBe(201)
  const { documents } = done(await get<AgreementCard>(`/agreements/${id}`))
  expect(documents.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([false, true])
  expect((await objects()).some((key) => key.endsWith(kept.id))).toBe(true)
})

test('a file is given to the parties’ staff and to no one else, and never through another agreement', async () => {
  const mine = await anOrganisation()
  const { id } = await anAgreement({
    parties: [
      { organisationId: mine, role: 'beneficiary' },
      { organisationId: await anOrganisation(), role: 'provider' },
    ],
  })
  const kept = done(await upload(`/agreements/${id}`))
  const path = `/agreements/${id}/documents/${kept.id}/file`
  expect((await get(path, staffOf(mine))).status).toBe(200)
  expect((await get(path, staffOf(await anOrganisation()))).status).toBe(404)
  expect((await get(path, null)).status).toBe(401)
  const other = await anAgreement()
  expect((await get(`/agreements/${other.id}/documents/${kept.id}/file`)).status).toBe(404)
})

test('content whose row was never written is removed an hour later, and content with a row stays', async () => {
  const { id } = await anAgreement()
  const kept = done(await upload(`/agreements/${id}`))
  const raw = pdf()
  done(await upload(`/agreements/${id}`, raw))
  // Refused after its content was stored: that is how an orphan comes about.
  expect((await upload(`/agreements/${id}`, raw)).code).toBe('document.duplicate')
  const before = await objects()
  const at = (minutes: number) => {
    const moment = new Date(Date.now() + minutes * 60_000)
    moment.setUTCMinutes(17)
    return systemContext(env.DB, moment, 'req_test', '00-0-0-01')
  }
  expect(await collectOrphans(at(0), bindings as unknown as Env)).toBe(0)
  expect(await objects()).toEqual(before)
  const removed = await collectOrphans(at(130), bindings as unknown as Env)
  expect(removed).toBeGreaterThan(0)
  const after = await objects()
  expect(before.length - after.length).toBe(removed)
  expect(after.some((key) => key.endsWith(kept.id))).toBe(true)
  const rows = await env.DB.prepare('SELECT count(*) AS n FROM document').first<{ n: number }>()
  expect(after).toHaveLength(rows!.n)
})
