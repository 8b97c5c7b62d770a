import type {
  HousingAppealDecision,
  HousingApplication,
  HousingAssessment,
  HousingCheckedFacts,
  HousingReview,
  HousingSupplementItem,
  TalentClass,
} from '@alliance/contracts/talent-housing'
import {
  audit,
  decide,
  exactlyOne,
  holds,
  Problem,
  type Context,
  type Decided,
  type Write,
} from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import { referenceOf } from '../policies/in-force.ts'
import { answeredOf } from './applying.usecases.ts'
import { housingAppeal } from './beside.table.ts'
import { appealDecision, supplementNotice } from './decisions.rules.ts'
import { documentNames } from './document-names.rules.ts'
import { judge, missingDocuments, type Judged } from './facts.rules.ts'
import { openedFamily, openedIdentity } from './identity.ts'
import { decidedMove, move, receipts, separately } from './moving.usecases.ts'
import { caseFor, givenSince, type Case } from './reading.usecases.ts'
import { isReviewable } from './steps.rules.ts'

/** What the rules make of checked facts and of what is known. */
async function judged(ctx: Context, found: Case, checked: HousingCheckedFacts): Promise<Judged> {
  const { application, policy, identitySealed, familySealed, confirmation } = found
  if (policy === null) throw new Problem('housing_policy.none')
  if (identitySealed === null) throw new Problem('housing_application.incomplete')
  const { birthDate } = await openedIdentity(application.id, identitySealed)
  const { spouse, children } = await openedFamily(application.id, familySealed)
  const known = {
    birthDate,
    spouse: spouse !== null,
    childrenBorn: children.map((child) => child.birthDate),
    keyPost: confirmation?.outcome === 'confirmed' && confirmation.keyPost,
    familyHasAnother: found.familyHasAnother === 1,
    ban: found.ban,
  }
  return judge(policy, checked, known, ctx.today)
}

const told = ({ outcome, reasons }: Decided) => ({ outcome, reasons })

/** What the rules would say; nothing is written. @throws Problem `housing_policy.none`, `housing_application.incomplete` */
export async function assess(
  ctx: Context,
  id: string,
  checked: HousingCheckedFacts,
): Promise<HousingAssessment> {
  const found = await reviewed(ctx, id)
  const { talentClass, eligibility, points } = await judged(ctx, found, checked)
  return {
    policy: referenceOf(found.policy!),
    talentClass: told(talentClass),
    eligibility: told(eligibility),
    points: points && told(points),
  }
}

async function reviewed(ctx: Context, id: string): Promise<Case> {
  const found = await caseFor(ctx, id)
  ctx.mustReach('housing-application:review', {})
  return found
}

const classOf = ({ talentClass }: Judged) =>
  talentClass.outcome === 'none' ? null : (talentClass.outcome as TalentClass)
const all = ({ talentClass, eligibility, points }: Judged): Decided[] => [
  talentClass,
  eligibility,
  ...(points ? [points] : []),
]

/** A case with an open pair is not decided: first a human says which of the two goes on. */
const withoutDuplicates = (id: string): Write =>
  holds(
    sql`NOT EXISTS (SELECT 1 FROM housing_duplicate WHERE first_id = ${id} AND state = 'open')
      AND NOT EXISTS (SELECT 1 FROM housing_duplicate WHERE second_id = ${id} AND state = 'open')`,
    'housing_application.duplicates',
  )

/**
 * The review: what is missing is told once, or the rules decide from what was checked.
 *
 * @throws Problem `housing_application.step`, `.changed`, `.notice_given`, `.nothing_missing`, `.duplicates`, `duties.separate`
 */
export async function review(ctx: Context, id: string, input: HousingReview): Promise<HousingApplication> {
  const found = await reviewed(ctx, id)
  const { application } = found
  if (!isReviewable(application.state, application.step.overdue))
    throw new Problem('housing_application.step')
  const texts = Object.fromEntries(input.missing.map(({ text }, i) => [`/missing/${i}/text`, text]))
  refuseMarkings({ '/note': input.note, ...texts })
  refuseIdentifiers({ '/note': input.note, ...texts })
  return input.choice === 'supplement'
    ? supplement(ctx, found, input.missing)
    : decideBy(ctx, found, input.checked!)
}

async function supplement(
  ctx: Context,
  found: Case,
  named: readonly HousingSupplementItem[],
): Promise<HousingApplication> {
  const before = found.supplement
  const lacking = before
    ? []
    : missingDocuments(
        await answeredOf(found),
        found.documents.map(({ kind }) => kind),
      )
  const items = [
    ...lacking
      .filter((kind) => !named.some(({ subject }) => subject === kind))
      .map((subject) => ({ subject, text: documentNames[subject] })),
    ...named,
  ]
  const decided = decide(supplementNotice, ctx.today, {
    items,
    told: before !== null,
    changedSince: before ? givenSince(found, before.toldAt) : [],
  })
  return decidedMove(ctx, found, decided, { supplement: { items, toldOn: ctx.today, toldAt: ctx.now } })
}

async function decideBy(
  ctx: Context,
  found: Case,
  checked: HousingCheckedFacts,
): Promise<HousingApplication> {
  const { id } = found.application
  const ruled = await judged(ctx, found, checked)
  const { decision, outcome } = ruled.eligibility
  const eligible = outcome === 'eligible'
  const { outcome: moved, writes } = move(ctx, found, outcome, {
    talentClass: classOf(ruled),
    pointsTenths: eligible ? ruled.pointsTenths : null,
  })
  return ctx.commit(
    moved,
    withoutDuplicates(id),
    separately(ctx, id, decision),
    ...writes,
    ...receipts(ctx, id, all(ruled)),
    audit(
      decision,
      { type: 'housing-application', id },
      { outcome, policy: found.policy!.number, talentClass: classOf(ruled) },
    ),
  )
}

/**
 * Decides an appeal from facts that were checked anew, by someone who decided nothing else in the case.
 *
 * @throws Problem `housing_application.step`, `.changed`, `.duplicates`, `duties.separate`
 */
export async function decideAppeal(
  ctx: Context,
  id: string,
  { checked, answer }: HousingAppealDecision,
): Promise<HousingApplication> {
  const found = await caseFor(ctx, id)
  ctx.mustReach('housing-application:decide-appeal', {})
  if (found.application.state !== 'appeal' || !found.appeal) throw new Problem('housing_application.step')
  refuseMarkings({ '/answer': answer })
  refuseIdentifiers({ '/answer': answer })
  const ruled = await judged(ctx, found, checked)
  const decided = decide(appealDecision, ctx.today, {
    appealId: found.appeal.id,
    eligibility: ruled.eligibility.outcome,
    unmet: ruled.eligibility.reasons.filter(({ met }) => !met).map(({ code }) => code),
  })
  const reversed = decided.outcome === 'reversed'
  const { outcome, writes } = move(ctx, found, decided.outcome, {
    appealed: true,
    talentClass: classOf(ruled),
    pointsTenths: reversed ? ruled.pointsTenths : null,
  })
  return ctx.commit(
    outcome,
    withoutDuplicates(id),
    separately(ctx, id, decided.decision),
    ...writes,
    exactlyOne(
      ctx.db
        .update(housingAppeal)
        .set({ state: decided.outcome, answer, decidedOn: ctx.today })
        .where(sql`id = ${found.appeal.id} AND state = 'open'`),
      'housing_application.changed',
    ),
    ...receipts(ctx, id, [...all(ruled), decided]),
    audit(
      decided.decision,
      { type: 'housing-application', id },
      { outcome: decided.outcome, policy: found.policy!.number },
    ),
  )
}
