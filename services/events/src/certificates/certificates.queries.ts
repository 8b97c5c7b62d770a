import type { Context, Reach } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { asRow as rowOf, columnsOf } from '@alliance/service-kit/database/rows'
import { certificate, type CertificateRow } from './certificates.table.ts'

/** All columns of `certificate c`, each under the name it has in code. */
export const columns: SQL = columnsOf(certificate, 'c')

export const asRow = (row: Record<string, unknown>): CertificateRow => rowOf(certificate, row)

const listOf = (values: readonly string[]) => sql`SELECT value FROM json_each(${JSON.stringify(values)})`

/** The condition that a certificate was issued on behalf of a body within a reach. */
export function issuedWithin(reach: Reach): SQL {
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`(c.host_id IN (${listOf(reach.enterprises)})
    OR c.host_id IN (SELECT p.id FROM known_party_organisation p JOIN json_each(${JSON.stringify(reach.orgs)}) granted
      ON instr(p.path, '/' || granted.value || '/') > 0))`
}

/** The condition that it may be read: issued within the reach, or, for an employer, held by one of their own staff. */
export function within(reach: Reach | null): SQL {
  if (reach === null) return sql`1 = 0`
  if (reach === 'everywhere') return sql`1 = 1`
  return sql`(${issuedWithin(reach)} OR c.organisation_id IN (${listOf(reach.enterprises)}))`
}

/** The condition that a certificate is the principal’s own. */
export const own = (ctx: Context): SQL =>
  sql`c.person_id IN (SELECT id FROM known_person WHERE account_id = ${ctx.principal.id})`
