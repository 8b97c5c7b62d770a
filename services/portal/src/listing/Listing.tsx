import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { KeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { DataTable, type Column } from './DataTable.tsx'
import { Empty } from './Empty.tsx'
import style from './Listing.module.css'
import { listingWords } from './listing.words.ts'
import { Waiting } from './Waiting.tsx'

interface ListingProps<Row> {
  caption: string
  list: KeysetList<Row>
  columns: Column<Row>[]
  rowKey: (row: Row) => string | number
  /** What to do when there is nothing to show. */
  empty: ReactNode
}

/** A keyset list in every state: coming, empty, failed, shown, growing. */
export function Listing<Row>({ caption, list, columns, rowKey, empty }: ListingProps<Row>) {
  const text = useWords(listingWords)
  const { count } = useDates()
  if (list.loading) return <Waiting />
  if (list.error && list.rows.length === 0) return <FaultNote error={list.error} onRetry={list.retry} />
  if (list.rows.length === 0) return <Empty>{empty}</Empty>
  const shown = count(list.rows.length)
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={list.rows}
        rowKey={rowKey}
        refreshing={list.refreshing}
      />
      <FaultNote error={list.error} onRetry={list.retry} />
      <div className={style.foot}>
        <span role="status">{list.more ? text.sofar(shown) : text.end(shown)}</span>
        {list.more && (
          <Button onClick={list.more} loading={list.loadingMore}>
            {text.more}
          </Button>
        )}
      </div>
    </>
  )
}
