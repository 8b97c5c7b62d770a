import { z } from '@hono/zod-openapi'

/**
 * Where an application stands (talent-housing.md §3.5). What follows `queued` belongs to allocation and to the lease.
 * `appeal` waits for the review of an appeal, `re_review` for that after a sustained objection.
 */
export const HousingApplicationState = z
  .enum([
    'draft',
    'submitted',
    'employer_confirmed',
    'supplement_required',
    'resubmitted',
    'eligible',
    'ineligible',
    'appeal',
    'publicity',
    're_review',
    'queued',
    'offered',
    'accepted',
    'declined',
    'expired',
    'contracted',
    'checked_in',
    'closed',
    'withdrawn',
    'cancelled',
    'disqualified',
  ])
  .openapi('HousingApplicationState')
export type HousingApplicationState = z.infer<typeof HousingApplicationState>

/** States in which an application goes on; a person has one such application. */
export const liveHousingStates = [
  'draft',
  'submitted',
  'employer_confirmed',
  'supplement_required',
  'resubmitted',
  'eligible',
  'appeal',
  'publicity',
  're_review',
  'queued',
  'offered',
  'accepted',
  'contracted',
  'checked_in',
] as const satisfies readonly HousingApplicationState[]

/** What someone may do with an application now. */
export const HousingApplicationAction = z
  .enum([
    'edit',
    'submit',
    'withdraw',
    'confirm',
    'review',
    'appeal',
    'decide_appeal',
    'object',
    'answer',
    'queue',
    'reveal',
  ])
  .openapi('HousingApplicationAction')
export type HousingApplicationAction = z.infer<typeof HousingApplicationAction>
