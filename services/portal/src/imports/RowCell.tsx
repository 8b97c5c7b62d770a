import type { Schemas } from '@alliance/client'
import { Input } from 'antd'
import { useWords } from '../language/words.ts'
import { Candidates } from './Candidates.tsx'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'
import type { Mending } from './useMending.ts'

interface RowCellProps {
  row: Schemas['ImportRow']
  column: string
  index: number
  mending: Mending
}

const columnOf = (pointer: string) =>
  pointer.slice(1).split('/')[0]?.replaceAll('~1', '/').replaceAll('~0', '~')

/** One cell: a faulty one is a field to type in, a changed one shows what was before. */
export function RowCell({ row, column, index, mending }: RowCellProps) {
  const text = useWords(importWords)
  const value = row.cells[index] ?? ''
  const faults = row.errors.filter((fault) => columnOf(fault.pointer) === column)
  const change = row.changes.find((each) => each.column === column)
  const draft = mending.draftOf(row)
  const faultId = `fault-${row.number}-${index}`
  if (mending.open && row.state !== 'skipped' && (draft || faults.length > 0))
    return (
      <div className={style.cell}>
        <Input
          aria-label={text.cell(row.number, column)}
          value={draft?.[index] ?? value}
          status={faults.length > 0 ? 'error' : ''}
          maxLength={2000}
          {...(faults.length > 0 ? { 'aria-invalid': true, 'aria-describedby': faultId } : {})}
          onChange={(event) => mending.type(row, index, event.target.value)}
          onPressEnter={() => mending.save(row)}
        />
        {faults.length > 0 && (
          <span id={faultId} className={style.faulty}>
            {faults.map((fault) => fault.detail).join('；')}
          </span>
        )}
        {faults.some(({ code }) => code === 'import.ambiguous_person') && (
          <Candidates row={row} mending={mending} />
        )}
      </div>
    )
  if (change)
    return (
      <div className={style.cell}>
        <span className="visually-hidden">{text.before}</span> <del>{change.before || text.emptyCell}</del>{' '}
        <span className="visually-hidden">{text.after}</span> <ins>{change.after || text.emptyCell}</ins>
      </div>
    )
  if (faults.length > 0)
    return (
      <div className={style.cell}>
        {value}
        <span className={style.faulty}>{faults.map((fault) => fault.detail).join('；')}</span>
      </div>
    )
  return value && <span className={style.value}>{value}</span>
}
