import type { Schemas } from '@alliance/client'
import { CalendarOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { AddressOnce } from './AddressOnce.tsx'
import { calendarLinkWords } from './calendar-link.words.ts'
import { calendarLinksQuery } from './calendarLinks.ts'

interface FollowCalendarProps {
  /** One’s own activities, those of a host, or of a series. */
  what: Schemas['NewCalendarLink']
}

/** Makes a private link and shows its address, once. */
export function FollowCalendar({ what }: FollowCalendarProps) {
  const text = useWords(calendarLinkWords)
  const make = useMutation({
    mutationFn: () => settled(api.POST('/api/v1/events/my-calendar-links', { body: what })),
  })
  // Not before: a list that has the link may take this away, and the address with it.
  const onKept = () => {
    make.reset()
    void queries.invalidateQueries({ queryKey: calendarLinksQuery.queryKey })
  }
  return (
    <>
      <Button
        icon={<CalendarOutlined aria-hidden="true" />}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {what.of === 'mine' ? text.followMine : text.follow}
      </Button>
      <FaultNote error={make.error} />
      {make.data && <AddressOnce path={make.data.path} onKept={onKept} />}
    </>
  )
}
