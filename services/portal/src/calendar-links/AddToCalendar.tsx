import { CalendarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { useDownload } from '../listing/download.ts'
import { calendarLinkWords } from './calendar-link.words.ts'

interface AddToCalendarProps {
  activityId: string
}

/** An activity as a file that calendar programs open. */
export function AddToCalendar({ activityId }: AddToCalendarProps) {
  const text = useWords(calendarLinkWords)
  const download = useDownload()
  const href = `/api/v1/events/activities/${activityId}/calendar`
  return (
    <>
      <Button
        href={href}
        icon={<CalendarOutlined aria-hidden="true" />}
        loading={download.pending === href}
        onClick={(event) => {
          event.preventDefault()
          download.start(href)
        }}
      >
        {text.download}
      </Button>
      {download.error ? <FaultNote error={download.error} onRetry={() => download.start(href)} /> : null}
    </>
  )
}
