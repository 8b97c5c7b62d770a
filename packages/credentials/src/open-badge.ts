import {
  instant,
  list,
  literal,
  object,
  optional,
  read,
  sha256Hex,
  stop,
  toHex,
  type Read,
  type Reader,
} from '@alliance/evidence'
import { line, link, proof, sha256Text, words, type Proof } from './document-parts.ts'
import type { Issuer } from './issuer.ts'
import { statusEntry, type StatusEntry } from './status-list.ts'

export const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
const OB_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** Kinds of achievement of Open Badges 3.0 (`AchievementType`) that the alliance certifies. */
export const ACHIEVEMENT_TYPES = ['Certificate', 'CertificateOfCompletion', 'CommunityService'] as const
export type AchievementType = (typeof ACHIEVEMENT_TYPES)[number]

/**
 * The recipient: the SHA-256 over name and salt, so that whoever knows the name can tell that it is theirs and
 * nobody else reads it; or the plain name.
 */
export interface IdentityObject {
  type: 'IdentityObject'
  hashed: boolean
  identityHash: string
  identityType: 'ext:name'
  salt?: string
}

export interface OpenBadge {
  '@context': readonly [typeof VC_CONTEXT, typeof OB_CONTEXT]
  id: string
  type: readonly ['VerifiableCredential', 'OpenBadgeCredential']
  name: string
  issuer: Issuer & { type: readonly ['Profile'] }
  validFrom: string
  credentialSubject: {
    id: string
    type: readonly ['AchievementSubject']
    identifier: [IdentityObject]
    /** The certificate's number. */
    licenseNumber: string
    achievement: {
      id: string
      type: readonly ['Achievement']
      achievementType: AchievementType
      name: string
      description: string
      criteria: { narrative: string }
    }
  }
  credentialStatus: StatusEntry
  proof?: Proof
}

export interface Certified {
  /** Address of the credential; the page that verifies its number is a good one. */
  id: string
  number: string
  /** A UUID of the certificate's own: the recipient has no identifier outside it. */
  subject: string
  /** `salt` keeps the hash of the name from being found by trying names over many certificates at once. */
  recipient: { name: string; disclosed: boolean; salt: string }
  achievement: { type: AchievementType; name: string; description: string; criteria: string }
  issuer: Issuer
  /** When it was issued, UTC. */
  validFrom: string
  status: StatusEntry
}

export const newSalt = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)))

export const nameHash = async (name: string, salt: string): Promise<string> =>
  `sha256$${await sha256Hex(name.normalize('NFC').trim() + salt)}`

/** The credential of a certificate, not yet signed. */
export async function openBadge(certified: Certified): Promise<OpenBadge> {
  const { achievement, recipient, number } = certified
  const identity: IdentityObject = recipient.disclosed
    ? { type: 'IdentityObject', hashed: false, identityHash: recipient.name, identityType: 'ext:name' }
    : {
        type: 'IdentityObject',
        hashed: true,
        identityHash: await nameHash(recipient.name, recipient.salt),
        identityType: 'ext:name',
        salt: recipient.salt,
      }
  const badge: OpenBadge = {
    '@context': [VC_CONTEXT, OB_CONTEXT],
    id: certified.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: { ...certified.issuer, type: ['Profile'] },
    validFrom: certified.validFrom,
    credentialSubject: {
      id: `urn:uuid:${certified.subject}`,
      type: ['AchievementSubject'],
      identifier: [identity],
      licenseNumber: number,
      achievement: {
        id: `${certified.id}#achievement`,
        type: ['Achievement'],
        achievementType: achievement.type,
        name: achievement.name,
        description: achievement.description,
        criteria: { narrative: achievement.criteria },
      },
    },
    credentialStatus: certified.status,
  }
  const found = read(badgeReader, badge)
  if (!found.ok) throw new RangeError(`${found.fault.path} ${found.fault.text.en}`)
  return badge
}

const isHashed: Reader<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : stop(at, 'type', 'a boolean')

const identity: Reader<IdentityObject> = (value, at) => {
  const found = object<IdentityObject>({
    type: literal('IdentityObject'),
    hashed: isHashed,
    identityHash: line(200),
    identityType: literal('ext:name'),
    salt: optional(line(200)),
  })(value, at)
  if (found.hashed) sha256Text(found.identityHash, `${at}/identityHash`)
  return found
}

export const badgeReader: Reader<OpenBadge> = object<OpenBadge>({
  '@context': words(VC_CONTEXT, OB_CONTEXT),
  id: link,
  type: words('VerifiableCredential', 'OpenBadgeCredential'),
  name: line(400),
  issuer: object<OpenBadge['issuer']>({ id: link, type: words('Profile'), name: line(200), url: link }),
  validFrom: instant,
  credentialSubject: object<OpenBadge['credentialSubject']>({
    id: link,
    type: words('AchievementSubject'),
    identifier: ((value, at) => {
      const found = list(identity, 1)(value, at)
      return found.length === 1 ? found : stop(at, 'range', '1')
    }) as Reader<[IdentityObject]>,
    licenseNumber: line(60),
    achievement: object<OpenBadge['credentialSubject']['achievement']>({
      id: link,
      type: words('Achievement'),
      achievementType: literal(...ACHIEVEMENT_TYPES),
      name: line(400),
      description: line(2000),
      criteria: object({ narrative: line(2000) }),
    }),
  }),
  credentialStatus: statusEntry,
  proof: optional(proof),
})

export const readBadge = (value: unknown): Read<OpenBadge> => read(badgeReader, value)
