import { z } from '@hono/zod-openapi'
import { open, roleNames, scopeKinds, permissions, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { Instant } from '../kit/primitives.ts'
import { answer, empty, errors, json, route } from '../kit/route.ts'

/** A mainland mobile number as people type it; kept as E.164, encrypted. */
export const Phone = z.string().trim().min(5).max(30).openapi('Phone', { example: '13800001234' })
/** Six digits. */
export const OneTimeCode = z
  .string()
  .regex(/^\d{6}$/, { error: 'format' })
  .openapi('OneTimeCode')
/** At least 10 characters of three classes, or 16 of any; not on the deny list. */
export const NewPassword = z.string().min(10).max(128).openapi('NewPassword')

/**
 * What comes after the first factor. `done`: signed in. `second_factor`: give a code next. `enrolment`: the person
 * holds a role that needs a second factor and has none yet; that role sleeps until it is set up.
 */
export const SignInStep = z
  .strictObject({ next: z.enum(['done', 'second_factor', 'enrolment']) })
  .openapi('SignInStep')
export type SignInStep = z.infer<typeof SignInStep>

export const Me = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['person', 'client']),
    name: z.string(),
    phoneMasked: z.string().nullable(),
    roles: z.array(
      z.strictObject({
        role: z.enum(roleNames),
        scope: z.strictObject({
          kind: z.enum(scopeKinds),
          id: z.string().nullable(),
          name: z.string().nullable(),
        }),
      }),
    ),
    /** Everything the person may do somewhere; a row may still refuse. */
    permissions: z.array(z.enum(permissions)),
    secondFactor: z.strictObject({ needed: z.boolean(), enrolled: z.boolean(), given: z.boolean() }),
    hasPassword: z.boolean(),
  })
  .openapi('Me')
export type Me = z.infer<typeof Me>

export const Session = z
  .strictObject({
    id: idOf('session'),
    current: z.boolean(),
    device: z.string().nullable(),
    address: z.string().nullable().openapi({ description: 'The network address, its last part left out.' }),
    createdAt: Instant,
    lastSeenAt: Instant,
    expiresAt: Instant,
  })
  .openapi('Session')
export type Session = z.infer<typeof Session>

const tags = ['Sign-in']

export const sendCode = route({
  method: 'post',
  path: '/sign-in/codes',
  operationId: 'sendSignInCode',
  summary: 'Send a one-time code; the answer is the same whether or not there is an account',
  tags,
  access: open(),
  writes: 'free',
  request: { body: json(z.strictObject({ phone: Phone }).openapi('CodeRequest')) },
  responses: {
    202: answer(
      z.strictObject({ resendAfterSeconds: z.int() }).openapi('CodeSent'),
      'Sent, if there is such an account',
    ),
    ...errors('sign_in.locked'),
  },
})

export const signInWithCode = route({
  method: 'post',
  path: '/sign-in/code',
  operationId: 'signInWithCode',
  summary: 'Sign in with phone and one-time code',
  tags,
  access: open(),
  writes: 'free',
  request: { body: json(z.strictObject({ phone: Phone, code: OneTimeCode }).openapi('CodeSignIn')) },
  responses: {
    200: answer(SignInStep, 'The first factor is right'),
    ...errors('sign_in.failed', 'sign_in.locked'),
  },
})

export const signInWithPassword = route({
  method: 'post',
  path: '/sign-in/password',
  operationId: 'signInWithPassword',
  summary: 'Sign in with phone and password',
  tags,
  access: open(),
  writes: 'free',
  request: {
    body: json(
      z.strictObject({ phone: Phone, password: z.string().min(1).max(128) }).openapi('PasswordSignIn'),
    ),
  },
  responses: {
    200: answer(SignInStep, 'The first factor is right'),
    ...errors('sign_in.failed', 'sign_in.locked'),
  },
})

export const giveSecondFactor = route({
  method: 'post',
  path: '/sign-in/second-factor',
  operationId: 'giveSecondFactor',
  summary: 'Give the code of the authenticator, or a backup code',
  tags,
  access: open(),
  writes: 'free',
  request: { body: json(z.strictObject({ code: z.string().trim().min(6).max(20) }).openapi('SecondFactor')) },
  responses: {
    200: answer(SignInStep, 'Signed in'),
    ...errors('second_factor.failed', 'sign_in.failed', 'sign_in.locked'),
  },
})

export const signOut = route({
  method: 'post',
  path: '/sign-out',
  operationId: 'signOut',
  summary: 'End this session',
  tags,
  access: signedIn(),
  writes: 'free',
  responses: { 204: empty('Signed out'), ...errors('access.denied') },
})

export const getMe = route({
  method: 'get',
  path: '/me',
  operationId: 'getMe',
  summary: 'Who is signed in, and what they may do',
  tags,
  access: signedIn(),
  responses: { 200: answer(Me, 'You') },
})

export const listMySessions = route({
  method: 'get',
  path: '/me/sessions',
  operationId: 'listMySessions',
  summary: 'Your sessions, at most fifty',
  tags,
  access: signedIn(),
  responses: { 200: answer(z.strictObject({ items: z.array(Session) }), 'Your sessions') },
})

export const endMySession = route({
  method: 'post',
  path: '/me/sessions/{sessionId}/end',
  operationId: 'endMySession',
  summary: 'End one of your sessions',
  tags,
  access: signedIn(),
  writes: 'free',
  request: { params: z.strictObject({ sessionId: idOf('session') }) },
  responses: { 204: empty('Ended') },
})

export const changePassword = route({
  method: 'post',
  path: '/me/password',
  operationId: 'changePassword',
  summary: 'Set or change your password; every other session ends',
  tags,
  access: signedIn(),
  writes: 'free',
  request: {
    body: json(
      z
        .strictObject({ current: z.string().max(128).nullable(), next: NewPassword })
        .openapi('PasswordChange'),
    ),
  },
  responses: {
    204: empty('Changed'),
    ...errors('session.required', 'sign_in.failed', 'access.denied', 'sign_in.locked', 'password.too_weak'),
  },
})

export const enrolSecondFactor = route({
  method: 'post',
  path: '/me/second-factor',
  operationId: 'enrolSecondFactor',
  summary: 'Begin to set up the second factor (TOTP, RFC 6238)',
  tags,
  access: signedIn(),
  writes: 'free',
  responses: {
    200: answer(
      z.strictObject({ uri: z.string(), secret: z.string() }).openapi('SecondFactorSetup'),
      'Put it into an authenticator, then confirm',
    ),
    ...errors('access.denied', 'second_factor.already_enrolled'),
  },
})

const BackupCodes = z.strictObject({ backupCodes: z.array(z.string()) }).openapi('BackupCodes')

export const confirmSecondFactor = route({
  method: 'post',
  path: '/me/second-factor/confirm',
  operationId: 'confirmSecondFactor',
  summary: 'Confirm the second factor with a first code',
  tags,
  access: signedIn(),
  writes: 'free',
  request: { body: json(z.strictObject({ code: OneTimeCode }).openapi('SecondFactorConfirmation')) },
  responses: {
    200: answer(BackupCodes, 'Set up; the backup codes are shown once'),
    ...errors(
      'session.required',
      'second_factor.failed',
      'access.denied',
      'second_factor.already_enrolled',
      'sign_in.locked',
    ),
  },
})

export const renewBackupCodes = route({
  method: 'post',
  path: '/me/second-factor/backup-codes',
  operationId: 'renewBackupCodes',
  summary: 'Ten new backup codes; the old ones end',
  tags,
  access: signedIn(),
  writes: 'free',
  responses: {
    200: answer(BackupCodes, 'Shown once'),
    ...errors('access.denied', 'access.second_factor'),
  },
})

/** Local start and test only: messages that a provider would have delivered. Answers 404 in production. */
export const listInbox = route({
  method: 'get',
  path: '/local/inbox',
  operationId: 'listLocalInbox',
  summary: 'Messages of the local sender (off in production)',
  tags: ['Local'],
  access: open(),
  responses: {
    200: answer(
      z.strictObject({
        items: z.array(
          z
            .strictObject({ id: z.string(), to: z.string(), text: z.string(), at: Instant })
            .openapi('LocalMessage'),
        ),
      }),
      'The newest fifty',
    ),
    ...errors('route.not_found'),
  },
})

export const signInRoutes = [
  sendCode,
  signInWithCode,
  signInWithPassword,
  giveSecondFactor,
  signOut,
  getMe,
  listMySessions,
  endMySession,
  changePassword,
  enrolSecondFactor,
  confirmSecondFactor,
  renewBackupCodes,
  listInbox,
]
