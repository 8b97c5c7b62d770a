import { z } from '@hono/zod-openapi'
import { can, open } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { AsOf, DateOnly, orNull, Provenance } from '../kit/primitives.ts'
import { answer, route } from '../kit/route.ts'
import { ConstructionKind, Plot } from './plots.ts'
import { PolicyReference, TalentClass } from './policy-document.ts'
import { UnitCounts } from './unit-states.ts'
import { Furniture, UnitTypeName } from './unit-types.ts'

const Month = z.string().openapi({ example: '2026-11' })

/** The stock against its target as on a date: what the board shows. */
export const HousingDelivery = z
  .strictObject({
    asOf: DateOnly,
    target: z.int(),
    delivered: z.int(),
    units: UnitCounts,
    plots: z.array(z.strictObject({ plot: Plot, units: UnitCounts, started: z.int(), delivered: z.int() })),
    /** By month, up to its end, over all plots shown: what was to be accepted by then, and what was. */
    months: z.array(
      z.strictObject({
        month: Month,
        planned: z.int(),
        started: orNull(z.int()),
        delivered: orNull(z.int()),
      }),
    ),
  })
  .openapi('HousingDelivery')
export type HousingDelivery = z.infer<typeof HousingDelivery>

export const getHousingDelivery = route({
  method: 'get',
  path: '/housing-delivery',
  operationId: 'getHousingDelivery',
  summary: 'Delivery against the target, by plot, state and month, as on a date',
  tags: ['Stock'],
  access: can('plot:read'),
  request: { query: AsOf },
  responses: { 200: answer(HousingDelivery, 'The stock') },
})

/** What anyone may know of the housing there is. */
export const PublicHousing = z
  .strictObject({
    asOf: DateOnly,
    target: z.int(),
    delivered: z.int(),
    policy: orNull(PolicyReference),
    plots: z.array(
      z.strictObject({
        id: idOf('plot'),
        code: z.string(),
        name: z.string(),
        constructionKind: ConstructionKind,
        address: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        targetUnits: z.int(),
        delivered: z.int(),
        available: z.int(),
        plannedCompletionOn: orNull(DateOnly),
        /** The base that rent is reckoned from there, in fen a square metre and month; null while no policy holds. */
        baseFenPerM2Month: orNull(z.int()),
        provenance: Provenance,
        sourceRef: z.string().nullable(),
        isDemo: z.boolean(),
      }),
    ),
    unitTypes: z.array(
      UnitTypeName.extend({
        bedrooms: z.int(),
        livingRooms: z.int(),
        areaCm2: z.int(),
        description: z.string(),
        furniture: Furniture,
        /** A month's rent by class on the policy's own base, in fen; null while no policy holds. */
        rentFen: orNull(
          z.strictObject({ A: z.int(), B: z.int(), C: z.int(), D: z.int(), E: z.int(), F: z.int() }),
        ),
      }),
    ),
    /** Open now or announced, the first to open first. */
    tranches: z.array(
      z.strictObject({
        id: idOf('tranche'),
        name: z.string(),
        plotId: idOf('plot'),
        plotName: z.string(),
        opensOn: DateOnly,
        closesOn: orNull(DateOnly),
        classes: z.array(TalentClass),
        opened: z.array(z.strictObject({ unitType: UnitTypeName, units: z.int() })),
        isDemo: z.boolean(),
      }),
    ),
  })
  .openapi('PublicHousing')
export type PublicHousing = z.infer<typeof PublicHousing>

export const getPublicHousing = route({
  method: 'get',
  path: '/housing',
  operationId: 'getPublicHousing',
  summary: 'Plots, types of flats with their rents, and tranches, for anyone to read',
  tags: ['Stock'],
  access: open({ freshSeconds: 60 }),
  responses: { 200: answer(PublicHousing, 'The housing there is') },
})

export const stockRoutes = [getPublicHousing, getHousingDelivery]
