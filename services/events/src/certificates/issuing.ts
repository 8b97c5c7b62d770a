import type { Bilingual, ProblemCode } from '@alliance/contracts'
import type { CertificateKind } from '@alliance/contracts/events'
import { newSalt } from '@alliance/credentials'
import { todayIn } from '@alliance/calendar'
import { audit, holds, newId, unique, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { raise } from '../notices.ts'
import { columnName } from '@alliance/service-kit/database/rows'
import { prefixes } from './certificates.rules.ts'
import type { CertificateRow } from './certificates.table.ts'

const object = (id: string) => ({ type: 'certificate', id })

/** What someone has earned, as the room says that found it: nothing of it changes afterwards. */
export interface Earned {
  kind: CertificateKind
  person: { id: string; name: string; organisationId: string | null; organisationName: string | null }
  host: { id: string; name: string }
  title: Bilingual
  description: Bilingual
  criteria: Bilingual
  minutes: number | null
  /** Days in Asia/Shanghai, both included. */
  from: string
  to: string
  /** What it was earned by. A person has one valid certificate of a kind for one source. */
  source: { type: string; id: string }
  /** The version of the rule that found it earned, as its receipt names it. */
  rule: string
  reason?: string | null
  isDemo: boolean
}

export interface Issue {
  /** As it will be, but for its numbers, which the batch gives. */
  row: Omit<CertificateRow, 'sequence' | 'serial'>
  /** For the batch of the change that earned it. */
  write: Write
}

const rowOf = (ctx: Context, { person, host, source, ...earned }: Earned): Issue['row'] => ({
  id: newId('certificate', new Date(ctx.now)),
  kind: earned.kind,
  prefix: prefixes[earned.kind],
  year: Number(todayIn('Asia/Shanghai', ctx.now).slice(0, 4)),
  personId: person.id,
  holder: person.name,
  organisationId: person.organisationId,
  organisationName: person.organisationName,
  hostId: host.id,
  hostName: host.name,
  title: earned.title,
  description: earned.description,
  criteria: earned.criteria,
  minutes: earned.minutes,
  fromOn: earned.from,
  toOn: earned.to,
  sourceType: source.type,
  sourceId: source.id,
  rule: earned.rule,
  reason: earned.reason ?? null,
  subject: crypto.randomUUID(),
  salt: newSalt(),
  issuedAt: ctx.now,
  issuedById: ctx.principal.id,
  issuedByName: ctx.principal.name,
  revokedAt: null,
  revokedReason: null,
  revokedNote: null,
  revokedByName: null,
  isDemo: earned.isDemo,
})

/** The row with the next number of its kind and year, and the next serial: both given by the statement that writes it. */
const insert = (ctx: Context, row: Issue['row']) => {
  const value = (part: unknown) => (part !== null && typeof part === 'object' ? JSON.stringify(part) : part)
  const given = Object.entries(row).map(([key, part]) => [columnName(key), value(part)] as const)
  return ctx.db
    .run(sql`INSERT INTO certificate (sequence, serial, ${sql.raw(given.map(([name]) => name).join(', '))})
    SELECT coalesce((SELECT max(sequence) FROM certificate WHERE prefix = ${row.prefix} AND year = ${row.year}), 0) + 1,
      coalesce((SELECT max(serial) FROM certificate), 0) + 1,
      ${sql.join(
        given.map(([, part]) => sql`${typeof part === 'boolean' ? Number(part) : part}`),
        sql`, `,
      )}`)
}

/**
 * Issues a certificate in the batch of whatever earned it: the row with its number, the audit row, and a notice to the
 * holder. Refused with `certificate.issued_before` when the person has a valid one for the same, and with
 * `certificate.own` when the principal would issue it to themselves.
 */
export function issue(ctx: Context, earned: Earned): Issue {
  const row = rowOf(ctx, earned)
  const { id, kind, personId, sourceId, title, rule } = row
  return {
    row,
    write: [
      notOwn(ctx, personId),
      unique(
        'certificate.kind, certificate.source_id, certificate.person_id',
        'certificate.issued_before',
        insert(ctx, row),
      ),
      audit('certificate.issue', object(id), { kind, source: sourceId, rule }),
      raise('certificate.issued', {
        to: sql`SELECT account_id FROM known_person WHERE id = ${personId}`,
        subject: { ...object(id), path: `/my-certificates/${id}` },
        params: { zh: title.zh, en: title.en },
        expiresAt: null,
        key: 'issued',
      }),
    ],
  }
}

/** Whoever records is not whom it is about. */
export const notOwn = (ctx: Context, personId: string, code: ProblemCode = 'certificate.own'): Write =>
  holds(
    sql`NOT EXISTS (SELECT 1 FROM known_person WHERE id = ${personId} AND account_id = ${ctx.principal.id})`,
    code,
  )
