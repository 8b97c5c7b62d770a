import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentHash, firstLink, linkOf, type AuditFile } from '@alliance/evidence'
import { fingerprintOf } from '@alliance/credentials'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issued, keysOf } from '../../credentials/src/synthetic.testing.ts'
import { drawn, numbered } from '../../draw/src/synthetic.testing.ts'
import { verifierFiles } from '../build.ts'

// Nothing lies beside the built file: no package, no module, no source.
let folder: string
let files: Record<string, string>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-'))
  files = await verifierFiles()
  writeFileSync(join(folder, 'verify.mjs'), files['verify.mjs']!)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function verify(file: unknown, ...options: string[]) {
  writeFileSync(join(folder, 'file.json'), typeof file === 'string' ? file : JSON.stringify(file))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['verify.mjs', 'file.json', '--lang', 'zh', ...options],
    { cwd: folder, encoding: 'utf8', env: { PATH: '' } },
  )
  return { status, text: stdout + stderr }
}

const failedIn = ({ text }: { text: string }) =>
  (JSON.parse(text) as { checks: { code: string; outcome: string }[] }).checks
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ code }) => code)

test('the built files import nothing and ask for nothing', () => {
  for (const [name, content] of Object.entries(files)) {
    const imports = [...content.matchAll(/^import .* from "([^"]+)"/gm)].map(([, from]) => from!)
    expect(
      imports.filter((from) => !from.startsWith('node:')),
      name,
    ).toEqual([])
    expect(content, name).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(/)
  }
})

describe('a draw', () => {
  test('that was held as published verifies', async () => {
    const file = await drawn(numbered(40))
    const { status, text } = verify(file, '--noted', file.commitmentHash, '--entry', '0007')
    expect(text).toContain('通过: 抽签结果可以重演')
    expect(text).toMatch(/0007 (入选|候补)/)
    expect(status).toBe(0)
  })

  test('that was altered does not', async () => {
    const file = await drawn(numbered(40))
    file.result!.admitted.reverse()
    const found = verify(file, '--json')
    expect(found.status).toBe(1)
    expect(failedIn(found)).toEqual(['order', 'result.hash'])
    file.result!.admitted.reverse()
    expect(failedIn(verify(file, '--json', '--noted', 'ab'.repeat(32)))).toEqual(['commitment.noted'])
  })

  test('that is committed only is told to be pending', async () => {
    expect(verify({ ...(await drawn(numbered(4))), result: null }).status).toBe(3)
  })

  test('of 5,000 entrants is read and replayed', async () => {
    const file = await drawn(numbered(5000), { places: 200 })
    const started = performance.now()
    expect(verify(file).status).toBe(0)
    console.log(
      `5,000 entrants: verified in ${Math.round(performance.now() - started)} ms, start of Node included`,
    )
  })
})

describe('an audit chain', () => {
  async function chain(count: number): Promise<AuditFile> {
    const rows: AuditFile['rows'] = []
    for (let seq = 1; seq <= count; seq++) {
      const content = {
        at: '2026-12-01T02:00:00.000Z',
        actorId: 'acc_example',
        actorName: '审计示例',
        action: 'sample.change',
        objectType: 'sample',
        objectId: `obj_${seq}`,
        outcome: 'done' as const,
        detail: { field: ['before', seq] },
        requestId: '',
      }
      const hash = await contentHash(content)
      rows.push({ seq, hash, link: await linkOf(rows.at(-1)?.link ?? firstLink, seq, hash), content })
    }
    const { seq, link } = rows.at(-1)!
    const after = { seq: 0, link: firstLink }
    return {
      kind: 'audit',
      version: 1,
      service: 'events',
      exportedAt: '2026-12-01T03:00:00.000Z',
      after,
      rows,
      head: { seq, link },
    }
  }

  test('that is whole verifies, also against a link that was noted', async () => {
    const file = await chain(30)
    expect(verify(file, '--noted', file.rows[11]!.link)).toMatchObject({ status: 0 })
    expect(failedIn(verify(file, '--json', '--noted', 'ab'.repeat(32)))).toEqual(['audit.noted'])
  })

  test.each<[string, (file: AuditFile) => void, string[], string]>([
    [
      'a row altered',
      ({ rows }) => (rows[4]!.content!.actorName = '他人示例'),
      ['audit.rows'],
      '第 5 条内容被改动',
    ],
    ['a row removed', ({ rows }) => rows.splice(4, 1), ['audit.rows'], '第 5 条缺失'],
    ['a row gone behind its link', ({ rows }) => (rows[4]!.content = null), ['audit.rows'], '第 5 条缺失'],
    ['a link altered', ({ rows }) => (rows[4]!.link = 'ab'.repeat(32)), ['audit.rows'], '第 5 条链接不符'],
    ['the last row cut off', ({ rows }) => rows.pop(), ['audit.end'], '结尾缺少记录'],
    [
      'another beginning',
      (file) => (file.after.link = 'ab'.repeat(32)),
      ['audit.rows', 'audit.start'],
      '第 1 条',
    ],
  ])('with %s does not', async (_, change, codes, text) => {
    const file = await chain(8)
    change(file)
    const found = verify(file, '--json')
    expect(found.status).toBe(1)
    expect(failedIn(found)).toEqual(codes)
    expect(found.text).toContain(text)
  })

  test('that is a part of one leaves its beginning to compare', async () => {
    const file = await chain(8)
    const [before] = file.rows.splice(0, 3).slice(-1)
    const found = verify({ ...file, after: { seq: 3, link: before!.link } })
    expect(found.status).toBe(0)
    expect(found.text).toContain(`? 文件接在第 3 条之后，请与前一份文件核对其链接 ${before!.link}`)
  })
})

describe('a certificate', () => {
  test('verifies, with the keys and the name compared', async () => {
    const file = await issued(await keysOf('2026'))
    const fingerprint = await fingerprintOf(file.issuer)
    // Issued for a day in December 2026: whether it is in force is a question of the clock.
    const found = failedIn(verify(file, '--json', '--noted', fingerprint, '--name', '张示例'))
    expect(found.filter((code) => code !== 'validFrom')).toEqual([])
    expect(failedIn(verify(file, '--json', '--name', '李示例'))).toContain('recipient')
  })

  test('that was altered does not', async () => {
    const file = await issued(await keysOf('2026'))
    file.credential.credentialSubject.licenseNumber = 'VOL-2026-0009-X'
    expect(failedIn(verify(file, '--json'))).toEqual(expect.arrayContaining(['proof', 'token.same']))
  })
})

describe('what is no published file', () => {
  test.each([
    ['no JSON', '{', '不是有效的 JSON 文件'],
    ['of an unknown kind', '{"kind":"lottery"}', '/kind'],
    ['of no kind', '[]', '类型不符'],
    [
      'nested without end',
      `{"kind":"draw","version":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      '无法读取',
    ],
    ['a prototype', '{"__proto__":{"kind":"draw"}}', '/kind'],
  ])('%s is said to be unreadable', (_, file, text) => {
    const found = verify(file)
    expect(found.text).toContain(text)
    expect(found.status).toBe(2)
  })

  test('a call without a file explains itself', () => {
    const { status, stderr } = spawnSync(process.execPath, ['verify.mjs'], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toContain('--noted')
    expect(status).toBe(2)
  })

  test('a file cannot steer the terminal', () => {
    expect(verify(`{"kind":"draw","\u001b]0;x":1}`).text).not.toContain('\u001b')
  })
})
