import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { CoursesOfActivity } from '../academy/CoursesOfActivity.tsx'
import { AddToCalendar } from '../calendar-links/AddToCalendar.tsx'
import { useWords } from '../language/words.ts'
import { useMay } from '../session/me.ts'
import style from './Activities.module.css'
import { activityWords } from './activity.words.ts'

interface ActivityLinksProps {
  activity: Schemas['Activity']
}

/** From an activity to what belongs to it elsewhere: its shifts, its gates, its attendance, one's own calendar. */
export function ActivityLinks({ activity: { id, kind, state } }: ActivityLinksProps) {
  const text = useWords(activityWords)
  const may = useMay()
  if (state === 'draft' || state === 'in_review') return null
  const params = { activityId: id }
  return (
    <p className={style.links}>
      <CoursesOfActivity activityId={id} />
      {kind === 'volunteering' && (
        <Link to="/my-volunteering/$activityId" params={params}>
          {text.toShifts}
        </Link>
      )}
      {may('gate:write') && state !== 'cancelled' && (
        <Link to="/activities/$activityId/gates" params={params}>
          {text.gates}
        </Link>
      )}
      {may('attendance:read') && (state === 'ongoing' || state === 'closed') && (
        <Link to="/activities/$activityId/attendance" params={params}>
          {text.attendance}
        </Link>
      )}
      {(state === 'published' || state === 'ongoing') && <AddToCalendar activityId={id} />}
    </p>
  )
}
