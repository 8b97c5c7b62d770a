import type { Context } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { aliyunSender } from './aliyun.ts'
import { inboxSender } from './inbox.ts'

export interface CodeMessage {
  /** E.164. */
  phone: string
  code: string
  minutes: number
}

export interface NoticeMessage {
  /** E.164. */
  phone: string
  /** One line, in Chinese. */
  title: string
}

/** Whoever delivers codes and notices. An error means that it was not handed over; its message tells nothing personal. */
export interface Sender {
  send(message: CodeMessage): Promise<void>
  notify(message: NoticeMessage): Promise<void>
}

/** The inbox shows codes to anyone, so a system that is reached over https never has it, whatever it is set to. */
export const hasInbox = (env: Env): boolean => env.SENDER === 'inbox' && !env.BASE_URL.startsWith('https:')

export const senderOf = (ctx: Context, env: Env): Sender => {
  if (hasInbox(env)) return inboxSender(ctx)
  return aliyunSender(JSON.parse(env.ALIYUN_SMS ?? '{}') as Parameters<typeof aliyunSender>[0])
}
