import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { Decide } from './Decide.tsx'
import style from './Merge.module.css'
import { mergeWords } from './merge.words.ts'
import { Record } from './Record.tsx'

/** Two records side by side, and what merging them would do. */
export function CompareScreen() {
  const text = useWords(mergeWords)
  const navigate = useNavigate()
  const { personId } = useParams({ from: '/signed-in/people/$personId/merge' })
  const { with: loserId = '', pair } = useSearch({ from: '/signed-in/people/$personId/merge' })
  const query = useQuery({
    queryKey: ['merge-preview', personId, loserId],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/people/{personId}/merge-preview', {
          params: { path: { personId }, query: { loserId } },
        }),
      ),
    // Both readings are kept for the person; a look back is not a new one.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
  const preview = query.data
  if (!preview)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const swap = () =>
    void navigate({
      to: '/people/$personId/merge',
      params: { personId: loserId },
      search: { with: personId, ...(pair ? { pair } : {}) },
    })
  return (
    <Page title={text.compare} lead={text.compareLead}>
      <DemoBanner rows={[preview.winner, preview.loser]} />
      <div className={style.stack}>
        <div className={style.two}>
          <Record person={preview.winner} stays />
          <Record person={preview.loser} stays={false} />
        </div>
        <Button className={style.swap!} onClick={swap}>
          {text.swap}
        </Button>
        <Decide key={`${personId} ${loserId}`} preview={preview} pairId={pair} />
      </div>
    </Page>
  )
}
