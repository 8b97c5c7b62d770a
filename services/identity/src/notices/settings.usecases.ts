import type { NoticeSettings, NoticeSettingsChange } from '@alliance/contracts/identity'
import { noticeKinds } from '@alliance/contracts/notices'
import { audit, exactlyOne, holds, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { noticeSetting } from './notices.table.ts'
import { kindsByMessage } from './words.rules.ts'

/** Nobody is woken unless they ask for it. */
const untouched = {
  messagesSince: null,
  quietFrom: '22:00',
  quietTo: '07:30',
  off: [] as string[],
  version: 0,
}

type Kept = Pick<typeof noticeSetting.$inferSelect, keyof typeof untouched>

const asSettings = ({ off, ...kept }: Kept): NoticeSettings => ({
  ...kept,
  kinds: kindsByMessage.map((kind) => ({
    kind,
    name: noticeKinds[kind]!.name,
    byMessage: !off.includes(kind),
  })),
})

async function read(ctx: Context): Promise<Kept> {
  const { messagesSince, quietFrom, quietTo, off, version } = noticeSetting
  const [row] = await ctx.db
    .select({ messagesSince, quietFrom, quietTo, off, version })
    .from(noticeSetting)
    .where(sql`account_id = ${ctx.principal.id}`)
  return row ?? untouched
}

export const settings = async (ctx: Context): Promise<NoticeSettings> => asSettings(await read(ctx))

/**
 * Changes how one is told. When they agreed to messages, and when they took it back, stands in the audit trail.
 *
 * @throws Problem `access.denied` for a partner’s system, which has no inbox; `request.invalid` for an unknown kind
 */
export async function change(
  ctx: Context,
  { messages, ...change }: NoticeSettingsChange,
): Promise<NoticeSettings> {
  if (ctx.principal.kind !== 'person') throw new Problem('access.denied')
  const unknown = (change.off ?? []).findIndex((kind) => !kindsByMessage.includes(kind))
  if (unknown >= 0)
    throw new Problem('request.invalid', { faults: [{ pointer: `/off/${unknown}`, code: 'option' }] })
  const current = await read(ctx)
  const version = ctx.expectedVersion ?? current.version
  const changed: Kept = {
    ...current,
    ...change,
    messagesSince: messages === undefined ? current.messagesSince : agreed(messages, current, ctx.now),
    version: version + 1,
  }
  const row = { ...changed, updatedAt: ctx.now }
  return ctx.commit(
    asSettings(changed),
    holds(sql`EXISTS (SELECT 1 FROM account WHERE id = ${ctx.principal.id})`, 'access.denied'),
    exactlyOne(
      version === 0
        ? ctx.db
            .insert(noticeSetting)
            .values({ accountId: ctx.principal.id, ...row })
            .onConflictDoNothing()
        : ctx.db
            .update(noticeSetting)
            .set(row)
            .where(sql`account_id = ${ctx.principal.id} AND version = ${version}`),
      'version.stale',
    ),
    audit(
      'notice-settings.update',
      { type: 'account', id: ctx.principal.id },
      {
        fields: Object.keys(change),
        ...(messages === undefined ? {} : { messages }),
      },
    ),
  )
}

const agreed = (messages: boolean, { messagesSince }: Kept, now: string): string | null =>
  messages ? (messagesSince ?? now) : null
