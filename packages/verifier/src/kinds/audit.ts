import { inspectAudit, parseAudit } from '@alliance/evidence'
import type { Kind } from './kind.ts'

export const audit: Kind = {
  asks: ['noted'],
  async inspect(text, { noted }) {
    const read = parseAudit(text)
    return read.ok ? { ok: true, report: await inspectAudit(read.value, noted) } : read
  },
}
