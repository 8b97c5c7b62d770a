import { z } from '@hono/zod-openapi'
import { open } from './access.ts'
import { Bilingual, DateOnly, orNull } from './primitives.ts'
import { answer, route } from './route.ts'

/**
 * What anyone may know of a certificate or plaque by its number. Whatever is not a number that was given out is
 * `unknown`, and nothing else is told of it.
 */
export const CertificateVerification = z
  .strictObject({
    /** As it is printed, however it was typed. */
    number: z.string(),
    state: z.enum(['valid', 'suspended', 'ended', 'revoked', 'unknown']),
    holder: z.string().nullable(),
    what: orNull(Bilingual),
    since: orNull(DateOnly),
    until: orNull(DateOnly),
    isDemo: z.boolean(),
  })
  .openapi('CertificateVerification')
export type CertificateVerification = z.infer<typeof CertificateVerification>

/** The route by which a service answers for the certificates that it gives out: the prefix of a number says which service. */
export const certificateVerification = (operationId: string) =>
  route({
    method: 'get',
    path: '/public/certificate-verification',
    operationId,
    summary: 'Whether a certificate or plaque with this number is valid',
    tags: ['Public'],
    access: open({ freshSeconds: 5 }),
    request: { query: z.strictObject({ number: z.string().min(1).max(60) }) },
    responses: { 200: answer(CertificateVerification, 'What may be known of it') },
  })
