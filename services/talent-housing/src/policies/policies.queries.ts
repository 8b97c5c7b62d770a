import type { Page } from '@alliance/contracts'
import type {
  HousingPolicy,
  HousingPolicyDifference,
  HousingPolicyState,
  HousingPolicyText,
  PolicyReference,
  PublicHousingPolicy,
} from '@alliance/contracts/talent-housing'
import { after, fieldProblem, keysOf, pageFrom, Problem, type Context } from '@alliance/service-kit'
import { desc, getTableColumns, sql } from 'drizzle-orm'
import { differences } from './differences.rules.ts'
import { idOn } from './in-force.ts'
import { faultsIn, phaseOn } from './policies.rules.ts'
import { housingPolicy, type HousingPolicyRow } from './policies.table.ts'

/** The day from which the version holds that is in force. */
const holdingSince = (today: string) =>
  sql<string | null>`(SELECT held.effective_from FROM housing_policy held INDEXED BY housing_policy_effective
    WHERE held.state = 'published' AND held.effective_from <= ${today} ORDER BY held.effective_from DESC LIMIT 1)`.as(
    'holding_since',
  )

const { document: _document, authorIds: _authorIds, ...told } = getTableColumns(housingPolicy)
const summary = (ctx: Context) => ({ ...told, holdingSince: holdingSince(ctx.today) })
const whole = (ctx: Context) => ({ ...getTableColumns(housingPolicy), holdingSince: holdingSince(ctx.today) })

type Summary = Omit<HousingPolicyRow, 'document' | 'authorIds'>
export type ReadPolicy = HousingPolicyRow & { holdingSince: string | null }

/** A row as it is told; its dates beside its instants, and who published it by id, stay inside. */
export function asPolicy(row: Summary & { holdingSince: string | null }, today: string): HousingPolicy {
  const { holdingSince: held, publishedOn: _on, publishedById: _by, withdrawnOn: _off, ...policy } = row
  return { ...policy, phase: phaseOn(row, held, today) }
}

/** As `asPolicy`, of a row with its text. */
export function summaryOf(row: ReadPolicy, today: string): HousingPolicy {
  const { document: _text, authorIds: _authors, ...policy } = row
  return asPolicy(policy, today)
}

export const textOf = (ctx: Context, row: ReadPolicy): HousingPolicyText => ({
  ...summaryOf(row, ctx.today),
  document: row.document,
  faults:
    row.state === 'draft' ? faultsIn(row.document).map((fault) => fieldProblem(fault, ctx.language)) : [],
  own: row.authorIds.includes(ctx.principal.id),
})

export function mustReadPolicies(ctx: Context): void {
  if (ctx.reach('housing-policy:read') === null) throw new Problem('access.denied')
}

/** A page of the versions, the last drafted first. The rule is public: whoever may read versions may read all. */
export async function list(
  ctx: Context,
  { limit, cursor, state }: { limit: number; cursor?: string; state?: HousingPolicyState },
): Promise<Page<HousingPolicy>> {
  mustReadPolicies(ctx)
  const rows = await ctx.db
    .select(summary(ctx))
    .from(housingPolicy)
    .where(
      sql`${after([sql`id`], keysOf(cursor, ['string']), 'descending')} AND ${state ? sql`state = ${state}` : sql`1 = 1`}`,
    )
    .orderBy(desc(housingPolicy.id))
    .limit(limit + 1)
  return pageFrom(
    rows,
    limit,
    (row) => [row.id],
    (row) => asPolicy(row, ctx.today),
  )
}

export async function readPolicies(ctx: Context, ids: readonly string[]): Promise<ReadPolicy[]> {
  return ctx.db
    .select(whole(ctx))
    .from(housingPolicy)
    .where(sql`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
}

export async function readPolicy(ctx: Context, id: string): Promise<ReadPolicy> {
  const [row] = await readPolicies(ctx, [id])
  if (!row) throw new Problem('resource.not_found')
  return row
}

export async function get(ctx: Context, id: string): Promise<HousingPolicyText> {
  mustReadPolicies(ctx)
  return textOf(ctx, await readPolicy(ctx, id))
}

/** @throws Problem `housing_policy.unknown` for the older one */
export async function compare(ctx: Context, id: string, olderId: string): Promise<HousingPolicyDifference> {
  mustReadPolicies(ctx)
  const found = await readPolicies(ctx, [id, olderId])
  const newer = found.find((row) => row.id === id)
  const older = found.find((row) => row.id === olderId)
  if (!newer) throw new Problem('resource.not_found')
  if (!older) throw new Problem('housing_policy.unknown')
  return {
    older: summaryOf(older, ctx.today),
    newer: summaryOf(newer, ctx.today),
    changes: differences(older.document, newer.document),
  }
}

/** Published versions that are named beside the one in force. */
const most = 100

/** What anyone may read. One round trip. */
export async function inForce(ctx: Context, asOf = ctx.today): Promise<PublicHousingPolicy> {
  const [row] = await ctx.db
    .select({
      ...getTableColumns(housingPolicy),
      versions:
        sql<string>`(SELECT json_group_array(json_object('number', number, 'effectiveFrom', effective_from)) FROM (
        SELECT v.number, v.effective_from FROM housing_policy v INDEXED BY housing_policy_effective WHERE v.state = 'published'
        ORDER BY v.effective_from DESC LIMIT ${most}))`.as('versions'),
    })
    .from(housingPolicy)
    .where(sql`id = ${idOn(asOf)}`)
  if (!row) throw new Problem('housing_policy.none')
  const { number, effectiveFrom, note, publishedAt, document, provenance, sourceRef, isDemo } = row
  return {
    asOf,
    policy: {
      number: number!,
      effectiveFrom,
      note,
      publishedAt: publishedAt!,
      document,
      provenance,
      sourceRef,
      isDemo,
    },
    versions: JSON.parse(row.versions) as PolicyReference[],
  }
}
