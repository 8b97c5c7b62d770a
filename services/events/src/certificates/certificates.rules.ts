import { statusEntryOf, LIST_LENGTH, type AchievementType, type StatusEntry } from '@alliance/credentials'
import type { Certificate, CertificateKind } from '@alliance/contracts/events'
import { makeCertificateNumber } from '@alliance/identifiers'
import type { CertificateRow } from './certificates.table.ts'

/** The letters of a number by what it certifies; plaques of members have `LM`. */
export const prefixes: Record<CertificateKind, string> = {
  attendance: 'ATT',
  course: 'CRS',
  volunteering: 'VOL',
}

export const kindOfPrefix = (prefix: string): CertificateKind | null =>
  (Object.keys(prefixes) as CertificateKind[]).find((kind) => prefixes[kind] === prefix) ?? null

/** What Open Badges call it. */
export const achievementTypes: Record<CertificateKind, AchievementType> = {
  attendance: 'Certificate',
  course: 'CertificateOfCompletion',
  volunteering: 'CommunityService',
}

/**
 * The status list of a certificate and its bit there. Neighbours by number lie far apart, so that a list's changes do
 * not tell which number was revoked; the factor is odd, so that each serial has a bit of its own.
 */
export function placeOf(serial: number): { list: number; index: number } {
  const inList = (serial - 1) % LIST_LENGTH
  return { list: Math.floor((serial - 1) / LIST_LENGTH) + 1, index: (inList * 48_271 + 1013) % LIST_LENGTH }
}

/** The serials of a list, first and last. */
export const serialsOf = (list: number): [number, number] => [
  (list - 1) * LIST_LENGTH + 1,
  list * LIST_LENGTH,
]

export const statusOf = (listUrl: (list: number) => string, serial: number): StatusEntry => {
  const { list, index } = placeOf(serial)
  return statusEntryOf(listUrl(list), index)
}

/** A name as the public page shows it, to compare with the paper: the first character and a star for each other, two at most. */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = Array.from(name.trim())
  return first + '*'.repeat(Math.min(2, rest.length))
}

export function asCertificate(row: CertificateRow): Certificate {
  const { prefix, year, sequence } = row
  return {
    id: row.id,
    number: makeCertificateNumber({ prefix, year, sequence }),
    kind: row.kind,
    state: row.revokedAt === null ? 'valid' : 'revoked',
    personId: row.personId,
    holder: row.holder,
    organisationId: row.organisationId,
    organisationName: row.organisationName,
    hostId: row.hostId,
    hostName: row.hostName,
    title: row.title,
    description: row.description,
    criteria: row.criteria,
    minutes: row.minutes,
    from: row.fromOn,
    to: row.toOn,
    sourceType: row.sourceType,
    sourceId: row.sourceId,
    rule: row.rule,
    reason: row.reason,
    issuedAt: row.issuedAt,
    issuedByName: row.issuedByName,
    revocation:
      row.revokedAt === null
        ? null
        : {
            reason: row.revokedReason!,
            note: row.revokedNote!,
            at: row.revokedAt,
            byName: row.revokedByName ?? '',
          },
    isDemo: row.isDemo,
  }
}
