import { guardFormula } from './formula-guard.ts'

export type CellContent = string | number | boolean | null

/** `width` in characters of the digit 0, for XLSX; by content when it is left out. */
export type Column<Row> = { title: string; value: (row: Row) => CellContent; width?: number }

// oxlint-disable-next-line no-control-regex -- these are what is removed
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g

/**
 * Text as it is written to a file: line breaks as `\n`, without control characters and broken surrogates (no
 * spreadsheet program shows them and XML cannot hold them), and with formulas guarded.
 */
export function writtenText(text: string): string {
  return guardFormula(text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL, ''))
}

/** The values of one row, in the order of the columns. A number that is not finite is a programming error. */
export function contentsOf<Row>(columns: readonly Column<Row>[], row: Row): CellContent[] {
  return columns.map((column) => {
    const content = column.value(row)
    if (typeof content === 'number' && !Number.isFinite(content))
      throw new RangeError(`${column.title}: not a finite number`)
    return typeof content === 'string' ? writtenText(content) : content
  })
}
