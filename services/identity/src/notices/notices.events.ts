import { NoticeFact, type Holders } from '@alliance/contracts'
import { newId, type Context, type Handler, type Handlers, type Write } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { inForce } from '../grants/in-force.ts'
import { kindsByMessage } from './words.rules.ts'

/**
 * Puts a notice into the inboxes of accounts that are in use, each once for its key, and on its way as a message to
 * those who agreed to that.
 *
 * @param to a query of one column `id`: whom to tell
 */
export function keep(
  ctx: Context,
  fact: Omit<NoticeFact, 'recipients' | 'holders'>,
  to: SQL,
  at = ctx.now,
): Write {
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

/** The accounts in use that hold one of the roles today, on the first scope where there are any. */
const holding = (ctx: Context, { roles, scopes, except }: Holders): SQL => sql`SELECT id FROM
  (SELECT g.account_id AS id, rank() OVER (ORDER BY s.key) AS place FROM json_each(${JSON.stringify(scopes)}) s
    CROSS JOIN role_grant g ON g.scope_id IS s.value ->> 'id' AND g.scope_kind = s.value ->> 'kind'
    CROSS JOIN account a ON a.id = g.account_id AND a.disabled_at IS NULL
    WHERE g.role IN (SELECT value FROM json_each(${JSON.stringify(roles)})) AND ${inForce(ctx.today)})
  WHERE place = 1 AND id IS NOT ${except}`

const raised: Handler = (event, ctx) => {
  const { recipients, holders, ...fact } = NoticeFact.parse(event.data)
  const named = sql`SELECT value FROM json_each(${JSON.stringify(recipients)})`
  return keep(ctx, fact, holders ? sql`${named} UNION ${holding(ctx, holders)}` : named, event.at)
}

export const consumes: Handlers = { 'notice.raised': raised }
