import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { MemberApplication } from '@alliance/contracts/membership'
import { problems, type ProblemCode } from '@alliance/contracts/problems'
import {
  audit,
  decidedBefore,
  exactlyOne,
  holds,
  Problem,
  receipt,
  receiptFor,
  type Context,
  type Decided,
  type Write,
} from '@alliance/service-kit'
import { sql, type SQL } from 'drizzle-orm'
import { separateDuties } from './decisions.rules.ts'
import { memberApplication, type ApplicationRow } from './member-applications.table.ts'
import type { Case } from './reading.usecases.ts'
import type { Timed } from './reasons.rules.ts'
import { clockOf, following, isOpen, notDue, type Outcome } from './steps.rules.ts'

/**
 * Lets a decision pass that its rule grants.
 *
 * @throws Problem with the code of the first reason that stands against it, and all of them in words
 */
export function mustBeGranted(decided: Decided): void {
  if (decided.outcome !== 'refused') return
  const against = decided.reasons.filter(({ code, met }) => !met && code in problems)
  const [first] = against
  throw new Problem(first!.code as ProblemCode, {
    detail: {
      zh: against.map(({ text }) => text.zh).join('；'),
      en: against.map(({ text }) => text.en).join('; '),
    },
  })
}

/** The clock of the step that an application waits in, for the receipt of what is decided in it. */
export function timed(ctx: Context, { application: { step }, terms }: Case): Timed {
  if (!step) throw new Problem('member_application.step')
  const { overdue: _overdue, ...clock } = step
  return { clock: { ...clock, terms: terms.version }, on: ctx.today }
}

/** The condition that nobody decides two steps of a case, for the batch that decides one. */
const separately = (ctx: Context, id: string, decision: string): Write =>
  separateDuties.includes(decision)
    ? holds(
        sql`NOT ${decidedBefore(
          sql`${id}`,
          ctx.principal.id,
          separateDuties.filter((each) => each !== decision),
        )}`,
        'duties.separate',
      )
    : []

type Columns = Partial<Pick<ApplicationRow, 'submittedOn' | 'noticeGiven' | 'round' | 'memberId'>> & {
  committeeId?: SQL
}

/**
 * Moves an application to where a decision leads, starts the next clock, and keeps the receipt: one batch, which whoever
 * comes second to the same version is refused.
 *
 * @throws Problem as the rule refuses it, `member_application.step`, `.changed`, `duties.separate`
 */
export function moved(
  ctx: Context,
  found: Case,
  decided: Decided,
  columns: Columns = {},
  ...alongside: Write[]
): Promise<MemberApplication> {
  const { outcome, writes } = move(ctx, found, decided, columns)
  return ctx.commit(outcome, ...writes, ...alongside)
}

/** As `moved`, for a batch of the caller's own. */
export function move(
  ctx: Context,
  { application, terms }: Pick<Case, 'application' | 'terms'>,
  decided: Decided,
  columns: Columns = {},
): { outcome: MemberApplication; writes: Write[] } {
  const { id, version } = application
  const state = following(application.state, decided.outcome as Outcome)
  if (decided.outcome !== 'refused' && state === null) throw new Problem('member_application.step')
  mustBeGranted(decided)
  const clock = clockOf(state!, BUILT_IN_CALENDAR, ctx.today, terms.days)
  const made = receiptFor(ctx, decided)
  const change = {
    state: state!,
    ...columns,
    endedOn: isOpen(state!) ? null : ctx.today,
    version: version + 1,
    updatedAt: ctx.now,
  }
  const { submittedOn = application.submittedOn, round = application.round, memberId = null } = columns
  return {
    outcome: {
      ...application,
      state: state!,
      submittedOn,
      round,
      memberId,
      endedOn: change.endedOn,
      step: clock && { ...clock, overdue: false },
      version: change.version,
      updatedAt: ctx.now,
    },
    writes: [
      exactlyOne(
        ctx.db
          .update(memberApplication)
          .set({
            ...change,
            stepFrom: clock?.from ?? null,
            stepDays: clock?.workingDays ?? null,
            dueOn: clock?.dueOn ?? null,
            dueProvisional: clock?.provisional ?? false,
            dueSort: clock?.dueOn ?? notDue,
          })
          .where(sql`id = ${id} AND version = ${version}`),
        'member_application.changed',
      ),
      separately(ctx, id, decided.decision),
      receipt({ type: 'member-application', id }, made),
      audit(
        decided.decision,
        { type: 'member-application', id },
        { outcome: decided.outcome, receiptId: made.id, organisationId: application.organisationId },
      ),
    ],
  }
}
