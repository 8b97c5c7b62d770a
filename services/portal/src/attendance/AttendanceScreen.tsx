import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { activityQuery } from '../activities/activityQuery.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { ExportLinks } from '../listing/ExportLinks.tsx'
import { Filters } from '../listing/Filters.tsx'
import { Listing } from '../listing/Listing.tsx'
import { Tag, type Tone } from '../listing/Tag.tsx'
import { useMay } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import style from './Attendance.module.css'
import { attendanceWords } from './attendance.words.ts'
import { ConfirmForm } from './ConfirmForm.tsx'

type Attendee = Schemas['Attendee']
const tones: Record<Schemas['AttendanceOutcome'], Tone> = { present: 'good', excused: 'soon', absent: 'bad' }
/** So many are confirmed with one call. */
const atOnce = 100

/** Who was there: what gates saw, and what an organiser confirms or states of it. */
export function AttendanceScreen() {
  const { activityId } = useParams({ from: '/signed-in/activities/$activityId/attendance' })
  const text = useWords(attendanceWords)
  const may = useMay()
  const [confirming, setConfirming] = useState<Attendee>()
  const key = ['attendance', activityId]
  const list = useKeysetList<Attendee>(key, (cursor) =>
    settled(
      api.GET('/api/v1/events/activities/{activityId}/attendance', {
        params: { path: { activityId }, query: { cursor, limit: 100 } },
      }),
    ),
  )
  const intent = useIntent({
    refreshes: [key],
    write: (rows: Attendee[], fresh) =>
      settled(
        api.POST('/api/v1/events/activities/{activityId}/attendance/confirmations', {
          params: { path: { activityId }, header: keyed(fresh) },
          body: {
            rows: rows.map(({ registrationId }) => ({ registrationId, outcome: 'present' as const })),
          },
        }),
      ),
  })
  const { data: card } = useQuery(activityQuery(activityId))
  const mayWrite = may('attendance:write')
  const complete = list.rows
    .filter(({ proposal, record }) => proposal === 'present' && record === null)
    .slice(0, atOnce)
  return (
    <Page
      title={text.title}
      lead={
        <>
          {card && (
            <Link to="/activities/$activityId" params={{ activityId }}>
              {card.activity.title}
            </Link>
          )}{' '}
          {text.lead}
        </>
      }
      actions={
        mayWrite &&
        complete.length > 0 && (
          <Button type="primary" loading={intent.isPending} onClick={() => intent.mutate(complete)}>
            {text.confirmSeen(complete.length)}
          </Button>
        )
      }
    >
      <Filters>
        <ExportLinks of={`events/activities/${activityId}/attendance`} />
      </Filters>
      <FaultNote error={intent.error} onRetry={() => intent.mutate(complete)} />
      <Listing
        caption={text.title}
        list={list}
        rowKey={(row) => row.registrationId}
        empty={text.none}
        columns={[
          { title: text.name, heading: true, cell: (row) => <Who attendee={row} /> },
          { title: text.seen, cell: (row) => <Seen attendee={row} /> },
          { title: text.result, cell: (row) => <Result attendee={row} /> },
          ...(mayWrite
            ? [
                {
                  title: text.act,
                  cell: (row: Attendee) => (
                    <Button
                      size="small"
                      aria-label={row.record ? text.correctOf(row.name) : text.confirmOf(row.name)}
                      onClick={() => setConfirming(row)}
                    >
                      {row.record ? text.correct : text.confirm}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {confirming && (
        <ConfirmForm
          activityId={activityId}
          attendee={confirming}
          refreshes={[key]}
          onClose={() => setConfirming(undefined)}
        />
      )}
    </Page>
  )
}

interface CellProps {
  attendee: Attendee
}

const Who = ({ attendee: { name, organisationName } }: CellProps) => (
  <span className={style.lines}>
    {name}
    {organisationName && <small>{organisationName}</small>}
  </span>
)

function Seen({ attendee: { seen } }: CellProps) {
  const text = useWords(attendanceWords)
  if (seen === null) return <span className={style.soft}>{text.unseen}</span>
  const remarks = [
    seen.late > 0 && text.late(seen.late),
    seen.early > 0 && text.early(seen.early),
    seen.open && text.open,
    seen.conflict && text.conflict,
  ].filter((remark) => remark !== false)
  return (
    <span className={style.lines}>
      {text.minutes(seen.minutes)}
      {remarks.length > 0 && <small>{remarks.join(' · ')}</small>}
    </span>
  )
}

function Result({ attendee: { record } }: CellProps) {
  const text = useWords(attendanceWords)
  const { at } = useDates()
  if (record === null) return <Tag tone="plain">{text.waiting}</Tag>
  const told = [
    record.outcome === 'present' && text.minutes(record.minutes),
    record.leave && text.leaves[record.leave],
    record.outcome === 'present' && record.evidence === 'organiser' && text.stated,
  ].filter(Boolean)
  return (
    <span className={style.lines}>
      <span>
        <Tag tone={tones[record.outcome]}>{text.outcomes[record.outcome]}</Tag> {told.join(' · ')}
      </span>
      {record.reason && <small>{record.reason}</small>}
      <small>{text.by(record.recordedBy, at(record.recordedAt))}</small>
    </span>
  )
}
