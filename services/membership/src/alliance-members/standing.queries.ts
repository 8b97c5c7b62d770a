import type { MemberStanding } from '@alliance/contracts/membership'
import { sql, type SQL } from 'drizzle-orm'
import { holdsOn } from '../period.ts'

/** SQL for the standing on a day of a member, by its alias in the query. */
export const standingOn = (alias: SQL, date: string): SQL<MemberStanding> => sql<MemberStanding>`CASE
  WHEN ${alias}.ended_on <= ${date} THEN 'ended'
  ELSE coalesce((SELECT s.standing FROM member_standing s WHERE s.member_id = ${alias}.id AND ${holdsOn(sql`s`, date)}
    ORDER BY s.valid_from DESC LIMIT 1), 'active') END`
