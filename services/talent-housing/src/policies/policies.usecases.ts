import {
  firstHousingPolicy,
  type HousingPolicy,
  type HousingPolicyChange,
  type HousingPolicyText,
  type NewHousingPolicy,
} from '@alliance/contracts/talent-housing'
import {
  audit,
  difference,
  exactlyOne,
  newId,
  Problem,
  unique,
  type Context,
  type Statement,
  type Write,
} from '@alliance/service-kit'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import { differences } from './differences.rules.ts'
import { idOn } from './in-force.ts'
import { readPolicy, summaryOf, textOf, type ReadPolicy } from './policies.queries.ts'
import { faultsIn, nextNumber, withdrawable } from './policies.rules.ts'
import { housingPolicy, type HousingPolicyRow } from './policies.table.ts'

const object = (id: string) => ({ type: 'housing-policy', id })

function mustWrite(ctx: Context, permission: 'housing-policy:write' | 'housing-policy:publish'): void {
  if (ctx.reach(permission) !== 'everywhere') throw new Problem('access.denied')
}

function notBeforeToday(ctx: Context, date: string | undefined): void {
  if (date !== undefined && date < ctx.today)
    throw new Problem('request.invalid', {
      faults: [{ pointer: '/effectiveFrom', code: 'date.before_today' }],
    })
}

/** What a draft begins with: the version it is based on, the one in force, or the first proposal. */
async function beginning(
  ctx: Context,
  basedOnId: string | undefined,
): Promise<Pick<HousingPolicyRow, 'document' | 'basedOnId'>> {
  const [row] = await ctx.db
    .select({ id: housingPolicy.id, document: housingPolicy.document })
    .from(housingPolicy)
    .where(sql`id = ${basedOnId ?? idOn(ctx.today)}`)
  if (row) return { document: row.document, basedOnId: row.id }
  if (basedOnId !== undefined) throw new Problem('housing_policy.unknown')
  return { document: structuredClone(firstHousingPolicy.document), basedOnId: null }
}

/** @throws Problem `housing_policy.unknown`, `request.invalid` for a day in the past, and of `refuseMarkings` */
export async function draft(ctx: Context, input: NewHousingPolicy): Promise<HousingPolicy> {
  mustWrite(ctx, 'housing-policy:write')
  notBeforeToday(ctx, input.effectiveFrom)
  refuseMarkings({ '/note': input.note })
  const row: ReadPolicy = {
    ...input,
    ...(await beginning(ctx, input.basedOnId)),
    id: newId('housingPolicy', new Date(ctx.now)),
    number: null,
    state: 'draft',
    draftedBy: ctx.principal.name,
    authorIds: [ctx.principal.id],
    submittedAt: null,
    submittedBy: null,
    publishedAt: null,
    publishedOn: null,
    publishedById: null,
    publishedBy: null,
    withdrawnAt: null,
    withdrawnOn: null,
    withdrawnBy: null,
    withdrawnReason: null,
    returnedReason: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    holdingSince: null,
  }
  const { holdingSince: _, ...values } = row
  return ctx.commit(
    summaryOf(row, ctx.today),
    ctx.db.insert(housingPolicy).values(values),
    audit('housing-policy.draft', object(row.id), {
      effectiveFrom: row.effectiveFrom,
      basedOnId: row.basedOnId,
    }),
  )
}

/** The row as it was read, or the batch is undone. */
const step = (
  ctx: Context,
  current: ReadPolicy,
  change: Partial<HousingPolicyRow>,
  as: (write: Statement) => Statement = (write) => write,
): { row: ReadPolicy; write: Write } => {
  const counted = { ...change, version: (ctx.expectedVersion ?? current.version) + 1, updatedAt: ctx.now }
  const write = ctx.db
    .update(housingPolicy)
    .set(counted)
    .where(
      sql`id = ${current.id} AND version = ${ctx.expectedVersion ?? current.version} AND state = ${current.state}`,
    )
  return { row: { ...current, ...counted }, write: exactlyOne(as(write), 'version.stale') }
}

const withAuthor = (ctx: Context, { authorIds }: ReadPolicy): string[] => [
  ...new Set([...authorIds, ctx.principal.id]),
]

function mustBe(row: ReadPolicy, state: ReadPolicy['state']): void {
  if (row.state !== state) throw new Problem('housing_policy.state')
}

/** @throws Problem `housing_policy.state` unless it is a draft */
export async function update(
  ctx: Context,
  id: string,
  change: HousingPolicyChange,
): Promise<HousingPolicyText> {
  mustWrite(ctx, 'housing-policy:write')
  notBeforeToday(ctx, change.effectiveFrom)
  refuseMarkings({ '/note': change.note })
  const current = await readPolicy(ctx, id)
  mustBe(current, 'draft')
  const { row, write } = step(ctx, current, { ...change, authorIds: withAuthor(ctx, current) })
  return ctx.commit(
    textOf(ctx, row),
    write,
    audit('housing-policy.update', object(id), {
      ...difference(current, row, ['effectiveFrom', 'note']),
      document: differences(current.document, row.document),
    }),
  )
}

/**
 * Hands a draft to another administrator; from here on its text stands still.
 *
 * @throws Problem `request.invalid` with every fault of the document, `housing_policy.state` unless it is a draft
 */
export async function submit(ctx: Context, id: string): Promise<HousingPolicy> {
  mustWrite(ctx, 'housing-policy:write')
  const current = await readPolicy(ctx, id)
  mustBe(current, 'draft')
  notBeforeToday(ctx, current.effectiveFrom)
  const faults = faultsIn(current.document).map(({ pointer, code }) => ({
    pointer: `/document${pointer}`,
    code,
  }))
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
  const { row, write } = step(ctx, current, {
    state: 'submitted',
    submittedAt: ctx.now,
    submittedBy: ctx.principal.name,
    returnedReason: null,
    authorIds: withAuthor(ctx, current),
  })
  return ctx.commit(
    summaryOf(row, ctx.today),
    write,
    audit('housing-policy.submit', object(id), { effectiveFrom: row.effectiveFrom }),
  )
}

/** @throws Problem `housing_policy.state` unless it was submitted */
export async function giveBack(ctx: Context, id: string, reason: string): Promise<HousingPolicy> {
  mustWrite(ctx, 'housing-policy:publish')
  refuseMarkings({ '/reason': reason })
  const current = await readPolicy(ctx, id)
  mustBe(current, 'submitted')
  const change = { state: 'draft', submittedAt: null, submittedBy: null, returnedReason: reason } as const
  const { row, write } = step(ctx, current, change)
  return ctx.commit(summaryOf(row, ctx.today), write, audit('housing-policy.return', object(id), { reason }))
}

/**
 * @throws Problem `housing_policy.own` to whoever wrote in it, `housing_policy.state` unless it was submitted,
 *   `housing_policy.date_taken`, `request.invalid` when its day has passed meanwhile
 */
export async function publish(ctx: Context, id: string): Promise<HousingPolicy> {
  mustWrite(ctx, 'housing-policy:publish')
  const current = await readPolicy(ctx, id)
  mustBe(current, 'submitted')
  if (current.authorIds.includes(ctx.principal.id)) throw new Problem('housing_policy.own')
  notBeforeToday(ctx, current.effectiveFrom)
  const year = `HOU-POL-${ctx.today.slice(0, 4)}-`
  const [last] = await ctx.db.all<{ number: string }>(sql`SELECT number FROM housing_policy
    WHERE number >= ${year} AND number < ${`${year}~`} ORDER BY length(number) DESC, number DESC LIMIT 1`)
  const { row, write } = step(
    ctx,
    current,
    {
      number: nextNumber(ctx.today, last?.number ?? null),
      state: 'published',
      publishedAt: ctx.now,
      publishedOn: ctx.today,
      publishedById: ctx.principal.id,
      publishedBy: ctx.principal.name,
    },
    (change) =>
      unique(
        'housing_policy.effective_from',
        'housing_policy.date_taken',
        unique('housing_policy.number', 'version.stale', change),
      ),
  )
  return ctx.commit(
    summaryOf(row, ctx.today),
    write,
    audit('housing-policy.publish', object(id), { number: row.number, effectiveFrom: row.effectiveFrom }),
  )
}

/** @throws Problem `housing_policy.state` once it holds */
export async function withdraw(ctx: Context, id: string, reason: string): Promise<HousingPolicy> {
  mustWrite(ctx, 'housing-policy:write')
  refuseMarkings({ '/reason': reason })
  const current = await readPolicy(ctx, id)
  if (!withdrawable(current, ctx.today)) throw new Problem('housing_policy.state')
  const { row, write } = step(ctx, current, {
    state: 'withdrawn',
    withdrawnAt: ctx.now,
    withdrawnOn: ctx.today,
    withdrawnBy: ctx.principal.name,
    withdrawnReason: reason,
  })
  return ctx.commit(
    summaryOf(row, ctx.today),
    write,
    audit('housing-policy.withdraw', object(id), { number: row.number, reason }),
  )
}
