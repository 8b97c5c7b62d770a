import { addMonths, BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { HousingApplication } from '@alliance/contracts/talent-housing'
import { problems, type ProblemCode } from '@alliance/contracts/problems'
import {
  audit,
  decidedBefore,
  exactlyOne,
  holds,
  Problem,
  receipt,
  receiptFor,
  unique,
  type Context,
  type Decided,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import type { PolicyInForce } from '../policies/in-force.ts'
import {
  housingApplication,
  housingApplicationState,
  type HousingApplicationRow,
} from './applications.table.ts'
import { separateDuties } from './decisions.rules.ts'
import { deletionDay } from './facts.rules.ts'
import { clockFrom, following, isLive, termOf } from './steps.rules.ts'

/**
 * Lets a decision pass that its rule grants.
 *
 * @throws Problem with the code of the first reason that stands against it, and all of them in words
 */
export function mustBeGranted(decided: Decided): void {
  if (decided.outcome !== 'refused') return
  const against = decided.reasons.filter(({ code, met }) => !met && code in problems)
  throw new Problem(against[0]!.code as ProblemCode, {
    detail: {
      zh: against.map(({ text }) => text.zh).join('；'),
      en: against.map(({ text }) => text.en).join('; '),
    },
  })
}

/** The condition that nobody decides two steps of a case, for the batch that decides one; before its receipts are written. */
export const separately = (ctx: Context, id: string, decision: string): Write =>
  holds(
    sql`NOT ${decidedBefore(
      sql`${id}`,
      ctx.principal.id,
      separateDuties.filter((each) => each !== decision),
    )}`,
    'duties.separate',
  )

/** Keeps the receipts of decisions about an application. */
export const receipts = (ctx: Context, id: string, decided: readonly Decided[]): Write[] =>
  decided.map((each) => receipt({ type: 'housing-application', id }, receiptFor(ctx, each)))

type Columns = Partial<
  Pick<
    HousingApplicationRow,
    'confirmation' | 'supplement' | 'talentClass' | 'pointsTenths' | 'appealed' | 'submittedOn'
  >
>

interface Moving {
  application: HousingApplication
  policy: Pick<PolicyInForce, 'document'> | null
}

/** Where the next step's clock runs to. A queue is waited in by the calendar; after an upheld appeal nothing is waited for. */
function clockOf(ctx: Context, state: HousingApplication['state'], { policy }: Moving, appealed: boolean) {
  const none = { stepDays: null, dueOn: null, dueProvisional: false, waitSort: ctx.today }
  if (policy === null) return none
  if (state === 'queued') {
    const dueOn = addMonths(ctx.today, policy.document.allocation.queueMonths)
    return { ...none, dueOn, waitSort: dueOn }
  }
  const days = state === 'ineligible' && appealed ? null : termOf(state, policy.document)
  if (days === null) return none
  const { dueOn, provisional } = clockFrom(BUILT_IN_CALENDAR, ctx.today, days)
  return { stepDays: days, dueOn, dueProvisional: provisional, waitSort: dueOn }
}

/**
 * Moves an application to where an outcome leads, starts the next clock and writes the state down: writes for a batch,
 * which whoever comes second to the same version is refused.
 *
 * @throws Problem `housing_application.step` where the outcome cannot happen
 */
export function move(
  ctx: Context,
  found: Moving,
  outcome: string,
  columns: Columns = {},
): { outcome: HousingApplication; writes: Write[] } {
  const { application } = found
  const { id, version } = application
  const state = following(application.state, outcome)
  if (state === null) throw new Problem('housing_application.step')
  const clock = clockOf(ctx, state, found, columns.appealed ?? false)
  const endedOn = isLive(state) ? null : ctx.today
  const change = {
    ...columns,
    ...clock,
    state,
    stepFrom: ctx.today,
    endedOn,
    ...(state === 'queued' ? { queuedAt: ctx.now } : {}),
    version: version + 1,
    updatedAt: ctx.now,
  }
  const update = ctx.db
    .update(housingApplication)
    .set(change)
    .where(sql`id = ${id} AND version = ${version}`)
  return {
    outcome: {
      ...application,
      state,
      step: {
        from: ctx.today,
        workingDays: clock.stepDays,
        dueOn: clock.dueOn,
        provisional: clock.dueProvisional,
        overdue: false,
      },
      talentClass: columns.talentClass === undefined ? application.talentClass : columns.talentClass,
      pointsTenths: columns.pointsTenths === undefined ? application.pointsTenths : columns.pointsTenths,
      submittedOn: columns.submittedOn ?? application.submittedOn,
      endedOn,
      version: change.version,
      updatedAt: ctx.now,
    },
    writes: [
      exactlyOne(
        unique('housing_application.account_id', 'housing_application.open', update),
        'housing_application.changed',
      ),
      [
        ctx.db
          .insert(housingApplicationState)
          .values({ applicationId: id, state, at: ctx.now, byId: ctx.principal.id }),
      ],
      // Originals go some time after the case is over, and stay when an appeal takes it up again.
      isLive(state) === isLive(application.state)
        ? []
        : [
            ctx.db
              .run(sql`UPDATE housing_document SET delete_from = ${endedOn === null ? null : deletionDay(endedOn)}
              WHERE application_id = ${id} AND removed_at IS NULL`),
          ],
    ],
  }
}

/**
 * As `move`, by a decision whose receipt is kept, in a batch of its own.
 *
 * @throws Problem as the rule refuses it, `housing_application.step`, `.changed`
 */
export function decidedMove(
  ctx: Context,
  found: Moving,
  decided: Decided,
  columns: Columns = {},
  ...before: Write[]
): Promise<HousingApplication> {
  mustBeGranted(decided)
  const { outcome, writes } = move(ctx, found, decided.outcome, columns)
  return ctx.commit(
    outcome,
    ...before,
    ...writes,
    ...receipts(ctx, outcome.id, [decided]),
    audit(
      decided.decision,
      { type: 'housing-application', id: outcome.id },
      { outcome: decided.outcome, rule: decided.rule },
    ),
  )
}
