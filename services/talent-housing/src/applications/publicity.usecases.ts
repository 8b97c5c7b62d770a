import { addDays, BUILT_IN_CALENDAR, publicityPeriod } from '@alliance/calendar'
import type { HousingApplication, PostedHousingNotices } from '@alliance/contracts/talent-housing'
import { audit, decide, describeError, exactly, log, Problem, type Context } from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { policyFrom, policyOn } from '../policies/in-force.ts'
import { housingApplication } from './applications.table.ts'
import { decidedMove } from './moving.usecases.ts'
import { publicityEnd } from './publicity.rules.ts'
import { caseFor } from './reading.usecases.ts'
import { clockFrom } from './steps.rules.ts'

/** On one list at the most; what is left over comes on the next. */
const onOneList = 1000

/**
 * Posts the list of all cases that were found eligible: the same days count for each of them.
 *
 * @throws Problem `housing_application.nothing_to_post`, `.changed`, `housing_policy.none`
 */
export async function post(ctx: Context): Promise<PostedHousingNotices> {
  if (ctx.reach('housing-application:review') !== 'everywhere') throw new Problem('access.denied')
  const [read] = await ctx.db.all<{ ids: string; policy: string | null }>(sql`
    SELECT (SELECT json_group_array(id) FROM (SELECT a.id FROM housing_application a
      WHERE a.state = 'eligible' ORDER BY a.wait_sort, a.id LIMIT ${onOneList})) AS ids, ${policyOn(ctx.today)} AS policy`)
  const { document } = policyFrom(read!.policy)
  const count = (JSON.parse(read!.ids) as string[]).length
  if (count === 0) throw new Problem('housing_application.nothing_to_post')
  const days = document.publicity.eligibilityWorkingDays
  const { dueOn, provisional } = clockFrom(BUILT_IN_CALENDAR, ctx.today, days)
  const listed = sql`id IN (SELECT value FROM json_each(${read!.ids}))`
  return ctx.commit(
    { posted: count, postedOn: ctx.today, lastDay: dueOn, provisional },
    exactly(
      count,
      ctx.db
        .update(housingApplication)
        .set({
          state: 'publicity',
          stepFrom: ctx.today,
          stepDays: days,
          dueOn,
          waitSort: dueOn,
          dueProvisional: provisional,
          version: sql`version + 1`,
          updatedAt: ctx.now,
        })
        .where(sql`${listed} AND state = 'eligible'`),
      'housing_application.changed',
    ),
    ctx.db.run(sql`INSERT INTO housing_application_state (application_id, state, at, by_id)
      SELECT value, 'publicity', ${ctx.now}, ${ctx.principal.id} FROM json_each(${read!.ids})`),
    audit(
      'housing-publicity.post',
      { type: 'housing-publicity', id: ctx.today },
      { posted: count, lastDay: dueOn },
    ),
  )
}

/**
 * Queues a case whose publicity is over.
 *
 * @throws Problem `housing_application.publicity`, `.step`, `.changed`
 */
export async function conclude(
  ctx: Context,
  id: string,
  calendarConfirmed = false,
): Promise<HousingApplication> {
  const found = await caseFor(ctx, id)
  ctx.mustReach('housing-application:review', {})
  const { state, step } = found.application
  if (state !== 'publicity' || step.workingDays === null) throw new Problem('housing_application.step')
  const { lastDay, provisional } = publicityPeriod(BUILT_IN_CALENDAR, step.from, step.workingDays)
  const decided = decide(publicityEnd, ctx.today, {
    postedOn: step.from,
    workingDays: step.workingDays,
    lastDay,
    provisional,
    calendarConfirmed,
    objections: {
      heard: found.objections.length,
      open: found.objections.filter(({ ruling }) => ruling === null).length,
    },
    on: ctx.today,
  })
  return decidedMove(ctx, found, decided)
}

/** As many as one minute takes; the rest waits for the next. */
const aMinute = 100

/** Queues where the publicity has passed without an open objection. Work of every minute; what waits for people stays. */
export async function concludePublicity(ctx: Context): Promise<void> {
  const over = await ctx.db.all<{ id: string }>(sql`
    SELECT a.id FROM housing_application a WHERE a.state = 'publicity' AND a.wait_sort < ${ctx.today} AND a.due_provisional = 0
      AND NOT EXISTS (SELECT 1 FROM housing_objection j WHERE j.application_id = a.id AND j.answered_on IS NULL)
    ORDER BY a.wait_sort, a.id LIMIT ${aMinute}`)
  for (const { id } of over)
    await conclude(ctx, id).catch((error: unknown) =>
      log('warn', 'publicity', { application: id, ...describeError(error) }),
    )
}

/** Counts provisional terms again, so that they are settled once the next year's holidays are known. Work of every minute. */
export async function settleClocks(ctx: Context): Promise<void> {
  const waiting = await ctx.db.all<{ id: string; stepFrom: string; stepDays: number; dueOn: string }>(sql`
    SELECT id, step_from AS stepFrom, step_days AS stepDays, due_on AS dueOn FROM housing_application
    WHERE due_provisional = 1 AND state IN ('supplement_required', 'ineligible', 'appeal', 'publicity', 're_review')
      AND wait_sort <= ${addDays(BUILT_IN_CALENDAR.coveredUntil, 14)}
    ORDER BY wait_sort LIMIT ${aMinute}`)
  const changed = waiting.flatMap(({ id, stepFrom, stepDays, dueOn }) => {
    const clock = clockFrom(BUILT_IN_CALENDAR, stepFrom, stepDays)
    if (clock.provisional && clock.dueOn === dueOn) return []
    return [
      ctx.db
        .update(housingApplication)
        .set({ dueOn: clock.dueOn, waitSort: clock.dueOn, dueProvisional: clock.provisional })
        .where(sql`id = ${id} AND step_from = ${stepFrom} AND due_provisional = 1`),
    ]
  })
  await ctx.commit(null, ...changed)
}
