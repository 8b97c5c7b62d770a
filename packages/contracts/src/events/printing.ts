import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { Instant } from '../kit/primitives.ts'
import { answer, errors, route } from '../kit/route.ts'
import { PlaceKind } from './registration-plan.ts'

/** People on one printed list at the most. */
export const printLimit = 2000

const Printed = z
  .strictObject({
    /** Of the registration, or of the sign-up for a shift. */
    id: z.string(),
    name: z.string(),
    organisationName: z.string().nullable(),
    placeKind: PlaceKind.nullable(),
    /** Of a volunteer. */
    shift: z.string().nullable(),
    /**
     * A printed ticket, where it was asked for and admission is open. It needs no network and no phone, and it stays
     * good until it is issued anew: of two copies the first one in counts.
     */
    code: z.string().nullable(),
  })
  .openapi('PrintedPerson')

export const PrintRoster = z
  .strictObject({
    activityId: idOf('activity'),
    title: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    place: z.string().nullable(),
    hosts: z.array(z.string()),
    /** Whether gates were opened to it, so that tickets can be printed. */
    admissionOpen: z.boolean(),
    people: z.array(Printed),
    printedAt: Instant,
    printedBy: z.string(),
    isDemo: z.boolean(),
  })
  .openapi('PrintRoster')
export type PrintRoster = z.infer<typeof PrintRoster>

export const PrintQuery = z.strictObject({
  for: z.enum(['sign_in', 'badges']),
  codes: z.enum(['yes', 'no']).default('no'),
})
export type PrintQuery = z.infer<typeof PrintQuery>

export const getPrintRoster = route({
  method: 'get',
  path: '/activities/{activityId}/print-roster',
  operationId: 'getPrintRoster',
  summary: 'Who has a place, for sign-in sheets and badges; each time is audited',
  tags: ['Activities'],
  access: can('attendance:write'),
  request: { params: z.strictObject({ activityId: idOf('activity') }), query: PrintQuery },
  responses: { 200: answer(PrintRoster, 'By organisation and name'), ...errors('export.too_large') },
})

export const printingRoutes = [getPrintRoster]
