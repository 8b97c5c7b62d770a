import { z } from '@hono/zod-openapi'
import { idOf } from '../kit/ids.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { ReceiptReason, ReplayedReceipt } from '../kit/receipts.ts'
import { HousingDocument, HousingDocumentKind } from './application-documents.ts'
import { HousingForm, HousingUnitWish } from './application-form.ts'
import { HousingApplicationAction, HousingApplicationState } from './application-states.ts'
import { HousingAppeal, HousingObjection } from './objections.ts'
import { PolicyReference, Qualification, TalentClass } from './policy-document.ts'

/** Since when an application waits where it is, and its clock where the policy sets one; `dueOn` is the last day. */
export const HousingStep = z
  .strictObject({
    from: DateOnly,
    workingDays: z.int().nullable(),
    dueOn: orNull(DateOnly),
    /** The days that were counted reach past the years whose holidays are announced. */
    provisional: z.boolean(),
    overdue: z.boolean(),
  })
  .openapi('HousingStep')
export type HousingStep = z.infer<typeof HousingStep>

export const HousingApplication = z
  .strictObject({
    id: idOf('housingApplication'),
    applicationNo: z.string(),
    applicantName: z.string(),
    employerId: idOf('organisation').nullable(),
    employerName: z.string().nullable(),
    unitWish: orNull(HousingUnitWish),
    state: HousingApplicationState,
    step: HousingStep,
    talentClass: orNull(TalentClass),
    /** Tenths of a point; null where the class is not ranked by points, or nothing is decided yet. */
    pointsTenths: z.int().nullable(),
    submittedOn: orNull(DateOnly),
    endedOn: orNull(DateOnly),
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('HousingApplication')
export type HousingApplication = z.infer<typeof HousingApplication>

/** What the employer vouches for (用人单位确认). */
export const EmployerConfirmation = z
  .strictObject({
    outcome: z.enum(['confirmed', 'refused']),
    contractUntil: orNull(DateOnly),
    openEnded: z.boolean(),
    keyPost: z.boolean(),
    taxedInZone: z.boolean(),
    note: z.string(),
    by: z.string(),
    on: DateOnly,
  })
  .openapi('EmployerConfirmation')
export type EmployerConfirmation = z.infer<typeof EmployerConfirmation>

/** Something that is missing, told once (一次性告知). */
export const HousingSupplementItem = z
  .strictObject({ subject: HousingDocumentKind, text: z.string().trim().min(2).max(300) })
  .openapi('HousingSupplementItem')
export type HousingSupplementItem = z.infer<typeof HousingSupplementItem>

/** What a reviewer found in the registers and the documents; this, and not what was declared, is decided by. */
export const HousingCheckedFacts = z
  .strictObject({
    registeredInZone: z.boolean(),
    taxedInZone: z.boolean(),
    contractUntil: orNull(DateOnly),
    openEnded: z.boolean(),
    socialInsuranceMonths: z.int().min(0).max(600),
    /** Verified ones; a key post that the employer confirmed is added to them. */
    qualifications: z.array(Qualification).max(12),
    homes: z
      .array(
        z.strictObject({
          holder: z.enum(['self', 'spouse', 'minor_children']),
          division: z.string().regex(/^\d{6}$/),
        }),
      )
      .max(20),
    otherPublicHousing: z.boolean(),
    seriousDishonesty: z.boolean(),
    falseDeclarationOn: orNull(DateOnly),
    longCommute: z.boolean(),
    awards: z.boolean(),
    chainRole: z.enum(['lead', 'linked']).nullable(),
    volunteeringMinutes: z.int().min(0).max(1_000_000).default(0),
  })
  .openapi('HousingCheckedFacts')
export type HousingCheckedFacts = z.infer<typeof HousingCheckedFacts>

const Ruled = z.strictObject({ outcome: z.string(), reasons: z.array(ReceiptReason) })

/** What the rules say of checked facts, before anything is decided. */
export const HousingAssessment = z
  .strictObject({
    policy: PolicyReference,
    talentClass: Ruled,
    eligibility: Ruled,
    /** Null for classes that get a flat directly, and where there is no class. */
    points: orNull(Ruled),
  })
  .openapi('HousingAssessment')
export type HousingAssessment = z.infer<typeof HousingAssessment>

/** An application with all that the caller may know of it and do with it. */
export const HousingApplicationCard = z
  .strictObject({
    application: HousingApplication,
    /** Null for the employer, which sees the contract's part alone. */
    form: orNull(HousingForm),
    employment: z.strictObject({ contractUntil: orNull(DateOnly), openEnded: z.boolean() }),
    confirmation: orNull(EmployerConfirmation),
    documents: z.array(HousingDocument),
    /** Documents that are asked for by the answers and not there yet. */
    missing: z.array(HousingDocumentKind),
    supplement: orNull(z.strictObject({ items: z.array(HousingSupplementItem), toldOn: DateOnly })),
    /** The states that it came through, the oldest first. */
    history: z.array(z.strictObject({ state: HousingApplicationState, at: Instant })),
    receipts: z.array(ReplayedReceipt),
    objections: z.array(HousingObjection),
    appeal: orNull(HousingAppeal),
    /** Open pairs with other applications; for who reviews. */
    openDuplicates: z.int(),
    /** How many are ahead in the queue of those that are ranked; null where it is not queued. At 1,000 counting ends. */
    ahead: z.int().nullable(),
    policy: orNull(PolicyReference),
    may: z.array(HousingApplicationAction),
  })
  .openapi('HousingApplicationCard')
export type HousingApplicationCard = z.infer<typeof HousingApplicationCard>

/** The caller's own: the one that goes on or was the last, and those before it. */
export const MyHousing = z
  .strictObject({
    current: orNull(HousingApplicationCard),
    earlier: z.array(HousingApplication),
    policy: orNull(PolicyReference),
  })
  .openapi('MyHousing')
export type MyHousing = z.infer<typeof MyHousing>

/** Something that waits for the caller. `key` is of what waits: the application, an objection, a pair. */
export const QueuedHousingApplication = z
  .strictObject({
    key: z.string(),
    action: z.enum(['confirm', 'review', 'decide_appeal', 'answer', 'queue', 'publish']),
    application: HousingApplication,
    dueOn: orNull(DateOnly),
    overdue: z.boolean(),
  })
  .openapi('QueuedHousingApplication')
export type QueuedHousingApplication = z.infer<typeof QueuedHousingApplication>
