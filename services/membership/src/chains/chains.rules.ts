import type { Chain, ChainPlace } from '@alliance/contracts/membership'
import { chains, type ChainCode } from '@alliance/contracts/programme'

export type Counts = Chain['counts']

export const places = ['lead', 'upstream', 'downstream', 'partner'] as const satisfies readonly ChainPlace[]

/** Under what the organisations of one place on a chain are counted. */
export const subjectOf = (code: ChainCode, place: ChainPlace): string => `chain:${code}:${place}`

/** A chain of the programme (rows S10 and S27) with its counts, zero where nothing was ever counted. */
export function chainOf(code: ChainCode, counted: ReadonlyMap<string, number>): Chain {
  const { zh, en, aliases } = chains[code]
  const counts = Object.fromEntries(
    places.map((place) => [place, counted.get(subjectOf(code, place)) ?? 0]),
  ) as Counts
  return { code, name: { zh, en }, aliases: [...aliases], counts }
}
