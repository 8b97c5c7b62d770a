import { oneTrip, reencrypt, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { inSeconds } from './seconds.ts'
import { cipher } from './secrets.ts'

/** Forgets what is over. Each is a range of an index, so an idle minute reads next to nothing. */
export async function purge(ctx: Context): Promise<void> {
  await oneTrip(
    ctx,
    sql`DELETE FROM one_time_code WHERE expires_at <= ${ctx.now}`,
    sql`DELETE FROM challenge WHERE expires_at <= ${ctx.now}`,
    sql`DELETE FROM session WHERE expires_at <= ${ctx.now}`,
    sql`DELETE FROM session WHERE last_seen_at <= ${inSeconds(ctx, -1800)}`,
    sql`DELETE FROM used_assertion WHERE expires_at <= ${ctx.now}`,
    sql`DELETE FROM attempt WHERE resets_at <= ${ctx.now}`,
    sql`DELETE FROM local_message WHERE created_at <= ${inSeconds(ctx, -600)}`,
  )
}

/** Encrypts again what an older key encrypted. */
export const reencryptFields = (ctx: Context): Promise<void> =>
  reencrypt(ctx, cipher, [
    { table: 'account', id: 'id', column: 'phone' },
    { table: 'second_factor', id: 'account_id', column: 'secret' },
    { table: 'webhook_secret', id: 'id', column: 'sealed' },
  ])
