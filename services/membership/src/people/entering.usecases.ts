import type { IdentityDocumentType, NewPerson, PersonChange } from '@alliance/contracts/membership'
import {
  auditAll,
  exactly,
  holds,
  inParts,
  insertAll,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { getTableColumns, sql } from 'drizzle-orm'
import { notWithdrawn } from '../consents/consents.usecases.ts'
import { sortKeyOf } from '../organisations/search.rules.ts'
import { sealed } from './identifiers.ts'
import { birthYearOf, draftPerson, identifiersIn } from './people.rules.ts'
import { toldOfPeople } from './people.events.ts'
import { person } from './people.table.ts'
import { renamed, termsOf } from './terms.ts'

const object = (id: string) => ({ type: 'person', id })

const uniquely = (write: Parameters<typeof unique>[2]) =>
  unique(
    'person.account_id',
    'person.account_taken',
    unique('person.document_index', 'person.duplicate', write),
  )

export interface Entered {
  id: string
  input: NewPerson
}

/** Everything that entering people writes, by as few statements for many as for one; not their employments. */
export async function entering(ctx: Context, entered: readonly Entered[]): Promise<Write> {
  const rows = await Promise.all(
    entered.map(async ({ id, input }) => {
      const given = identifiersIn(input, ctx.today)
      return {
        ...draftPerson(input, given),
        ...(await sealed(id, given)),
        id,
        nameSort: sortKeyOf(input.name),
        told: 0,
        pairedAt: null,
        version: 1,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }
    }),
  )
  return [
    insertAll(ctx, person, rows).map(uniquely),
    termsOf(ctx, rows),
    auditAll(
      'person.create',
      entered.map(({ id, input }) => ({
        object: object(id),
        detail: {
          provenance: input.provenance,
          document: input.document?.type ?? (null as IdentityDocumentType | null),
        },
      })),
    ),
    tell(ctx, rows),
  ]
}

/** A change of a person, and the version and the year of birth that were read. */
export interface Change {
  id: string
  change: PersonChange
  expectedVersion: number
  birthYear: number | null
}

/** Everything that changing people writes; none is changed when one of them is not as it was read. */
export async function changing(ctx: Context, changes: readonly Change[]): Promise<Write> {
  const rows = await Promise.all(
    changes.map(async ({ id, change, expectedVersion, birthYear }) => {
      const { document: _document, phone: _phone, ...plain } = change
      const given = identifiersIn(change, ctx.today)
      return {
        ...plain,
        ...(await sealed(id, given)),
        ...(change.name === undefined ? {} : { nameSort: sortKeyOf(change.name) }),
        id,
        birthYear: birthYearOf(given.document, change.birthYear ?? birthYear),
        version: expectedVersion + 1,
        // Compared anew: at once where one person is changed, by the minute where many are.
        pairedAt: null,
        updatedAt: ctx.now,
      }
    }),
  )
  return [
    inParts(rows).map((json) =>
      exactly(
        (JSON.parse(json) as unknown[]).length,
        uniquely(
          ctx.db.run(sql`UPDATE person SET ${newValues} FROM json_each(${json}) AS given
            WHERE person.id = given.value ->> 'id' AND person.version = (given.value ->> 'version') - 1
              AND person.merged_into IS NULL AND person.erased_at IS NULL`),
        ),
        'version.stale',
      ),
    ),
    renamed(
      ctx,
      changes.flatMap(({ id, change }) => (change.name === undefined ? [] : [{ id, name: change.name }])),
    ),
    notWithdrawn(changes),
    // Which fields, never what stands in them: audit rows stay when the person is long gone.
    auditAll(
      'person.update',
      changes.map(({ id, change }) => ({
        object: object(id),
        detail: { fields: Object.keys(change).toSorted() },
      })),
    ),
    tell(ctx, changes),
  ]
}

const tell = (ctx: Context, people: readonly { id: string }[]): Write =>
  inParts(people.map(({ id }) => id)).map((json) =>
    toldOfPeople(ctx, sql`SELECT value FROM json_each(${json})`),
  )

/** A column keeps what it has where a row says nothing of it. */
const newValues = sql.join(
  Object.keys(getTableColumns(person))
    .filter((key) => key !== 'id' && key !== 'createdAt')
    .map((key) => {
      const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      return sql.raw(
        `${column} = iif(json_type(given.value, '$.${key}') IS NULL, person.${column}, given.value ->> '${key}')`,
      )
    }),
  sql`, `,
)

/** None of these records was merged or erased meanwhile. */
export const stillOpen = (people: readonly string[]): Write =>
  inParts(people).map((json) =>
    holds(
      sql`NOT EXISTS (SELECT 1 FROM json_each(${json}) AS named WHERE NOT EXISTS (
        SELECT 1 FROM person p WHERE p.id = named.value AND p.merged_into IS NULL AND p.erased_at IS NULL))`,
      'person.closed',
    ),
  )
