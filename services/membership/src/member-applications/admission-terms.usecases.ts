import type { Page } from '@alliance/contracts'
import type { AdmissionTerms, NewAdmissionTerms } from '@alliance/contracts/membership'
import { after, audit, holds, keysOf, pageFrom, Problem, unique, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { admissionTerms } from './member-applications.table.ts'

/** SQL for the terms in force on a day, as a JSON object. The first ones hold since the launch. */
export const termsOn = (date: string): SQL => sql`(SELECT json_object('version', version, 'from', valid_from,
  'days', json(days), 'reviewMonths', review_months, 'basis', basis, 'recordedBy', recorded_by, 'recordedAt', recorded_at)
  FROM admission_terms WHERE valid_from <= ${date} ORDER BY valid_from DESC LIMIT 1)`

interface ListQuery {
  limit: number
  cursor?: string
}

/** A page of the versions, the oldest first. */
export async function list(ctx: Context, { limit, cursor }: ListQuery): Promise<Page<AdmissionTerms>> {
  ctx.reach('member-application:read')
  const rows = await ctx.db
    .select()
    .from(admissionTerms)
    .where(after([sql`version`], keysOf(cursor, ['number'])))
    .orderBy(admissionTerms.version)
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    ({ version }) => [version],
    (row) => row,
  )
}

/**
 * Sets the terms from a day on. What is decided already keeps the terms of its day, so they never begin in the past.
 *
 * @throws Problem `admission_terms.overlap`
 */
export async function set(ctx: Context, input: NewAdmissionTerms): Promise<AdmissionTerms> {
  if (ctx.reach('member:write') !== 'everywhere') throw new Problem('access.denied')
  if (input.from < ctx.today) throw new Problem('admission_terms.overlap')
  const [last] = await ctx.db.all<{ version: number }>(
    sql`SELECT max(version) AS version FROM admission_terms`,
  )
  const made = { ...input, version: last!.version + 1, recordedBy: ctx.principal.name, recordedAt: ctx.now }
  return ctx.commit(
    made,
    holds(
      sql`NOT EXISTS (SELECT 1 FROM admission_terms WHERE valid_from >= ${input.from})`,
      'admission_terms.overlap',
    ),
    unique('admission_terms.version', 'admission_terms.overlap', ctx.db.insert(admissionTerms).values(made)),
    audit(
      'admission-terms.set',
      { type: 'admission-terms', id: String(made.version) },
      { from: input.from, days: input.days, reviewMonths: input.reviewMonths },
    ),
  )
}
