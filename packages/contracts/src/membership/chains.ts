import { z } from '@hono/zod-openapi'
import { chainCodes } from '../programme/index.ts'
import { can } from '../kit/access.ts'
import { idOf } from '../kit/ids.ts'
import { lists } from '../kit/page.ts'
import { AsOf, Bilingual, DateOnly, orNull, Provenance } from '../kit/primitives.ts'
import { answer, errors, json, route } from '../kit/route.ts'
import { Origin } from './organisations.ts'

/** An organisation's place on a chain: 链主/龙头, 上游, 下游, or partner (the Y of 1+X+Y, the service chain of S22). */
export const ChainPlace = z.enum(['lead', 'upstream', 'downstream', 'partner']).openapi('ChainPlace')
export type ChainPlace = z.infer<typeof ChainPlace>

export const ChainLink = z
  .strictObject({
    id: idOf('chainLink'),
    chainCode: z.enum(chainCodes),
    organisationId: idOf('organisation'),
    organisationName: z.string(),
    place: ChainPlace,
    from: DateOnly,
    to: orNull(DateOnly),
    provenance: Provenance,
    sourceRef: z.string().nullable(),
    isDemo: z.boolean(),
  })
  .openapi('ChainLink')
export type ChainLink = z.infer<typeof ChainLink>

export const Chain = z
  .strictObject({
    code: z.enum(chainCodes),
    name: Bilingual,
    aliases: z.array(z.string()),
    counts: z.strictObject({ lead: z.int(), upstream: z.int(), downstream: z.int(), partner: z.int() }),
  })
  .openapi('Chain')
export type Chain = z.infer<typeof Chain>

/** A chain as a picture shows it, on one date. */
export const ChainCard = z
  .strictObject({
    asOf: DateOnly,
    chain: Chain,
    committee: z
      .strictObject({
        id: idOf('partyOrganisation'),
        name: z.string(),
        establishedOn: DateOnly,
        termDueOn: orNull(DateOnly),
      })
      .nullable(),
    links: z.array(ChainLink),
    /** True when the chain has more links than the picture takes (300); the list has them all. */
    cut: z.boolean(),
  })
  .openapi('ChainCard')
export type ChainCard = z.infer<typeof ChainCard>

export const NewChainLink = z
  .strictObject({ organisationId: idOf('organisation'), place: ChainPlace, from: DateOnly, ...Origin })
  .openapi('NewChainLink')
export type NewChainLink = z.infer<typeof NewChainLink>

const tags = ['Chains']
const params = z.strictObject({ chainCode: z.enum(chainCodes) })

export const listChains = route({
  method: 'get',
  path: '/chains',
  operationId: 'listChains',
  summary: 'The five chains with their counts on a date',
  tags,
  access: can('chain:read'),
  request: { query: AsOf },
  responses: { 200: answer(z.strictObject({ asOf: DateOnly, items: z.array(Chain) }), 'The chains') },
})

export const getChain = route({
  method: 'get',
  path: '/chains/{chainCode}',
  operationId: 'getChain',
  summary: 'One chain with its links on a date',
  tags,
  access: can('chain:read'),
  request: { params, query: AsOf },
  responses: { 200: answer(ChainCard, 'The chain') },
})

export const chainLinks = lists({
  path: '/chain-links',
  name: 'ChainLinks',
  summary: 'Places of organisations on chains, past ones included unless a date is asked for',
  tags,
  access: can('chain:read'),
  filter: z.strictObject({
    chain: z.enum(chainCodes).optional(),
    place: ChainPlace.optional(),
    asOf: DateOnly.optional(),
  }),
  item: ChainLink,
  columns: [
    { zh: '产业链', en: 'Chain', value: (row) => row.chainCode },
    { zh: '单位', en: 'Organisation', value: (row) => row.organisationName },
    { zh: '位置', en: 'Place', value: (row) => row.place },
    { zh: '开始', en: 'From', value: (row) => row.from },
    { zh: '结束', en: 'To', value: (row) => row.to },
    { zh: '来源', en: 'Provenance', value: (row) => row.provenance },
  ],
})

export const addChainLink = route({
  method: 'post',
  path: '/chains/{chainCode}/links',
  operationId: 'addChainLink',
  summary: 'Give an organisation a place on the chain',
  tags,
  access: can('chain:write'),
  writes: 'keyed',
  request: { params, body: json(NewChainLink) },
  responses: { 201: answer(ChainLink, 'Linked'), ...errors('organisation.unknown', 'chain_link.overlap') },
})

export const endChainLink = route({
  method: 'post',
  path: '/chains/{chainCode}/links/{linkId}/end',
  operationId: 'endChainLink',
  summary: 'End a place on the chain',
  tags,
  access: can('chain:write'),
  writes: 'keyed',
  request: {
    params: params.extend({ linkId: idOf('chainLink') }),
    body: json(z.strictObject({ to: DateOnly }).openapi('ChainLinkEnd')),
  },
  responses: { 200: answer(ChainLink, 'Ended'), ...errors('chain_link.ended') },
})

export const chainRoutes = [
  listChains,
  getChain,
  chainLinks.list,
  chainLinks.file,
  addChainLink,
  endChainLink,
]
