import { z } from '@hono/zod-openapi'
import { signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { answer, route } from '../kit/route.ts'

export const HousingEmployers = z
  .strictObject({ items: z.array(z.strictObject({ id: idOf('organisation'), name: z.string() })) })
  .openapi('HousingEmployers')
export type HousingEmployers = z.infer<typeof HousingEmployers>

export const findHousingEmployers = route({
  method: 'get',
  path: '/employers',
  operationId: 'findHousingEmployers',
  summary: 'Employers of the register by a part of their name, twenty at the most',
  tags: ['Housing applications'],
  access: signedIn(),
  request: { query: z.strictObject({ q: z.string().trim().max(60) }) },
  responses: { 200: answer(HousingEmployers, 'Those found') },
})
