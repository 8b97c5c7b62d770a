import { z } from '@hono/zod-openapi'
import { can, open, roleNames, scopeKinds } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull } from '../kit/primitives.ts'
import { answer, empty, errors, json, route } from '../kit/route.ts'
import { NewPassword, Phone } from './sign-in.ts'

export const Account = z
  .strictObject({
    id: idOf('account'),
    name: z.string(),
    phoneMasked: z.string(),
    disabled: z.boolean(),
    secondFactor: z.boolean(),
    isDemo: z.boolean(),
    lastSignInAt: orNull(Instant),
    version: z.int(),
    createdAt: Instant,
  })
  .openapi('Account')
export type Account = z.infer<typeof Account>

export const NewAccount = z
  .strictObject({
    name: Name,
    phone: Phone,
    password: orNull(NewPassword).default(null),
    isDemo: z.boolean().default(false),
  })
  .openapi('NewAccount')
export type NewAccount = z.infer<typeof NewAccount>

export const AccountChange = z
  .strictObject({ name: Name, disabled: z.boolean() })
  .partial()
  .openapi('AccountChange')
export type AccountChange = z.infer<typeof AccountChange>

export const ScopeInput = z
  .strictObject({ kind: z.enum(scopeKinds), id: z.string().max(80).nullable() })
  .openapi('Scope')

/** A role given to a person on a scope for a time. `to` is exclusive; null is until withdrawn. */
export const GrantRecord = z
  .strictObject({
    id: idOf('grant'),
    accountId: idOf('account'),
    accountName: z.string(),
    role: z.enum(roleNames),
    scope: ScopeInput,
    scopeName: z.string().nullable(),
    from: DateOnly,
    to: orNull(DateOnly),
    reason: z.string(),
    givenBy: z.string(),
    endedAt: orNull(Instant),
    endedBy: z.string().nullable(),
  })
  .openapi('Grant')
export type GrantRecord = z.infer<typeof GrantRecord>

export const NewGrant = z
  .strictObject({
    role: z.enum(roleNames),
    scope: ScopeInput,
    from: DateOnly,
    to: orNull(DateOnly).default(null),
    reason: z.string().trim().min(2).max(200),
  })
  .refine((grant) => grant.to === null || grant.to > grant.from, {
    path: ['to'],
    params: { code: 'period.reversed' },
  })
  .openapi('NewGrant')
export type NewGrant = z.infer<typeof NewGrant>

const tags = ['Accounts and grants']
const params = z.strictObject({ accountId: idOf('account') })

export const accounts = lists({
  path: '/accounts',
  name: 'Accounts',
  summary: 'Accounts of people, newest first',
  tags,
  access: can('account:read'),
  filter: z.strictObject({ disabled: z.stringbool().optional() }),
  item: Account,
  columns: [
    { zh: '编号', en: 'Id', value: (row) => row.id },
    { zh: '姓名', en: 'Name', value: (row) => row.name },
    { zh: '手机（脱敏）', en: 'Phone (masked)', value: (row) => row.phoneMasked },
    { zh: '停用', en: 'Disabled', value: (row) => (row.disabled ? '是' : '否') },
    { zh: '两步验证', en: 'Second factor', value: (row) => (row.secondFactor ? '是' : '否') },
    { zh: '最近登录', en: 'Last sign-in', value: (row) => row.lastSignInAt },
  ],
})

export const createAccount = route({
  method: 'post',
  path: '/accounts',
  operationId: 'createAccount',
  summary: 'Make an account for a person',
  tags,
  access: can('account:write'),
  writes: 'keyed',
  request: { body: json(NewAccount) },
  responses: { 201: answer(Account, 'Made'), ...errors('account.duplicate_phone', 'password.too_weak') },
})

export const getAccount = route({
  method: 'get',
  path: '/accounts/{accountId}',
  operationId: 'getAccount',
  summary: 'One account',
  tags,
  access: can('account:read'),
  request: { params },
  responses: { 200: answer(Account, 'The account') },
})

export const updateAccount = route({
  method: 'patch',
  path: '/accounts/{accountId}',
  operationId: 'updateAccount',
  summary: 'Rename, disable or enable an account',
  tags,
  access: can('account:write'),
  writes: 'versioned',
  request: { params, body: json(AccountChange) },
  responses: { 200: answer(Account, 'Changed'), ...errors('account.self') },
})

export const endAccountSessions = route({
  method: 'post',
  path: '/accounts/{accountId}/sessions/end',
  operationId: 'endAccountSessions',
  summary: 'Sign the person out everywhere',
  tags,
  access: can('account:write'),
  writes: 'free',
  request: { params },
  responses: { 204: empty('Signed out') },
})

export const resetSecondFactor = route({
  method: 'post',
  path: '/accounts/{accountId}/second-factor/reset',
  operationId: 'resetSecondFactor',
  summary: 'Take away a second factor whose phone and backup codes are lost; the person sets up another',
  tags,
  access: can('account:write'),
  writes: 'free',
  request: {
    params,
    body: json(z.strictObject({ reason: z.string().trim().min(2).max(200) }).openapi('SecondFactorReset')),
  },
  responses: {
    204: empty('Taken away; signed out everywhere'),
    ...errors('account.self', 'second_factor.not_enrolled'),
  },
})

export const grants = lists({
  path: '/grants',
  name: 'Grants',
  summary: 'Grants, newest first, ended ones included unless asked otherwise',
  tags,
  access: can('grant:read'),
  filter: z.strictObject({ accountId: idOf('account').optional(), active: z.stringbool().optional() }),
  item: GrantRecord,
  columns: [
    { zh: '姓名', en: 'Name', value: (row) => row.accountName },
    { zh: '角色', en: 'Role', value: (row) => row.role },
    { zh: '范围', en: 'Scope', value: (row) => row.scopeName ?? row.scope.kind },
    { zh: '开始', en: 'From', value: (row) => row.from },
    { zh: '结束', en: 'To', value: (row) => row.to },
    { zh: '理由', en: 'Reason', value: (row) => row.reason },
    { zh: '授权人', en: 'Given by', value: (row) => row.givenBy },
    { zh: '收回时间', en: 'Ended', value: (row) => row.endedAt },
  ],
})

export const giveGrant = route({
  method: 'post',
  path: '/accounts/{accountId}/grants',
  operationId: 'giveGrant',
  summary: 'Give a role on a scope for a time',
  tags,
  access: can('grant:write'),
  writes: 'keyed',
  request: { params, body: json(NewGrant) },
  responses: {
    201: answer(GrantRecord, 'Given; effective within one minute'),
    ...errors('account.self', 'grant.scope_mismatch', 'grant.scope_unknown', 'grant.conflict'),
  },
})

export const endGrant = route({
  method: 'post',
  path: '/grants/{grantId}/end',
  operationId: 'endGrant',
  summary: 'Withdraw a grant',
  tags,
  access: can('grant:write'),
  writes: 'keyed',
  request: { params: z.strictObject({ grantId: idOf('grant') }) },
  responses: {
    200: answer(GrantRecord, 'Withdrawn; effective within one minute'),
    ...errors('grant.ended', 'account.self'),
  },
})

/** A place a grant can hold on, as the membership service tells it. */
export const KnownScope = z
  .strictObject({
    kind: z.enum(['org', 'enterprise']),
    id: z.string(),
    name: z.string(),
    active: z.boolean(),
  })
  .openapi('KnownScope')
export type KnownScope = z.infer<typeof KnownScope>

export const scopes = lists({
  path: '/scopes',
  name: 'Scopes',
  summary: 'Organisations and Party organisations that a grant can hold on',
  tags,
  access: can('grant:read'),
  filter: z.strictObject({
    kind: z.enum(['org', 'enterprise']),
    name: z.string().trim().min(1).max(40).optional(),
  }),
  item: KnownScope,
  columns: [
    { zh: '类别', en: 'Kind', value: (row) => row.kind },
    { zh: '编号', en: 'Id', value: (row) => row.id },
    { zh: '名称', en: 'Name', value: (row) => row.name },
    { zh: '有效', en: 'Active', value: (row) => (row.active ? '是' : '否') },
  ],
})

/** Makes the first security administrator of an empty system; the operator's secret opens it once. */
export const bootstrap = route({
  method: 'post',
  path: '/bootstrap',
  operationId: 'bootstrap',
  summary: 'Make the first security administrator of an empty system',
  tags,
  access: open(),
  writes: 'free',
  request: {
    body: json(
      z.strictObject({ secret: z.string().min(16).max(200), account: NewAccount }).openapi('Bootstrap'),
    ),
  },
  responses: {
    201: answer(Account, 'Made'),
    ...errors('bootstrap.closed', 'sign_in.failed', 'sign_in.locked', 'password.too_weak'),
  },
})

export const accountRoutes = [
  accounts.list,
  accounts.file,
  createAccount,
  getAccount,
  updateAccount,
  endAccountSessions,
  resetSecondFactor,
  grants.list,
  grants.file,
  giveGrant,
  endGrant,
  scopes.list,
  scopes.file,
  bootstrap,
]
