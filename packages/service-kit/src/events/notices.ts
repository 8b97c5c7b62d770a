import {
  noticeEvents,
  recipientsAtOnce,
  type Holders,
  type NoticeCatalogue,
  type NoticeFact,
} from '@alliance/contracts'
import type { z } from '@hono/zod-openapi'
import { sql, type SQL } from 'drizzle-orm'
import type { Write } from '../context.ts'
import { publisher, teller } from './publish.ts'

interface Notice<P> extends Pick<NoticeFact, 'subject' | 'expiresAt'> {
  /**
   * Whom to tell, by account: a list, or a query of one column `account_id` that runs in the batch, behind the
   * writes before it. Twice the same, or null, does no harm. Or whoever holds a role, whom identity knows.
   */
  to: readonly (string | null)[] | SQL | { holders: Holders }
  params: P
  /** What makes it another notice than the last about its subject; an account has each once. */
  key: string
}

const publish = publisher(noticeEvents)
const tell = teller(noticeEvents)

/**
 * Makes the `raise` of a service: a write that tells people something, in the same batch as the change it tells of.
 * Many are told by few messages, and nobody by none.
 */
export function notifier<C extends NoticeCatalogue>(catalogue: C) {
  return <K extends keyof C & string>(kind: K, notice: Notice<z.input<C[K]['params']>>): Write => {
    const { to, subject, expiresAt, key } = notice
    const params = catalogue[kind]!.params.parse(notice.params) as NoticeFact['params']
    const fact = { kind, subject, params, expiresAt, key: `${kind}:${subject.id}:${key}` }
    if ('holders' in to)
      return publish('notice.raised', {
        subject: subject.id,
        version: 1,
        data: { ...fact, recipients: [], holders: to.holders },
      })
    if (!Array.isArray(to)) return tell('notice.raised', inQuery(fact, to as SQL))
    const recipients = [...new Set(to.filter((id) => id !== null))]
    const parts = Math.ceil(recipients.length / recipientsAtOnce)
    return publish(
      'notice.raised',
      Array.from({ length: parts }, (_, part) => ({
        subject: subject.id,
        version: 1,
        data: {
          ...fact,
          recipients: recipients.slice(part * recipientsAtOnce, (part + 1) * recipientsAtOnce),
        },
      })),
    )
  }
}

const inQuery = (fact: Omit<NoticeFact, 'recipients'>, to: SQL): SQL =>
  sql`SELECT ${fact.subject.id} AS subject, 1 AS version,
      json_set(json(${JSON.stringify(fact)}), '$.recipients', json_group_array(account_id)) AS data
    FROM (SELECT account_id, row_number() OVER (ORDER BY account_id) - 1 AS place
      FROM (SELECT DISTINCT account_id FROM (${to}) WHERE account_id IS NOT NULL))
    GROUP BY place / ${sql.raw(String(recipientsAtOnce))}`
