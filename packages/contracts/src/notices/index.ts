import type { NoticeCatalogue } from '../kit/notices.ts'
import { eventsNotices } from '../events/notices.ts'
import { membershipNotices } from '../membership/notices.ts'

/** The notices of each service. A service that begins to tell people something is one line here. */
export const noticeCatalogues = {
  membership: membershipNotices,
  events: eventsNotices,
} as const satisfies Record<string, NoticeCatalogue>

/** Every kind of notice, by its name. */
export const noticeKinds: NoticeCatalogue = Object.assign({}, ...Object.values(noticeCatalogues))
