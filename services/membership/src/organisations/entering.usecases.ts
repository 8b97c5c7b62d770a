import { membershipEvents, type Organisation } from '@alliance/contracts/membership'
import {
  auditAll,
  difference,
  exactly,
  holds,
  inParts,
  insertAll,
  publisher,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { getTableColumns, sql } from 'drizzle-orm'
import { counted } from '../tally.table.ts'
import { auditedFields, organisationRow } from './organisations.rules.ts'
import { organisation } from './organisations.table.ts'
import { searchTermsOf } from './search.rules.ts'

const publish = publisher(membershipEvents)
const object = (id: string) => ({ type: 'organisation', id })

/** Everything that entering organisations writes, by as few statements for many as for one. */
export const entering = (ctx: Context, entered: readonly Organisation[]): Write => [
  parentsExist(entered),
  insertAll(ctx, organisation, entered.map(organisationRow)).map((insert) =>
    unique('organisation.credit_code', 'organisation.duplicate_code', insert),
  ),
  termsOf(ctx, entered),
  counted('organisations', ctx.today, entered.length),
  auditAll(
    'organisation.create',
    entered.map(({ id, name, provenance }) => ({ object: object(id), detail: { name, provenance } })),
  ),
  tell(entered),
]

/** An organisation that was read, as it shall be, and the version that must still be there. */
export interface Change {
  current: Organisation
  changed: Organisation
  expectedVersion: number
}

/** Everything that changing organisations writes; none is changed when one of them is not as it was read. */
export const changing = (ctx: Context, changes: readonly Change[]): Write => {
  const after = changes.map(({ changed, expectedVersion }) => ({ ...changed, version: expectedVersion + 1 }))
  return [
    parentsExist(after),
    inParts(after.map(organisationRow)).map((json) =>
      exactly(
        (JSON.parse(json) as unknown[]).length,
        unique(
          'organisation.credit_code',
          'organisation.duplicate_code',
          ctx.db.run(sql`UPDATE organisation SET ${newValues}
          FROM json_each(${json}) AS given
          WHERE organisation.id = given.value ->> 'id' AND organisation.version = (given.value ->> 'version') - 1`),
        ),
        'version.stale',
      ),
    ),
    inParts(after.map(({ id }) => id)).map((json) =>
      ctx.db.run(
        sql`DELETE FROM organisation_term WHERE organisation_id IN (SELECT value FROM json_each(${json}))`,
      ),
    ),
    termsOf(ctx, after),
    auditAll(
      'organisation.update',
      changes.map(({ current, changed }) => ({
        object: object(changed.id),
        detail: difference(current, changed, auditedFields),
      })),
    ),
    tell(after),
  ]
}

const newValues = sql.join(
  Object.entries(getTableColumns(organisation))
    .filter(([key]) => key !== 'id')
    .map(([key]) =>
      sql.raw(`${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = given.value ->> '${key}'`),
    ),
  sql`, `,
)

const parentsExist = (organisations: readonly Organisation[]): Write => {
  const parents = [...new Set(organisations.map(({ parentId }) => parentId).filter((id) => id !== null))]
  return inParts(parents).map((json) =>
    holds(
      sql`NOT EXISTS (SELECT 1 FROM json_each(${json}) AS named WHERE NOT EXISTS (SELECT 1 FROM organisation o WHERE o.id = named.value))`,
      'organisation.unknown',
    ),
  )
}

const termsOf = (ctx: Context, organisations: readonly Organisation[]): Write =>
  inParts(organisations.map((one) => ({ id: one.id, terms: searchTermsOf(one) }))).map((json) =>
    ctx.db.run(sql`INSERT INTO organisation_term (term, organisation_id)
      SELECT term.value, given.value ->> 'id' FROM json_each(${json}) AS given, json_each(given.value -> 'terms') AS term
      WHERE true ON CONFLICT DO NOTHING`),
  )

const tell = (organisations: readonly Organisation[]): Write =>
  publish(
    'organisation.changed',
    organisations.map(({ id, name, kind, version }) => ({
      subject: id,
      version,
      data: { kind: 'enterprise' as const, name, active: true, organisationKind: kind },
    })),
  )
