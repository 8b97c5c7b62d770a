import { z } from '@hono/zod-openapi'
import { signedIn } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { Instant } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'

/** What a holder's phone shows a rotating code from, without network once it has it. */
export const Ticket = z
  .strictObject({
    registrationId: idOf('registration'),
    activityId: idOf('activity'),
    activityTitle: z.string(),
    place: z.string().nullable(),
    startsAt: Instant,
    endsAt: Instant,
    name: z.string(),
    secret: z.string(),
    generation: z.int(),
    /** The text of the printed ticket's code: the weaker kind, since a copy of it is as good. */
    printed: z.string(),
    serverTime: Instant,
  })
  .openapi('Ticket')
export type Ticket = z.infer<typeof Ticket>

export const Reissue = z.strictObject({ reason: z.string().trim().min(2).max(500) }).openapi('TicketReissue')
export type Reissue = z.infer<typeof Reissue>

const tags = ['Tickets']
const params = z.strictObject({ registrationId: idOf('registration') })

export const getTicket = route({
  method: 'get',
  path: '/registrations/{registrationId}/ticket',
  operationId: 'getTicket',
  summary: 'The ticket of a confirmed registration: one’s own, or one that an organiser prints',
  tags,
  access: signedIn(),
  request: { params },
  responses: {
    200: answer(Ticket, 'To be shown or printed'),
    ...errors('ticket.not_confirmed', 'ticket.not_open'),
  },
})

export const reissueTicket = route({
  method: 'post',
  path: '/registrations/{registrationId}/ticket/reissues',
  operationId: 'reissueTicket',
  summary: 'Issue a ticket anew, so that the one on a lost phone or paper is worthless',
  tags,
  access: signedIn(),
  writes: 'keyed',
  request: { params, body: json(Reissue) },
  responses: { 201: answer(Ticket, 'The new one'), ...errors('ticket.not_confirmed', 'ticket.not_open') },
})

export const ticketRoutes = [getTicket, reissueTicket]
