import type { Page } from '@alliance/contracts'
import type { Certificate, CertificateKind, NewRevocation } from '@alliance/contracts/events'
import { after, audit, exactlyOne, keysOf, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { raise } from '../notices.ts'
import { reachOrNone } from '../reach.ts'
import { asRow, columns, issuedWithin, own, within } from './certificates.queries.ts'
import { asCertificate } from './certificates.rules.ts'
import { certificate, type CertificateRow } from './certificates.table.ts'
import { notOwn } from './issuing.ts'

interface Paging {
  limit: number
  cursor?: string
}

interface Filter {
  kind?: CertificateKind
  sourceId?: string
  personId?: string
}

async function page(ctx: Context, { limit, cursor }: Paging, conditions: SQL[]): Promise<Page<Certificate>> {
  const all = [...conditions, after([sql`c.id`], keysOf(cursor, ['string']), 'descending')]
  const rows = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${columns} FROM certificate c
    WHERE ${sql.join(all, sql` AND `)} ORDER BY c.id DESC LIMIT ${limit + 1}`)
  return pageFrom(rows.map(asRow), limit, (row) => [row.id], asCertificate)
}

/** A page of them, newest first: ids sort by the time they were made. */
export const list = (
  ctx: Context,
  { kind, sourceId, personId, ...paging }: Paging & Filter,
): Promise<Page<Certificate>> =>
  page(ctx, paging, [
    within(ctx.reach('certificate:read')),
    ...(kind ? [sql`c.kind = ${kind}`] : []),
    ...(sourceId ? [sql`c.source_id = ${sourceId}`] : []),
    ...(personId ? [sql`c.person_id = ${personId}`] : []),
  ])

/** One’s own. */
export const mine = (ctx: Context, paging: Paging): Promise<Page<Certificate>> =>
  page(ctx, paging, [own(ctx)])

/** One’s own, or one within a reach; another’s is not there. */
export async function find(ctx: Context, id: string): Promise<CertificateRow> {
  const [row] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${columns} FROM certificate c
    WHERE c.id = ${id} AND (${within(reachOrNone(ctx, 'certificate:read'))} OR ${own(ctx)})`)
  if (!row) throw new Problem('resource.not_found')
  return asRow(row)
}

export const get = async (ctx: Context, id: string): Promise<Certificate> =>
  asCertificate(await find(ctx, id))

/** The writes that revoke one for good, and tell its holder. */
export const revoking = (ctx: Context, { id, personId, title }: CertificateRow, given: NewRevocation) => [
  exactlyOne(
    ctx.db
      .update(certificate)
      .set(revocationOf(ctx, given))
      .where(and(eq(certificate.id, id), isNull(certificate.revokedAt))),
    'certificate.revoked',
  ),
  audit('certificate.revoke', { type: 'certificate', id }, { reason: given.reason }),
  raise('certificate.revoked', {
    to: sql`SELECT account_id FROM known_person WHERE id = ${personId}`,
    subject: { type: 'certificate', id, path: `/my-certificates/${id}` },
    params: { zh: title.zh, en: title.en },
    expiresAt: null,
    key: 'revoked',
  }),
]

const revocationOf = (ctx: Context, { reason, note }: NewRevocation) => ({
  revokedAt: ctx.now,
  revokedReason: reason,
  revokedNote: note,
  revokedByName: ctx.principal.name,
})

/** Revokes one that was issued within the principal’s reach. */
export async function revoke(ctx: Context, id: string, given: NewRevocation): Promise<Certificate> {
  const [found] = await ctx.db.all<Record<string, unknown>>(sql`SELECT ${columns} FROM certificate c
    WHERE c.id = ${id} AND ${issuedWithin(ctx.reach('certificate:write'))}`)
  if (!found) throw new Problem('resource.not_found')
  const row = asRow(found)
  return ctx.commit(
    asCertificate({ ...row, ...revocationOf(ctx, given) }),
    notOwn(ctx, row.personId),
    revoking(ctx, row, given),
  )
}
