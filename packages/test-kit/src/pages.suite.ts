import type { ContractRoute, Page, Principal } from '@alliance/contracts'
import { describe, expect, it } from 'vitest'
import { callers, type Entrypoint } from './call.ts'
import { isPage } from './contract/declared.ts'

interface PagedList {
  /** With its filters; what tests of other lists insert may show up in it. */
  path: string
  /** Inserts so many rows that the list shows, anywhere in its order, and gives what `key` is of each. */
  insert: (rows: number) => Promise<string[]>
  key?: (item: Record<string, unknown>) => string
}

interface PagesSuite {
  entrypoint: Entrypoint
  contract: readonly ContractRoute[]
  as: () => Principal
  /** By operation; every list of the contract but those of `elsewhere`. */
  lists: Record<string, PagedList | (() => Promise<PagedList>)>
  /** Lists that are walked in tests of their own, or by the kit. */
  elsewhere?: readonly string[]
}

/** Every list shows each row that was there once, in the same order, while others are inserted; and its links agree. */
export function describePages({ entrypoint, contract, as, lists, elsewhere = [] }: PagesSuite): void {
  describe('the pages of a list', () => {
    it('are walked for every list that the contract declares', () => {
      expect([...Object.keys(lists), ...elsewhere].sort()).toEqual(
        contract
          .filter(isPage)
          .map((route) => route.operationId)
          .sort(),
      )
    })

    it.each(Object.keys(lists))('are complete and stable while rows are inserted: %s', async (name) => {
      const list = lists[name]!
      const {
        path,
        insert,
        key = (item) => String(item.id),
      } = typeof list === 'function' ? await list() : list
      const read = callers(entrypoint, contract)(as())
      const present = await insert(7)
      for (const limit of [1, 4, 50]) {
        const before = [...present]
        const seen: string[] = []
        let next: string | null = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`
        for (let page = 0; next !== null; page++) {
          const {
            status,
            body,
            headers,
          }: { status: number; body: Page<Record<string, unknown>>; headers: Headers } = await read.get(next)
          expect(status).toBe(200)
          expect(body.items.length === limit || body.nextCursor === null).toBe(true)
          seen.push(...body.items.map(key))
          const link: string | undefined = /^<(\?.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1]
          expect(link === undefined).toBe(body.nextCursor === null)
          next = link === undefined ? null : path.split('?')[0] + link
          if (page < 2) present.push(...(await insert(1)))
        }
        expect(seen.length).toBe(new Set(seen).size)
        expect(before.filter((id) => !seen.includes(id))).toEqual([])
      }
    })
  })
}
