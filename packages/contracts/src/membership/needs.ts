import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { DateOnly, Instant, Name, orNull, Provenance, Text } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { DivisionCode, Offer, ResourceCategory } from './offers.ts'
import { Origin } from './organisations.ts'

/** Who is shown a need: everyone in the alliance, or the secretary and the organisation itself alone. */
export const NeedVisibility = z.enum(['alliance', 'secretary']).openapi('NeedVisibility')

const fields = {
  category: ResourceCategory,
  title: Name,
  description: Text,
  urgency: z.enum(['low', 'normal', 'high']),
  divisionCode: orNull(DivisionCode),
  /** How many units of an offer are wanted. */
  wanted: z.int().min(1).max(100_000),
  until: orNull(DateOnly),
  visibility: NeedVisibility,
}

export const NeedState = z.enum(['open', 'expired', 'met', 'withdrawn']).openapi('NeedState')
export type NeedState = z.infer<typeof NeedState>

/** What an enterprise asks for, or a chain as a whole: then `organisationId` is null. */
export const Need = z
  .strictObject({
    id: idOf('need'),
    organisationId: idOf('organisation').nullable(),
    organisationName: z.string().nullable(),
    chainCode: z.enum(chainCodes).nullable(),
    ...fields,
    state: NeedState,
    closedNote: z.string().nullable(),
    provenance: Provenance,
    isDemo: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('Need')
export type Need = z.infer<typeof Need>

export const NewNeed = z
  .strictObject({
    organisationId: idOf('organisation').nullable().default(null),
    chainCode: z
      .enum(chainCodes)
      .nullable()
      .default(null)
      .openapi({ description: 'Left out: the chain on which the organisation has its place.' }),
    ...fields,
    description: fields.description.default(''),
    urgency: fields.urgency.default('normal'),
    divisionCode: fields.divisionCode.default(null),
    wanted: fields.wanted.default(1),
    until: fields.until.default(null),
    visibility: fields.visibility.default('alliance'),
    ...Origin,
  })
  .openapi('NewNeed')
export type NewNeed = z.infer<typeof NewNeed>

export const NeedChange = z
  .strictObject({
    title: fields.title,
    description: fields.description,
    urgency: fields.urgency,
    until: fields.until,
    visibility: fields.visibility,
  })
  .partial()
  .openapi('NeedChange')
export type NeedChange = z.infer<typeof NeedChange>

/** One reason of a suggestion: the points it gave, of how many, and the words that gave them. */
export const MatchPart = z
  .strictObject({
    code: z.enum(['category', 'chain', 'words', 'region', 'capacity']),
    points: z.int(),
    of: z.int(),
    words: z.array(z.string()),
  })
  .openapi('MatchPart')
export type MatchPart = z.infer<typeof MatchPart>

export const Suggestions = z
  .strictObject({
    needId: idOf('need'),
    ruleVersion: z.string(),
    items: z.array(
      z.strictObject({ offer: Offer, score: z.int(), parts: z.array(MatchPart) }).openapi('Suggestion'),
    ),
    /** True when more offers of the category were open than the rule looked at (the 300 entered last). */
    cut: z.boolean(),
  })
  .openapi('Suggestions')
export type Suggestions = z.infer<typeof Suggestions>

const tags = ['Circle']
const params = z.strictObject({ needId: idOf('need') })
const write = can('circle:write')

export const needs = lists({
  path: '/needs',
  name: 'Needs',
  summary: 'What enterprises and chains need, as far as one may see it, the last entered first',
  tags,
  access: can('circle:read'),
  filter: z.strictObject({
    category: ResourceCategory.optional(),
    organisationId: idOf('organisation').optional(),
  }),
  item: Need,
  columns: [
    { zh: '需求', en: 'Need', value: (row) => row.title },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '产业链', en: 'Chain', value: (row) => row.chainCode },
    { zh: '类别', en: 'Category', value: (row) => row.category },
    { zh: '紧急程度', en: 'Urgency', value: (row) => row.urgency },
    { zh: '有效期至', en: 'Until', value: (row) => row.until },
    { zh: '可见范围', en: 'Visible to', value: (row) => row.visibility },
    { zh: '状态', en: 'State', value: (row) => row.state },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const createNeed = route({
  method: 'post',
  path: '/needs',
  operationId: 'createNeed',
  summary: 'Ask for something, for one’s own organisation or, as the zone, for a chain',
  tags,
  access: write,
  writes: 'keyed',
  request: { body: json(NewNeed) },
  responses: { 201: answer(Need, 'Asked'), ...errors('resource.not_found', 'need.whose') },
})

export const updateNeed = route({
  method: 'patch',
  path: '/needs/{needId}',
  operationId: 'updateNeed',
  summary: 'Change a need that is open',
  tags,
  access: write,
  writes: 'versioned',
  request: { params, body: json(NeedChange) },
  responses: { 200: answer(Need, 'Changed'), ...errors('need.closed') },
})

export const closeNeed = route({
  method: 'post',
  path: '/needs/{needId}/closing',
  operationId: 'closeNeed',
  summary: 'Close a need as met or withdrawn',
  tags,
  access: write,
  writes: 'keyed',
  request: {
    params,
    body: json(
      z
        .strictObject({ as: z.enum(['met', 'withdrawn']), note: z.string().trim().min(2).max(500) })
        .openapi('NeedClosing'),
    ),
  },
  responses: { 200: answer(Need, 'Closed'), ...errors('need.closed') },
})

export const suggestOffers = route({
  method: 'get',
  path: '/needs/{needId}/suggestions',
  operationId: 'suggestOffers',
  summary: 'Open offers that fit a need, the best first, each with its reasons',
  tags,
  access: can('circle:read'),
  request: { params },
  responses: { 200: answer(Suggestions, 'The suggestions') },
})

export const needRoutes = [needs.list, needs.file, createNeed, updateNeed, closeNeed, suggestOffers]
