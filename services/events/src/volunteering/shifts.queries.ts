import type { ActivityDetail } from '@alliance/contracts/events'
import { holds, type Write } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'

/** The guard that a shift with volunteers keeps its place and its time, and is not left with too few. */
export const shiftsKept = (activityId: string, detail: ActivityDetail): Write => {
  const shifts = JSON.stringify(detail.kind === 'volunteering' ? detail.shifts : [])
  return holds(
    sql`NOT EXISTS (SELECT 1 FROM shift_signup s LEFT JOIN json_each(${shifts}) kept ON kept.key = s.shift
      WHERE s.activity_id = ${activityId} AND s.state <> 'withdrawn'
      GROUP BY s.shift HAVING count(*) > coalesce(max(kept.value ->> 'people'), 0)
        OR max(s.starts_at <> coalesce(kept.value ->> 'startsAt', '')) OR max(s.ends_at <> coalesce(kept.value ->> 'endsAt', '')))`,
    'volunteering.shift_taken',
  )
}
