/** What stands in one column of one row; numbers as their digits. */
export type Value = string | null

/** One value that a merge wrote, and what stood there before. */
export interface Cell {
  table: string
  key: string
  column: string
  before: Value
  after: Value
}

/** Tables by name, their rows by key. */
export type Tables = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Value>>>>>>

const write = (tables: Tables, cells: readonly Cell[], side: 'before' | 'after'): Tables => {
  const written: Record<string, Record<string, Record<string, Value>>> = {}
  for (const { table, key, column, ...cell } of cells) {
    const row = written[table]?.[key] ?? tables[table]?.[key]
    if (row === undefined) continue
    written[table] ??= { ...tables[table] }
    written[table][key] = { ...row, [column]: cell[side] }
  }
  return { ...tables, ...written }
}

/** The tables as a merge leaves them. */
export const applied = (tables: Tables, cells: readonly Cell[]): Tables => write(tables, cells, 'after')

/**
 * The cells that no longer hold what the merge wrote there. A row that is gone (retention deletes) stands in nobody's
 * way.
 */
export const changedSince = (tables: Tables, cells: readonly Cell[]): Cell[] =>
  cells.filter(({ table, key, column, after }) => {
    const row = tables[table]?.[key]
    return row !== undefined && row[column] !== after
  })

/** What stands for the part of a journal that is left or taken back together: a row, or a field of a person. */
export const partOf = ({ table, key, column }: Pick<Cell, 'table' | 'key' | 'column'>): string =>
  table === 'person' ? `${table}:${key}:${fieldOf(column)}` : `${table}:${key}`

const fields: Record<string, string> = {
  name_sort: 'name',
  document_type: 'document',
  document_sealed: 'document',
  document_index: 'document',
  document_mask: 'document',
  phone_sealed: 'phone',
  phone_index: 'phone',
  phone_mask: 'phone',
}
const fieldOf = (column: string): string => fields[column] ?? column

/** The tables with a merge taken back, but for the parts that are left as they are now. */
export const reverted = (
  tables: Tables,
  cells: readonly Cell[],
  left: ReadonlySet<string> = new Set(),
): Tables =>
  write(
    tables,
    cells.filter((cell) => !left.has(partOf(cell))),
    'before',
  )
