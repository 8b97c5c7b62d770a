import { membershipRoutes } from '@alliance/contracts/membership'
import type { ContractRoute } from '@alliance/contracts'
import { describe, expect, it } from 'vitest'
import { bodySchema, isPage, objectsIn, paramsSchema, querySchema, routeOf } from './declared.ts'
import { breachOf } from './keeping.ts'
import { sampleOf, samplePath } from './sample.ts'

const contract = membershipRoutes as unknown as ContractRoute[]
const breach = (
  method: string,
  path: string,
  status: number,
  body: unknown,
  type = status < 400 ? 'application/json' : 'application/problem+json; charset=utf-8',
) => breachOf(contract, method, path, { status, type, body })
const problem = (status: number, code: string) => ({
  type: '/docs',
  title: 't',
  status,
  code,
  requestId: 'r',
})
const organisation = {
  id: 'org_01jh2m8s0v6ze8mn8t9a3kq4wd',
  name: '样例',
  kind: 'enterprise',
  creditCode: null,
  aliases: [],
  parentId: null,
  industryCodes: [],
  digitalClass: null,
  partyStatus: null,
  description: null,
  website: null,
  provenance: 'entered',
  sourceRef: null,
  isDemo: false,
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
}

describe('an answer', () => {
  it('of the declared status and form is as the contract says', () => {
    expect(breach('GET', '/organisations', 200, { items: [organisation], nextCursor: null })).toBeNull()
    expect(breach('POST', '/organisations', 409, problem(409, 'organisation.duplicate_code'))).toBeNull()
    expect(breach('GET', '/nothing', 404, problem(404, 'route.not_found'))).toBeNull()
    expect(breach('GET', '/organisations/export', 200, 'a,b', 'text/csv; charset=utf-8')).toBeNull()
  })

  it.each<[string, string | null]>([
    [
      'a field too many',
      breach('GET', '/organisations', 200, {
        items: [{ ...organisation, nameSort: 'yang li' }],
        nextCursor: null,
      }),
    ],
    ['a field too few', breach('GET', '/organisations', 200, { items: [] })],
    ['a wrong type', breach('GET', '/organisations/x', 200, { ...organisation, version: '1' })],
    ['a status that is not declared', breach('GET', '/organisations', 204, '')],
    ['a problem of another route', breach('POST', '/organisations', 409, problem(409, 'member.duplicate'))],
    ['a problem that no table has', breach('POST', '/organisations', 409, problem(409, 'organisation.sad'))],
    [
      'a problem under another status',
      breach('POST', '/organisations', 422, problem(422, 'organisation.duplicate_code')),
    ],
    ['a problem without its form', breach('GET', '/organisations', 401, { error: 'no' })],
    ['another media type', breach('GET', '/organisations', 200, '<p>', 'text/html')],
    ['a bug', breach('GET', '/organisations', 500, problem(500, 'service.failed'))],
    ['success at an address that no contract has', breach('GET', '/secret', 200, {})],
  ])('with %s is not', (_, found) => {
    expect(found).toEqual(expect.any(String))
  })
})

describe('the walkers', () => {
  it('find the route without parameters before one with them', () => {
    expect(routeOf(contract, 'GET', '/imports/template')?.operationId).toBe('getImportTemplate')
    expect(routeOf(contract, 'GET', '/imports/imp_1')?.operationId).toBe('getImport')
    expect(routeOf(contract, 'DELETE', '/imports/imp_1')).toBeUndefined()
  })

  it('make a body, query and parameters that each schema takes, but for what a refinement asks', () => {
    for (const route of contract)
      for (const schema of [bodySchema(route), querySchema(route), paramsSchema(route)])
        if (schema)
          expect([
            route.operationId,
            (schema.safeParse(sampleOf(schema)).error?.issues ?? []).filter(({ code }) => code !== 'custom'),
          ]).toEqual([route.operationId, []])
  })

  it('fill every place of a path', () => {
    for (const route of contract) expect(samplePath(route.path, paramsSchema(route))).not.toMatch(/[{}]/)
  })

  it('know pages and lenient objects when they see them', () => {
    expect(contract.filter(isPage).length).toBeGreaterThan(7)
    const lenient = { safeParse: () => ({ success: true }), _zod: { def: { type: 'object', shape: {} } } }
    expect(objectsIn({ ...lenient, _zod: { def: { type: 'object', shape: { inner: lenient } } } })).toEqual([
      { place: '/', strict: false },
      { place: '/inner', strict: false },
    ])
    for (const route of contract)
      expect(objectsIn(bodySchema(route) ?? lenient).every((object) => object.strict)).toBe(
        bodySchema(route) !== null,
      )
  })
})
