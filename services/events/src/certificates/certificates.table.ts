import type { Bilingual } from '@alliance/contracts'
import type { CertificateKind, RevocationReason } from '@alliance/contracts/events'
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A certificate as it was issued. By trigger nothing in it changes but its revocation, which stays. */
export const certificate = sqliteTable(
  'certificate',
  {
    id: text().primaryKey(),
    kind: text().$type<CertificateKind>().notNull(),
    prefix: text().notNull(),
    year: integer().notNull(),
    sequence: integer().notNull(),
    /** Over all certificates, without gaps: says which bit of which status list is its own. */
    serial: integer().notNull(),
    personId: text().notNull(),
    holder: text().notNull(),
    organisationId: text(),
    organisationName: text(),
    hostId: text().notNull(),
    hostName: text().notNull(),
    title: text({ mode: 'json' }).$type<Bilingual>().notNull(),
    description: text({ mode: 'json' }).$type<Bilingual>().notNull(),
    criteria: text({ mode: 'json' }).$type<Bilingual>().notNull(),
    minutes: integer(),
    fromOn: text().notNull(),
    toOn: text().notNull(),
    sourceType: text().notNull(),
    sourceId: text().notNull(),
    rule: text().notNull(),
    reason: text(),
    /** The holder's only identifier in the signed credential, and the salt of the name's hash there. */
    subject: text().notNull(),
    salt: text().notNull(),
    issuedAt: text().notNull(),
    issuedById: text().notNull(),
    issuedByName: text().notNull(),
    revokedAt: text(),
    revokedReason: text().$type<RevocationReason>(),
    revokedNote: text(),
    revokedByName: text(),
    isDemo: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [
    check('certificate_period', sql`from_on <= to_on`),
    check(
      'certificate_revocation',
      sql`(revoked_at IS NULL) = (revoked_reason IS NULL) AND (revoked_at IS NULL) = (revoked_note IS NULL)`,
    ),
    uniqueIndex('certificate_number').on(table.prefix, table.year, table.sequence),
    uniqueIndex('certificate_serial').on(table.serial),
    uniqueIndex('certificate_earned_once')
      .on(table.kind, table.sourceId, table.personId)
      .where(sql`revoked_at IS NULL`),
    index('certificate_revoked')
      .on(table.serial)
      .where(sql`revoked_at IS NOT NULL`),
    index('certificate_person').on(table.personId, table.id),
    index('certificate_source').on(table.sourceId, table.id),
    index('certificate_kind').on(table.kind, table.id),
    index('certificate_host').on(table.hostId, table.id),
    index('certificate_employer').on(table.organisationId, table.id),
  ],
)
export type CertificateRow = typeof certificate.$inferSelect
