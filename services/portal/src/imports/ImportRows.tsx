import type { Schemas } from '@alliance/client'
import { useSearch } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { Listing } from '../listing/Listing.tsx'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'
import { RowActions } from './RowActions.tsx'
import { RowCell } from './RowCell.tsx'
import { useMending } from './useMending.ts'

interface ImportRowsProps {
  roster: Schemas['Import']
}

/** The rows of the roster, each fault at its cell, each change beside what it changes, each cell to be mended in place. */
export function ImportRows({ roster }: ImportRowsProps) {
  const text = useWords(importWords)
  const { state } = useSearch({ from: '/signed-in/imports/$importId' })
  const list = useKeysetList(['imports', 'rows', roster.id, roster.state, state], (cursor) =>
    settled(
      api.GET('/api/v1/membership/imports/{importId}/rows', {
        params: { path: { importId: roster.id }, query: { state, cursor, limit: 100 } },
      }),
    ),
  )
  const mending = useMending(roster)
  const columns: Column<Schemas['ImportRow']>[] = [
    {
      title: text.row,
      heading: true,
      cell: (row) => <span aria-label={text.line(row.number)}>{row.number}</span>,
    },
    {
      title: text.state,
      cell: (row) => (
        <>
          <span className={style.state} data-state={row.state}>
            {text.rowState[row.state]}
          </span>
          {row.errors
            .filter(({ pointer }) => pointer === '/')
            .map(({ code, detail }) => (
              <span key={code} className={row.state === 'failed' ? style.faulty : style.note}>
                {detail}
              </span>
            ))}
        </>
      ),
    },
    // Before the cells: a wide roster must not push what is to be done out of sight.
    { title: text.actions, cell: (row) => <RowActions row={row} mending={mending} /> },
    ...roster.columns.map((column, index) => ({
      title: column,
      cell: (row: Schemas['ImportRow']) => (
        <RowCell row={row} column={column} index={index} mending={mending} />
      ),
    })),
  ]
  return (
    <>
      <p role="status" className="visually-hidden">
        {mending.said}
      </p>
      <Listing
        caption={text.caption}
        list={list}
        columns={columns}
        rowKey={(row) => row.number}
        empty={text.noRows}
      />
      {mending.error ? <FaultNote error={mending.error} onRetry={mending.retry} /> : null}
    </>
  )
}
