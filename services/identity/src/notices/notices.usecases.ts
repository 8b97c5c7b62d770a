import type { Page } from '@alliance/contracts'
import type { Notice } from '@alliance/contracts/identity'
import { after, exactlyOne, keysOf, pageFrom, type Context } from '@alliance/service-kit'
import { desc, getTableColumns, sql, type SQL } from 'drizzle-orm'
import { notice, type NoticeRow } from './notices.table.ts'
import { wordsOf } from './words.rules.ts'

const { accountId: _, key: __, ...shown } = getTableColumns(notice)
type Shown = Omit<NoticeRow, 'accountId' | 'key'>

function asNotice(ctx: Context, { params, subjectType, subjectId, ...row }: Shown): Notice {
  const { title, text } = wordsOf(row.kind, params)
  const language = ctx.language === 'en' ? 'en' : 'zh'
  return {
    ...row,
    title: title[language],
    text: text[language],
    subject: { type: subjectType, id: subjectId },
  }
}

interface ListQuery {
  limit: number
  cursor?: string
  state?: 'unread'
}

/** One's own notices, the newest first. */
export async function mine(ctx: Context, { limit, cursor, state }: ListQuery): Promise<Page<Notice>> {
  const conditions: SQL[] = [
    sql`account_id = ${ctx.principal.id}`,
    after([sql`id`], keysOf(cursor, ['string']), 'descending'),
  ]
  if (state === 'unread') conditions.push(sql`read_at IS NULL`)
  const rows = await ctx.db
    .select(shown)
    .from(notice)
    .where(sql.join(conditions, sql` AND `))
    .orderBy(desc(notice.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asNotice(ctx, row),
  )
}

/** The number behind the bell: one row, however many there are. */
export async function countMine(ctx: Context): Promise<number> {
  const [row] = await ctx.db.all<{ unread: number }>(
    sql`SELECT unread FROM notice_count WHERE account_id = ${ctx.principal.id}`,
  )
  return row?.unread ?? 0
}

/** Marks one as read; doing it again changes nothing. It is no decision of anyone’s, so the audit trail has none of it. */
export const readOne = (ctx: Context, id: string): Promise<null> =>
  ctx.commit(
    null,
    exactlyOne(
      ctx.db.run(sql`UPDATE notice SET read_at = coalesce(read_at, ${ctx.now})
        WHERE id = ${id} AND account_id = ${ctx.principal.id}`),
      'resource.not_found',
    ),
  )

/** Marks as read what was there when the newest that the reader saw was the newest; what arrived since stays unread. */
export const readAll = (ctx: Context, upTo: string): Promise<null> =>
  ctx.commit(
    null,
    ctx.db.run(sql`UPDATE notice SET read_at = ${ctx.now}
      WHERE account_id = ${ctx.principal.id} AND id <= ${upTo} AND read_at IS NULL`),
  )
