import type { Schemas } from '@alliance/client'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import type { Column } from '../listing/DataTable.tsx'
import { auditWords } from './audit.words.ts'
import style from './Audit.module.css'

export function useAuditColumns(): Column<Schemas['AuditEntry']>[] {
  const text = useWords(auditWords)
  const { at } = useDates()
  return [
    { title: text.seq, numeric: true, cell: (row) => row.seq },
    { title: text.at, cell: (row) => at(row.at) },
    { title: text.action, heading: true, cell: (row) => row.action },
    { title: text.who, cell: (row) => <span title={row.actorId}>{row.actorName}</span> },
    { title: text.objectTitle, cell: (row) => <code>{row.objectId}</code> },
    {
      title: text.outcome,
      cell: (row) => (
        <span data-outcome={row.outcome} className={style.outcome}>
          {text[row.outcome]}
        </span>
      ),
    },
    {
      title: text.detail,
      cell: (row) => (
        <details className={style.detail}>
          <summary>{text.show}</summary>
          <pre>{JSON.stringify(row.detail, null, 2)}</pre>
          <p>
            {text.request} <code>{row.requestId}</code>
          </p>
          <p>
            SHA-256 <code>{row.hash}</code>
          </p>
        </details>
      ),
    },
  ]
}
