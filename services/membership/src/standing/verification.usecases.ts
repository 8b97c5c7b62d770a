import type { CertificateVerification } from '@alliance/contracts'
import type { MemberKind } from '@alliance/contracts/membership'
import { compactCode, parseCertificateNumber } from '@alliance/identifiers'
import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { series } from '../alliance-members/alliance-members.rules.ts'
import { standingOn } from '../alliance-members/standing.queries.ts'
import { memberKindNames } from './verification.rules.ts'

interface Row {
  holder: string
  kind: MemberKind
  standing: 'active' | 'rectifying' | 'suspended' | 'ended'
  since: string
  until: string | null
  isDemo: number
}

/** Whether a plaque is valid today, and no more than whoever stands before it may know. One round trip, or none. */
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
  if (!parsed.ok || parsed.value.prefix !== series) return unknown
  const { number, year, sequence } = parsed.value
  const [row] = await ctx.db.all<Row>(sql`
    SELECT o.name AS holder, m.kind, ${standingOn(sql`m`, ctx.today)} AS standing, m.admitted_on AS since,
      m.ended_on AS until, m.is_demo AS isDemo
    FROM alliance_member m JOIN organisation o ON o.id = m.organisation_id
    WHERE m.plaque_year = ${year} AND m.plaque_sequence = ${sequence} AND m.admitted_on <= ${ctx.today}`)
  if (!row) return { ...unknown, number }
  const state = row.standing === 'active' || row.standing === 'rectifying' ? 'valid' : row.standing
  return {
    number,
    state,
    holder: row.holder,
    what: memberKindNames[row.kind],
    since: row.since,
    until: state === 'ended' ? row.until : null,
    isDemo: row.isDemo === 1,
  }
}
