import { BUILT_IN_CALENDAR, publicityPeriod, wholeYears } from '@alliance/calendar'
import type {
  HousingApplicationAction,
  HousingApplicationCard,
  HousingForm,
  HousingIdentity,
  MyHousing,
} from '@alliance/contracts/talent-housing'
import { audit, covers, Problem, reachOf, replay, type Context } from '@alliance/service-kit'
import { referenceOf } from '../policies/in-force.ts'
import { answeredOf } from './applying.usecases.ts'
import {
  appealDecision,
  employerAnswer,
  housingRules,
  separateDuties,
  submission,
} from './decisions.rules.ts'
import { asDocument } from './documents.usecases.ts'
import { eligibilityRule } from './eligibility.rules.ts'
import { missingDocuments } from './facts.rules.ts'
import { openedFamily, openedIdentity } from './identity.ts'
import { asObjection } from './objections.usecases.ts'
import { caseFor, ownCases, type Case } from './reading.usecases.ts'
import { isEditable, isReviewable, isLive } from './steps.rules.ts'

/** An application with all that the caller may know and do. One round trip. */
export const card = async (ctx: Context, id: string): Promise<HousingApplicationCard> =>
  asCard(ctx, await caseFor(ctx, id))

/** The caller's own application, where it stands and why. One round trip. */
export async function mine(ctx: Context): Promise<MyHousing> {
  const { current, earlier, policy } = await ownCases(ctx)
  return {
    current: current && (await asCard(ctx, current)),
    earlier,
    policy: policy && referenceOf(policy),
  }
}

/** Those of one batch are of one instant: they are told in the order in which the rules follow each other. */
const order = ({ decision }: { decision: string }) =>
  housingRules.findIndex((rule) => rule.decision === decision)

/** Decisions that an employer is told: whether it was received, and its own answer. */
const employerSees = [submission.decision, employerAnswer.decision]

async function asCard(ctx: Context, found: Case): Promise<HousingApplicationCard> {
  const { application, standing, answers, confirmation, documents, supplement } = found
  const inFull = standing !== 'employer'
  const reviews = standing === 'reviewer'
  const receipts = found.receipts
    .filter(({ decision }) => inFull || employerSees.includes(decision))
    .toSorted((a, b) =>
      a.decidedAt === b.decidedAt ? order(a) - order(b) : a.decidedAt < b.decidedAt ? -1 : 1,
    )
  return {
    application: inFull ? application : { ...application, talentClass: null, pointsTenths: null },
    form: inFull ? await formOf(ctx, found) : null,
    employment: { contractUntil: answers.contractUntil, openEnded: answers.openEnded },
    confirmation,
    documents: inFull ? documents.map(asDocument) : [],
    missing: inFull
      ? missingDocuments(
          await answeredOf(found),
          documents.map(({ kind }) => kind),
        )
      : [],
    supplement: inFull && supplement ? { items: supplement.items, toldOn: supplement.toldOn } : null,
    history: found.history,
    receipts: receipts.map((receipt) => ({ ...receipt, replay: replay(housingRules, receipt) })),
    objections: inFull ? found.objections.map((each) => asObjection(each, ctx.today, reviews)) : [],
    appeal: inFull ? found.appeal : null,
    openDuplicates: standing === 'reviewer' || standing === 'supervisor' ? found.openDuplicates : 0,
    ahead: inFull ? found.ahead : null,
    policy: found.policy && referenceOf(found.policy),
    may: allowed(ctx, found),
  }
}

async function formOf(ctx: Context, found: Case): Promise<HousingForm> {
  const { application, answers, consents, identitySealed, identityMask, identityType, phoneMask } = found
  const identity = identitySealed === null ? null : await openedIdentity(application.id, identitySealed)
  const { spouse, children } = await openedFamily(application.id, found.familySealed)
  const [name = '', number = ''] = (found.spouseMask ?? '').split(' ')
  return {
    ...answers,
    unitWish: application.unitWish,
    identity: identity && {
      type: identityType as NonNullable<HousingForm['identity']>['type'],
      number: identityMask!,
      phone: phoneMask!,
      age: wholeYears(identity.birthDate, ctx.today),
    },
    family: {
      spouse: spouse && { name, number },
      children: children.map(({ birthDate }) => wholeYears(birthDate, ctx.today)),
    },
    consents,
  }
}

/** What the caller may do now: by how it stands to the case, where the case stands, and what it decided before. */
function allowed(ctx: Context, found: Case): HousingApplicationAction[] {
  const { application, standing, decidedByMe, objections, appealed } = found
  const { state, step, employerId } = application
  const own = standing === 'own'
  const apart = (decision: string) =>
    !own && !decidedByMe.some((each) => each !== decision && separateDuties.includes(each))
  const reviews = standing === 'reviewer' && ctx.principal.kind === 'person'
  const open = objections.some(({ ruling }) => ruling === null)
  const confirms = covers(reachOf(ctx.principal, 'housing-application:write'), { enterprise: employerId })
  const decidesAppeals = reachOf(ctx.principal, 'housing-application:decide-appeal') === 'everywhere'
  const over = () => ctx.today > publicityPeriod(BUILT_IN_CALENDAR, step.from, step.workingDays ?? 1).lastDay
  const may: Record<HousingApplicationAction, boolean> = {
    edit: own && isEditable(state),
    submit: own && isEditable(state),
    withdraw: own && isLive(state) && !['offered', 'accepted', 'contracted', 'checked_in'].includes(state),
    confirm: confirms && state === 'submitted' && apart(employerAnswer.decision),
    review: reviews && isReviewable(state, step.overdue) && apart(eligibilityRule.decision),
    appeal: own && state === 'ineligible' && !appealed && step.dueOn !== null && !step.overdue,
    decide_appeal: decidesAppeals && state === 'appeal' && apart(appealDecision.decision),
    object: state === 'publicity' && !step.overdue && !own,
    answer: reviews && state === 'publicity' && open,
    queue: reviews && state === 'publicity' && !open && over(),
    reveal: reviews && isLive(state),
  }
  return (Object.keys(may) as HousingApplicationAction[]).filter((action) => may[action])
}

/**
 * Numbers in clear for who has to ask the registers, with the reason in the audit trail.
 *
 * @throws Problem `housing_application.incomplete` where no number is kept
 */
export async function reveal(ctx: Context, id: string, reason: string): Promise<HousingIdentity> {
  const found = await caseFor(ctx, id)
  ctx.mustReach('housing-application:review', {})
  if (found.identitySealed === null) throw new Problem('housing_application.incomplete')
  const { number, phone } = await openedIdentity(id, found.identitySealed)
  const { spouse } = await openedFamily(id, found.familySealed)
  const type = found.identityType as HousingIdentity['type']
  return ctx.commit(
    { type, number, phone, spouse },
    audit('housing-application.reveal', { type: 'housing-application', id }, { reason }),
  )
}
