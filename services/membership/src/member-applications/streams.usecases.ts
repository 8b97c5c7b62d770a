import type { Permission } from '@alliance/contracts'
import { chainCodes } from '@alliance/contracts/programme'
import { reachOf, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'

/**
 * The rows within a permission, as conditions that an index each answers in the order of a list: everything, the caller's
 * enterprises, or the committees of the chains that lie below the Party organisations of its grants. One list is read
 * from each in one round trip and put together; a single condition over all of them would have to sort them first.
 */
export function streams(
  ctx: Context,
  permission: Permission,
): { enterprises: SQL[]; committees: SQL[] } | 'everywhere' {
  const reach = reachOf(ctx.principal, permission)
  if (reach === 'everywhere') return 'everywhere'
  const { enterprises = [], orgs = [] } = reach ?? {}
  return {
    enterprises: enterprises.map((id) => sql`a.organisation_id = ${id}`),
    committees:
      orgs.length === 0 ? [] : chainCodes.map((code) => sql`a.committee_id = ${within(code, orgs)}`),
  }
}

/** A chain's committee, if it lies at or below one of these Party organisations. */
const within = (chainCode: string, orgs: readonly string[]): SQL => sql`(SELECT c.id FROM party_organisation c
  WHERE c.chain_code = ${chainCode} AND c.type = 'chain_committee' AND c.dissolved_on IS NULL
    AND EXISTS (SELECT 1 FROM json_each(${JSON.stringify(orgs)}) granted WHERE instr(c.path, '/' || granted.value || '/') > 0)
  ORDER BY c.established_on DESC, c.id DESC LIMIT 1)`
