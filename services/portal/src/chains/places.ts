import type { Schemas } from '@alliance/client'

/** The places on a chain in the order of its flow, the partners last. */
export const places = ['upstream', 'lead', 'downstream', 'partner'] as const satisfies Schemas['ChainPlace'][]
export type Place = (typeof places)[number]
export type ChainLink = Schemas['ChainLink']
