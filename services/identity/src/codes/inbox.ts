import { maskMobile } from '@alliance/identifiers'
import { newId, type Context } from '@alliance/service-kit'
import { desc } from 'drizzle-orm'
import { cipher } from '../secrets.ts'
import { localMessage } from './codes.table.ts'
import type { Sender } from './sender.ts'

const cell = (id: string) => ({ table: 'local_message', id, column: 'sealed' })

/** Keeps messages for the operators' page of a local system; they are encrypted and soon forgotten. */
export const inboxSender = (ctx: Context): Sender => ({
  send: ({ phone, code, minutes }) =>
    put(ctx, phone, `【链盟】验证码 ${code}，${minutes} 分钟内有效。请勿告诉他人。`),
  notify: ({ phone, title }) =>
    put(ctx, phone, `【链盟】${title}。详情请登录平台查看；不再接收请在“我的账号”中关闭短信提醒。`),
})

async function put(ctx: Context, phone: string, text: string): Promise<void> {
  const id = newId('message', new Date(ctx.now))
  const sealed = await cipher.encrypt(JSON.stringify({ to: maskMobile(phone), text }), cell(id))
  await ctx.db.insert(localMessage).values({ id, sealed, createdAt: ctx.now })
}

export interface LocalMessage {
  id: string
  to: string
  text: string
  at: string
}

/** The newest fifty. */
export async function inboxMessages(ctx: Context): Promise<LocalMessage[]> {
  const rows = await ctx.db.select().from(localMessage).orderBy(desc(localMessage.id)).limit(50)
  return Promise.all(
    rows.map(async ({ id, sealed, createdAt }) => ({
      id,
      at: createdAt,
      ...(JSON.parse(await cipher.decrypt(sealed, cell(id))) as { to: string; text: string }),
    })),
  )
}
