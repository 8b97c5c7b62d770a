import { z } from '@hono/zod-openapi'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { AsOf, DateOnly, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, route } from '../kit/route.ts'

/** By what members are counted (row S43). Sex is not kept. */
export const StructureDimension = z
  .enum(['age', 'education', 'frontline', 'status', 'chain'])
  .openapi('StructureDimension')
export type StructureDimension = z.infer<typeof StructureDimension>

/** `members: null` is withheld: the number is small, or would tell a small one by subtraction. */
export const StructureCell = z
  .strictObject({ key: z.string(), members: z.int().nullable() })
  .openapi('StructureCell')
export type StructureCell = z.infer<typeof StructureCell>

export const StructureStatistics = z
  .strictObject({
    /** The first of the month that was asked for: days apart would tell single members. */
    asOf: DateOnly,
    takenAt: Instant,
    partyOrganisation: orNull(z.strictObject({ id: idOf('partyOrganisation'), name: z.string() })),
    /** Numbers from 1 to `smallest - 1` are withheld. */
    smallest: z.int(),
    /** Null where there are too few members for any number to be told. */
    total: z.int().nullable(),
    tables: z.array(z.strictObject({ dimension: StructureDimension, cells: z.array(StructureCell) })),
  })
  .openapi('StructureStatistics')
export type StructureStatistics = z.infer<typeof StructureStatistics>

export const getStructure = route({
  method: 'get',
  path: '/structure',
  operationId: 'getStructure',
  summary: 'Formal members by age, education, frontline work, status and chain, small numbers withheld',
  tags: ['Structure'],
  access: can('structure:read'),
  request: {
    query: AsOf.extend({
      partyOrganisationId: idOf('partyOrganisation').optional().openapi({
        description:
          'With all below it today. Left out: the zone, or the one Party organisation of the caller.',
      }),
    }),
  },
  responses: { 200: answer(StructureStatistics, 'The numbers'), ...errors('resource.not_found') },
})

export const structureRoutes = [getStructure]
