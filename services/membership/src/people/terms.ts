import { inParts, type Context, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { searchTermsOf } from '../organisations/search.rules.ts'

interface Named {
  id: string
  name: string
}

/** What names are found by, of people who had none before. */
export const termsOf = (ctx: Context, people: readonly Named[]): Write =>
  inParts(
    people.map(({ id, name }) => ({ id, terms: searchTermsOf({ name, aliases: [], creditCode: null }) })),
  ).map((json) =>
    ctx.db.run(sql`INSERT INTO person_term (term, person_id)
      SELECT term.value, given.value ->> 'id' FROM json_each(${json}) AS given, json_each(given.value -> 'terms') AS term`),
  )

/** What names are found by from now on, and no more by what they were. */
export const renamed = (ctx: Context, people: readonly Named[]): Write => [
  inParts(people.map(({ id }) => id)).map((json) =>
    ctx.db.run(sql`DELETE FROM person_term WHERE person_id IN (SELECT value FROM json_each(${json}))`),
  ),
  termsOf(ctx, people),
]
