import type { ActivityDetail, NewHost, Venue } from '@alliance/contracts/events'
import type { Fault } from '@alliance/service-kit/problem'

export interface Content {
  title: string
  summary: string
  detail: ActivityDetail
  venue: Venue
  startsAt: string
  endsAt: string
  hosts: readonly NewHost[]
}

/** What is wrong with the content of an activity beyond the form of its fields, by pointer. */
export function contentFaults({ detail, venue, startsAt, endsAt, hosts }: Content): Fault[] {
  const faults: Fault[] = []
  if (endsAt <= startsAt) faults.push({ pointer: '/endsAt', code: 'period.reversed' })
  if (!hosts.some(({ role }) => role === 'host')) faults.push({ pointer: '/hosts', code: 'required' })
  hosts.forEach(({ id }, i) => {
    if (hosts.findIndex((host) => host.id === id) < i)
      faults.push({ pointer: `/hosts/${i}/id`, code: 'option' })
  })
  if ('latitude' in venue && (venue.latitude === null) !== (venue.longitude === null))
    faults.push({
      pointer: venue.latitude === null ? '/venue/latitude' : '/venue/longitude',
      code: 'coordinate.pair',
    })
  if (detail.kind === 'volunteering')
    detail.shifts.forEach((shift, i) => {
      if (shift.endsAt <= shift.startsAt)
        faults.push({ pointer: `/detail/shifts/${i}/endsAt`, code: 'period.reversed' })
      else if (shift.startsAt < startsAt || shift.endsAt > endsAt)
        faults.push({ pointer: `/detail/shifts/${i}`, code: 'activity.shift_outside' })
    })
  return faults
}

/** Every text that people wrote into an activity, by the pointers of their fields. */
export function textsOf({
  title,
  summary,
  detail,
  venue,
}: Pick<Content, 'title' | 'summary' | 'detail' | 'venue'>) {
  const texts: Record<string, string> = { '/title': title, '/summary': summary }
  const walk = (value: unknown, pointer: string): void => {
    if (typeof value === 'string') texts[pointer] = value
    else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value))
        if (key !== 'kind' && key !== 'url') walk(inner, `${pointer}/${key}`)
  }
  walk(detail, '/detail')
  if ('place' in venue) texts['/venue/place'] = venue.place
  return texts
}

/** Whether it is a theme Party day, or holds one within it (row S16). */
export const holdsPartyDay = (detail: ActivityDetail): boolean =>
  detail.kind === 'party_day' || (detail.kind === 'salon' && detail.partyDay !== null)

/** What a published activity is found by. */
export const tagsOf = (activity: {
  detail: ActivityDetail
  chains: readonly string[]
  actions: readonly string[]
  links: readonly string[]
  seriesId: string | null
  hosts: readonly { id: string }[]
}): string[] => [
  ...new Set([
    `kind:${activity.detail.kind}`,
    ...(holdsPartyDay(activity.detail) ? ['kind:party_day'] : []),
    ...activity.chains.map((chain) => `chain:${chain}`),
    ...activity.actions.map((action) => `action:${action}`),
    ...activity.links.map((link) => `link:${link}`),
    ...(activity.seriesId ? [`series:${activity.seriesId}`] : []),
    ...activity.hosts.map(({ id }) => `host:${id}`),
  ]),
]
