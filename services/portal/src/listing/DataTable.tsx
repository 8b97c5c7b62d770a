/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- see DataTable */
import { useRef, type ReactNode } from 'react'
import style from './DataTable.module.css'
import { useOverflows } from './useOverflows.ts'

export interface Column<Row> {
  title: string
  cell: (row: Row) => ReactNode
  /** Names the row: a heading for a screen reader, the title of a card on a phone. */
  heading?: true
  numeric?: true
}

interface DataTableProps<Row> {
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  refreshing?: boolean
  /** Stands out from the other rows. */
  marked?: (row: Row) => boolean
}

/**
 * A table at a desk, a list of cards on a phone. The roles are written out because `display: block` takes a table's
 * meaning away.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  refreshing = false,
  marked,
}: DataTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null)
  const overflows = useOverflows(box)
  return (
    <div
      ref={box}
      className={style.scroller}
      aria-busy={refreshing}
      data-refreshing={refreshing || undefined}
      // Whoever has no pointer scrolls with the arrow keys, which need the focus.
      {...(overflows && { tabIndex: 0, role: 'region', 'aria-label': caption })}
    >
      <table role="table" className={style.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.title} role="columnheader" scope="col" data-numeric={column.numeric}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" data-marked={marked?.(row) || undefined}>
              {columns.map((column) =>
                column.heading ? (
                  <th key={column.title} role="rowheader" scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.title} role="cell" data-label={column.title} data-numeric={column.numeric}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
