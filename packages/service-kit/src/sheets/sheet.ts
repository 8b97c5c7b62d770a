import { SheetProblem } from './sheet-problem.ts'

/**
 * `number` is the row's 1-based number in the file, as the person sees it. `cells` is at least as long as the
 * header.
 */
export type SheetRow = { number: number; cells: string[] }

/**
 * What a file holds. `header` is trimmed, cells are exactly the text of the file: no trimming, dates as
 * `YYYY-MM-DD` (with ` HH:MM` when there is a time), numbers in plain digits, line breaks as `\n`. A blank
 * row between two rows is kept with empty cells; blank rows at the end are dropped.
 */
export type Sheet = {
  format: 'xlsx' | 'csv'
  /** For CSV: what the bytes were. */
  encoding?: 'utf-8' | 'gb18030' | 'utf-16le'
  /** For XLSX: the sheet that was read. */
  sheetName?: string
  header: string[]
  rows: SheetRow[]
}

export type ReadOptions = {
  /** The sheet to read when the workbook has one of that name; otherwise the first visible one. */
  sheetName?: string
  /** 1-based row of the header; rows above it are ignored. */
  headerRow?: number
  maxBytes?: number
  maxRows?: number
  maxColumns?: number
}

/** `maxUnfoldedBytes` bounds what a zip may unfold to: a worker has 128 MB. */
export const SHEET_LIMITS = {
  headerRow: 1,
  maxBytes: 5 * 1024 * 1024,
  maxRows: 5_000,
  maxColumns: 60,
  maxUnfoldedBytes: 48 * 1024 * 1024,
}

export type SheetLimits = typeof SHEET_LIMITS

/**
 * Gathers rows in file order, whichever format they come from, and enforces the limits before anything is
 * stored.
 */
export type RowCollector = {
  add(number: number, cells: string[]): void
  finish(): Pick<Sheet, 'header' | 'rows'>
}

export function rowCollector(limits: SheetLimits): RowCollector {
  let header: string[] | null = null
  const rows: SheetRow[] = []
  return {
    add(number, cells) {
      const width = cells.findLastIndex((cell) => cell !== '') + 1
      if (width === 0 || number < limits.headerRow) return
      if (width > limits.maxColumns)
        throw new SheetProblem('too_many_columns', { limit: limits.maxColumns, row: number })
      if (number === limits.headerRow) {
        header = cells.slice(0, width).map((title) => title.trim())
        return
      }
      if (number - limits.headerRow > limits.maxRows)
        throw new SheetProblem('too_many_rows', { limit: limits.maxRows, row: number })
      while (limits.headerRow + rows.length + 1 < number)
        rows.push({ number: limits.headerRow + rows.length + 1, cells: [] })
      rows.push({ number, cells: cells.slice(0, width) })
    },
    finish() {
      if (header === null || header.every((title) => title === '')) throw new SheetProblem('no_header')
      for (const { cells } of rows) while (cells.length < header.length) cells.push('')
      return { header, rows }
    },
  }
}
