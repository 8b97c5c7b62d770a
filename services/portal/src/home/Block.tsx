import type { UseQueryResult } from '@tanstack/react-query'
import { useId, type ReactNode } from 'react'
import { FaultNote } from '../fault/FaultNote.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import style from './HomeScreen.module.css'

interface BlockProps<Row> {
  title: string
  /** The way to all of them. */
  all: ReactNode
  query: Pick<UseQueryResult<readonly Row[]>, 'data' | 'error' | 'isPending' | 'refetch'>
  empty: string
  rowKey: (row: Row) => string
  children: (row: Row) => ReactNode
}

/** A few rows of one room, each the way into it: coming, failed, empty, or there. */
export function Block<Row>({ title, all, query, empty, rowKey, children }: BlockProps<Row>) {
  const id = useId()
  const { data, error, isPending, refetch } = query
  return (
    <section className={style.block} aria-labelledby={id}>
      <div className={style.head}>
        <h2 id={id}>{title}</h2>
        {all}
      </div>
      {isPending && <Waiting lines={3} />}
      <FaultNote error={error} onRetry={() => void refetch()} />
      {data?.length === 0 && <p className={style.empty}>{empty}</p>}
      {data && data.length > 0 && (
        <ul className={style.rows}>
          {data.map((row) => (
            <li key={rowKey(row)}>{children(row)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
