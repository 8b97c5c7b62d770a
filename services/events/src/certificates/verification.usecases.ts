import { todayIn } from '@alliance/calendar'
import type { CertificateVerification } from '@alliance/contracts'
import { compactCode, parseCertificateNumber } from '@alliance/identifiers'
import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { asRow, columns } from './certificates.queries.ts'
import { kindOfPrefix, maskedName } from './certificates.rules.ts'

/** Whether a certificate is valid, and no more than whoever holds the paper may know. One round trip, or none. */
export async function verify(ctx: Context, input: string): Promise<CertificateVerification> {
  const parsed = parseCertificateNumber(input)
  const unknown = {
    number: compactCode(input).slice(0, 60),
    state: 'unknown' as const,
    holder: null,
    what: null,
    since: null,
    until: null,
    isDemo: false,
  }
  if (!parsed.ok || kindOfPrefix(parsed.value.prefix) === null) return unknown
  const { number, prefix, year, sequence } = parsed.value
  const [found] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${columns} FROM certificate c
    WHERE c.prefix = ${prefix} AND c.year = ${year} AND c.sequence = ${sequence}`)
  if (!found) return { ...unknown, number }
  const row = asRow(found)
  return {
    number,
    state: row.revokedAt === null ? 'valid' : 'revoked',
    holder: maskedName(row.holder),
    what: row.title,
    since: todayIn('Asia/Shanghai', row.issuedAt),
    until: row.revokedAt === null ? null : todayIn('Asia/Shanghai', row.revokedAt),
    isDemo: row.isDemo,
  }
}
