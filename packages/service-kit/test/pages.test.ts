import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { after, keysOf, newId, pageFrom, Problem } from '../src/index.ts'
import { ask, secretary } from './asking.ts'

const insert = (enterpriseId: string, ranks: readonly number[]) => {
  const rows = ranks.map((rank) => ({ id: newId('organisation'), rank }))
  const insertion = env.DB.prepare(
    `INSERT INTO note SELECT value ->> 'id', ?, value ->> 'id', value ->> 'rank', 1 FROM json_each(?)`,
  )
  return insertion
    .bind(enterpriseId, JSON.stringify(rows))
    .run()
    .then(() => rows)
}
const rank = fc.integer({ min: 0, max: 5 })

describe('a list in pages', () => {
  it('shows every row that was there once, in order, however many are inserted meanwhile', async () => {
    const as = secretary()
    await fc.assert(
      fc.asyncProperty(
        fc.array(rank, { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.array(rank, { maxLength: 3 }), { maxLength: 8 }),
        async (ranks, limit, arrivals) => {
          const enterprise = newId('organisation')
          const present = await insert(enterprise, ranks)
          const seen: { id: string; rank: number }[] = []
          let cursor: string | null = null
          do {
            const { json } = await ask(
              'GET',
              `/notes?enterpriseId=${enterprise}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`,
              { as },
            )
            const page = json as { items: { id: string; rank: number }[]; nextCursor: string | null }
            expect(page.items.length).toBeLessThanOrEqual(limit)
            seen.push(...page.items)
            cursor = page.nextCursor
            await insert(enterprise, arrivals.shift() ?? [])
          } while (cursor)
          const ids = seen.map((row) => row.id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(present.every((row) => ids.includes(row.id))).toBe(true)
          expect(seen.map((row) => row.rank)).toEqual(seen.map((row) => row.rank).sort((a, b) => a - b))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is walked by the Link header alone, and ends without one', async () => {
    const enterprise = newId('organisation')
    await insert(enterprise, [3, 1, 2, 2, 9])
    const ranks: number[] = []
    let path: string | undefined = `/notes?enterpriseId=${enterprise}&limit=2`
    while (path) {
      const { json, headers } = await ask('GET', path, { as: secretary() })
      ranks.push(...(json.items as { rank: number }[]).map((row) => row.rank))
      const link: string | undefined = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1]
      path = link && new URL(link, `http://probe${path}`).href.replace('http://probe', '')
      expect(link === undefined).toBe(json.nextCursor === null)
    }
    expect(ranks).toEqual([1, 2, 2, 3, 9])
  })

  it('refuses a cursor that is not one of its own', async () => {
    const forged = [[], [1], ['1', 'org'], [1, 2], [1, 'a', 'b'], { 0: 1 }, null, 'text'].map((keys) =>
      btoa(JSON.stringify(keys)),
    )
    for (const cursor of ['', 'x', '!!!', '____', 'bnVsbA', ...forged]) {
      const { status, json } = await ask('GET', `/notes?cursor=${encodeURIComponent(cursor)}`, {
        as: secretary(),
      })
      expect([cursor, status, json.code]).toEqual([cursor, 400, 'page.bad_cursor'])
    }
  })

  it('gives back the keys it put into a cursor, whatever letters they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (text, number) => {
        const page = pageFrom(
          [0, 1],
          1,
          () => [text, number],
          (row) => row,
        )
        expect(page.nextCursor).toMatch(/^[\w-]+$/)
        expect(keysOf(page.nextCursor!, ['string', 'number'])).toEqual([text, number])
      }),
    )
  })

  it('never takes a forged cursor for keys', () => {
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        try {
          const keys = keysOf(cursor, ['string', 'number'])
          expect(keys).toEqual([expect.any(String), expect.any(Number)])
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
        }
      }),
    )
  })

  it('has no next page when the rows end exactly with it', () => {
    expect(
      pageFrom(
        [1, 2],
        2,
        (row) => [row],
        (row) => row,
      ),
    ).toEqual({ items: [1, 2], nextCursor: null })
    expect(
      pageFrom(
        [],
        2,
        () => [],
        (row) => row,
      ),
    ).toEqual({ items: [], nextCursor: null })
    expect(after([], null)).toBeDefined()
  })
})

describe('a list as a file', () => {
  it('holds every row over many pages, with formulas disarmed, and is audited', async () => {
    const [enterprise, as] = [newId('organisation'), secretary()]
    await insert(
      enterprise,
      Array.from({ length: 1203 }, (_, i) => i % 7),
    )
    await env.DB.prepare("INSERT INTO note VALUES (?, ?, '=1+1', 0, 1)")
      .bind(newId('organisation'), enterprise)
      .run()
    const { status, text, headers } = await ask(
      'GET',
      `/notes/export?format=csv&enterpriseId=${enterprise}`,
      { as },
    )
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="notes-\d{4}-\d\d-\d\d\.csv"$/)
    const lines = text.trim().split(/\r?\n/)
    expect(lines).toHaveLength(1205)
    expect(text).not.toMatch(/^"?=/m)
    const [row] = (
      await env.DB.prepare('SELECT action, detail FROM audit WHERE actor_id = ?').bind(as.id).all()
    ).results
    expect(row).toMatchObject({ action: 'list.export', detail: '{"format":"csv","rows":1204}' })
  })
})
