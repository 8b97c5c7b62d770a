/** Pictures as far as their parts go, for tests. */
const bytesOf = (...parts: (number[] | string)[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  )
const big = (value: number, size: number) =>
  Array.from({ length: size }, (_, i) => (value >>> (8 * (size - 1 - i))) & 0xff)
const little = (value: number, size: number) => big(value, size).reverse()

const segment = (marker: number, ...content: (number[] | string)[]) => {
  const inner = bytesOf(...content)
  return [0xff, marker, ...big(inner.length + 2, 2), ...inner]
}
const frame = (width: number, height: number) =>
  segment(0xc0, [8], big(height, 2), big(width, 2), [1, 1, 0x11, 0])

/** A JPEG with what a telephone writes into it, in the head, between scans and behind the end. */
export const jpgWith = (secret: string, width = 640, height = 480): Uint8Array<ArrayBuffer> =>
  bytesOf(
    [0xff, 0xd8],
    segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xe1, 'Exif\0\0', secret),
    segment(0xed, secret),
    segment(0xfe, secret),
    frame(width, height),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4],
    segment(0xe1, secret),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    [5, 6, 0xff, 0xd9],
    secret,
  )

const chunk = (name: string, ...content: (number[] | string)[]) => {
  const inner = bytesOf(...content)
  return [...big(inner.length, 4), ...bytesOf(name), ...inner, 0, 0, 0, 0]
}
export const pngWith = (secret: string, width = 640, height = 480): Uint8Array<ArrayBuffer> =>
  bytesOf(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', big(width, 4), big(height, 4), [8, 2, 0, 0, 0]),
    chunk('eXIf', secret),
    chunk('tEXt', secret),
    chunk('IDAT', [1, 2, 3]),
    chunk('IEND'),
    secret,
  )

const riff = (name: string, ...content: (number[] | string)[]) => {
  const inner = bytesOf(...content)
  return [...bytesOf(name), ...little(inner.length, 4), ...inner, ...(inner.length % 2 ? [0] : [])]
}
export function webpWith(secret: string, width = 640, height = 480): Uint8Array<ArrayBuffer> {
  const inner = bytesOf(
    'WEBP',
    riff('VP8X', [0x2c, 0, 0, 0], little(width - 1, 3), little(height - 1, 3)),
    riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a], little(width, 2), little(height, 2), [1, 2]),
    riff('EXIF', secret),
    riff('XMP ', secret),
  )
  return bytesOf('RIFF', little(inner.length, 4), [...inner])
}
