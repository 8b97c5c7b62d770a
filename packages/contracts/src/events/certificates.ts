import { z } from '@hono/zod-openapi'
import { can, open, signedIn } from '../kit/access.ts'
import { certificateVerification } from '../kit/certificates.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Bilingual, DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { CredentialFile, IssuerDocument, PublicJwk, StatusListCredential } from './credential-documents.ts'

/** What is certified: having been there, a course by its rule, hours of volunteering. */
export const CertificateKind = z.enum(['attendance', 'course', 'volunteering']).openapi('CertificateKind')
export type CertificateKind = z.infer<typeof CertificateKind>

/** `replaced`: another with the right text follows. `not_earned`: the evidence did not hold. */
export const RevocationReason = z
  .enum(['issued_in_error', 'not_earned', 'replaced', 'at_holders_request'])
  .openapi('RevocationReason')
export type RevocationReason = z.infer<typeof RevocationReason>

const Line = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^\P{Cc}*$/u)
const BilingualLine = z.strictObject({ zh: Line, en: Line }).openapi('BilingualLine')

export const Certificate = z
  .strictObject({
    id: idOf('certificate'),
    /** As printed: `VOL-2026-0001-X`. */
    number: z.string(),
    kind: CertificateKind,
    state: z.enum(['valid', 'revoked']),
    personId: idOf('person'),
    holder: z.string(),
    organisationId: idOf('organisation').nullable(),
    organisationName: z.string().nullable(),
    /** On whose behalf it is issued: a Party organisation or a unit. */
    hostId: z.union([idOf('organisation'), idOf('partyOrganisation')]),
    hostName: z.string(),
    title: Bilingual,
    /** What was done, with its figures. */
    description: Bilingual,
    /** How it is earned. */
    criteria: Bilingual,
    minutes: z.int().nullable(),
    from: DateOnly,
    to: DateOnly,
    /** What it was earned by: an activity, a course, a year of volunteering. */
    sourceType: z.string(),
    sourceId: z.string(),
    /** The rule that found it earned, or `by_hand` with who and why. */
    rule: z.string(),
    reason: z.string().nullable(),
    issuedAt: Instant,
    issuedByName: z.string(),
    revocation: orNull(
      z.strictObject({
        reason: RevocationReason,
        note: z.string(),
        at: Instant,
        byName: z.string(),
      }),
    ),
    isDemo: z.boolean(),
  })
  .openapi('Certificate')
export type Certificate = z.infer<typeof Certificate>

export const NewCertificate = z
  .strictObject({
    kind: CertificateKind,
    personId: idOf('person'),
    hostId: Certificate.shape.hostId,
    title: BilingualLine,
    description: BilingualLine,
    criteria: BilingualLine,
    minutes: z.int().min(1).max(1_000_000).nullable().default(null),
    from: DateOnly,
    to: DateOnly,
    /** The activity it is about, when there is one. */
    activityId: idOf('activity').nullable().default(null),
    /** Why it is issued by hand. */
    reason: z.string().trim().min(4).max(500),
    isDemo: z.boolean().default(false),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], params: { code: 'period.reversed' } })
  .openapi('NewCertificate')
export type NewCertificate = z.infer<typeof NewCertificate>

export const NewRevocation = z
  .strictObject({ reason: RevocationReason, note: z.string().trim().min(4).max(500) })
  .openapi('NewRevocation')
export type NewRevocation = z.infer<typeof NewRevocation>

const tags = ['Certificates']
const params = z.strictObject({ certificateId: idOf('certificate') })
const columns = [
  { zh: '证书编号', en: 'Number', value: (row: Certificate) => row.number },
  { zh: '类别', en: 'Kind', value: (row: Certificate) => row.kind },
  { zh: '名称', en: 'Title', value: (row: Certificate) => row.title.zh },
  { zh: '获得者', en: 'Holder', value: (row: Certificate) => row.holder },
  { zh: '单位', en: 'Organisation', value: (row: Certificate) => row.organisationName },
  { zh: '颁发单位', en: 'Issued on behalf of', value: (row: Certificate) => row.hostName },
  { zh: '分钟', en: 'Minutes', value: (row: Certificate) => row.minutes },
  { zh: '状态', en: 'State', value: (row: Certificate) => row.state },
  { zh: '颁发时间', en: 'Issued', value: (row: Certificate) => row.issuedAt },
]

export const certificates = lists({
  path: '/certificates',
  name: 'Certificates',
  summary: 'Certificates, newest first; an employer sees those of their own staff',
  tags,
  access: can('certificate:read'),
  filter: z.strictObject({
    kind: CertificateKind.optional(),
    sourceId: z.string().max(60).optional(),
    personId: idOf('person').optional(),
  }),
  item: Certificate,
  columns,
})

export const myCertificates = lists({
  path: '/my-certificates',
  name: 'MyCertificates',
  summary: 'One’s own certificates, newest first',
  tags,
  access: signedIn(),
  filter: z.strictObject({}),
  item: Certificate,
  columns,
})

export const getCertificate = route({
  method: 'get',
  path: '/certificates/{certificateId}',
  operationId: 'getCertificate',
  summary: 'Read a certificate: one’s own, or one within one’s rights',
  tags,
  access: signedIn(),
  request: { params },
  responses: { 200: answer(Certificate, 'The certificate') },
})

export const getCertificateCredential = route({
  method: 'get',
  path: '/certificates/{certificateId}/credential',
  operationId: 'getCertificateCredential',
  summary: 'Take a certificate away as Open Badges 3.0, signed, with all that checks it offline',
  tags,
  access: signedIn(),
  request: {
    params,
    query: z.strictObject({
      name: z.enum(['hashed', 'plain']).default('hashed').openapi({
        description: 'The holder’s name as salted hash, which only who knows the name can compare, or plain.',
      }),
    }),
  },
  responses: { 200: answer(CredentialFile, 'Signed'), ...errors('certificate.revoked') },
})

export const issueCertificate = route({
  method: 'post',
  path: '/certificates',
  operationId: 'issueCertificate',
  summary: 'Issue a certificate by hand, for a reason that is kept',
  tags,
  access: can('certificate:write'),
  writes: 'keyed',
  request: { body: json(NewCertificate) },
  responses: {
    201: answer(Certificate, 'Issued'),
    ...errors(
      'certificate.person_unknown',
      'certificate.host_unknown',
      'certificate.activity_unknown',
      'certificate.own',
      'certificate.issued_before',
      'certificate.busy',
    ),
  },
})

export const revokeCertificate = route({
  method: 'post',
  path: '/certificates/{certificateId}/revocation',
  operationId: 'revokeCertificate',
  summary: 'Revoke a certificate, for a reason that is kept; for good',
  tags,
  access: can('certificate:write'),
  writes: 'keyed',
  request: { params, body: json(NewRevocation) },
  responses: { 200: answer(Certificate, 'Revoked'), ...errors('certificate.revoked', 'certificate.own') },
})

export const verifyCertificate = certificateVerification('verifyCertificate')

const published = { method: 'get' as const, tags: ['Public'], access: open({ freshSeconds: 60 }) }

export const getIssuer = route({
  ...published,
  path: '/public/issuer',
  operationId: 'getIssuer',
  summary: 'Who issues certificates, and the keys that sign them',
  responses: { 200: answer(IssuerDocument, 'The issuer') },
})

export const getIssuerKey = route({
  ...published,
  path: '/public/issuer/keys/{keyName}',
  operationId: 'getIssuerKey',
  summary: 'A key that signs certificates, by itself',
  request: { params: z.strictObject({ keyName: z.string().regex(/^[\w-]{1,40}$/) }) },
  responses: { 200: answer(PublicJwk, 'The key') },
})

export const getStatusList = route({
  ...published,
  path: '/public/status-lists/{list}',
  operationId: 'getStatusList',
  summary: 'Which certificates are revoked (Bitstring Status List)',
  request: { params: z.strictObject({ list: z.string().regex(/^[1-9]\d{0,5}$/) }) },
  responses: { 200: answer(StatusListCredential, 'The list, signed') },
})

export const certificateRoutes = [
  certificates.list,
  certificates.file,
  myCertificates.list,
  myCertificates.file,
  getCertificate,
  getCertificateCredential,
  issueCertificate,
  revokeCertificate,
  verifyCertificate,
  getIssuer,
  getIssuerKey,
  getStatusList,
]
