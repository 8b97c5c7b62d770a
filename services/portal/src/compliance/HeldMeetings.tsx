import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useDates } from '../dates/dates.ts'
import { useWords } from '../language/words.ts'
import { DataTable } from '../listing/DataTable.tsx'
import { Empty } from '../listing/Empty.tsx'
import { useMay } from '../session/me.ts'
import style from './Compliance.module.css'
import { complianceWords } from './compliance.words.ts'

type Held = Schemas['HeldMeeting']

interface HeldMeetingsProps {
  held: Held[]
}

/** What was held in the year, the last first, with the roll of its day. */
export function HeldMeetings({ held }: HeldMeetingsProps) {
  const text = useWords(complianceWords)
  const { on } = useDates()
  if (held.length === 0) return <Empty>{text.noneHeld}</Empty>
  return (
    <DataTable
      caption={text.held}
      rows={held}
      rowKey={(row) => `${row.sourceId} ${row.kind}`}
      columns={[
        { title: text.name, heading: true, cell: (row) => <Title held={row} /> },
        { title: text.kind, cell: (row) => text.kinds[row.kind] },
        { title: text.date, cell: (row) => on(row.heldOn) },
        { title: text.present, cell: (row) => <Present held={row} /> },
      ]}
    />
  )
}

interface HeldProps {
  held: Held
}

function Title({ held: { source, sourceId, title, counts } }: HeldProps) {
  const text = useWords(complianceWords)
  const may = useMay()
  return (
    <span className={style.lines}>
      {source === 'activity' ? (
        <Link to="/activities/$activityId" params={{ activityId: sourceId }}>
          {title}
        </Link>
      ) : may('meeting:read') ? (
        <Link to="/meetings/$meetingId" params={{ meetingId: sourceId }}>
          {title}
        </Link>
      ) : (
        title
      )}
      {!counts && <small>{text.noQuorum}</small>}
    </span>
  )
}

function Present({ held: { attendance } }: HeldProps) {
  const text = useWords(complianceWords)
  if (!attendance) return <span className={style.soft}>{text.unknown}</span>
  return (
    <span className={style.lines}>
      {text.presentOf(attendance.present, attendance.shouldAttend)}
      <small>{text.detail(attendance.roll, attendance.onLeave)}</small>
    </span>
  )
}
