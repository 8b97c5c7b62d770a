import type { Page } from '@alliance/contracts'
import type { AgreementDeadline, Milestone, NewMilestone } from '@alliance/contracts/membership'
import { addDays } from '@alliance/calendar'
import {
  after,
  audit,
  exactlyOne,
  keysOf,
  newId,
  pageFrom,
  Problem,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { readableBy, readAgreement } from './agreements.queries.ts'
import { milestoneState } from './agreements.rules.ts'
import { milestone, type MilestoneRow } from './agreements.table.ts'
import { mustWriteAgreements } from './agreements.usecases.ts'

const object = (id: string) => ({ type: 'milestone', id })

const asMilestone = ({ cancelledAt, createdAt: _, ...row }: MilestoneRow, date: string): Milestone => ({
  ...row,
  state: milestoneState({ ...row, cancelled: cancelledAt !== null }, date),
})

/** @throws Problem `agreement.ended` */
export async function add(ctx: Context, agreementId: string, input: NewMilestone): Promise<Milestone> {
  mustWriteAgreements(ctx)
  const { endedOn } = await readAgreement(ctx, agreementId)
  if (endedOn !== null) throw new Problem('agreement.ended')
  const row: MilestoneRow = {
    id: newId('milestone', new Date(ctx.now)),
    agreementId,
    ...input,
    doneOn: null,
    cancelledAt: null,
    note: null,
    createdAt: ctx.now,
  }
  return ctx.commit(
    asMilestone(row, ctx.today),
    ctx.db.insert(milestone).values(row),
    audit('milestone.add', object(row.id), { agreementId, dueOn: input.dueOn }),
  )
}

async function close(
  ctx: Context,
  agreementId: string,
  id: string,
  action: string,
  change: Pick<MilestoneRow, 'note'> & Partial<MilestoneRow>,
): Promise<Milestone> {
  mustWriteAgreements(ctx)
  const [row] = await ctx.db
    .select()
    .from(milestone)
    .where(sql`id = ${id} AND agreement_id = ${agreementId}`)
  if (!row) throw new Problem('resource.not_found')
  return ctx.commit(
    asMilestone({ ...row, ...change }, ctx.today),
    exactlyOne(
      ctx.db
        .update(milestone)
        .set(change)
        .where(sql`id = ${id} AND done_on IS NULL AND cancelled_at IS NULL`),
      'milestone.closed',
    ),
    audit(action, object(id), { agreementId, doneOn: change.doneOn }),
  )
}

/** @throws Problem `milestone.closed`, `request.invalid` at `/doneOn` for a day to come */
export async function reach(
  ctx: Context,
  agreementId: string,
  id: string,
  { doneOn, evidence }: { doneOn: string; evidence: string },
): Promise<Milestone> {
  if (doneOn > ctx.today)
    throw new Problem('request.invalid', { faults: [{ pointer: '/doneOn', code: 'date.future' }] })
  return close(ctx, agreementId, id, 'milestone.reach', { doneOn, note: evidence })
}

/** @throws Problem `milestone.closed` */
export const cancel = (ctx: Context, agreementId: string, id: string, reason: string): Promise<Milestone> =>
  close(ctx, agreementId, id, 'milestone.cancel', { cancelledAt: ctx.now, note: reason })

interface DeadlineQuery {
  limit: number
  cursor?: string
  days: number
}

/**
 * A page of what falls due within `days`, and of milestones what is overdue: ends of agreements in force that nothing
 * renews, and milestones neither reached nor cancelled. Ends gone by are no longer due.
 */
export async function deadlines(
  ctx: Context,
  { limit, cursor, days }: DeadlineQuery,
): Promise<Page<AgreementDeadline>> {
  const keys = keysOf(cursor, ['string', 'string'])
  const until = addDays(ctx.today, days)
  const mine = readableBy(ctx, sql`a.id`)
  const rows = await ctx.db.all<Omit<AgreementDeadline, 'overdue'>>(sql`
    SELECT * FROM (
      SELECT * FROM (SELECT a.id AS id, 'expiry' AS what, a.id AS agreementId, a.title AS agreementTitle, a.title AS title,
          a.term_to AS dueOn FROM agreement a
        WHERE a.term_to IS NOT NULL AND a.ended_on IS NULL AND a.signed_on IS NOT NULL
          AND a.term_to >= ${ctx.today} AND a.term_to <= ${until} AND ${after([sql`a.term_to`, sql`a.id`], keys)} AND ${mine}
          AND NOT EXISTS (SELECT 1 FROM agreement r WHERE r.renews_id = a.id)
        ORDER BY a.term_to, a.id LIMIT ${limit + 1})
      UNION ALL
      SELECT * FROM (SELECT m.id AS id, 'milestone' AS what, a.id AS agreementId, a.title AS agreementTitle, m.title AS title,
          m.due_on AS dueOn FROM milestone m JOIN agreement a ON a.id = m.agreement_id
        WHERE m.done_on IS NULL AND m.cancelled_at IS NULL AND m.due_on <= ${until}
          AND ${after([sql`m.due_on`, sql`m.id`], keys)} AND a.ended_on IS NULL AND ${mine}
        ORDER BY m.due_on, m.id LIMIT ${limit + 1}))
    ORDER BY dueOn, id LIMIT ${limit + 1}`)
  return pageFrom(
    rows,
    limit,
    (row) => [row.dueOn, row.id],
    (row) => ({ ...row, overdue: row.dueOn < ctx.today }),
  )
}
