import type { Schemas } from '@alliance/client'

export type Circle = Schemas['Circle']
export type Partner = Circle['partners'][number]
export type PartnerCategory = Schemas['PartnerCategory']
export type ChainCode = Circle['chains'][number]['code']

export const partnerCategories: PartnerCategory[] = [
  'finance',
  'university',
  'institute',
  'association',
  'service_provider',
  'department',
  'enterprise',
  'other',
]

/** Partners by category, those categories that have any, in a fixed order. */
export const grouped = (partners: readonly Partner[]) =>
  partnerCategories
    .map((group) => ({ group, items: partners.filter(({ category }) => category === group) }))
    .filter(({ items }) => items.length > 0)

/** What joins a partner to a chain, the strongest of it. */
export type Bond = 'link' | 'proposed' | 'accepted' | 'realised'

export interface Join {
  partner: Partner
  chainCode: ChainCode
  bond: Bond
}

/** Every pair of partner and chain that is joined: by a place on the chain, or by matches. */
export function joinsOf({ partners, matches }: Circle): Join[] {
  return partners.flatMap((partner) => {
    const mine = matches.filter(({ organisationId }) => organisationId === partner.organisationId)
    const codes = new Set([...partner.chains, ...mine.map(({ chainCode }) => chainCode)])
    return [...codes].map((chainCode) => {
      const match = mine.find((each) => each.chainCode === chainCode)
      return { partner, chainCode, bond: bondOf(match) }
    })
  })
}

function bondOf(match: Circle['matches'][number] | undefined): Bond {
  if (match && match.accepted > 0) return 'accepted'
  if (match && match.realised > 0) return 'realised'
  return match ? 'proposed' : 'link'
}

/** Whether a partner is among what the picture is narrowed to: a chain, a category, or the partner itself. */
export const inFocus = (focus: string | undefined, partner: Partner, joins: readonly Join[]): boolean =>
  focus === undefined ||
  partner.category === focus ||
  partner.organisationId === focus ||
  joins.some((join) => join.partner === partner && join.chainCode === focus)
