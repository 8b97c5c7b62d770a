import type {
  MemberApplication,
  MemberApplicationChange,
  NewMemberApplication,
} from '@alliance/contracts/membership'
import {
  audit,
  covers,
  decide,
  exactlyOne,
  holds,
  newId,
  Problem,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { sql } from 'drizzle-orm'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { submission, withdrawal } from './decisions.rules.ts'
import { memberApplication } from './member-applications.table.ts'
import { moved } from './moving.usecases.ts'
import { caseFor, committeeFor, type Case } from './reading.usecases.ts'
import { isOpen, notDue } from './steps.rules.ts'

const editable = ['draft', 'supplement']

/** No two members are one organisation: guarded wherever an application is begun or goes on. */
export const notMember = (ctx: Context, organisationId: string): Write =>
  holds(
    sql`NOT EXISTS (SELECT 1 FROM alliance_member WHERE organisation_id = ${organisationId} AND (ended_on IS NULL OR ended_on > ${ctx.today}))`,
    'member.duplicate',
  )

/**
 * Begins an application. An organisation has one that is open: of many at once the first is written.
 *
 * @throws Problem `organisation.unknown`, `member.duplicate`, `member_application.open`
 */
export async function draft(ctx: Context, input: NewMemberApplication): Promise<MemberApplication> {
  if (!covers(ctx.reach('member-application:write'), { enterprise: input.organisationId }))
    throw new Problem('organisation.unknown')
  mayBeWritten(input)
  const [read] = await ctx.db.all<{ name: string | null; committeeId: string | null }>(sql`
    SELECT (SELECT name FROM organisation WHERE id = ${input.organisationId}) AS name, ${committeeFor(input.chainCode)} AS committeeId`)
  if (read!.name === null) throw new Problem('organisation.unknown')
  const application = {
    id: newId('memberApplication', new Date(ctx.now)),
    ...input,
    state: 'draft' as const,
    round: 1,
    submittedOn: null,
    endedOn: null,
    memberId: null,
    version: 1,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    { ...application, organisationName: read!.name, step: null },
    notMember(ctx, input.organisationId),
    unique(
      'member_application.organisation_id',
      'member_application.open',
      ctx.db.insert(memberApplication).values({
        ...application,
        committeeId: read!.committeeId,
        noticeGiven: false,
        dueProvisional: false,
        dueSort: notDue,
        createdBy: ctx.principal.id,
      }),
    ),
    audit(
      'member-application.draft',
      { type: 'member-application', id: application.id },
      { organisationId: input.organisationId, kind: input.kind, chainCode: input.chainCode },
    ),
  )
}

const mayBeWritten = ({ statement, contribution, expectation }: Partial<NewMemberApplication>): void =>
  refuseMarkings({ '/statement': statement, '/contribution': contribution, '/expectation': expectation })

/** An application of the caller's own. */
async function ownCase(ctx: Context, id: string): Promise<Case> {
  const found = await caseFor(ctx, 'member-application:write', id)
  // Whose rights span the zone see what was submitted, and act only for what they entered.
  if (!found.own) throw new Problem('access.denied')
  return found
}

/** @throws Problem `member_application.step` once it is being decided, `version.stale` */
export async function update(
  ctx: Context,
  id: string,
  change: MemberApplicationChange,
): Promise<MemberApplication> {
  const { application } = await ownCase(ctx, id)
  if (!editable.includes(application.state)) throw new Problem('member_application.step')
  if (application.version !== ctx.expectedVersion) throw new Problem('version.stale')
  mayBeWritten(change)
  const version = application.version + 1
  return ctx.commit(
    { ...application, ...change, version, updatedAt: ctx.now },
    exactlyOne(
      ctx.db
        .update(memberApplication)
        .set({
          ...change,
          ...(change.chainCode ? { committeeId: committeeFor(change.chainCode) } : {}),
          version,
          updatedAt: ctx.now,
        })
        .where(sql`id = ${id} AND version = ${application.version}`),
      'version.stale',
    ),
    audit('member-application.update', { type: 'member-application', id }, { fields: Object.keys(change) }),
  )
}

/**
 * Submits a draft, or what was to be supplemented; the formal review's clock begins.
 *
 * @throws Problem `member_application.incomplete`, `.no_committee`, `.step`, `.changed`, `member.duplicate`
 */
export async function submit(ctx: Context, id: string): Promise<MemberApplication> {
  const found = await ownCase(ctx, id)
  const { application, facts, committee, terms } = found
  const { step } = application
  const decided = decide(submission, ctx.today, {
    supplement: application.state === 'supplement',
    statement: facts.statement,
    charterAccepted: facts.charterAccepted,
    committee: committee?.name ?? null,
    clock: step && {
      from: step.from,
      workingDays: step.workingDays,
      dueOn: step.dueOn,
      provisional: step.provisional,
      terms: terms.version,
    },
    on: ctx.today,
  })
  return moved(
    ctx,
    found,
    decided,
    {
      submittedOn: application.submittedOn ?? ctx.today,
      committeeId: committeeFor(application.chainCode),
    },
    notMember(ctx, application.organisationId),
  )
}

/** @throws Problem `member_application.step` once it is over, `.changed` */
export async function withdraw(ctx: Context, id: string, reason: string): Promise<MemberApplication> {
  const found = await ownCase(ctx, id)
  refuseMarkings({ '/reason': reason })
  const { state } = found.application
  if (!isOpen(state)) throw new Problem('member_application.step')
  return moved(ctx, found, decide(withdrawal, ctx.today, { state, reason, on: ctx.today }))
}
