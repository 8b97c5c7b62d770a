import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { Tag } from '../listing/Tag.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { Page } from '../shell/Page.tsx'
import style from './Merge.module.css'
import { mergeWords } from './merge.words.ts'
import { Obstacles } from './Obstacles.tsx'
import { UndoMerge } from './ReasonForms.tsx'

/** One merge: why, what it moved, what was decided; and the way back. */
export function MergeScreen() {
  const text = useWords(mergeWords)
  const { at, count } = useDates()
  const { mergeId } = useParams({ from: '/signed-in/person-merges/$mergeId' })
  const [left, setLeft] = useState<string[]>([])
  const [undoing, setUndoing] = useState(false)
  const query = useQuery({
    queryKey: ['merges', mergeId],
    queryFn: () =>
      settled(api.GET('/api/v1/membership/person-merges/{mergeId}', { params: { path: { mergeId } } })),
  })
  const merge = query.data
  if (!merge)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={8} />
    )
  const { receipt, obstacles } = merge
  const mayUndo =
    merge.undoneAt === null && obstacles.every(({ cell, leavable }) => leavable && left.includes(cell))
  return (
    <Page
      title={text.mergeTitle(merge.loserName, merge.winnerName)}
      tags={
        <Tag tone={merge.undoneAt ? 'plain' : 'good'}>{merge.undoneAt ? text.undone : text.standing}</Tag>
      }
      actions={
        merge.undoneAt === null && (
          <Button danger disabled={!mayUndo} onClick={() => setUndoing(true)}>
            {text.undo}
          </Button>
        )
      }
    >
      <div className={style.stack}>
        <Panel title={text.facts}>
          <Facts
            facts={[
              [
                text.staying,
                <Link key="winner" to="/people/$personId" params={{ personId: merge.winnerId }}>
                  {merge.winnerName}
                </Link>,
              ],
              [
                text.merging,
                <Link key="loser" to="/people/$personId" params={{ personId: merge.loserId }}>
                  {merge.loserName}
                </Link>,
              ],
              [text.at, at(merge.at)],
              [text.by, merge.byName],
              [text.why, merge.reason],
              [
                text.reasons,
                receipt.reasons.map((reason) => text.reason_[reason as keyof typeof text.reason_]).join('、'),
              ],
              [text.took, receipt.take.map((field) => text.fieldName[field]).join('、')],
              [text.ruleVersion, receipt.version],
              [text.undoneAt, merge.undoneAt && at(merge.undoneAt)],
              [text.undoneBy, merge.undoneByName],
              [text.undoWhy, merge.undoReason],
            ]}
          />
        </Panel>
        {obstacles.length > 0 && <Obstacles obstacles={obstacles} left={left} onChange={setLeft} />}
        {receipt.decisions.length > 0 && (
          <Panel title={text.decisions}>
            {receipt.decisions.map(({ conflict, choice }) => (
              <div key={conflict.id} className={style.choice}>
                <strong>{text.kind[conflict.kind]}</strong>
                <small>
                  {conflict.winner.title} / {conflict.loser.title}
                </small>
                {text.choice[choice]}
              </div>
            ))}
          </Panel>
        )}
        <Panel title={text.moved}>
          {merge.moves.length === 0 && <p>{text.movesNone}</p>}
          <ul className={style.moves}>
            {merge.moves.map(({ what, rows }) => (
              <li key={what}>
                {text.moveName[what]}
                <strong>{text.rows(count(rows))}</strong>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      {undoing && <UndoMerge mergeId={mergeId} leave={left} onClose={() => setUndoing(false)} />}
    </Page>
  )
}
