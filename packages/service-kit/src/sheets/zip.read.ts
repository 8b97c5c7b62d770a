import { crc32 } from './crc32.ts'
import { SheetProblem } from './sheet-problem.ts'

type Entry = { method: number; crc: number; packed: number; unfolded: number; offset: number }

/** An opened zip: which files it says it holds. Nothing has been unfolded yet. */
export type Zip = { bytes: Uint8Array; entries: ReadonlyMap<string, Entry> }

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const DIRECTORY_LENGTH = 46
const LOCAL_LENGTH = 30
const ENCRYPTED = 0x0001
const SIZES_FOLLOW = 0x0008
const MAX_ENTRIES = 2_000
// Tables of repeated text reach about 100 : 1; deflate cannot pass 1032 : 1, which is what bombs are made of.
const MAX_RATIO = 300
const RATIO_FROM = 1024 * 1024

/**
 * Reads the central directory and refuses what would unfold to more than `maxUnfolded` bytes in all, or a
 * file that claims more than 300 times its packed size. Throws `SheetProblem`: `malformed`, `encrypted`,
 * `expands_too_much`.
 */
export function openZip(bytes: Uint8Array, maxUnfolded: number): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MAX_ENTRIES) throw new SheetProblem('malformed')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let index = 0; index < count; index++) {
    if (at + DIRECTORY_LENGTH > end || view.getUint32(at, true) !== DIRECTORY)
      throw new SheetProblem('malformed')
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw new SheetProblem('encrypted')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(
      bytes.subarray(at + DIRECTORY_LENGTH, at + DIRECTORY_LENGTH + nameLength),
    )
    const entry = {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unfolded: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    total += entry.unfolded
    const suspicious = entry.unfolded > RATIO_FROM && entry.unfolded > entry.packed * MAX_RATIO
    if (suspicious || total > maxUnfolded) throw new SheetProblem('expands_too_much', { limit: maxUnfolded })
    if (entries.has(name)) throw new SheetProblem('malformed')
    entries.set(name, entry)
    at += DIRECTORY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { bytes, entries }
}

/**
 * The text of a file in the zip, or null when there is none. Never unfolds more than the directory declared.
 */
export async function textIn(zip: Zip, path: string): Promise<string | null> {
  const entry = zip.entries.get(path)
  if (!entry) return null
  const content = await unfold(packedBytes(zip.bytes, entry), entry)
  if (crc32(content) !== entry.crc) throw new SheetProblem('malformed')
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(content)
  } catch {
    throw new SheetProblem('malformed')
  }
}

/** The record that ends a zip is its last 22 bytes and a comment of up to 65,535. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - 0xffff)
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  throw new SheetProblem('malformed')
}

/** The packed content; the local header must agree with the directory where it states sizes at all. */
function packedBytes(bytes: Uint8Array, { offset, packed, unfolded }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + LOCAL_LENGTH > bytes.length || view.getUint32(offset, true) !== LOCAL)
    throw new SheetProblem('malformed')
  const stated = (view.getUint16(offset + 6, true) & SIZES_FOLLOW) === 0
  const agrees =
    view.getUint32(offset + 18, true) === packed && view.getUint32(offset + 22, true) === unfolded
  if (stated && !agrees) throw new SheetProblem('malformed')
  const start = offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw new SheetProblem('malformed')
  return bytes.subarray(start, start + packed)
}

async function unfold(packed: Uint8Array, { method, unfolded }: Entry): Promise<Uint8Array> {
  if (method === 0) {
    if (packed.length !== unfolded) throw new SheetProblem('malformed')
    return packed
  }
  if (method !== 8) throw new SheetProblem('malformed')
  const content = new Uint8Array(unfolded)
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  let length = 0
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      // A directory that understates the size is caught here, at the first chunk too many.
      content.set(chunk.value, length)
      length += chunk.value.length
    }
  } catch {
    await reader.cancel().catch(() => undefined)
    throw new SheetProblem('malformed')
  }
  if (length !== unfolded) throw new SheetProblem('malformed')
  return content
}
