import { z } from '@hono/zod-openapi'
import { noticeKind, type NoticeCatalogue } from '../kit/notices.ts'

const reasons = {
  by_hand: { zh: '人工停用', en: 'disabled by hand' },
  failing: { zh: '连续五天没有成功接收', en: 'it took nothing for five days' },
  gone: { zh: '对方回答地址已不存在（410）', en: 'it answered that it is gone (410)' },
} as const

/** What identity itself tells people. */
export const identityNotices = {
  'webhook.disabled': noticeKind({
    name: { zh: '推送地址停用', en: 'Webhooks disabled' },
    byMessage: true,
    params: z.strictObject({
      client: z.string(),
      host: z.string(),
      reason: z.enum(['by_hand', 'failing', 'gone']),
    }),
    title: ({ client }) => ({
      zh: `推送地址已停用：${client}`,
      en: `A webhook was disabled: ${client}`,
    }),
    text: ({ host, reason }) => ({
      zh: `${host}：${reasons[reason].zh}。请联系对方，修复后启用并补发。`,
      en: `${host}: ${reasons[reason].en}. Once it is mended, enable it and replay what it missed.`,
    }),
  }),
} as const satisfies NoticeCatalogue
