import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { learningWords } from '../academy/learning.words.ts'
import { activityWords } from '../activities/activity.words.ts'
import { toneOf } from '../activities/tones.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { useKeysetList } from '../api/useKeysetList.ts'
import { FollowCalendar } from '../calendar-links/FollowCalendar.tsx'
import { useDates } from '../dates/dates.ts'
import { useNow } from '../dates/useNow.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { listingWords } from '../listing/listing.words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner, DemoTag } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { OwnRegistration } from './OwnRegistration.tsx'
import { registrationWords } from './registration.words.ts'
import style from './Registrations.module.css'

/** What one registered for, with what there is to do about each. */
export function MyActivitiesScreen() {
  const text = useWords(registrationWords)
  const words = useWords(activityWords)
  const learning = useWords(learningWords)
  const listing = useWords(listingWords)
  const { at } = useDates()
  const now = useNow()
  const list = useKeysetList(['my-registrations'], (cursor) =>
    settled(api.GET('/api/v1/events/my-registrations', { params: { query: { limit: 20, cursor } } })),
  )
  return (
    <Page
      title={text.myActivities}
      lead={text.myLead}
      actions={
        <>
          <Link to="/my-learning">{learning.mine}</Link>
          <FollowCalendar what={{ of: 'mine' }} />
        </>
      }
    >
      <DemoBanner rows={list.rows.map(({ activity }) => activity)} />
      {list.loading && <Waiting />}
      <FaultNote error={list.error} onRetry={list.retry} />
      {!list.loading && !list.error && list.rows.length === 0 && (
        <Empty>
          <p>{text.none}</p>
          <Link to="/activities">{words.title}</Link>
        </Empty>
      )}
      <ul className={style.cards}>
        {list.rows.map(({ registration, queue, activity }) => (
          <li key={registration.id} className={style.card} style={toneOf(activity.kind)}>
            <div>
              <h2>
                <Link to="/activities/$activityId" params={{ activityId: activity.id }}>
                  {activity.title}
                </Link>{' '}
                <DemoTag of={activity} />
              </h2>
              <small>
                {words.kinds[activity.kind]} · {at(activity.startsAt)}
              </small>
              <small>{'place' in activity.venue ? activity.venue.place : words.online}</small>
              {activity.cancelReason && <small>{activity.cancelReason}</small>}
            </div>
            <OwnRegistration own={{ registration, queue }} begun={Date.parse(activity.startsAt) <= now} />
          </li>
        ))}
      </ul>
      {list.more && (
        <Button onClick={list.more} loading={list.loadingMore}>
          {listing.more}
        </Button>
      )}
    </Page>
  )
}
