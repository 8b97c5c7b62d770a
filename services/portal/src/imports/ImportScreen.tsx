import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { Page } from '../shell/Page.tsx'
import { CommitBox } from './CommitBox.tsx'
import { importWords } from './import.words.ts'
import { ImportRows } from './ImportRows.tsx'
import { StepLine } from './StepLine.tsx'
import { StateFilter } from './StateFilter.tsx'
import style from './Imports.module.css'

const stepOf = { validated: 1, committing: 2, committed: 3 }

/** One import from its check to its result. Opened again, it stands where it was. */
export function ImportScreen() {
  const text = useWords(importWords)
  const { count } = useDates()
  const { importId } = useParams({ from: '/signed-in/imports/$importId' })
  const query = useQuery({
    queryKey: ['imports', 'one', importId],
    queryFn: () =>
      settled(api.GET('/api/v1/membership/imports/{importId}', { params: { path: { importId } } })),
    refetchInterval: (shown) => (shown.state.data?.state === 'committing' ? 800 : false),
  })
  const roster = query.data
  if (!roster)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  return (
    <Page
      title={roster.fileName}
      lead={[
        text.kinds[roster.kind].name,
        text.summary(count(roster.counts.total)),
        roster.format.toUpperCase(),
        roster.encoding,
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        roster.state === 'committed' && (
          <Link to="/imports" search={{ kind: roster.kind }}>
            {text.again}
          </Link>
        )
      }
    >
      <StepLine current={stepOf[roster.state]} />
      <div className={style.stack}>
        <FaultNote error={query.error} onRetry={() => void query.refetch()} />
        <CommitBox roster={roster} />
        {roster.masked.length > 0 && (
          <p className={style.hint}>{text.masked(roster.masked.join('、'), roster.state === 'committed')}</p>
        )}
        <div>
          <div className={style.row}>
            <StateFilter roster={roster} />
            <ExportLinks of={`membership/imports/${roster.id}/rows`} />
          </div>
          <ImportRows key={roster.state} roster={roster} />
        </div>
      </div>
    </Page>
  )
}
