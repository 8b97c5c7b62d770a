/** A picture without what its camera wrote into it, and its measures in pixels. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/**
 * Takes out of a picture everything that is not the picture: where and when it was taken, by which device, thumbnails,
 * comments (EXIF, XMP, IPTC). What is kept is copied part by part by a list of parts that are needed to show it, so
 * that what is not known is left out. Null: it is damaged, or no picture of that type.
 */
export function stripped(type: 'jpg' | 'png' | 'webp', bytes: Uint8Array): Picture | null {
  const picture = { jpg, png, webp }[type](bytes)
  return picture !== null && picture.width > 0 && picture.height > 0 ? picture : null
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** SOF0 to SOF15 but for DHT, JPG and DAC: they hold the measures. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** APP0 (JFIF) and APP14 (how Adobe's colours are meant); the other APPs and COM are what is taken out. */
const isKept = (marker: number) =>
  (marker < 0xe0 || marker > 0xef || marker === 0xe0 || marker === 0xee) && marker !== 0xfe

function jpg(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 2)]
  let [width, height] = [0, 0]
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    const length = view.getUint16(at + 2)
    const next = at + 2 + length
    if (length < 2 || next > bytes.length) return null
    if (isFrame(marker)) {
      if (length < 8) return null
      height = view.getUint16(at + 5)
      width = view.getUint16(at + 7)
    }
    if (marker === 0xda) return scanned(bytes, at, next, parts, width, height)
    if (isKept(marker)) parts.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

/** Scans and the tables between them up to the end of the picture; what was appended behind it is left out. */
function scanned(
  bytes: Uint8Array,
  from: number,
  behindHeader: number,
  parts: Uint8Array[],
  width: number,
  height: number,
): Picture | null {
  let begun = from
  let at = behindHeader
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff || bytes[at + 1] === 0 || (bytes[at + 1]! >= 0xd0 && bytes[at + 1]! <= 0xd7)) {
      at += 1
      continue
    }
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      parts.push(bytes.subarray(begun, at + 2))
      return { bytes: joined(parts), width, height }
    }
    if (at + 4 > bytes.length) return null
    const next = at + 2 + viewOf(bytes).getUint16(at + 2)
    if (next > bytes.length) return null
    parts.push(bytes.subarray(begun, at))
    begun = isKept(marker) ? at : next
    at = next
  }
  return null
}

const pngParts = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'pHYs',
  'bKGD',
  'IDAT',
  'IEND',
])

function png(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 8)]
  let [width, height] = [0, 0]
  let at = 8
  while (at + 12 <= bytes.length) {
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length) return null
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (name === 'IHDR') {
      if (next < at + 25) return null
      width = view.getUint32(at + 8)
      height = view.getUint32(at + 12)
    }
    if (pngParts.has(name)) parts.push(bytes.subarray(at, next))
    if (name === 'IEND') return { bytes: joined(parts), width, height }
    at = next
  }
  return null
}

const webpParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])
/** In the flags of VP8X: that there is a colour profile, EXIF, XMP. */
const flags = 0x20 | 0x08 | 0x04

function webp(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes)
  if (bytes.length < 12) return null
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true))
  const parts: Uint8Array[] = []
  let [width, height] = [0, 0]
  let at = 12
  while (at + 8 <= end) {
    const size = view.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    if (at + 8 + size > end) return null
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const part = bytes.slice(at, Math.min(next, end))
    const measured = webpMeasures(name, part)
    if (measured && width === 0) [width, height] = measured
    if (name === 'VP8X') part[8]! &= ~flags
    if (webpParts.has(name)) parts.push(part)
    at = next
  }
  if (!parts.length) return null
  const head = bytes.slice(0, 12)
  viewOf(head).setUint32(4, 4 + parts.reduce((sum, { length }) => sum + length, 0), true)
  return { bytes: joined([head, ...parts]), width, height }
}

/** RFC 9649: of the canvas, or of the one picture. */
function webpMeasures(name: string, part: Uint8Array): [number, number] | null {
  const view = viewOf(part)
  if (part.length < 18) return null
  if (name === 'VP8X')
    return [
      1 + (view.getUint16(12, true) | (part[14]! << 16)),
      1 + (view.getUint16(15, true) | (part[17]! << 16)),
    ]
  if (name === 'VP8 ') return [view.getUint16(14, true) & 0x3fff, view.getUint16(16, true) & 0x3fff]
  if (name !== 'VP8L') return null
  const packed = view.getUint32(9, true)
  return [1 + (packed & 0x3fff), 1 + ((packed >> 14) & 0x3fff)]
}
