import type { HousingPolicyDocument, PolicyReference } from '@alliance/contracts/talent-housing'
import { Problem, type Context } from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'

/** A published version as other rooms decide by it. */
export interface PolicyInForce extends PolicyReference {
  document: HousingPolicyDocument
}

const asJson = (from: SQL): SQL<string | null> =>
  sql<
    string | null
  >`(SELECT json_object('number', p.number, 'effectiveFrom', p.effective_from, 'document', json(p.document))
    FROM housing_policy p ${from})`

/**
 * SQL for the policy that holds on a date, as JSON for `policyFrom`: one more column in the query of whatever is
 * decided by it.
 */
export const policyOn = (date: SQL | string): SQL<string | null> =>
  asJson(sql`INDEXED BY housing_policy_effective WHERE p.state = 'published' AND p.effective_from <= ${date}
    ORDER BY p.effective_from DESC LIMIT 1`)

/** SQL for the id of the version that holds on a date. */
export const idOn = (date: string): SQL<string | null> => sql<string | null>`(
  SELECT p.id FROM housing_policy p INDEXED BY housing_policy_effective
  WHERE p.state = 'published' AND p.effective_from <= ${date} ORDER BY p.effective_from DESC LIMIT 1)`

/** As `policyOn`, for a version by its number: what was decided by it is asked again by it. */
export const policyNumbered = (number: SQL | string): SQL<string | null> =>
  asJson(sql`WHERE p.number = ${number}`)

/** @throws Problem `housing_policy.none` */
export function policyFrom(json: string | null | undefined): PolicyInForce {
  if (!json) throw new Problem('housing_policy.none')
  return JSON.parse(json) as PolicyInForce
}

export const referenceOf = ({ number, effectiveFrom }: PolicyInForce): PolicyReference => ({
  number,
  effectiveFrom,
})

/**
 * The policy that holds on a date. One query.
 *
 * @throws Problem `housing_policy.none`
 */
export async function readPolicyOn(ctx: Context, date: string): Promise<PolicyInForce> {
  const [row] = await ctx.db.all<{ policy: string | null }>(sql`SELECT ${policyOn(date)} AS policy`)
  return policyFrom(row?.policy)
}
