import type {
  HousingApplication,
  HousingApplicationChange,
  NewHousingApplication,
} from '@alliance/contracts/talent-housing'
import { housingConsentVersion } from '@alliance/contracts/talent-housing'
import {
  audit,
  decide,
  exactlyOne,
  newId,
  Problem,
  unique,
  type Context,
  type Write,
} from '@alliance/service-kit'
import { refuseIdentifiers } from '@alliance/service-kit/free-text'
import { refuseMarkings } from '@alliance/service-kit/secrecy'
import { sql } from 'drizzle-orm'
import { asApplication } from './applications.queries.ts'
import {
  housingApplication,
  housingApplicationState,
  type Answers,
  type Consent,
} from './applications.table.ts'
import { submission, withdrawal } from './decisions.rules.ts'
import { unansweredIn } from './facts.rules.ts'
import { openedFamily, sealedFamily, sealedIdentity } from './identity.ts'
import { decidedMove } from './moving.usecases.ts'
import { ownCase, submittedLive, type Case } from './reading.usecases.ts'
import { isEditable } from './steps.rules.ts'

const nothingAnswered: Answers = {
  contractUntil: null,
  openEnded: false,
  qualifications: [],
  qualificationProof: '',
  socialInsuranceMonths: null,
  ownsHome: null,
  otherPublicHousing: null,
  longCommute: false,
  truthful: false,
}

/**
 * Begins an application of the caller's own. A person has one that goes on: of many at once the first is written.
 *
 * @throws Problem `access.denied` for a system, `housing_application.open`
 */
export async function begin(ctx: Context, { isDemo }: NewHousingApplication): Promise<HousingApplication> {
  const { principal, now, today } = ctx
  if (principal.kind !== 'person') throw new Problem('access.denied')
  const id = newId('housingApplication', new Date(now))
  const row = {
    id,
    applicationNo: `RC${today.replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    accountId: principal.id,
    applicantName: principal.name,
    answers: nothingAnswered,
    consents: [],
    state: 'draft' as const,
    stepFrom: today,
    dueProvisional: false,
    waitSort: today,
    appealed: false,
    isDemo,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
  const none = {
    employerId: null,
    employerName: null,
    unitWish: null,
    stepDays: null,
    dueOn: null,
    talentClass: null,
    pointsTenths: null,
    submittedOn: null,
    endedOn: null,
  }
  const { answers: _, consents: __, accountId: ___, waitSort: ____, appealed: _____, ...told } = row
  return ctx.commit(
    asApplication({ ...none, ...told }, today),
    unique(
      'housing_application.account_id',
      'housing_application.open',
      ctx.db.insert(housingApplication).values(row),
    ),
    ctx.db
      .insert(housingApplicationState)
      .values({ applicationId: id, state: 'draft', at: now, byId: principal.id }),
    audit('housing-application.begin', { type: 'housing-application', id }, {}),
  )
}

/** Consents as they stand after some were ticked: one that was given keeps its time, one that was taken back is gone. */
const consentsAfter = (ctx: Context, before: readonly Consent[], ticked: readonly Consent['purpose'][]) =>
  ticked.map(
    (purpose) =>
      before.find((each) => each.purpose === purpose && each.text === housingConsentVersion) ?? {
        purpose,
        text: housingConsentVersion,
        givenAt: ctx.now,
      },
  )

/**
 * Saves answers.
 *
 * @throws Problem `housing_application.step`, `version.stale`, `organisation.unknown`, `request.invalid` for numbers
 */
export async function update(
  ctx: Context,
  id: string,
  change: HousingApplicationChange,
): Promise<HousingApplication> {
  const found = await ownCase(ctx, id)
  const { application } = found
  const supplementing = application.state === 'supplement_required'
  // Whom the employer confirmed and where stays as it was confirmed.
  if (!isEditable(application.state) || (supplementing && (change.employerId || change.identity)))
    throw new Problem('housing_application.step')
  if (application.version !== ctx.expectedVersion) throw new Problem('version.stale')
  const { employerId, identity, family, consents, unitWish, ...answers } = change
  refuseMarkings({ '/qualificationProof': answers.qualificationProof })
  refuseIdentifiers({ '/qualificationProof': answers.qualificationProof })
  const employerName = employerId ? await nameOf(ctx, employerId) : application.employerName
  const version = application.version + 1
  const changed = {
    ...(employerId ? { employerId } : {}),
    ...(unitWish === undefined ? {} : { unitWish }),
    ...(identity ? await sealedIdentity(id, identity, ctx.today) : {}),
    ...(family ? await sealedFamily(id, family, ctx.today) : {}),
    ...(consents ? { consents: consentsAfter(ctx, found.consents, consents) } : {}),
    answers: { ...found.answers, ...answers },
    version,
    updatedAt: ctx.now,
  }
  return ctx.commit(
    {
      ...application,
      ...(employerId ? { employerId, employerName } : {}),
      ...(unitWish === undefined ? {} : { unitWish }),
      version,
      updatedAt: ctx.now,
    },
    exactlyOne(
      ctx.db
        .update(housingApplication)
        .set(changed)
        .where(sql`id = ${id} AND version = ${application.version}`),
      'version.stale',
    ),
    audit('housing-application.update', { type: 'housing-application', id }, { fields: Object.keys(change) }),
  )
}

async function nameOf(ctx: Context, employerId: string): Promise<string> {
  const [row] = await ctx.db.all<{ name: string }>(
    sql`SELECT name FROM known_organisation WHERE id = ${employerId} AND active = 1`,
  )
  if (!row) throw new Problem('organisation.unknown')
  return row.name
}

/** What the questions are answered with, as far as it matters whether they are. */
export async function answeredOf(found: Case) {
  const { application, answers, consents, identityMask, spouseMask } = found
  const { children } = await openedFamily(application.id, found.familySealed)
  return {
    ...answers,
    unitWish: application.unitWish,
    identity: identityMask !== null,
    employer: application.employerId !== null,
    spouse: spouseMask !== null,
    children: children.length,
    consents: consents.map(({ purpose }) => purpose),
  }
}

/**
 * Submits a draft, or what was to be supplemented. The same batch finds other applications of the person and the
 * family.
 *
 * @throws Problem `housing_application.incomplete`, `.step`, `.changed`
 */
export async function submit(ctx: Context, id: string): Promise<HousingApplication> {
  const found = await ownCase(ctx, id)
  const { application } = found
  if (!isEditable(application.state)) throw new Problem('housing_application.step')
  const decided = decide(submission, ctx.today, {
    supplement: application.state === 'supplement_required',
    unanswered: unansweredIn(await answeredOf(found)),
    on: ctx.today,
  })
  return decidedMove(
    ctx,
    found,
    decided,
    { submittedOn: application.submittedOn ?? ctx.today },
    pairing(ctx, found),
  )
}

/** Pairs that the batch finds by keyed hashes, so that of two submitted at once the second finds the first. */
function pairing(ctx: Context, { application: { id }, identityIndex, spouseIndex }: Case): Write {
  const keys = JSON.stringify([identityIndex, spouseIndex].filter((each) => each !== null))
  const among = sql`(SELECT value FROM json_each(${keys}))`
  const made = newId('housingDuplicate', new Date(ctx.now)).slice(0, -8)
  return [
    ctx.db.run(sql`INSERT INTO housing_duplicate (id, ground, first_id, second_id, state, found_on)
      SELECT ${made} || lower(hex(randomblob(4))), iif(b.identity_index = ${identityIndex}, 'same_person', 'same_family'),
        min(b.id, ${id}), max(b.id, ${id}), 'open', ${ctx.today}
      FROM housing_application b WHERE b.id <> ${id} AND b.state IN ${submittedLive} AND b.id IN (
        SELECT id FROM housing_application WHERE identity_index IN ${among}
        UNION SELECT id FROM housing_application WHERE spouse_index IN ${among})
      ON CONFLICT (first_id, second_id) DO NOTHING`),
  ]
}

/** @throws Problem `housing_application.step` once it is over or a flat is offered, `.changed` */
export async function withdraw(ctx: Context, id: string, reason: string): Promise<HousingApplication> {
  const found = await ownCase(ctx, id)
  refuseMarkings({ '/reason': reason })
  refuseIdentifiers({ '/reason': reason })
  const { state } = found.application
  return decidedMove(ctx, found, decide(withdrawal, ctx.today, { state, reason, on: ctx.today }))
}
