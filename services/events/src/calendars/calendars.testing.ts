import type { CalendarLinkMade } from '@alliance/contracts/events'
import type { RightsRow } from '@alliance/test-kit'
import { published, type Scene } from '../../test/scene.testing.ts'
import { ask, done, someone } from '../../test/world.testing.ts'

/** A link of someone who is none of the table’s. */
const made = async () =>
  done(await ask(await someone()).post<CalendarLinkMade>('/my-calendar-links', { of: 'mine' }))
const another = async () => ({ calendarLinkId: (await made()).link.id })
const notTheirs = Object.fromEntries(
  [
    'the wrong role',
    'owner',
    'another enterprise',
    'its branch',
    'the branch above',
    'another branch',
    'the secretary of the alliance',
    'a leader',
    'a system administrator',
    'an auditor',
    'a partner’s system',
  ].map((kind) => [kind, 404]),
)

export const calendarRights: Record<string, RightsRow<Scene>> = {
  getActivityCalendar: { params: async (scene) => ({ activityId: (await published(scene)).id }) },
  getCalendar: { params: async () => ({ file: (await made()).path.split('/').at(-1)! }) },
  listMyCalendarLinks: {},
  createMyCalendarLink: { body: () => ({ of: 'mine' }), expect: { 'a partner’s system': 403 } },
  renewMyCalendarLink: { params: another, expect: notTheirs },
  revokeMyCalendarLink: { params: another, expect: notTheirs },
}
