import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'

/** What is offered and needed in the circle (各方资源). */
export const ResourceCategory = z
  .enum(['finance', 'talent', 'technology', 'testing', 'digital', 'market', 'space', 'policy', 'culture'])
  .openapi('ResourceCategory')
export type ResourceCategory = z.infer<typeof ResourceCategory>

/** GB/T 2260, six digits. */
export const DivisionCode = z.string().regex(/^\d{6}$/, { error: 'format' })
const Units = z.int().min(1).max(100_000)

const fields = {
  category: ResourceCategory,
  title: Name,
  description: Text,
  /** The chains that it is meant for; none named means all five. */
  chains: z.array(z.enum(chainCodes)).max(5),
  /** Where it holds; null is anywhere. */
  divisionCode: orNull(DivisionCode),
  /** How many units there are to give (places, firms served, loans); null is no limit. */
  capacity: orNull(Units),
  from: DateOnly,
  to: orNull(DateOnly),
}

/** `exhausted` has nothing left to give; `ended` is past its day. */
export const OfferState = z
  .enum(['upcoming', 'open', 'exhausted', 'ended', 'withdrawn'])
  .openapi('OfferState')
export type OfferState = z.infer<typeof OfferState>

export const Offer = z
  .strictObject({
    id: idOf('offer'),
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    ...fields,
    taken: z.int(),
    state: OfferState,
    withdrawnReason: z.string().nullable(),
    provenance: Provenance,
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Offer')
export type Offer = z.infer<typeof Offer>

export const NewOffer = z
  .strictObject({
    organisationId: idOf('organisation'),
    ...fields,
    description: fields.description.default(''),
    chains: fields.chains.default([]),
    divisionCode: fields.divisionCode.default(null),
    capacity: fields.capacity.default(null),
    to: fields.to.default(null),
    ...Origin,
  })
  .openapi('NewOffer')
export type NewOffer = z.infer<typeof NewOffer>

export const OfferChange = z
  .strictObject({
    title: fields.title,
    description: fields.description,
    capacity: fields.capacity,
    to: fields.to,
  })
  .partial()
  .openapi('OfferChange')
export type OfferChange = z.infer<typeof OfferChange>

const tags = ['Circle']
const params = z.strictObject({ offerId: idOf('offer') })
const write = can('circle:write')

export const offers = lists({
  path: '/offers',
  name: 'Offers',
  summary: 'What partners offer to the chains, the last entered first',
  tags,
  access: can('circle:read'),
  filter: z.strictObject({
    category: ResourceCategory.optional(),
    organisationId: idOf('organisation').optional(),
  }),
  item: Offer,
  columns: [
    { zh: '供给', en: 'Offer', value: (row) => row.title },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '类别', en: 'Category', value: (row) => row.category },
    { zh: '面向产业链', en: 'Chains', value: (row) => row.chains.join(' ') },
    { zh: '名额', en: 'Capacity', value: (row) => row.capacity },
    { zh: '已占用', en: 'Taken', value: (row) => row.taken },
    { zh: '开始', en: 'From', value: (row) => row.from },
    { zh: '结束', en: 'To', value: (row) => row.to },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const createOffer = route({
  method: 'post',
  path: '/offers',
  operationId: 'createOffer',
  summary: 'Offer something to the chains, for one’s own organisation',
  tags,
  access: write,
  writes: 'keyed',
  request: { body: json(NewOffer) },
  responses: { 201: answer(Offer, 'Offered'), ...errors('resource.not_found') },
})

export const updateOffer = route({
  method: 'patch',
  path: '/offers/{offerId}',
  operationId: 'updateOffer',
  summary: 'Change an offer; its capacity never falls below what is taken',
  tags,
  access: write,
  writes: 'versioned',
  request: { params, body: json(OfferChange) },
  responses: { 200: answer(Offer, 'Changed'), ...errors('offer.closed', 'offer.exhausted') },
})

export const withdrawOffer = route({
  method: 'post',
  path: '/offers/{offerId}/withdrawal',
  operationId: 'withdrawOffer',
  summary: 'Withdraw an offer; matches that were accepted stand',
  tags,
  access: write,
  writes: 'keyed',
  request: {
    params,
    body: json(z.strictObject({ reason: z.string().trim().min(2).max(500) }).openapi('OfferWithdrawal')),
  },
  responses: { 200: answer(Offer, 'Withdrawn'), ...errors('offer.closed') },
})

export const offerRoutes = [offers.list, offers.file, createOffer, updateOffer, withdrawOffer]
