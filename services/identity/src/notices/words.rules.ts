import { noticeKinds } from '@alliance/contracts/notices'
import type { Bilingual, NoticeFact } from '@alliance/contracts'

const general = {
  title: { zh: '新通知', en: 'A notice' },
  text: { zh: '请打开查看。', en: 'Open it to see.' },
}

/**
 * The words of a notice. Of a kind that is not known here, or whose parameters are not, it is named in general
 * terms: its service may be a version ahead, or the kind may be gone.
 */
export function wordsOf(kind: string, params: NoticeFact['params']): { title: Bilingual; text: Bilingual } {
  const known = noticeKinds[kind]
  const read = known?.params.safeParse(params)
  return read?.success ? { title: known!.title(read.data), text: known!.text(read.data) } : general
}

/** The kinds that may be sent as messages. */
export const kindsByMessage: readonly string[] = Object.keys(noticeKinds).filter(
  (kind) => noticeKinds[kind]!.byMessage,
)
