import { z } from '@hono/zod-openapi'
import { idOf } from '../kit/ids.ts'
import { Activity, ActivityEntry, ActivityStep, PoolStanding } from './activities.ts'
import { NamedDraw } from './draws.ts'
import { OwnRegistration } from './registrations.ts'

export const ActivityCard = z
  .strictObject({
    activity: Activity,
    /** The branches that hold it, by name (`detail.branchIds`). */
    branches: z.array(
      z.strictObject({ id: idOf('partyOrganisation'), name: z.string() }).openapi('NamedBranch'),
    ),
    pools: z.array(PoolStanding),
    draws: z.array(NamedDraw),
    /** One’s own registrations, the last first. */
    own: z.array(OwnRegistration),
    /** Whether registration is open at this moment, to whomever its places are for. */
    open: z.boolean(),
    may: z.array(ActivityStep),
    /** Empty for those who may not read drafts. */
    history: z.array(ActivityEntry),
  })
  .openapi('ActivityCard')
export type ActivityCard = z.infer<typeof ActivityCard>
