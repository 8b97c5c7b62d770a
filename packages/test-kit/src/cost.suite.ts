import type { ContractRoute, Principal } from '@alliance/contracts'
import { beforeAll, describe, expect, it } from 'vitest'
import { callers, type Answer, type Entrypoint } from './call.ts'

interface Read {
  path: string
  as?: Principal
  /** D1 round trips at the most. */
  trips?: number
  /** Rows read for each row returned at the most. */
  perRow?: number
  /** Rows read besides, at the most. */
  besides?: number
}

interface CostSuite {
  entrypoint: Entrypoint
  contract: readonly ContractRoute[]
  as: Principal
  /** Fills the tables up to so many rows, in a few statements. */
  seed: (rows: number) => Promise<unknown>
  /** Made when the tables are small; the same requests are sent again when they are large. */
  reads: () => Promise<Record<string, Read>> | Record<string, Read>
  small?: number
  large?: number
}

interface Measured {
  cost: Answer['cost']
  returned: number
}

const returnedIn = (body: unknown): number => {
  if (typeof body === 'string') return Math.max(0, body.trim().split('\n').length - 1)
  const items = (body as { items?: unknown[] }).items
  return items ? items.length : 1
}

/** Rows read follow the rows returned, at a hundred rows and at a hundred thousand; round trips are as declared. */
export function describeCost({
  entrypoint,
  contract,
  as,
  seed,
  reads,
  small = 100,
  large = 100_000,
}: CostSuite): void {
  const ask = callers(entrypoint, contract)
  const of = new Map<string, { read: Read; few: Measured; many: Measured }>()

  const measure = async ({ path, as: principal = as }: Read): Promise<Measured> => {
    const { status, body, cost } = await ask(principal).get(path)
    if (status !== 200) throw new Error(`${path} answered ${status} ${JSON.stringify(body)}`)
    return { cost, returned: returnedIn(body) }
  }

  describe('what a read costs', () => {
    beforeAll(async () => {
      const asked = await reads()
      await seed(small)
      const before: Record<string, Measured> = {}
      for (const [name, read] of Object.entries(asked)) before[name] = await measure(read)
      await seed(large)
      for (const [name, read] of Object.entries(asked))
        of.set(name, { read, few: before[name]!, many: await measure(read) })
      const lines = [...of].map(
        ([name, { few, many }]) =>
          `| ${name} | ${many.cost.trips} | ${few.cost.read} / ${few.returned} | ${many.cost.read} / ${many.returned} |`,
      )
      console.log(
        `| read | round trips | rows read / returned at ${small} | at ${large} |\n|---|---|---|---|\n${lines.join('\n')}`,
      )
    }, 120_000)

    it('is the round trips that were declared', () => {
      for (const [name, { read, few, many }] of of)
        expect([name, few.cost.trips, many.cost.trips]).toEqual([name, read.trips ?? 1, read.trips ?? 1])
    })

    it('follows the rows returned, however many rows there are', () => {
      for (const [
        name,
        {
          read: { perRow = 4, besides = 10 },
          few,
          many,
        },
      ] of of)
        for (const { cost, returned } of [few, many])
          expect([name, cost.read, cost.read <= perRow * (returned + 1) + besides]).toEqual([
            name,
            cost.read,
            true,
          ])
    })

    it('is the same at both sizes, where as many rows are returned', () => {
      for (const [
        name,
        {
          read: { besides = 10 },
          few,
          many,
        },
      ] of of)
        if (few.returned === many.returned)
          expect([
            name,
            few.cost.read,
            many.cost.read,
            many.cost.read <= few.cost.read * 1.2 + besides,
          ]).toEqual([name, few.cost.read, many.cost.read, true])
    })
  })
}
