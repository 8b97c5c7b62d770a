import { NoticeFact } from '@alliance/contracts'
import { newId, type Context, type Handler, type Handlers, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { kindsByMessage } from './words.rules.ts'

/**
 * Puts a notice into the inboxes of accounts that are in use, each once for its key, and on its way as a message to
 * those who agreed to that.
 *
 * @param to a query of one column `id`: whom to tell
 */
export function keep(ctx: Context, fact: Omit<NoticeFact, 'recipients'>, to: SQL, at = ctx.now): Write {
  const { kind, subject, params, expiresAt, key } = fact
  const made = newId('notice', new Date(at)).slice(0, -16)
  return [
    ctx.db
      .run(sql`INSERT INTO notice (id, account_id, key, kind, subject_type, subject_id, path, params, raised_at, expires_at)
      SELECT ${made} || lower(hex(randomblob(8))), id, ${key}, ${kind}, ${subject.type}, ${subject.id}, ${subject.path},
        ${JSON.stringify(params)}, ${at}, ${expiresAt}
      FROM account WHERE id IN (${to}) AND disabled_at IS NULL
      ON CONFLICT (account_id, key) DO NOTHING`),
    kindsByMessage.includes(kind)
      ? ctx.db.run(sql`INSERT INTO notice_send (notice_id, state, attempts, next_at)
          SELECT n.id, 'waiting', 0, ${ctx.now} FROM notice_setting s JOIN notice n ON n.account_id = s.account_id AND n.key = ${key}
          WHERE s.account_id IN (${to}) AND s.messages_since IS NOT NULL AND ${kind} NOT IN (SELECT value FROM json_each(s.off))
          ON CONFLICT (notice_id) DO NOTHING`)
      : [],
  ]
}

const raised: Handler = (event, ctx) => {
  const { recipients, ...fact } = NoticeFact.parse(event.data)
  return keep(ctx, fact, sql`SELECT value FROM json_each(${JSON.stringify(recipients)})`, event.at)
}

export const consumes: Handlers = { 'notice.raised': raised }
