import type { CellContent } from './column.ts'
import { xmlEscaped } from './xml.ts'

/** One sheet ready to be written; made by `sheetOf`, whatever its rows were. `widths` as in `Column`. */
export type SheetContent = {
  name: string
  titles: string[]
  widths: (number | undefined)[]
  rows: CellContent[][]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const STYLE = { header: 1, text: 2, wrapped: 3 } as const
const WIDTH = { least: 8, most: 50, sampled: 500 } as const

// A workbook with a longer text is declared damaged by Excel: what is over is cut, and the cut is shown by
// `…`.
const LONGEST = 32_767

/** The texts of a workbook, each stored once. */
export type StringTable = { indexOf(text: string): number; xml(namespace: string): string }

export function stringTable(): StringTable {
  const indexes = new Map<string, number>()
  return {
    indexOf(text) {
      const index = indexes.get(text) ?? indexes.size
      indexes.set(text, index)
      return index
    },
    xml(namespace) {
      const items = Array.from(
        indexes.keys(),
        (text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`,
      )
      return `<sst xmlns="${namespace}" uniqueCount="${items.length}">${items.join('')}</sst>`
    },
  }
}

export function sheetXml({ titles, widths, rows }: SheetContent, strings: StringTable): string {
  const columns = titles.map((title, index) => {
    const style = rows.some((row) => typeof row[index] === 'number') ? '' : ` style="${STYLE.text}"`
    const width =
      widths[index] ?? fittingWidth([title, ...rows.slice(0, WIDTH.sampled).map((row) => row[index] ?? null)])
    return `<col min="${index + 1}" max="${index + 1}" width="${width}"${style} customWidth="1"/>`
  })
  const header = rowXml(1, titles, (text, at) => textCell(at, STYLE.header, strings.indexOf(text)))
  const data = rows.map((row, index) =>
    rowXml(index + 2, row, (content, at) => cellXml(content, at, strings)),
  )
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return [
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols><sheetData>${header}${data.join('')}</sheetData></worksheet>`,
  ].join('')
}

function rowXml<Content>(
  number: number,
  contents: readonly Content[],
  cell: (content: Content, at: string) => string,
): string {
  const cells = contents.map((content, index) => cell(content, `${letters(index + 1)}${number}`))
  return `<row r="${number}">${cells.join('')}</row>`
}

function cellXml(content: CellContent, at: string, strings: StringTable): string {
  if (content === null || content === '') return ''
  if (typeof content === 'boolean') return `<c r="${at}" t="b"><v>${content ? 1 : 0}</v></c>`
  // Spreadsheet programs keep 15 digits of a number: a longer whole number survives only as text.
  const exact = typeof content === 'number' && !(Number.isInteger(content) && Math.abs(content) >= 1e15)
  if (exact) return `<c r="${at}"><v>${content}</v></c>`
  const text = typeof content === 'number' ? String(content) : content
  const kept = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…`.toWellFormed() : text
  return textCell(at, kept.includes('\n') ? STYLE.wrapped : STYLE.text, strings.indexOf(kept))
}

function textCell(at: string, style: number, index: number): string {
  return `<c r="${at}" s="${style}" t="s"><v>${index}</v></c>`
}

/** A text that looks like the escape `_xHHHH_` has its first sign escaped, or a reader would decode it. */
function xmlText(text: string): string {
  return xmlEscaped(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}

function letters(column: number): string {
  const rest = (column - 1) % 26
  const last = String.fromCharCode(65 + rest)
  return column > 26 ? letters((column - 1 - rest) / 26) + last : last
}

/** Characters of the longest line, a Chinese one counting two, within what fits on a screen. */
function fittingWidth(contents: readonly CellContent[]): number {
  let longest: number = WIDTH.least
  for (const content of contents) {
    for (const line of String(content ?? '').split('\n')) longest = Math.max(longest, displayWidth(line) + 2)
  }
  return Math.min(WIDTH.most, longest)
}

function displayWidth(line: string): number {
  let width = 0
  for (const character of line.slice(0, WIDTH.most))
    width += /[\u1100-\u115F\u2E80-\uFFDC]/.test(character) ? 2 : 1
  return width
}
