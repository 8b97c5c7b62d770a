import {
  clientScopes,
  permissions,
  roleNames,
  roles,
  scopeKinds,
  type Grant,
  type Permission,
  type Principal,
} from '@alliance/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  covers,
  createContext,
  decodePrincipal,
  encodePrincipal,
  Problem,
  reachOf,
  systemPrincipal,
  type Place,
  type Reach,
} from '../src/index.ts'
import { hr, nobody, person, secretary, zone } from './asking.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd')
const grant = fc
  .record({ role: fc.constantFrom(...roleNames), kind: fc.constantFrom(...scopeKinds), id })
  .map(({ role, kind, id }): Grant => ({
    role,
    scope: { kind, id: kind === 'zone' || kind === 'self' ? null : id },
  }))
const principal = fc
  .record({ grants: fc.array(grant, { maxLength: 4 }), secondFactor: fc.boolean() })
  .map(({ grants, secondFactor }): Principal => ({ ...person(grants, secondFactor), id: 'me' }))
const permission = fc.constantFrom(...permissions)
const place = fc.record({
  orgs: fc.array(id, { maxLength: 3 }),
  enterprise: fc.option(id),
  plot: fc.option(id),
  person: fc.option(fc.constantFrom('me', 'a')),
})
const everywhere = (role: (typeof roleNames)[number], permission: Permission) =>
  reachOf(zone(role), permission) === 'everywhere'

describe('how far a permission reaches', () => {
  it.each<[string, Principal, Permission, Reach | null]>([
    ['nobody', nobody(), 'organisation:read', null],
    ['a secretary of the alliance', secretary(), 'organisation:write', 'everywhere'],
    ['a secretary of the alliance, of what is not hers', secretary(), 'audit:read', null],
    [
      'an enterprise’s HR',
      hr('org_1'),
      'organisation:write',
      { orgs: [], enterprises: ['org_1'], plots: [], self: null },
    ],
    [
      'a Party secretary',
      person([{ role: 'party_organisation_secretary', scope: { kind: 'org', id: 'pty_1' } }]),
      'organisation:read',
      { orgs: ['pty_1'], enterprises: [], plots: [], self: null },
    ],
    ['an administrator without the second factor', zone('auditor', false), 'audit:read', null],
    ['an administrator with it', zone('auditor'), 'audit:read', 'everywhere'],
    [
      'a partner’s system',
      { ...nobody(), kind: 'client', clientScopes: ['register:read'] },
      'organisation:read',
      'everywhere',
    ],
    [
      'a partner’s system, of what its scope lacks',
      { ...nobody(), kind: 'client', clientScopes: ['register:read'] },
      'organisation:write',
      null,
    ],
    [
      'a partner’s system that was given a role by mistake',
      { ...secretary(), kind: 'client' },
      'organisation:write',
      null,
    ],
    ['the platform itself, which asks nobody', systemPrincipal, 'organisation:read', null],
  ])('for %s', (_, who, what, reach) => {
    expect(reachOf(who, what)).toEqual(reach)
  })

  it('never grows past what a role of the principal holds, awake', () => {
    fc.assert(
      fc.property(principal, permission, (who, what) => {
        const awake = who.grants.filter(
          ({ role }) =>
            (roles[role].permissions as readonly string[]).includes(what) &&
            (who.secondFactor || !roles[role].secondFactor),
        )
        expect(reachOf(who, what) === null).toBe(awake.length === 0)
        expect(reachOf(who, what) === 'everywhere').toBe(awake.some((grant) => grant.scope.kind === 'zone'))
      }),
    )
  })

  it('never shrinks by one more grant', () => {
    fc.assert(
      fc.property(principal, grant, permission, place, (who, more, what, where) => {
        if (covers(reachOf(who, what), where))
          expect(covers(reachOf({ ...who, grants: [...who.grants, more] }, what), where)).toBe(true)
      }),
    )
  })

  it('covers a place exactly when a scope of it is on the place’s path', () => {
    fc.assert(
      fc.property(principal, permission, place, (who, what, where) => {
        const reach = reachOf(who, what)
        const met =
          reach === 'everywhere' ||
          (reach !== null &&
            (where.orgs.some((org) => reach.orgs.includes(org)) ||
              reach.enterprises.includes(where.enterprise ?? '-') ||
              reach.plots.includes(where.plot ?? '-') ||
              (reach.self !== null && reach.self === where.person)))
        expect(covers(reach, where)).toBe(met)
      }),
    )
  })

  it.each<[Place, boolean]>([
    [{}, false],
    [{ orgs: [] }, false],
    [{ orgs: ['root', 'pty_1', 'leaf'] }, true],
    [{ orgs: ['root'] }, false],
    [{ enterprise: 'pty_1' }, false],
    [{ enterprise: null, plot: null, person: null }, false],
  ])('flows down a path and not across kinds: %j', (where, covered) => {
    expect(covers({ orgs: ['pty_1'], enterprises: [], plots: [], self: null }, where)).toBe(covered)
  })

  it('answers as if the row were not there when it lies outside', () => {
    const contextOf = (who: Principal) =>
      createContext({
        database: {} as D1Database,
        principal: who,
        now: new Date(),
        requestId: 'r',
        traceparent: 't',
      })
    expect(() => contextOf(hr('org_1')).mustReach('organisation:read', { enterprise: 'org_2' })).toThrow(
      new Problem('resource.not_found'),
    )
    expect(() => contextOf(hr('org_1')).mustReach('organisation:read', { enterprise: 'org_1' })).not.toThrow()
    expect(() => contextOf(nobody()).reach('organisation:read')).toThrow(new Problem('access.denied'))
    expect(() => contextOf(systemPrincipal).mustReach('organisation:read', {})).not.toThrow()
    expect(contextOf(systemPrincipal).reach('organisation:read')).toBe('everywhere')
  })
})

describe('the separation of duties', () => {
  it('gives no right to write to the auditor, and none over the register to any administrator', () => {
    const auditor = permissions.filter((permission) => everywhere('auditor', permission))
    expect(auditor.every((permission) => permission.endsWith(':read'))).toBe(true)
    for (const role of ['system_administrator', 'security_administrator', 'auditor'] as const)
      expect(
        permissions.filter(
          (permission) =>
            /^(organisation|party|chain|member)/.test(permission) && everywhere(role, permission),
        ),
      ).toEqual([])
  })

  it('gives grants to be written to one role, and the trail to be read to those who do not act', () => {
    expect(roleNames.filter((role) => everywhere(role, 'grant:write'))).toEqual(['security_administrator'])
    expect(roleNames.filter((role) => everywhere(role, 'audit:read'))).toEqual([
      'discipline_inspector',
      'auditor',
    ])
  })
})

describe('the principal’s header', () => {
  it('carries a principal unharmed, whatever letters its name has', () => {
    fc.assert(
      fc.property(
        principal,
        fc.string({ unit: 'grapheme' }),
        fc.subarray([...clientScopes]),
        (who, name, scopes) => {
          const told = { ...who, name, clientScopes: scopes }
          const header = encodePrincipal(told)
          expect(header).toMatch(/^[\w+/=]*$/)
          expect(decodePrincipal(header)).toEqual(told)
        },
      ),
    )
    expect(decodePrincipal(null)).toBeNull()
  })
})
