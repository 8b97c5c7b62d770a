import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { isRefusal, settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { AdmissionForm } from './AdmissionForm.tsx'
import { Figures } from './Figures.tsx'
import { gateBoardWords } from './gate-board.words.ts'
import style from './GateBoard.module.css'
import { Gates } from './Gates.tsx'
import { Leases } from './Leases.tsx'
import { Persons } from './Persons.tsx'

/** The board lives: gates hand in every few seconds. */
const everyMs = 5000

/** What an organiser sees of the gates, and does with them. */
export function GateBoardScreen() {
  const { activityId } = useParams({ from: '/signed-in/activities/$activityId/gates' })
  const text = useWords(gateBoardWords)
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const query = useQuery({
    queryKey: ['gates', activityId],
    refetchInterval: everyMs,
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/activities/{activityId}/admission', { params: { path: { activityId } } }),
      ),
    retry: false,
  })
  const mayWrite = may('gate:write')
  const board = query.data
  const notOpen = isRefusal(query.error, 'resource.not_found')
  if (!board && !notOpen)
    return query.error ? (
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Waiting lines={6} />
    )
  return (
    <Page
      title={text.title}
      lead={
        <>
          {text.lead}{' '}
          <Link to="/activities/$activityId/attendance" params={{ activityId }}>
            {text.attendance}
          </Link>
        </>
      }
      actions={
        mayWrite && (
          <Button type={board ? 'default' : 'primary'} onClick={() => setEditing(true)}>
            {board ? text.change : text.open}
          </Button>
        )
      }
    >
      {board ? (
        <div className={style.board}>
          <FaultNote error={query.error} />
          <Figures admission={board.admission} />
          <Gates board={board} mayWrite={mayWrite} />
          <Leases board={board} mayWrite={mayWrite} now={new Date(query.dataUpdatedAt).toISOString()} />
          <Persons activityId={activityId} conflicts />
          <Persons activityId={activityId} />
        </div>
      ) : (
        <Empty>
          <strong>{text.notOpen}</strong>
          <p>{text.notOpenDetail}</p>
        </Empty>
      )}
      {editing && (
        <AdmissionForm
          activityId={activityId}
          admission={board?.admission}
          onClose={() => setEditing(false)}
        />
      )}
    </Page>
  )
}
