import { z } from '@hono/zod-openapi'
import { DateOnly } from '../kit/primitives.ts'

/**
 * The housing policy as a document (domain/talent-housing.md §3.2–3.4): everything that decides who may have a flat,
 * for how much and for how long. It is data with a version and a date; no rule holds one of these numbers itself.
 * Money is fen, area cm², rates basis points, `…WorkingDays` are working days of the calendar, other days are calendar days.
 */

/** 人才分类. The labels are the zone's own; what a person must show for each is `classes`, a table and not code. */
export const TalentClass = z.enum(['A', 'B', 'C', 'D', 'E', 'F']).openapi('TalentClass')
export type TalentClass = z.infer<typeof TalentClass>
export const talentClasses = TalentClass.options

/** What someone can show: education, title, skill, honour. Political status is not among them and never will be. */
export const Qualification = z
  .enum([
    'academician',
    'national_award',
    'national_leading_talent',
    'provincial_leading_talent',
    'longcheng_leading_talent',
    'municipal_leading_talent',
    'phd',
    'master',
    'bachelor',
    'senior_title',
    'intermediate_title',
    'skill_level_1',
    'skill_level_2',
    'skill_level_3',
    'longcheng_craftsman',
    'key_post',
  ])
  .openapi('Qualification')
export type Qualification = z.infer<typeof Qualification>

const byClass = <T extends z.ZodType>(schema: T) =>
  z.strictObject({ A: schema, B: schema, C: schema, D: schema, E: schema, F: schema })
const Months = z.int().min(0).max(600)
const Days = z.int().min(0).max(3650)
const WorkingDays = z.int().min(1).max(60)
const BasisPoints = z.int().min(0).max(20_000)
const Fen = z.int().min(0).max(1_000_000_000)
const AreaCm2 = z.int().min(1).max(100_000_000)
const Weight = z.int().min(0).max(100)

/** One way into a class: all of these together, such as 高级工 in a key post (关键岗位). */
export const ClassRule = z.strictObject({ allOf: z.array(Qualification).min(1).max(4) }).openapi('ClassRule')
export type ClassRule = z.infer<typeof ClassRule>

const Eligibility = z.strictObject({
  employer: z.strictObject({
    registeredInZone: z.boolean(),
    taxedInZone: z.boolean(),
    minContractMonthsRemaining: Months,
  }),
  socialInsuranceMonths: byClass(Months),
  qualificationAnyOf: z.array(Qualification).min(1),
  /** Null: no limit. The age is that on the day of the decision. */
  ageMax: byClass(z.union([z.int().min(18).max(100), z.null()])),
  noHome: z.strictObject({
    /** Six digits of GB/T 2260. */
    divisions: z.array(z.string().regex(/^\d{6}$/)).min(1),
    persons: z.array(z.enum(['self', 'spouse', 'minor_children'])).min(1),
  }),
  /** Not in public rental or other talent housing already (不得同时享受公租房). */
  noOtherPublicHousing: z.boolean(),
  oneUnitPerFamily: z.boolean(),
  seriousDishonestyExcluded: z.boolean(),
  falseDeclarationMonths: Months,
})

const Rent = z.strictObject({
  baseFenPerM2Month: Fen,
  /** Basis points of the base, by class. */
  payableBp: byClass(BasisPoints),
  /** What is added from a month of residence on, e.g. 1,500 bp after month 36; the sum never passes `capBp`. */
  steps: z.array(z.strictObject({ afterMonths: Months, addBp: BasisPoints })),
  capBp: BasisPoints,
  /** Area within which `payableBp` holds; what is over is paid at `excessBp`. */
  sizeStandardCm2: byClass(AreaCm2),
  excessBp: BasisPoints,
})

const Points = z.strictObject({
  /** The best one of these that is shown counts. */
  qualification: z.array(z.strictObject({ shown: Qualification, points: Weight })),
  title: z.array(z.strictObject({ shown: Qualification, points: Weight })),
  /** Tenths of a point a month of continuous social insurance in the zone, to the maximum. */
  socialInsurance: z.strictObject({ tenthsPerMonth: Weight, max: Weight }),
  keyPost: Weight,
  family: Weight,
  awards: Weight,
  chainRole: z.strictObject({ lead: Weight, linked: Weight }),
  /** Points for volunteering; the default weight is 0 (domain/README.md, decision 8). */
  volunteering: z.strictObject({ minutesPerPoint: z.int().min(1), max: Weight }),
})

export const HousingPolicyDocument = z
  .strictObject({
    eligibility: Eligibility,
    /** Any one rule of a class is enough; the highest class that matches counts, from A down. */
    classes: byClass(z.array(ClassRule).min(1)),
    rent: Rent,
    deposit: z.strictObject({
      monthsOfRent: z.int().min(0).max(12),
      minFen: Fen,
      payers: z.array(z.enum(['tenant', 'employer'])).min(1),
      refundWorkingDays: WorkingDays,
    }),
    billing: z.strictObject({
      /** Day of the month on which the month's rent is due; it is billed in advance. */
      dueDay: z.int().min(1).max(28),
      graceWorkingDays: WorkingDays,
      lateFeeBpPerDay: BasisPoints,
      /** Of the overdue amount. */
      lateFeeCapBp: BasisPoints,
    }),
    lease: z.strictObject({
      contractMonths: Months,
      minMonths: Months,
      totalMaxMonths: Months,
      extensionMaxMonths: Months,
      /** Renewal may be asked for from `openDays` to `closeDays` before the end. */
      renewal: z.strictObject({ openDays: Days, closeDays: Days }),
      filingDays: Days,
    }),
    points: Points,
    allocation: z.strictObject({
      direct: z.array(TalentClass),
      offerWorkingDays: WorkingDays,
      contractWorkingDays: WorkingDays,
      checkInWorkingDays: WorkingDays,
      maxRefusals: z.int().min(1).max(10),
      queueMonths: Months,
    }),
    publicity: z.strictObject({
      eligibilityWorkingDays: WorkingDays,
      allocationWorkingDays: WorkingDays,
      objectionReplyWorkingDays: WorkingDays,
    }),
    application: z.strictObject({ supplementWorkingDays: WorkingDays, appealWorkingDays: WorkingDays }),
    tenancy: z.strictObject({
      reviewEveryMonths: Months,
      vacancyRecallDays: Days,
      employerReportWorkingDays: WorkingDays,
      vacateDays: Days,
      overstayBp: BasisPoints,
      overstayLater: z.strictObject({ afterDays: Days, bp: BasisPoints }),
    }),
    sanctions: z.strictObject({
      sublet: z.strictObject({ banMonths: Months }),
      falseDeclaration: z.strictObject({ recoverDiscount: z.boolean(), banMonths: Months }),
      earlyExitReapplyMonths: Months,
    }),
    shortStay: z.strictObject({
      enabled: z.boolean(),
      maxNights: z.int().min(1).max(60),
      perPersonPerYear: z.int().min(1).max(12),
    }),
  })
  .openapi('HousingPolicyDocument')
export type HousingPolicyDocument = z.infer<typeof HousingPolicyDocument>

/** Which version of the policy decided, and from when that version holds. */
export const PolicyReference = z.strictObject({ number: z.string(), effectiveFrom: DateOnly })
export type PolicyReference = z.infer<typeof PolicyReference>
