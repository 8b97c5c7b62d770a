import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { AsOf, Bilingual, DateOnly } from '../kit/primitives.ts'
import { answer, route } from '../kit/route.ts'

/** What a partner is, told by its kind in the register and, of a member, by its kind of membership. */
export const PartnerCategory = z
  .enum([
    'finance',
    'university',
    'institute',
    'association',
    'service_provider',
    'department',
    'enterprise',
    'other',
  ])
  .openapi('PartnerCategory')
export type PartnerCategory = z.infer<typeof PartnerCategory>

/** The circle of friends (“朋友圈”, row S29) as a picture shows it: 1 Party leadership, X chains, Y partners, and what joins them. */
export const Circle = z
  .strictObject({
    asOf: DateOnly,
    /** The zone's Party working committee; null where the grid has none on that date. */
    centre: z.strictObject({ id: idOf('partyOrganisation'), name: z.string() }).nullable(),
    chains: z.array(
      z.strictObject({
        code: z.enum(chainCodes),
        name: Bilingual,
        committee: z.strictObject({ id: idOf('partyOrganisation'), name: z.string() }).nullable(),
        /** Needs that are open and shown to the alliance. */
        openNeeds: z.int(),
      }),
    ),
    /** Organisations with a place as partner on a chain, or with an open offer. */
    partners: z.array(
      z.strictObject({
        organisationId: idOf('organisation'),
        name: z.string(),
        category: PartnerCategory,
        isDemo: z.boolean(),
        openOffers: z.int(),
        /** The chains on which it stands as a partner. */
        chains: z.array(z.enum(chainCodes)),
      }),
    ),
    /** Matches in hand between a partner and a chain, those of confidential needs left out. */
    matches: z.array(
      z.strictObject({
        organisationId: idOf('organisation'),
        chainCode: z.enum(chainCodes),
        proposed: z.int(),
        accepted: z.int(),
        realised: z.int(),
      }),
    ),
    /** True when there are more partners than the picture takes (200). */
    cut: z.boolean(),
  })
  .openapi('Circle')
export type Circle = z.infer<typeof Circle>

export const getCircle = route({
  method: 'get',
  path: '/circle',
  operationId: 'getCircle',
  summary: 'The circle of partners around the chains, on a date',
  tags: ['Circle'],
  access: can('circle:read'),
  request: { query: AsOf },
  responses: { 200: answer(Circle, 'The circle') },
})

export const circleRoutes = [getCircle]
