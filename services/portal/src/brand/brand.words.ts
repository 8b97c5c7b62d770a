import { words } from '../language/words.ts'

export const brandWords = words(
  { name: '产业社区“链”盟', short: '“链”盟', loading: '正在加载…' },
  { name: 'Chain Alliance', short: 'Chain Alliance', loading: 'Loading…' },
)
