import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { regulationWords } from './regulation.words.ts'
import style from './Regulations.module.css'

interface DifferenceProps {
  regulationId: string
  older: number
  newer: number
}

/** Two versions paragraph by paragraph: what was removed struck through, what was added underlined, and both named. */
export function Difference({ regulationId, older, newer }: DifferenceProps) {
  const text = useWords(regulationWords)
  const query = useQuery({
    queryKey: ['regulations', 'difference', regulationId, older, newer],
    queryFn: () =>
      settled(
        api.GET('/api/v1/membership/regulations/{regulationId}/difference', {
          params: { path: { regulationId }, query: { older, newer } },
        }),
      ),
  })
  const parts = query.data?.parts
  return (
    <Panel
      title={`${text.versionOf(older)} → ${text.versionOf(newer)}`}
      actions={
        <Link to="/regulations/$regulationId" params={{ regulationId }} search={{}}>
          {text.leave}
        </Link>
      }
    >
      {query.isPending && <Waiting />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {parts?.every(({ kind }) => kind === 'same') && <p>{text.same}</p>}
      <div className={style.difference}>
        {parts?.map(({ kind, text: line }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- paragraphs have no other name and do not move
          <p key={at} data-kind={kind}>
            {kind === 'removed' && (
              <del>
                <b className={style.mark}>{text.removed}</b> {line}
              </del>
            )}
            {kind === 'added' && (
              <ins>
                <b className={style.mark}>{text.added}</b> {line}
              </ins>
            )}
            {kind === 'same' && line}
          </p>
        ))}
      </div>
    </Panel>
  )
}
