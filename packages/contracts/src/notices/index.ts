import { eventsNotices } from '../events/notices.ts'
import { identityNotices } from '../identity/notices.catalogue.ts'
import type { NoticeCatalogue } from '../kit/notices.ts'
import { membershipNotices } from '../membership/notices.ts'

/** The notices of each service, in the order in which people choose among them. A service that begins to tell people something is one line here. */
export const noticeCatalogues = {
  events: eventsNotices,
  membership: membershipNotices,
  identity: identityNotices,
} as const satisfies Record<string, NoticeCatalogue>

/** Every kind of notice, by its name. */
export const noticeKinds: NoticeCatalogue = Object.assign({}, ...Object.values(noticeCatalogues))
