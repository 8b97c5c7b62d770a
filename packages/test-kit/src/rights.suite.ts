import type { ContractRoute, Principal } from '@alliance/contracts'
import { covers, reachOf, type Place } from '@alliance/service-kit'
import { beforeAll, describe, expect, it } from 'vitest'
import { callers, type Entrypoint, type Sending } from './call.ts'
import { isExport, nameOf, successOf } from './contract/declared.ts'

/** What the table says of one route. An empty row is a route without parameters and body, about no row of its own. */
export interface RightsRow<S> {
  params?: (scene: S) => Record<string, string> | Promise<Record<string, string>>
  query?: (scene: S) => Record<string, string>
  body?: (scene: S) => unknown
  raw?: (scene: S) => Sending['raw']
  /** Where the row lies that the route is about: outside of a principal's reach it answers 404. */
  place?: (scene: S) => Place
  /** Of a list: a text that only those see who reach `place`; the others are answered without it. */
  shows?: (scene: S) => string
  /** Where the outcome is neither success, 404 nor 403 as the permission says. */
  expect?: Record<string, number>
}

interface RightsSuite<S> {
  entrypoint: Entrypoint
  contract: readonly ContractRoute[]
  /** The rows that a cell of the table is about. Each that is to write has its own; the others share the first. */
  scene: () => Promise<S>
  /** The kinds of principals; null is a stranger. */
  principals: Record<string, (scene: S) => Principal | null>
  /** By operation. */
  table: Record<string, RightsRow<S>>
}

/** What a route answers to a principal, from what its contract declares and where its row lies. */
function outcome(
  route: ContractRoute,
  principal: Principal | null,
  place: Place | undefined,
  isList: boolean,
): number {
  const { access } = route
  if (access.kind === 'public') return successOf(route)
  if (principal === null) return 401
  if (access.kind === 'signed-in') return successOf(route)
  const reach = reachOf(principal, access.permission)
  if (reach === null) return 403
  return place === undefined || isList || covers(reach, place) ? successOf(route) : 404
}

/**
 * Who may do what, over every route and every kind of principal. A route that has no row in the table fails, and a
 * row that has no route.
 */
export function describeRights<S>({ entrypoint, contract, scene, principals, table }: RightsSuite<S>): void {
  const as = callers(entrypoint, contract)

  describe('the rights table', () => {
    let first: S
    beforeAll(async () => {
      first = await scene()
    })

    it('has a row for every route, and no other', () => {
      expect(Object.keys(table).sort()).toEqual(contract.map((route) => route.operationId).sort())
    })

    const cells = contract.flatMap((route) => {
      const row = table[route.operationId!]
      return row ? Object.entries(principals).map(([kind, of]) => ({ route, row, kind, of })) : []
    })
    // What asks without changing anything may ask about the same rows, which then are made once.
    const shared = new Map<string, Promise<Record<string, string>>>()
    const paramsIn = async (here: S, operation: string, row: RightsRow<S>) => {
      if (here !== first) return (await row.params?.(here)) ?? {}
      const made = shared.get(operation) ?? Promise.resolve(row.params?.(here) ?? {})
      shared.set(operation, made)
      return made
    }

    it.each(cells.map((cell) => [nameOf(cell.route), cell.kind, cell] as const))(
      'holds for %s, asked by %s',
      async (_, kind, { route, row, of }) => {
        const expectedIn = (scene: S) =>
          row.expect?.[kind] ?? outcome(route, of(scene), row.place?.(scene), row.shows !== undefined)
        const changes = route.method !== 'get' && expectedIn(first) < 300
        const here = changes ? await scene() : first
        const principal = of(here)
        const params = await paramsIn(here, route.operationId!, row)
        const query = new URLSearchParams({
          ...(isExport(route) ? { format: 'csv' } : {}),
          ...row.query?.(here),
        }).toString()
        const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(params[name] ?? `no-${name}-given`),
        )
        const sending = {
          body: row.body?.(here),
          raw: row.raw?.(here),
          ...(route.writes === 'versioned' ? { version: 1 } : {}),
        } as Sending
        const { status, body } = await as(principal).send(
          route.method.toUpperCase(),
          query ? `${path}?${query}` : path,
          sending,
        )

        const expected = expectedIn(here)
        expect({ status, problem: status === expected ? null : body }).toEqual({
          status: expected,
          problem: null,
        })
        if (row.shows && status < 300) {
          const reached =
            route.access.kind === 'permission' &&
            principal !== null &&
            covers(reachOf(principal, route.access.permission), row.place?.(here) ?? {})
          const text = typeof body === 'string' ? body : JSON.stringify(body)
          expect([kind, text.includes(row.shows(here))]).toEqual([kind, reached])
        }
      },
    )
  })
}
