import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { HousingObjection, HousingObjectionAnswer } from '@alliance/contracts/talent-housing'
import { audit, decide, exactlyOne, newId, Problem, unique, type Context } from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import { policyFrom, policyOn } from '../policies/in-force.ts'
import { housingApplication } from './applications.table.ts'
import { housingObjection } from './beside.table.ts'
import { move, receipts } from './moving.usecases.ts'
import { objectionAnswer } from './publicity.rules.ts'
import { caseFor, type CaseObjection } from './reading.usecases.ts'
import { clockFrom } from './steps.rules.ts'

/** An objection as it is told; `names` where the caller may know who raised it. */
export const asObjection = (
  { ruling, provisional, ...row }: CaseObjection,
  today: string,
  names: boolean,
): HousingObjection => ({
  ...row,
  provisional: Boolean(provisional),
  raisedBy: names ? row.raisedBy : null,
  overdue: ruling === null && today > row.dueOn,
  state: ruling ?? 'open',
})

/**
 * Records an objection of whoever is signed in, while the publicity runs. A case that is not in publicity is not there
 * for them.
 *
 * @throws Problem `access.denied` for a system, `objection.late`, `objection.twice`
 */
export async function raise(ctx: Context, id: string, content: string): Promise<HousingObjection> {
  if (ctx.principal.kind !== 'person') throw new Problem('access.denied')
  refuseMarkings({ '/content': content })
  refuseIdentifiers({ '/content': content })
  const [read] = await ctx.db.all<{ dueOn: string; policy: string | null }>(sql`
    SELECT due_on AS dueOn, ${policyOn(ctx.today)} AS policy FROM housing_application WHERE id = ${id} AND state = 'publicity'`)
  if (!read) throw new Problem('resource.not_found')
  if (ctx.today > read.dueOn) throw new Problem('objection.late')
  const { publicity } = policyFrom(read.policy).document
  const { dueOn, provisional } = clockFrom(BUILT_IN_CALENDAR, ctx.today, publicity.objectionReplyWorkingDays)
  const made = {
    id: newId('housingObjection', new Date(ctx.now)),
    content,
    raisedOn: ctx.today,
    raisedBy: ctx.principal.name,
    dueOn,
    ruling: null,
    answer: null,
    answeredOn: null,
  }
  return ctx.commit(
    asObjection({ ...made, provisional: Number(provisional) }, ctx.today, true),
    // Its version grows, so that an end of the publicity that was decided without this objection is refused.
    exactlyOne(
      ctx.db
        .update(housingApplication)
        .set({ version: sql`version + 1`, updatedAt: ctx.now })
        .where(sql`id = ${id} AND state = 'publicity'`),
      'objection.late',
    ),
    unique(
      'housing_objection.application_id, housing_objection.raised_by_id',
      'objection.twice',
      ctx.db
        .insert(housingObjection)
        .values({ ...made, applicationId: id, raisedById: ctx.principal.id, dueProvisional: provisional }),
    ),
    audit('housing-objection.raise', { type: 'housing-objection', id: made.id }, { applicationId: id }),
  )
}

/**
 * Answers an objection. Dismissed, the publicity goes on; sustained, the case goes back to its review.
 *
 * @throws Problem `objection.answered`, `housing_application.step`, `.changed`, `duties.separate` for whoever applied
 */
export async function answer(
  ctx: Context,
  id: string,
  objectionId: string,
  input: HousingObjectionAnswer,
): Promise<HousingObjection> {
  const found = await caseFor(ctx, id)
  ctx.mustReach('housing-application:review', {})
  if (found.accountId === ctx.principal.id) throw new Problem('duties.separate')
  const raised = found.objections.find((each) => each.id === objectionId)
  if (!raised) throw new Problem('resource.not_found')
  if (raised.ruling !== null) throw new Problem('objection.answered')
  if (found.application.state !== 'publicity') throw new Problem('housing_application.step')
  refuseMarkings({ '/answer': input.answer })
  refuseIdentifiers({ '/answer': input.answer })
  const decided = decide(objectionAnswer, ctx.today, {
    objectionId,
    ...input,
    dueOn: raised.dueOn,
    on: ctx.today,
  })
  const answered = { ruling: input.ruling, answer: input.answer, answeredOn: ctx.today }
  return ctx.commit(
    asObjection({ ...raised, ...answered }, ctx.today, true),
    exactlyOne(
      ctx.db
        .update(housingObjection)
        .set(answered)
        .where(sql`id = ${objectionId} AND answered_on IS NULL`),
      'objection.answered',
    ),
    decided.outcome === 'dismissed' ? [] : move(ctx, found, decided.outcome).writes,
    ...receipts(ctx, id, [decided]),
    audit(
      'housing-objection.answer',
      { type: 'housing-objection', id: objectionId },
      { applicationId: id, ruling: input.ruling },
    ),
  )
}
