import type { RegistrationPlan } from '@alliance/contracts/events'
import { sql } from 'drizzle-orm'
import type { ToldActivity } from '../notices.ts'

/** An activity as those need it who give places away. */
export interface PlannedActivity extends ToldActivity {
  registration: RegistrationPlan | null
}

/** What stands behind SELECT for it, of `activity a`. */
export const planColumns = sql`a.id AS "activityId", a.title, a.venue, a.starts_at AS "startsAt", a.ends_at AS "endsAt",
  a.registration AS plan`

export interface PlannedRow {
  activityId: string
  title: string
  venue: string
  startsAt: string
  endsAt: string
  plan: string | null
}

export const asPlanned = ({
  activityId,
  title,
  venue,
  startsAt,
  endsAt,
  plan,
}: PlannedRow): PlannedActivity => ({
  id: activityId,
  title,
  venue: JSON.parse(venue) as PlannedActivity['venue'],
  startsAt,
  endsAt,
  registration: JSON.parse(plan ?? 'null') as RegistrationPlan | null,
})
