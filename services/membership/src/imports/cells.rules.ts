import type { FieldProblemCode } from '@alliance/contracts'
import { faultsOf } from '@alliance/service-kit/http/faults'
import type { StoredFault } from './imports.table.ts'
import { misplaced, titleIn, type RosterColumn } from './roster.ts'

/** A schema of the contract, as far as a cell needs one. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: Parameters<typeof faultsOf>[0][number][] } }
}

/** The cells of one row by their fields, and the faults found in them so far. */
export interface Cells<F extends string> {
  blank: boolean
  faults: StoredFault[]
  /** Trimmed; empty when nothing stands there. */
  at(field: F): string
  fault(field: F, code: FieldProblemCode): void
  /** The value of a cell by its schema; null when it is empty or wrong. */
  value<T>(field: F, schema: Schema<T>, read?: (cell: string) => unknown): T | null
  date(field: F): string | null
}

export function cellsOf<F extends string>(
  columns: readonly (RosterColumn & { field: F })[],
  row: readonly string[],
  titles: readonly string[],
): Cells<F> {
  const titleOf = titleIn(columns, titles)
  const faults: StoredFault[] = []
  const at = (field: F) => (row[columns.findIndex((column) => column.field === field)] ?? '').trim()
  const fault = (field: F, code: FieldProblemCode) => {
    const column = titleOf(field)
    if (!faults.some((known) => known.column === column && known.code === code)) faults.push({ column, code })
  }
  const blank = row.every((cell) => cell.trim() === '')
  if (!blank)
    for (const column of columns) {
      if (column.required && at(column.field) === '') fault(column.field, 'required')
      if (misplaced(column, at(column.field))) fault(column.field, 'text.identifier')
    }
  return {
    blank,
    faults,
    at,
    fault,
    value(field, schema, read = (cell) => cell) {
      if (at(field) === '') return null
      const parsed = schema.safeParse(read(at(field)))
      if (parsed.success) return parsed.data
      faultsOf(parsed.error.issues).forEach(({ code }) => fault(field, code))
      return null
    },
    date(field) {
      const cell = at(field)
      if (cell === '') return null
      const date = dateIn(cell)
      if (date === null) fault(field, /\d{4}/.test(cell) && parts.test(cell) ? 'date.missing' : 'format')
      return date
    },
  }
}

const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?( 00:00)?$/

/** A date as people write it in sheets: 2024-3-1, 2024/03/01, 2024.3.1, 2024年3月1日; null when there is none. */
export function dateIn(cell: string): string | null {
  const [, year, month, day] = parts.exec(cell.normalize('NFKC')) ?? []
  if (!year || !month || !day) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date ? null : date
}

/** The code that a word of a file stands for: the word itself, or the code as it is; else the cell, to be refused. */
export const coded =
  (names: Readonly<Record<string, string>>) =>
  (cell: string): string =>
    Object.entries(names).find(
      ([code, name]) => cell === name || cell.toLowerCase() === code.toLowerCase(),
    )?.[0] ?? cell

/** The words of a choice, for the explanation of its column. */
export const choices = (names: Readonly<Record<string, string>>) => ({
  zh: `以下之一，也可填英文代码：${Object.entries(names)
    .map(([code, name]) => `${name} (${code})`)
    .join('、')}`,
  en: `One of these, in Chinese or as the code: ${Object.entries(names)
    .map(([code, name]) => `${name} (${code})`)
    .join(', ')}`,
})
