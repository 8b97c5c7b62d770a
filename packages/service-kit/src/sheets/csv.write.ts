import Papa from 'papaparse'
import { type CellContent, type Column, contentsOf, writtenText } from './column.ts'

/**
 * A CSV file as Excel and WPS open it with a double click: UTF-8 with byte-order mark, commas, CRLF, quotes
 * where needed, TRUE and FALSE, formulas guarded.
 */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Uint8Array {
  const lines = [columns.map(({ title }) => writtenText(title))]
  for (const row of rows) lines.push(contentsOf(columns, row).map(csvText))
  return new TextEncoder().encode(`\uFEFF${Papa.unparse(lines, { newline: '\r\n' })}\r\n`)
}

function csvText(content: CellContent): string {
  if (content === null) return ''
  return typeof content === 'boolean' ? String(content).toUpperCase() : String(content)
}
