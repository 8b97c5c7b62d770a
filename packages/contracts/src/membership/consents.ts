import { z } from '@hono/zod-openapi'
import { can, open, signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { Bilingual, DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/** What personal data is kept for. The first two rest on a duty (PIPL Art. 13(3), 34), the others on consent. */
export const PurposeCode = z
  .enum(['register', 'party_affairs', 'identity_document', 'phone', 'education', 'publicity'])
  .openapi('PurposeCode')
export type PurposeCode = z.infer<typeof PurposeCode>

/** A purpose as people are told of it, in one version of its text. */
export const Purpose = z
  .strictObject({
    code: PurposeCode,
    version: z.int(),
    since: DateOnly,
    basis: z.enum(['duty', 'consent', 'separate_consent']),
    sensitive: z.boolean(),
    title: Bilingual,
    collects: Bilingual,
    why: Bilingual,
    lawful: Bilingual,
    keeps: Bilingual,
    /** What happens at once when consent is withdrawn; null where none is asked. */
    withdrawal: orNull(Bilingual),
  })
  .openapi('Purpose')
export type Purpose = z.infer<typeof Purpose>

export const ConsentAct = z.enum(['given', 'withdrawn']).openapi('ConsentAct')
/** By the person online, on a signed paper, or said at the service window. */
export const ConsentChannel = z.enum(['online', 'paper', 'window']).openapi('ConsentChannel')

/** One thing a person said. Entries are only ever added. */
export const Consent = z
  .strictObject({
    id: idOf('consent'),
    purpose: PurposeCode,
    version: z.int(),
    act: ConsentAct,
    at: Instant,
    channel: ConsentChannel,
    /** Who entered it, where the person did not. */
    enteredBy: z.string().nullable(),
    evidence: z.string().nullable(),
  })
  .openapi('Consent')
export type Consent = z.infer<typeof Consent>

/** Where a person stands on a purpose. `outdated`: given to an earlier text that the present one goes beyond. */
export const ConsentState = z
  .strictObject({
    purpose: Purpose,
    state: z.enum(['not_asked', 'none', 'given', 'outdated', 'withdrawn']),
    since: orNull(Instant),
  })
  .openapi('ConsentState')
export type ConsentState = z.infer<typeof ConsentState>

export const PersonConsents = z
  .strictObject({ states: z.array(ConsentState), entries: z.array(Consent) })
  .openapi('PersonConsents')
export type PersonConsents = z.infer<typeof PersonConsents>

const said = { purpose: PurposeCode, version: z.int().min(1), act: ConsentAct }

export const OwnConsent = z.strictObject(said).openapi('OwnConsent')
export type OwnConsent = z.infer<typeof OwnConsent>

export const EnteredConsent = z
  .strictObject({
    ...said,
    channel: z.enum(['paper', 'window']),
    evidence: z.string().trim().min(2).max(200),
  })
  .openapi('EnteredConsent')
export type EnteredConsent = z.infer<typeof EnteredConsent>

const tags = ['Consents']
const params = z.strictObject({ personId: idOf('person') })
const refusals = [
  'consent.unknown_version',
  'consent.not_asked',
  'consent.unchanged',
  'person.closed',
] as const

/** The notice is there before anything is collected (PIPL Art. 17), so anyone may read it. */
export const consentPurposes = route({
  method: 'get',
  path: '/consent-purposes',
  operationId: 'listConsentPurposes',
  summary: 'What personal data is kept for, on which basis and how long',
  tags,
  access: open({ freshSeconds: 60 }),
  responses: { 200: answer(z.strictObject({ items: z.array(Purpose) }), 'In their present versions') },
})

export const personConsents = route({
  method: 'get',
  path: '/people/{personId}/consents',
  operationId: 'getPersonConsents',
  summary: 'What a person consented to and withdrew',
  tags,
  access: can('person:read'),
  request: { params },
  responses: { 200: answer(PersonConsents, 'States, and everything said, the last first') },
})

export const enterConsent = route({
  method: 'post',
  path: '/people/{personId}/consents',
  operationId: 'enterConsent',
  summary:
    'Enter what a person said on paper or at the window; a withdrawal deletes at once what rested on it',
  tags,
  access: can('person:write'),
  writes: 'keyed',
  request: { params, body: json(EnteredConsent) },
  responses: { 201: answer(Consent, 'Entered'), ...errors(...refusals) },
})

export const myConsents = route({
  method: 'get',
  path: '/me/consents',
  operationId: 'getMyConsents',
  summary: 'What I consented to and withdrew',
  tags,
  access: signedIn(),
  responses: { 200: answer(PersonConsents, 'States, and everything I said, the last first') },
})

/** Giving and withdrawing are one and the same request (PIPL Art. 15). */
export const sayConsent = route({
  method: 'post',
  path: '/me/consents',
  operationId: 'sayConsent',
  summary: 'Give a consent or withdraw it; a withdrawal deletes at once what rested on it',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { body: json(OwnConsent) },
  responses: { 201: answer(Consent, 'Kept'), ...errors(...refusals, 'person.not_linked') },
})

export const consentRoutes = [consentPurposes, personConsents, enterConsent, myConsents, sayConsent]
