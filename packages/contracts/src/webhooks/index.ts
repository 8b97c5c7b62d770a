import type { EventCatalogue, ToldToPartners } from '../kit/events.ts'
import { membershipEvents } from '../membership/events.ts'

/** The events of each service that tells partners anything. */
export const eventCatalogues: Record<string, EventCatalogue> = { membership: membershipEvents }

/** What partners may be told, by the type of the event. */
export const partnerEvents: Record<string, ToldToPartners> = Object.fromEntries(
  Object.values(eventCatalogues).flatMap((catalogue) =>
    Object.entries(catalogue).flatMap(([type, { partners }]) => (partners ? [[type, partners]] : [])),
  ),
)

/** Sent when someone tries an endpoint; it tells nothing. */
export const testEvent = 'webhook.test'
