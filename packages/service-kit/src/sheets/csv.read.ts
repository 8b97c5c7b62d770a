import Papa from 'papaparse'
import { unguardFormula } from './formula-guard.ts'
import { rowCollector, type Sheet, type SheetLimits } from './sheet.ts'
import { SheetProblem } from './sheet-problem.ts'

type Separator = ',' | ';' | '\t'

/**
 * Reads separated text. The separator (`,` `;` or tab) is the one that the header row has most of outside
 * quotes.
 * Throws `SheetProblem`: `encoding`, `unsupported_format` for a web page or XML, `malformed` for broken
 * quotes, and the limits.
 */
export function readCsv(bytes: Uint8Array, limits: SheetLimits): Sheet {
  const { encoding, text } = decode(bytes)
  if (/^\s*(<[!?a-z]|%PDF-|\{\\rtf)/i.test(text.slice(0, 1000))) throw new SheetProblem('unsupported_format')
  const lines = text.replace(/\r\n?/g, '\n')
  const collector = rowCollector(limits)
  let number = 0
  Papa.parse<string[]>(lines, {
    delimiter: separatorOf(lines, limits.headerRow),
    newline: '\n',
    // Without quotes papaparse would split the whole text at once; a file of line breaks then fills the
    // memory.
    fastMode: false,
    step: ({ data, errors }) => {
      number += 1
      if (errors.length > 0) throw new SheetProblem('malformed', { row: number })
      collector.add(number, data.map(unguardFormula))
    },
  })
  return { format: 'csv', encoding, ...collector.finish() }
}

/**
 * UTF-8 if every byte says so, else GB18030 (which holds GBK and GB2312); UTF-16 only by its byte-order mark.
 */
function decode(bytes: Uint8Array): { encoding: NonNullable<Sheet['encoding']>; text: string } {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!marked && bytes.includes(0)) throw new SheetProblem('unsupported_format')
  for (const encoding of marked ? (['utf-16le'] as const) : (['utf-8', 'gb18030'] as const)) {
    try {
      return { encoding, text: new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes) }
    } catch {
      continue
    }
  }
  throw new SheetProblem('encoding')
}

function separatorOf(text: string, headerRow: number): Separator {
  const found: Record<Separator, number> = { ',': 0, ';': 0, '\t': 0 }
  let quoted = false
  let row = 1
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n' && ++row > headerRow) break
    else if (row === headerRow && Object.hasOwn(found, character)) found[character as Separator] += 1
  }
  const [first, ...rest] = Object.keys(found) as [Separator, ...Separator[]]
  return rest.reduce((best, separator) => (found[separator] > found[best] ? separator : best), first)
}
