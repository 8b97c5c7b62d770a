import { z } from '@hono/zod-openapi'
import { can, open } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { Bilingual, Instant, orNull } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/** `committed`: the roster and the seed are fixed, the public value is awaited. */
export const DrawState = z.enum(['committed', 'held']).openapi('DrawState')

export const NamedDraw = z
  .strictObject({
    id: idOf('draw'),
    pool: z.int(),
    state: DrawState,
    commitmentHash: z.string(),
    notBefore: Instant,
    places: z.int(),
    entrants: z.int(),
  })
  .openapi('NamedDraw')
export type NamedDraw = z.infer<typeof NamedDraw>

const PublicValue = z.strictObject({
  what: Bilingual,
  /** How it will be written: `9` a digit, `A` a letter, `#` a number, the rest itself. */
  format: z.string().trim().min(1).max(60),
  notBefore: Instant,
})

export const NewDraw = z
  .strictObject({
    pool: z.int().min(1).max(9),
    publicValue: PublicValue,
    policy: z.string().trim().min(1).max(200),
  })
  .openapi('NewDraw')
export type NewDraw = z.infer<typeof NewDraw>

export const DrawValue = z
  .strictObject({
    value: z.string().trim().min(1).max(200),
    publishedAt: Instant,
    /** Where anyone can look it up. */
    evidence: z.string().trim().max(1000).nullable().default(null),
    /** Number of the notarial deed. */
    deed: z.string().trim().max(100).nullable().default(null),
  })
  .openapi('DrawValue')
export type DrawValue = z.infer<typeof DrawValue>

/** The file to verify the draw with, by a verifier that needs none of our servers. */
export const PublishedDraw = z
  .strictObject({
    kind: z.literal('draw'),
    version: z.literal(1),
    commitment: z.strictObject({
      version: z.literal(1),
      rule: z.string(),
      draw: z.string(),
      purpose: Bilingual,
      policy: z.string(),
      places: z.int(),
      entrants: z.int(),
      rosterHash: z.string(),
      seedHash: z.string(),
      publicValue: PublicValue,
      committedAt: Instant,
      replaces: orNull(z.strictObject({ commitmentHash: z.string(), reason: Bilingual })),
    }),
    commitmentHash: z.string(),
    roster: z.array(z.strictObject({ tier: z.int(), entries: z.array(z.string()) })),
    result: orNull(
      z.strictObject({
        publicValue: z.strictObject({
          value: z.string(),
          publishedAt: Instant,
          evidence: z.string().nullable(),
        }),
        seed: z.string(),
        drawnAt: Instant,
        deed: z.string().nullable(),
        admitted: z.array(z.string()),
        waiting: z.array(z.string()),
        hash: z.string(),
      }),
    ),
  })
  .openapi('PublishedDraw')

const tags = ['Draws']
const params = z.strictObject({ drawId: idOf('draw') })

export const commitDraw = route({
  method: 'post',
  path: '/activities/{activityId}/draws',
  operationId: 'commitActivityDraw',
  summary: 'Fix who is drawn and commit to the draw, once registration is closed',
  tags,
  access: can('activity:write'),
  writes: 'keyed',
  request: { params: z.strictObject({ activityId: idOf('activity') }), body: json(NewDraw) },
  responses: {
    201: answer(NamedDraw, 'Committed'),
    ...errors('draw.not_due', 'draw.exists', 'draw.nobody', 'pool.unknown'),
  },
})

export const getDraw = route({
  method: 'get',
  path: '/draws/{drawId}',
  operationId: 'getDraw',
  summary: 'The file of a draw, for anyone to replay',
  tags,
  access: open({ freshSeconds: 30 }),
  request: { params },
  responses: { 200: answer(PublishedDraw, 'As it is published') },
})

export const holdDraw = route({
  method: 'post',
  path: '/draws/{drawId}/result',
  operationId: 'holdActivityDraw',
  summary: 'Hold the draw with the public value: places to the first drawn, the waiting list to the others',
  tags,
  access: can('activity:write'),
  writes: 'keyed',
  request: { params, body: json(DrawValue) },
  responses: { 200: answer(NamedDraw, 'Held'), ...errors('draw.held', 'draw.value', 'draw.too_early') },
})

export const drawRoutes = [commitDraw, getDraw, holdDraw]
