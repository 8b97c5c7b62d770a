import { eventsNotices, type Venue } from '@alliance/contracts/events'
import { notifier } from '@alliance/service-kit'

export const raise = notifier(eventsNotices)

/** An activity as people are told of it. */
export interface ToldActivity {
  id: string
  title: string
  venue: Venue
  startsAt: string
  endsAt: string
}

/** What every notice about an activity, or about a place there, says of it. */
export const about = ({ id, title, venue, startsAt }: ToldActivity) => ({
  subject: { type: 'activity', id, path: `/activities/${id}` },
  params: { title, startsAt, place: 'place' in venue ? venue.place : null },
})
