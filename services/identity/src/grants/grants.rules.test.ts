import { roleNames, roles, scopeKinds } from '@alliance/contracts'
import { expect, test } from 'vitest'
import { checkScope, conflictsOf } from './grants.rules.ts'

test('conflicts are mutual, and nobody conflicts with themselves', () => {
  for (const one of roleNames)
    for (const other of roleNames)
      expect([one, other, conflictsOf(one).includes(other)]).toEqual([
        one,
        other,
        conflictsOf(other).includes(one),
      ])
  for (const role of roleNames) expect(conflictsOf(role)).not.toContain(role)
})

test('system administration, security administration and audit are three people, and none decides on money or housing', () => {
  expect(conflictsOf('auditor').sort()).toEqual([
    'cashier',
    'estate_manager',
    'fund_reviewer',
    'housing_administrator',
    'housing_reviewer',
    'security_administrator',
    'system_administrator',
  ])
  expect(conflictsOf('cashier').sort()).toEqual(['auditor', 'security_administrator', 'system_administrator'])
  expect(conflictsOf('alliance_secretary')).toEqual([])
})

test('a role is given on the scopes it was declared with, and a scope names something where it must', () => {
  for (const role of roleNames)
    for (const kind of scopeKinds) {
      const [named, unnamed] = [
        { role, scope: { kind, id: 'x' } },
        { role, scope: { kind, id: null } },
      ]
      const fits = (roles[role].scopes as readonly string[]).includes(kind)
      const right = kind === 'zone' || kind === 'self' ? unnamed : named
      const wrong = right === named ? unnamed : named
      if (fits) expect(() => checkScope(right)).not.toThrow()
      else expect(() => checkScope(right)).toThrow('grant.scope_mismatch')
      expect(() => checkScope(wrong)).toThrow('grant.scope_mismatch')
    }
})
