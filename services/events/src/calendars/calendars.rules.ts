import type { ActivityState, RegistrationState, Venue } from '@alliance/contracts/events'
import type { Language } from '@alliance/service-kit'
import type { CalendarEvent } from './ical.rules.ts'

/** An activity as a calendar needs it; of one’s own, with the state of one’s registration. */
export interface Dated {
  id: string
  state: ActivityState
  title: string
  summary: string
  venue: Venue
  hostNames: readonly string[]
  startsAt: string
  endsAt: string
  cancelReason: string | null
  version: number
  createdAt: string
  updatedAt: string
  registration: { state: RegistrationState; changedAt: string } | null
}

const words = {
  'zh-CN': {
    mine: '我的活动',
    cancelled: '已取消',
    waiting: '候补',
    pending: '待抽签',
    offered: '名额待确认',
    hosts: '主办：',
    reason: '取消原因：',
    online: '线上参加，入会方式见活动页面。',
    between: '、',
  },
  en: {
    mine: 'My activities',
    cancelled: 'Cancelled',
    waiting: 'Waiting list',
    pending: 'To be drawn',
    offered: 'Place on offer',
    hosts: 'Hosts: ',
    reason: 'Why it was cancelled: ',
    online: 'Online; how to join stands on its page.',
    between: ', ',
  },
} as const

export const nameOfMine = (language: Language): string => words[language].mine

function markOf(
  { state, registration }: Dated,
  text: (typeof words)[Language],
): { status: CalendarEvent['status']; mark: string | null } {
  if (state === 'cancelled') return { status: 'CANCELLED', mark: text.cancelled }
  switch (registration?.state) {
    case 'waiting':
    case 'pending':
    case 'offered':
      return { status: 'TENTATIVE', mark: text[registration.state] }
    default:
      return { status: 'CONFIRMED', mark: null }
  }
}

/**
 * An activity as an event of a calendar. What changes its SEQUENCE is the activity alone, so that it has the same in
 * every calendar that shows it. How to join online is left out: an address of a calendar may be passed on.
 *
 * @param home the address people use, where its page is
 */
export function eventOf(activity: Dated, language: Language, home: string): CalendarEvent {
  const text = words[language]
  const { id, venue, registration, updatedAt, cancelReason } = activity
  const { status, mark } = markOf(activity, text)
  const place = 'place' in venue ? venue : null
  const lines = [
    activity.summary,
    `${text.hosts}${activity.hostNames.join(text.between)}`,
    venue.mode === 'onsite' ? '' : text.online,
    status === 'CANCELLED' && cancelReason ? `${text.reason}${cancelReason}` : '',
  ]
  return {
    uid: `${id}@chain-alliance`,
    sequence: activity.version,
    status,
    createdAt: activity.createdAt,
    modifiedAt: registration && registration.changedAt > updatedAt ? registration.changedAt : updatedAt,
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    summary: mark === null ? activity.title : `〔${mark}〕${activity.title}`,
    description: lines.filter((line) => line !== '').join('\n'),
    location: place && [place.place, place.address].filter(Boolean).join('，'),
    geo:
      place?.latitude != null && place.longitude != null
        ? { latitude: place.latitude, longitude: place.longitude }
        : null,
    url: `${home}/activities/${id}`,
  }
}
