import { anyObject, readJson, stop, type Reader } from '@alliance/evidence'
import { audit } from './kinds/audit.ts'
import { credential } from './kinds/credential.ts'
import { draw } from './kinds/draw.ts'
import type { Inspection, Kind, Known } from './kinds/kind.ts'

/** What can be checked, by the `kind` in the file. A further kind is a file in `kinds` and a line here. */
const kinds: Record<string, Kind> = { draw, audit, credential }

const kindIn: Reader<Kind> = (value, at) => {
  const { kind } = anyObject(value, at)
  return typeof kind === 'string' && Object.hasOwn(kinds, kind)
    ? kinds[kind]!
    : stop(`${at}/kind`, 'unsupported', Object.keys(kinds).join(', '))
}

export type Inspected = Inspection & { asks: Kind['asks'] }

/** Checks a published file of whatever kind; every fault of the file is an answer, not an exception. */
export async function inspect(text: string, known: Known): Promise<Inspected> {
  const found = readJson(kindIn, text)
  if (!found.ok) return { ...found, asks: [] }
  const { asks } = found.value
  try {
    return { ...(await found.value.inspect(text, known)), asks }
  } catch {
    // Nested so deep that reading it has no end, or as far from the format in another way.
    return {
      ok: false,
      asks,
      fault: { path: '/', code: 'format', text: { zh: '文件无法读取', en: 'cannot be read' } },
    }
  }
}
