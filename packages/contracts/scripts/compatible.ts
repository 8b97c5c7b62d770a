/**
 * Fails when the contract would break a client of the released one, `openapi.released.json`. A release moves it:
 * `node scripts/compatible.ts --release`.
 */
import { copyFileSync, readFileSync } from 'node:fs'
import { incompatibilities, type Document } from './compatibility.ts'

const released = new URL('../openapi.released.json', import.meta.url)
const current = new URL('../openapi.json', import.meta.url)
const read = (file: URL) => JSON.parse(readFileSync(file, 'utf8')) as Document

const faults = incompatibilities(read(released), read(current))
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
if (process.argv.includes('--release')) copyFileSync(current, released)
