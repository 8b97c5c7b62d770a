import { publicityPeriod, BUILT_IN_CALENDAR } from '@alliance/calendar'
import type { ApplicationAction, MemberApplicationCard } from '@alliance/contracts/membership'
import { covers, reachOf, replay, type Context } from '@alliance/service-kit'
import {
  applicationRules,
  chainOpinion,
  formalReview,
  separateDuties,
  zoneApproval,
} from './decisions.rules.ts'
import { formalFindings } from './formal-check.rules.ts'
import { asObjection } from './objections.usecases.ts'
import { caseFor, type Case } from './reading.usecases.ts'
import { isOpen } from './steps.rules.ts'

/** An application with all that the caller may know and do. One round trip. */
export async function card(ctx: Context, id: string): Promise<MemberApplicationCard> {
  const found = await caseFor(ctx, 'member-application:read', id)
  const { application, organisation, committee, terms, receipts, objections, member, facts } = found
  const reviews = reachOf(ctx.principal, 'member-application:review') !== null
  const checked = ['draft', 'formal_review', 'supplement'].includes(application.state)
  return {
    application,
    organisation,
    committee: committee && { id: committee.id, name: committee.name },
    check: checked ? { rule: formalReview.versions[0].version, findings: formalFindings(facts) } : null,
    terms,
    receipts: receipts.map((receipt) => ({ ...receipt, replay: replay(applicationRules, receipt) })),
    objections: objections.map((each) => asObjection(each, ctx.today, reviews)),
    member,
    may: allowed(ctx, found),
  }
}

/** What the caller may do now: by its rights on the row, where the application stands, and what it decided before. */
function allowed(ctx: Context, found: Case): ApplicationAction[] {
  const { application, own, place, decidedByMe, objections } = found
  const { state, step } = application
  const holds = (permission: Parameters<typeof reachOf>[1]) =>
    covers(reachOf(ctx.principal, permission), place)
  const apart = (decision: string) =>
    !decidedByMe.some((mine) => mine !== decision && separateDuties.includes(mine))
  const over = (from: string, days: number) =>
    ctx.today > publicityPeriod(BUILT_IN_CALENDAR, from, days).lastDay
  const reviews = holds('member-application:review')
  const open = objections.some(({ ruling }) => ruling === null)
  const may: Record<ApplicationAction, boolean> = {
    edit: own && (state === 'draft' || state === 'supplement'),
    submit: own && (state === 'draft' || state === 'supplement'),
    withdraw: own && isOpen(state),
    review:
      reviews &&
      apart(formalReview.decision) &&
      (state === 'formal_review' || (state === 'supplement' && step!.overdue)),
    opine: holds('member-application:opine') && state === 'chain_opinion' && apart(chainOpinion.decision),
    approve: holds('member-application:approve') && state === 'zone_approval' && apart(zoneApproval.decision),
    object: state === 'publicity' && !step!.overdue,
    answer: reviews && state === 'publicity' && open,
    admit: reviews && state === 'publicity' && !open && over(step!.from, step!.workingDays),
  }
  return (Object.keys(may) as ApplicationAction[]).filter((action) => may[action])
}
