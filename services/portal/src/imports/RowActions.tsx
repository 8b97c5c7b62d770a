import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../language/words.ts'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'
import type { Mending } from './useMending.ts'

interface RowActionsProps {
  row: Schemas['ImportRow']
  mending: Mending
}

export function RowActions({ row, mending }: RowActionsProps) {
  const text = useWords(importWords)
  if (!mending.open)
    return row.personId ? (
      <Link
        to="/people/$personId"
        params={{ personId: row.personId }}
        aria-label={text.viewPersonRow(row.number)}
      >
        {text.viewPerson}
      </Link>
    ) : row.organisationId ? (
      <Link
        to="/organisations/$organisationId"
        params={{ organisationId: row.organisationId }}
        aria-label={text.viewRow(row.number)}
      >
        {text.view}
      </Link>
    ) : null
  const busy = mending.pending === row.number
  const { number } = row
  if (row.state === 'skipped')
    return (
      <Button
        size="small"
        loading={busy}
        aria-label={text.unskipRow(number)}
        onClick={() => mending.skip(row, false)}
      >
        {text.unskip}
      </Button>
    )
  const draft = mending.draftOf(row)
  return (
    <div className={style.buttons}>
      {(draft || row.state === 'invalid') && (
        <Button
          type="primary"
          size="small"
          disabled={!draft}
          loading={busy}
          aria-label={text.mendRow(number)}
          onClick={() => mending.save(row)}
        >
          {text.mend}
        </Button>
      )}
      {draft ? (
        <Button size="small" aria-label={text.cancelRow(number)} onClick={() => mending.cancel(row)}>
          {text.cancel}
        </Button>
      ) : (
        <Button size="small" aria-label={text.editRow(number)} onClick={() => mending.edit(row)}>
          {text.edit}
        </Button>
      )}
      <Button
        size="small"
        disabled={busy}
        aria-label={text.skipRow(number)}
        onClick={() => mending.skip(row, true)}
      >
        {text.skip}
      </Button>
    </div>
  )
}
