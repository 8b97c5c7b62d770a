import { roles, type Role, type ScopeKind } from '@alliance/contracts'
import type { NewGrant } from '@alliance/contracts/identity'
import { Problem } from '@alliance/service-kit/problem'

/** 三员: system administration, security administration and audit (GB/T 22239-2019). */
const administrators: readonly Role[] = ['system_administrator', 'security_administrator', 'auditor']
/** Who decides on money and housing. */
const deciders: readonly Role[] = [
  'fund_reviewer',
  'cashier',
  'estate_manager',
  'housing_reviewer',
  'housing_administrator',
]

/** Roles that nobody may hold beside this one. */
export function conflictsOf(role: Role): Role[] {
  if (administrators.includes(role)) return [...administrators.filter((other) => other !== role), ...deciders]
  return deciders.includes(role) ? [...administrators] : []
}

/** Scopes that stand alone, and those that name something. */
const unnamed: readonly ScopeKind[] = ['zone', 'self']

/**
 * @throws Problem `grant.scope_mismatch` when the role cannot be given on that kind of scope, or the scope names
 *   nothing where it must, or something where it must not
 */
export function checkScope({ role, scope }: Pick<NewGrant, 'role' | 'scope'>): void {
  const fits = (roles[role].scopes as readonly ScopeKind[]).includes(scope.kind)
  if (!fits || unnamed.includes(scope.kind) !== (scope.id === null)) throw new Problem('grant.scope_mismatch')
}

/** Whether the register knows scopes of this kind; those of other services come with them. */
export const isKnownByRegister = (kind: ScopeKind): boolean => !unnamed.includes(kind)
