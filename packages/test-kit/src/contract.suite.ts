import type { ContractRoute, Principal } from '@alliance/contracts'
import { declaredRoutes, mountedRoutes } from '@alliance/service-kit'
import { describe, expect, it } from 'vitest'
import { callers, type Entrypoint } from './call.ts'
import {
  bodySchema,
  bodyTypes,
  declaredAnswer,
  isExport,
  isPage,
  nameOf,
  objectsIn,
  paramsSchema,
  querySchema,
  successOf,
} from './contract/declared.ts'
import type { Schema } from './contract/declared.ts'
import { sampleOf, samplePath } from './contract/sample.ts'
import { allBut, allowed, everyone, nobody } from './principals.ts'

interface ContractSuite {
  entrypoint: Entrypoint
  service: { app: { routes: { method: string; path: string }[] }; contract: readonly ContractRoute[] }
  /** Bodies that cannot be guessed from their schema, by operation. */
  bodies?: Record<string, unknown>
  /** Paths of lists that must not be taken away as a file (law-and-privacy.md §8.1). */
  withoutExport?: readonly string[]
}

interface Fault {
  pointer: string
  code: string
}
const faultsOf = (body: unknown): Fault[] => (body as { errors?: Fault[] }).errors ?? []
const stray = 'unexpectedField'
const noQuery = { _zod: { def: { type: 'object' } } } as Schema

/** What every service promises by its contract, walked over all of its routes. */
export function describeContract({
  entrypoint,
  service,
  bodies = {},
  withoutExport = [],
}: ContractSuite): void {
  const { contract } = service
  const as = callers(entrypoint, contract)
  const pathOf = (route: ContractRoute) => samplePath(route.path, paramsSchema(route))
  const bodyOf = (route: ContractRoute) => bodies[route.operationId!] ?? sampleOf(bodySchema(route)!)
  /** Its media type is right and its body is of the least that the schema takes. */
  const carrying = (route: ContractRoute) => {
    if (bodySchema(route)) return { body: bodyOf(route) }
    const [type] = bodyTypes(route)
    return type ? { raw: { type, content: 'x' } } : {}
  }
  /** What its query cannot be without. */
  const neededQuery = (route: ContractRoute): string =>
    new URLSearchParams((sampleOf(querySchema(route) ?? noQuery) ?? {}) as Record<string, string>).toString()
  const mayCall = (route: ContractRoute): Principal | null =>
    route.access.kind === 'public'
      ? null
      : route.access.kind === 'signed-in'
        ? nobody()
        : allowed(route.access.permission)
  const ask = (route: ContractRoute, principal: Principal | null, sending = {}, query = '') =>
    as(principal).send(route.method.toUpperCase(), pathOf(route) + query, sending)
  const those = (condition: (route: ContractRoute) => boolean) =>
    contract.filter(condition).map((route): [string, ContractRoute] => [nameOf(route), route])

  describe('the contract', () => {
    it('declares every mounted route, and every declared route is mounted', () => {
      expect(mountedRoutes(service.app).sort()).toEqual(declaredRoutes(contract).sort())
    })

    it('names each operation once, and says in a line what it is for', () => {
      const names = contract.map((route) => route.operationId)
      expect(new Set(names).size).toBe(names.length)
      for (const route of contract)
        expect([nameOf(route), Boolean(route.summary && route.tags?.length && route.operationId)]).toEqual([
          nameOf(route),
          true,
        ])
    })

    it('is strict in every object of every body, query and answer', () => {
      for (const route of contract) {
        const answer = declaredAnswer(route, successOf(route))?.content?.['application/json']?.schema
        const schemas = [bodySchema(route), querySchema(route), paramsSchema(route), answer].filter(
          (schema) => schema != null,
        )
        const lenient = schemas.flatMap((schema) => objectsIn(schema)).filter((object) => !object.strict)
        expect([nameOf(route), lenient]).toEqual([nameOf(route), []])
      }
    })

    it('declares an export for every list that may leave the platform, and for no other', () => {
      const exported = contract.filter(isExport).map((route) => route.path.replace(/\/export$/, ''))
      expect(
        contract
          .filter(isPage)
          .map((route) => route.path)
          .filter((path) => !exported.includes(path)),
      ).toEqual(withoutExport)
    })
  })

  describe('a route', () => {
    it.each(those((route) => route.access.kind !== 'public'))(
      'is closed to strangers: %s',
      async (_, route) => {
        const { status, code } = await ask(route, null)
        expect([status, code]).toEqual([401, 'session.required'])
      },
    )

    it.each(those((route) => route.access.kind === 'public'))('is open to anyone: %s', async (_, route) => {
      const { code } = await ask(route, null)
      expect(['session.required', 'access.denied']).not.toContain(code)
    })

    it.each(those((route) => route.access.kind === 'permission'))(
      'asks for its permission, and for no other: %s',
      async (_, route) => {
        const { permission } = route.access as { permission: Parameters<typeof allowed>[0] }
        for (const principal of [nobody(), allBut(permission)])
          expect((await ask(route, principal)).status).toBe(403)
        expect([401, 403]).not.toContain((await ask(route, allowed(permission))).status)
      },
    )

    it.each(those((route) => bodySchema(route) !== null))(
      'refuses fields that its body does not have: %s',
      async (_, route) => {
        const body = { ...(bodyOf(route) as object), [stray]: 1 }
        const { status, body: problem } = await ask(route, mayCall(route), { body, version: 1 })
        expect([status, faultsOf(problem)]).toEqual([
          400,
          expect.arrayContaining([expect.objectContaining({ pointer: `/${stray}`, code: 'unknown_field' })]),
        ])
      },
    )

    it.each(those((route) => bodyTypes(route).length > 0))(
      'takes no other media type: %s',
      async (_, route) => {
        expect(
          (await ask(route, mayCall(route), { raw: { type: 'text/html', content: '<p>' }, version: 1 }))
            .status,
        ).toBe(415)
      },
    )

    it.each(those((route) => querySchema(route) !== null))(
      'refuses query fields that it does not have: %s',
      async (_, route) => {
        const { status, body } = await ask(route, mayCall(route), carrying(route), `?${stray}=1`)
        expect([status, faultsOf(body)]).toEqual([
          400,
          expect.arrayContaining([expect.objectContaining({ pointer: `?${stray}`, code: 'unknown_field' })]),
        ])
      },
    )

    it.each(those((route) => route.writes === 'keyed'))(
      'asks for an Idempotency-Key: %s',
      async (_, route) => {
        const { status, code } = await ask(route, mayCall(route), { ...carrying(route), key: null })
        expect([status, code]).toEqual([400, 'idempotency.key_required'])
      },
    )

    it.each(those((route) => route.writes === 'versioned'))('asks for If-Match: %s', async (_, route) => {
      const { status, code } = await ask(route, mayCall(route), carrying(route))
      expect([status, code]).toEqual([428, 'version.required'])
    })

    it.each(those(isPage))('gives pages of two hundred at the most: %s', async (_, route) => {
      for (const limit of ['201', '0', '-1', 'all', '1.5']) {
        const { status, body } = await ask(route, mayCall(route), {}, `?limit=${limit}`)
        expect([limit, status, faultsOf(body).some((fault) => fault.pointer === '?limit')]).toEqual([
          limit,
          400,
          true,
        ])
      }
    })

    it.each(those((route) => isPage(route) && !route.path.includes('{')))(
      'takes no cursor but its own: %s',
      async (_, route) => {
        const { status, code } = await ask(route, everyone(), {}, `?cursor=bnVsbA&${neededQuery(route)}`)
        expect([status, code]).toEqual([400, 'page.bad_cursor'])
      },
    )

    it.each(those((route) => route.path.includes('{')))(
      'answers what is not there as not found: %s',
      async (_, route) => {
        const { status } = await as(everyone()).send(
          route.method.toUpperCase(),
          `${samplePath(route.path, null)}?${neededQuery(route)}`,
          { ...carrying(route), version: 1 },
        )
        expect(status).toBe(404)
      },
    )
  })
}
