import { BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { AdmissionTerms, NewObjection, Objection, ObjectionAnswer } from '@alliance/contracts/membership'
import {
  audit,
  decide,
  exactlyOne,
  newId,
  Problem,
  reachOf,
  receipt,
  receiptFor,
  unique,
  type Context,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { termsOn } from './admission-terms.usecases.ts'
import { memberApplication, objection } from './member-applications.table.ts'
import { move } from './moving.usecases.ts'
import { objectionAnswer } from './publicity.rules.ts'
import { caseFor, type CaseObjection } from './reading.usecases.ts'
import { clockFrom } from './steps.rules.ts'

/** An objection as it is told; `names` where the caller may know who raised it. */
export const asObjection = ({ ruling, ...row }: CaseObjection, today: string, names: boolean): Objection => ({
  ...row,
  raisedBy: names ? row.raisedBy : null,
  overdue: ruling === null && today > row.dueOn,
  state: ruling ?? 'open',
})

/**
 * Records an objection while the publicity runs. Whoever reviews applications also enters what came in by letter, phone
 * or in person; everyone else objects in their own name. An application that is not in publicity is not there for them.
 *
 * @throws Problem `objection.late`, `objection.twice`
 */
export async function raise(ctx: Context, id: string, input: NewObjection): Promise<Objection> {
  if (ctx.principal.kind !== 'person') throw new Problem('access.denied')
  refuseMarkings({ '/content': input.content })
  const reviews = reachOf(ctx.principal, 'member-application:review') !== null
  const [read] = await ctx.db.all<{ dueOn: string; terms: string; version: number }>(sql`
    SELECT due_on AS dueOn, version, ${termsOn(ctx.today)} AS terms
    FROM member_application WHERE id = ${id} AND state = 'publicity'`)
  if (!read) throw new Problem('resource.not_found')
  if (ctx.today > read.dueOn) throw new Problem('objection.late')
  const { days } = JSON.parse(read.terms) as AdmissionTerms
  const { dueOn, provisional } = clockFrom(BUILT_IN_CALENDAR, ctx.today, days.objectionAnswer)
  const made: CaseObjection = {
    id: newId('objection', new Date(ctx.now)),
    content: input.content,
    channel: reviews ? input.channel : 'portal',
    raisedBy: reviews && input.channel !== 'portal' ? input.raisedBy : ctx.principal.name,
    raisedOn: ctx.today,
    dueOn,
    provisional,
    ruling: null,
    answer: null,
    answeredOn: null,
  }
  const { provisional: dueProvisional, ...row } = made
  return ctx.commit(
    asObjection(made, ctx.today, true),
    // Its version grows, so that an admission that was decided without this objection is refused.
    exactlyOne(
      ctx.db
        .update(memberApplication)
        .set({ version: sql`version + 1`, updatedAt: ctx.now })
        .where(sql`id = ${id} AND state = 'publicity'`),
      'objection.late',
    ),
    unique(
      'objection.application_id, objection.entered_by',
      'objection.twice',
      ctx.db.insert(objection).values({
        ...row,
        applicationId: id,
        dueProvisional,
        enteredBy: ctx.principal.id,
        createdAt: ctx.now,
      }),
    ),
    audit(
      'objection.raise',
      { type: 'objection', id: made.id },
      { applicationId: id, channel: made.channel },
    ),
  )
}

/**
 * Answers an objection. Dismissed, the publicity goes on; sustained, the application goes back to its formal review, in
 * which what is missing may be told once more, or it is rejected.
 *
 * @throws Problem `objection.answered`, `member_application.step`, `.changed`
 */
export async function answer(
  ctx: Context,
  id: string,
  objectionId: string,
  input: ObjectionAnswer,
): Promise<Objection> {
  const found = await caseFor(ctx, 'member-application:review', id)
  const raised = found.objections.find((each) => each.id === objectionId)
  if (!raised) throw new Problem('resource.not_found')
  if (raised.ruling !== null) throw new Problem('objection.answered')
  if (found.application.state !== 'publicity') throw new Problem('member_application.step')
  refuseMarkings({ '/answer': input.answer })
  const { raisedOn: from, dueOn, provisional } = raised
  const decided = decide(objectionAnswer, ctx.today, {
    objectionId,
    ...input,
    clock: {
      from,
      workingDays: found.terms.days.objectionAnswer,
      dueOn,
      provisional,
      terms: found.terms.version,
    },
    on: ctx.today,
  })
  const answered = { ruling: input.ruling, answer: input.answer, answeredOn: ctx.today }
  const made = receiptFor(ctx, decided)
  return ctx.commit(
    asObjection({ ...raised, ...answered }, ctx.today, true),
    exactlyOne(
      ctx.db
        .update(objection)
        .set(answered)
        .where(sql`id = ${objectionId} AND answered_on IS NULL`),
      'objection.answered',
    ),
    decided.outcome === 'dismissed'
      ? receipt({ type: 'member-application', id }, made)
      : move(ctx, found, decided, { round: found.application.round + 1, noticeGiven: false }).writes,
    audit(
      'objection.answer',
      { type: 'objection', id: objectionId },
      { applicationId: id, ...answered, answer: undefined },
    ),
  )
}
