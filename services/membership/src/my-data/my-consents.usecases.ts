import type { Consent, OwnConsent, PersonConsents } from '@alliance/contracts/membership'
import type { Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { consentsFrom, entriesOf, sayOwn } from '../consents/consents.usecases.ts'
import { ownId } from './own.ts'

/** What I said. Without a record of mine there is nothing to withdraw, and the notices are there all the same. */
export async function consentsOf(ctx: Context): Promise<PersonConsents> {
  const [row] = await ctx.db.all<{ entries: string }>(
    sql`SELECT ${entriesOf(sql`person.id`)} AS entries FROM person WHERE person.id = ${ownId(ctx)}`,
  )
  return consentsFrom(ctx, row?.entries ?? null)
}

/** @throws Problem `person.not_linked`, and as `consents.usecases` */
export const sayMine = (ctx: Context, input: OwnConsent): Promise<Consent> => sayOwn(ctx, ownId(ctx), input)
