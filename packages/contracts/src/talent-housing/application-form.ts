import { z } from '@hono/zod-openapi'
import { idOf } from '../kit/ids.ts'
import { DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { Qualification } from './policy-document.ts'

/** Types as in `packages/identifiers`. */
export const HousingIdentityType = z
  .enum(['RIC', 'HKMT_PERMIT', 'HKMT_RESIDENCE', 'TW_PERMIT', 'PASSPORT', 'FPR'])
  .openapi('HousingIdentityType')

/** Which kind of flat is wished for; no right to one. */
export const HousingUnitWish = z
  .enum(['shared_room', 'studio', 'one_bedroom', 'two_bedroom', 'three_bedroom'])
  .openapi('HousingUnitWish')
export type HousingUnitWish = z.infer<typeof HousingUnitWish>

/**
 * Separate consents (PIPL arts. 23, 29, 31): to the handling of sensitive data, to asking the registers, to the notice
 * of publicity, and for whoever of the family is told of.
 */
export const HousingConsentPurpose = z
  .enum(['sensitive_data', 'register_query', 'publicity', 'family'])
  .openapi('HousingConsentPurpose')
export type HousingConsentPurpose = z.infer<typeof HousingConsentPurpose>

/** The text that is agreed to; a new text is a new version. */
export const housingConsentVersion = '2026-11'

const Number18 = z.string().trim().min(5).max(24)

/** Who applies. The number and the phone are kept encrypted and come back masked. */
export const NewHousingIdentity = z
  .strictObject({
    type: HousingIdentityType,
    number: Number18,
    /** Of a document that does not tell it; a resident identity number does. */
    birthDate: DateOnly.nullable().default(null),
    phone: z.string().trim().min(5).max(20),
  })
  .openapi('NewHousingIdentity')

/** A spouse and minor children, as little as the rules need: of a child no more than its day of birth. */
export const NewHousingFamily = z
  .strictObject({
    spouse: orNull(
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        type: HousingIdentityType,
        number: Number18,
      }),
    ),
    children: z.array(z.strictObject({ birthDate: DateOnly })).max(6),
  })
  .openapi('NewHousingFamily')
export type NewHousingFamily = z.infer<typeof NewHousingFamily>

const answers = {
  /** The last day of the labour contract; null with `openEnded` for one without an end. */
  contractUntil: orNull(DateOnly),
  openEnded: z.boolean(),
  /** What the applicant holds; a key post is the employer's to state. */
  qualifications: z
    .array(Qualification)
    .max(12)
    .refine((all) => new Set(all).size === all.length && !all.includes('key_post'), {
      params: { code: 'format' },
    }),
  /** Codes by which certificates are verified: 学信网, certificate numbers. */
  qualificationProof: z.string().trim().max(200),
  socialInsuranceMonths: z.int().min(0).max(600).nullable(),
  ownsHome: z.boolean().nullable(),
  otherPublicHousing: z.boolean().nullable(),
  longCommute: z.boolean(),
  unitWish: HousingUnitWish.nullable(),
  /** All of it is true, and an untrue statement has consequences. */
  truthful: z.boolean(),
}

/** What a draft may be changed to; every answer by itself, so that nothing is lost between two steps. */
export const HousingApplicationChange = z
  .strictObject({
    employerId: idOf('organisation'),
    identity: NewHousingIdentity,
    family: NewHousingFamily,
    ...answers,
    consents: z.array(HousingConsentPurpose).max(4),
  })
  .partial()
  .openapi('HousingApplicationChange')
export type HousingApplicationChange = z.infer<typeof HousingApplicationChange>

/** The answers as the applicant and the reviewer see them. */
export const HousingForm = z
  .strictObject({
    identity: orNull(
      z.strictObject({ type: HousingIdentityType, number: z.string(), phone: z.string(), age: z.int() }),
    ),
    family: z.strictObject({
      spouse: orNull(z.strictObject({ name: z.string(), number: z.string() })),
      /** Ages in years. */
      children: z.array(z.int()),
    }),
    ...answers,
    consents: z.array(z.strictObject({ purpose: HousingConsentPurpose, text: z.string(), givenAt: Instant })),
  })
  .openapi('HousingForm')
export type HousingForm = z.infer<typeof HousingForm>
