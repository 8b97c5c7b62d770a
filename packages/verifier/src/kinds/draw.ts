import { parseDraw, replay } from '@alliance/draw'
import type { Kind } from './kind.ts'

export const draw: Kind = {
  asks: ['noted', 'entry'],
  async inspect(text, { noted, entry }) {
    const read = parseDraw(text)
    return read.ok ? { ok: true, report: await replay(read.value, { noted, entry }) } : read
  },
}
