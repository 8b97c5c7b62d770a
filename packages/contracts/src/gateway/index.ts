import { z } from '@hono/zod-openapi'
import { open } from '../kit/access.ts'
import { answer, route } from '../kit/route.ts'

export const Readiness = z
  .strictObject({
    status: z.enum(['ready', 'degraded']),
    services: z.array(
      z.strictObject({
        name: z.string(),
        status: z.enum(['ok', 'down']),
        version: z.string().nullable(),
        latencyMs: z.int(),
      }),
    ),
  })
  .openapi('Readiness')
export type Readiness = z.infer<typeof Readiness>

export const getHealth = route({
  method: 'get',
  path: '/healthz',
  operationId: 'getHealth',
  summary: 'The gateway runs',
  tags: ['Health'],
  access: open(),
  responses: { 200: answer(z.strictObject({ status: z.literal('ok') }).openapi('Health'), 'It runs') },
})

export const getReadiness = route({
  method: 'get',
  path: '/readyz',
  operationId: 'getReadiness',
  summary: 'Every service and its database answer',
  tags: ['Health'],
  access: open(),
  responses: { 200: answer(Readiness, 'All are ready'), 503: answer(Readiness, 'Some are not') },
})

export const gatewayRoutes = [getHealth, getReadiness]
