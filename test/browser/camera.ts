import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'uqr'

const [width, height] = [640, 480]

/** A film of a QR code before the camera, slightly off the middle and grey as a screen's is, in the one format Chromium plays. */
export function filmOf(text: string): string {
  const { data, size } = encode(text, { border: 3, ecc: 'M' })
  const module = Math.floor((height - 40) / size)
  const picture = new Uint8Array((width * height * 3) / 2).fill(128)
  picture.fill(200, 0, width * height)
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries())
      for (let line = 0; line < module; line += 1) {
        const begin = (25 + y * module + line) * width + 70 + x * module
        picture.fill(dark ? 30 : 225, begin, begin + module)
      }
  const path = join(mkdtempSync(join(tmpdir(), 'film-')), 'ticket.y4m')
  const frame = Buffer.concat([Buffer.from('FRAME\n'), picture])
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
      ...Array(5).fill(frame),
    ]),
  )
  return path
}
