import { crc32 } from './crc32.ts'

// 1 January 1980, the first date zip knows: the same content gives the same bytes whenever it is written.
const DOS_DATE = 0x0021
const UTF8_NAMES = 0x0800
const DEFLATED = 8

/**
 * Packs files into a zip. Compression is the platform's own: fflate, which the spreadsheet libraries bring,
 * starts a `Worker` for anything over 160 KB, and workerd has none.
 */
export async function writeZip(files: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const encoder = new TextEncoder()
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [path, text] of files) {
    const [name, content] = [encoder.encode(path), encoder.encode(text)]
    const packed = await deflate(content)
    const common = [20, UTF8_NAMES, DEFLATED, 0, DOS_DATE] as const
    const sizes = [crc32(content), packed.length, content.length] as const
    const local = record(0x04034b50, [...common], [...sizes], [name.length, 0])
    bodies.push(local, name, packed)
    directory.push(
      record(0x02014b50, [20, ...common], [...sizes], [name.length, 0, 0, 0, 0], [0, offset]),
      name,
    )
    offset += local.length + name.length + packed.length
  }
  const size = directory.reduce((total, part) => total + part.length, 0)
  const end = record(0x06054b50, [0, 0, files.size, files.size], [size, offset], [0])
  return joined([...bodies, ...directory, end])
}

/**
 * A signature followed by runs of 16-bit, 32-bit, 16-bit and 32-bit numbers, as every zip record is laid out.
 */
function record(signature: number, ...runs: number[][]): Uint8Array {
  const length = runs.reduce((total, run, index) => total + run.length * (index % 2 === 0 ? 2 : 4), 4)
  const view = new DataView(new ArrayBuffer(length))
  view.setUint32(0, signature, true)
  let at = 4
  runs.forEach((run, index) => {
    for (const value of run) {
      if (index % 2 === 0) view.setUint16(at, value, true)
      else view.setUint32(at, value, true)
      at += index % 2 === 0 ? 2 : 4
    }
  })
  return new Uint8Array(view.buffer)
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
