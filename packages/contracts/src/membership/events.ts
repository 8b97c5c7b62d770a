import { z } from '@hono/zod-openapi'
import type { EventCatalogue } from '../kit/events.ts'

/** What other services may know of a place that a grant can hold on. */
export const ScopeFact = z.strictObject({
  kind: z.enum(['org', 'enterprise']),
  name: z.string(),
  active: z.boolean(),
})
export type ScopeFact = z.infer<typeof ScopeFact>

export const membershipEvents = {
  'organisation.changed': { data: ScopeFact, to: ['identity'] },
  'party-organisation.changed': { data: ScopeFact, to: ['identity'] },
} as const satisfies EventCatalogue
