/** Writes `openapi.json` from the contracts, or with `--check` fails when the committed one differs. */
import { readFileSync, writeFileSync } from 'node:fs'
import { buildDocument } from '../src/document.ts'

const file = new URL('../openapi.json', import.meta.url)
const text = JSON.stringify(buildDocument(), null, 2) + '\n'
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('openapi.json is not what the contracts say: run `pnpm contract`')
    process.exit(1)
  }
} else writeFileSync(file, text)
