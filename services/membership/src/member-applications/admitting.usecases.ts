import { addDays, BUILT_IN_CALENDAR, publicityPeriod } from '@alliance/calendar'
import type { MemberApplication } from '@alliance/contracts/membership'
import { decide, describeError, log, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { admitting } from '../alliance-members/admitting.usecases.ts'
import { memberApplication } from './member-applications.table.ts'
import { move, mustBeGranted } from './moving.usecases.ts'
import { publicityEnd } from './publicity.rules.ts'
import { caseFor, committeeFor, type Case } from './reading.usecases.ts'
import { clockFrom } from './steps.rules.ts'

/** What the end of a publicity is decided from, by the calendar as it is known now. */
function decided(ctx: Context, { application, objections }: Case, calendarConfirmed: boolean) {
  if (application.state !== 'publicity' || !application.step) throw new Problem('member_application.step')
  const { from, workingDays } = application.step
  const { lastDay, provisional } = publicityPeriod(BUILT_IN_CALENDAR, from, workingDays)
  return decide(publicityEnd, ctx.today, {
    postedOn: from,
    workingDays,
    lastDay,
    provisional,
    calendarConfirmed,
    objections: {
      heard: objections.length,
      open: objections.filter(({ ruling }) => ruling === null).length,
    },
    on: ctx.today,
  })
}

/**
 * Admits an applicant whose publicity is over, by the one way in which members are admitted: member, plaque, receipt and
 * application in one batch, once.
 *
 * @throws Problem `member_application.publicity`, `.step`, `.changed`, `member.duplicate`, `service.unavailable`
 */
export async function conclude(
  ctx: Context,
  id: string,
  calendarConfirmed = false,
): Promise<MemberApplication> {
  const found = await caseFor(ctx, 'member-application:review', id)
  const ruling = decided(ctx, found, calendarConfirmed)
  mustBeGranted(ruling)
  const { organisationId, kind, provenance, sourceRef, isDemo } = found.application
  return admitting(
    ctx,
    { organisationId, kind, founding: false, admittedOn: ctx.today, provenance, sourceRef, isDemo },
    (member) => {
      const { outcome, writes } = move(ctx, found, ruling, { memberId: member.id })
      return { outcome, alongside: writes }
    },
  )
}

/** As many as one minute takes; the rest waits for the next. */
const aMinute = 50

/** Admits where the publicity has passed without an open objection. Work of every minute; what waits for people stays. */
export async function concludePublicity(ctx: Context): Promise<void> {
  const over = await ctx.db.all<{ id: string }>(sql`
    SELECT a.id FROM member_application a WHERE a.state = 'publicity' AND a.due_sort < ${ctx.today} AND a.due_provisional = 0
      AND NOT EXISTS (SELECT 1 FROM objection j WHERE j.application_id = a.id AND j.answered_on IS NULL)
    ORDER BY a.due_sort, a.id LIMIT ${aMinute}`)
  for (const { id } of over)
    await conclude(ctx, id).catch((error: unknown) =>
      log('warn', 'admission', { application: id, ...describeError(error) }),
    )
}

/** Counts provisional terms again, so that they are settled once the next year's holidays are known. Work of every minute. */
export async function settleClocks(ctx: Context): Promise<void> {
  const waiting = await ctx.db.all<{ id: string; stepFrom: string; stepDays: number; dueOn: string }>(sql`
    SELECT id, step_from AS stepFrom, step_days AS stepDays, due_on AS dueOn FROM member_application
    WHERE due_provisional = 1 AND state IN ('formal_review', 'supplement', 'chain_opinion', 'zone_approval', 'publicity')
      AND due_sort <= ${addDays(BUILT_IN_CALENDAR.coveredUntil, 14)}
    ORDER BY due_sort LIMIT ${aMinute}`)
  const changed = waiting.flatMap(({ id, stepFrom, stepDays, dueOn }) => {
    const clock = clockFrom(BUILT_IN_CALENDAR, stepFrom, stepDays)
    if (clock.provisional && clock.dueOn === dueOn) return []
    return [
      ctx.db
        .update(memberApplication)
        .set({ dueOn: clock.dueOn, dueSort: clock.dueOn, dueProvisional: clock.provisional })
        .where(sql`id = ${id} AND step_from = ${stepFrom} AND due_provisional = 1`),
    ]
  })
  await ctx.commit(null, ...changed)
}

/** An application follows its chain when the committee that it lay with was dissolved. Work of every minute. */
export async function followCommittees(ctx: Context): Promise<void> {
  const present = committeeFor(sql`member_application.chain_code`)
  await ctx.db.run(sql`UPDATE member_application SET committee_id = ${present}
    WHERE state IN ('formal_review', 'supplement', 'chain_opinion', 'zone_approval', 'publicity')
      AND committee_id IN (SELECT id FROM party_organisation WHERE type = 'chain_committee' AND dissolved_on IS NOT NULL)
      AND ${present} IS NOT NULL`)
}
