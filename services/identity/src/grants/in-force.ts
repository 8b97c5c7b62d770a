import { roleNames, roles } from '@alliance/contracts'
import { sql, type SQL } from 'drizzle-orm'

/** True of a row `g` of `role_grant` that holds on a date in Asia/Shanghai; `to` does not belong to its period. */
export const inForce = (today: string): SQL =>
  sql`(g.ended_at IS NULL AND g.valid_from <= ${today} AND (g.valid_to IS NULL OR g.valid_to > ${today}))`

const sensitive = JSON.stringify(roleNames.filter((role) => roles[role].secondFactor))

/** True of an account's id when it holds a role of administration or money today. */
export const needsSecondFactor = (accountId: SQL, today: string): SQL =>
  sql`EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = ${accountId} AND ${inForce(today)} AND g.role IN (SELECT value FROM json_each(${sensitive})))`
