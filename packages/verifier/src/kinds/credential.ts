import { parseCredential, verifyCredential } from '@alliance/credentials'
import type { Kind } from './kind.ts'

export const credential: Kind = {
  asks: ['noted', 'name'],
  async inspect(text, { now, noted, name }) {
    const read = parseCredential(text)
    if (!read.ok) return read
    return { ok: true, report: await verifyCredential(read.value, { now, fingerprint: noted, name }) }
  },
}
