import { z } from '@hono/zod-openapi'
import { signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { Bilingual, Instant, orNull } from '../kit/primitives.ts'
import { answer, empty, errors, json, route } from '../kit/route.ts'

/** Something one is told, in the words of the language that is asked for. */
export const Notice = z
  .strictObject({
    id: idOf('notice'),
    kind: z.string(),
    title: z.string(),
    text: z.string(),
    /** Where it leads in the portal. */
    path: z.string(),
    subject: z.strictObject({ type: z.string(), id: z.string() }),
    raisedAt: Instant,
    /** When it was or will be of no more use. */
    expiresAt: orNull(Instant),
    readAt: orNull(Instant),
  })
  .openapi('Notice')
export type Notice = z.infer<typeof Notice>

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'format' })

/** What one is told by message beside the inbox, and when not. */
export const NoticeSettings = z
  .strictObject({
    /** Since when one agrees to messages; null: none are sent. */
    messagesSince: orNull(Instant),
    /** No message between these times in Asia/Shanghai, but for what expires before they end. */
    quietFrom: Clock,
    quietTo: Clock,
    kinds: z.array(z.strictObject({ kind: z.string(), name: Bilingual, byMessage: z.boolean() })),
    version: z.int(),
  })
  .openapi('NoticeSettings')
export type NoticeSettings = z.infer<typeof NoticeSettings>

export const NoticeSettingsChange = z
  .strictObject({
    messages: z.boolean().openapi({ description: 'True agrees to messages, false stops all of them.' }),
    quietFrom: Clock,
    quietTo: Clock,
    off: z
      .array(z.string().max(80))
      .max(200)
      .openapi({ description: 'Kinds that are not sent by message: all of them, as they shall be.' }),
  })
  .partial()
  .openapi('NoticeSettingsChange')
export type NoticeSettingsChange = z.infer<typeof NoticeSettingsChange>

const tags = ['Notices']

export const myNotices = lists({
  path: '/me/notices',
  name: 'MyNotices',
  summary: 'What you were told, newest first',
  tags,
  access: signedIn(),
  filter: z.strictObject({ state: z.enum(['unread']).optional() }),
  item: Notice,
  columns: [
    { zh: '时间', en: 'At', value: (row) => row.raisedAt },
    { zh: '标题', en: 'Title', value: (row) => row.title },
    { zh: '内容', en: 'Text', value: (row) => row.text },
    { zh: '有效至', en: 'Until', value: (row) => row.expiresAt },
    { zh: '已读', en: 'Read', value: (row) => row.readAt },
  ],
})

export const getMyNoticeCount = route({
  method: 'get',
  path: '/me/notices/count',
  operationId: 'getMyNoticeCount',
  summary: 'How many of your notices are unread',
  tags,
  access: signedIn(),
  responses: {
    200: answer(z.strictObject({ unread: z.int() }).openapi('NoticeCount'), 'The number behind the bell'),
  },
})

export const readMyNotice = route({
  method: 'post',
  path: '/me/notices/{noticeId}/read',
  operationId: 'readMyNotice',
  summary: 'Mark one of your notices as read',
  tags,
  access: signedIn(),
  writes: 'free',
  request: { params: z.strictObject({ noticeId: idOf('notice') }) },
  responses: { 204: empty('It is read') },
})

export const readMyNotices = route({
  method: 'post',
  path: '/me/notices/read',
  operationId: 'readMyNotices',
  summary: 'Mark your notices as read, up to the newest that you saw',
  tags,
  access: signedIn(),
  writes: 'free',
  request: { body: json(z.strictObject({ upTo: idOf('notice') }).openapi('ReadNotices')) },
  responses: { 204: empty('They are read') },
})

export const getMyNoticeSettings = route({
  method: 'get',
  path: '/me/notice-settings',
  operationId: 'getMyNoticeSettings',
  summary: 'How you are told',
  tags,
  access: signedIn(),
  responses: { 200: answer(NoticeSettings, 'Your settings') },
})

export const changeMyNoticeSettings = route({
  method: 'patch',
  path: '/me/notice-settings',
  operationId: 'changeMyNoticeSettings',
  summary: 'Agree to messages, stop them, choose kinds and quiet hours',
  tags,
  access: signedIn(),
  writes: 'versioned',
  request: { body: json(NoticeSettingsChange) },
  responses: { 200: answer(NoticeSettings, 'Your settings now'), ...errors('access.denied') },
})

export const noticeRoutes = [
  myNotices.list,
  myNotices.file,
  getMyNoticeCount,
  readMyNotices,
  readMyNotice,
  getMyNoticeSettings,
  changeMyNoticeSettings,
]
