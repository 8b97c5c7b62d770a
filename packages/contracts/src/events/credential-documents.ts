import { z } from '@hono/zod-openapi'

/** What follows is fixed by other standards: Open Badges 3.0, W3C Verifiable Credentials 2.0, Bitstring Status List 1.0. */
const Link = z.string().max(600)
const context = z.array(Link).readonly()

const Proof = z
  .strictObject({
    type: z.literal('DataIntegrityProof'),
    cryptosuite: z.literal('eddsa-rdfc-2022'),
    created: z.string(),
    verificationMethod: Link,
    proofPurpose: z.literal('assertionMethod'),
    proofValue: z.string(),
  })
  .openapi('CredentialProof')

export const PublicJwk = z
  .union([
    z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
    z.strictObject({ kty: z.literal('RSA'), n: z.string(), e: z.string() }),
  ])
  .openapi('PublicJwk')

export const IssuerDocument = z
  .strictObject({
    '@context': context,
    id: Link,
    type: z.tuple([z.literal('Profile')]).readonly(),
    name: z.string(),
    url: Link,
    verificationMethod: z.array(
      z.union([
        z.strictObject({
          id: Link,
          type: z.literal('Multikey'),
          controller: Link,
          publicKeyMultibase: z.string(),
        }),
        z.strictObject({
          id: Link,
          type: z.literal('JsonWebKey'),
          controller: Link,
          publicKeyJwk: PublicJwk,
        }),
      ]),
    ),
    assertionMethod: z.array(Link),
  })
  .openapi('IssuerDocument')

export const StatusListCredential = z
  .strictObject({
    '@context': context,
    id: Link,
    type: z.tuple([z.literal('VerifiableCredential'), z.literal('BitstringStatusListCredential')]).readonly(),
    issuer: Link,
    validFrom: z.string(),
    validUntil: z.string(),
    credentialSubject: z.strictObject({
      id: Link,
      type: z.literal('BitstringStatusList'),
      statusPurpose: z.literal('revocation'),
      encodedList: z.string(),
    }),
    proof: Proof,
  })
  .openapi('StatusListCredential')

const OpenBadge = z
  .strictObject({
    '@context': context,
    id: Link,
    type: z.tuple([z.literal('VerifiableCredential'), z.literal('OpenBadgeCredential')]).readonly(),
    name: z.string(),
    issuer: z.strictObject({
      id: Link,
      name: z.string(),
      url: Link,
      type: z.tuple([z.literal('Profile')]).readonly(),
    }),
    validFrom: z.string(),
    credentialSubject: z.strictObject({
      id: z.string(),
      type: z.tuple([z.literal('AchievementSubject')]).readonly(),
      identifier: z.tuple([
        z.strictObject({
          type: z.literal('IdentityObject'),
          hashed: z.boolean(),
          identityHash: z.string(),
          identityType: z.literal('ext:name'),
          salt: z.string().optional(),
        }),
      ]),
      licenseNumber: z.string(),
      achievement: z.strictObject({
        id: Link,
        type: z.tuple([z.literal('Achievement')]).readonly(),
        achievementType: z.enum(['Certificate', 'CertificateOfCompletion', 'CommunityService']),
        name: z.string(),
        description: z.string(),
        criteria: z.strictObject({ narrative: z.string() }),
      }),
    }),
    credentialStatus: z.strictObject({
      id: Link,
      type: z.literal('BitstringStatusListEntry'),
      statusPurpose: z.literal('revocation'),
      statusListIndex: z.string(),
      statusListCredential: Link,
    }),
    proof: Proof,
  })
  .openapi('OpenBadgeCredential')

/** A certificate with all that is needed to check it without a network; `packages/verifier` reads it. */
export const CredentialFile = z
  .strictObject({
    kind: z.literal('credential'),
    version: z.literal(1),
    credential: OpenBadge,
    /** The same as JSON Web Token (VC-JWT). */
    token: z.string().nullable(),
    issuer: IssuerDocument,
    statusList: z.union([StatusListCredential, z.null()]),
  })
  .openapi('CredentialFile')
export type CredentialFile = z.infer<typeof CredentialFile>
