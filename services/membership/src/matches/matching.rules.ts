import type { MatchPart, MatchReceipt, ResourceCategory } from '@alliance/contracts/membership'
import type { ChainCode } from '@alliance/contracts/programme'

/** Which rule scored; a changed rule has another version, and receipts keep theirs. */
export const ruleVersion = 'circle-2026-1'

export interface Asked {
  category: ResourceCategory
  chainCode: ChainCode | null
  organisationId: string | null
  title: string
  description: string
  divisionCode: string | null
  wanted: number
  until: string | null
}

export interface Offered {
  id: string
  category: ResourceCategory
  chains: readonly ChainCode[]
  organisationId: string
  title: string
  description: string
  divisionCode: string | null
  capacity: number | null
  taken: number
  from: string
  to: string | null
}

export interface Scored {
  score: number
  parts: MatchPart[]
}

/** The most that each part gives; together a hundred. */
export const weights = { category: 40, chain: 25, words: 20, region: 10, capacity: 5 } as const

const part = (code: MatchPart['code'], points: number, words: string[] = []): MatchPart => ({
  code,
  points,
  of: weights[code],
  words,
})

export const leftOf = ({ capacity, taken }: Pick<Offered, 'capacity' | 'taken'>): number =>
  capacity === null ? Infinity : capacity - taken

/**
 * How well an offer fits a need on a date, and why; null where it does not at all: another category, its own
 * organisation's, not valid on the date, begun only after the need has run out, or nothing left.
 */
export function scoreOf(need: Asked, offer: Offered, date: string): Scored | null {
  const valid = offer.from <= date && (offer.to === null || offer.to > date)
  if (!valid || offer.category !== need.category || leftOf(offer) < 1) return null
  if (need.organisationId !== null && need.organisationId === offer.organisationId) return null
  const parts = [
    part('category', weights.category),
    chainPart(need, offer),
    wordsPart(need, offer),
    regionPart(need, offer),
    part('capacity', Math.floor(weights.capacity * Math.min(1, leftOf(offer) / need.wanted))),
  ]
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts }
}

/** Meant for this chain counts in full, for all chains in part, for others alone not at all. */
function chainPart({ chainCode }: Asked, { chains }: Offered): MatchPart {
  if (chainCode !== null && chains.includes(chainCode)) return part('chain', weights.chain, [chainCode])
  return part('chain', chains.length === 0 ? 15 : 0)
}

/** The same district counts in full, the same city in part; anywhere fits everywhere, a little behind the same place. */
function regionPart(need: Asked, offer: Offered): MatchPart {
  if (offer.divisionCode === null) return part('region', 8)
  if (need.divisionCode === null) return part('region', 5)
  if (need.divisionCode === offer.divisionCode) return part('region', weights.region)
  return part('region', need.divisionCode.slice(0, 4) === offer.divisionCode.slice(0, 4) ? 6 : 0)
}

/** Words of Latin letters and digits, and runs of Chinese, of a text. */
const runsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{Script=Han}]+|[a-z0-9]+/gu) ?? []

/** What two texts are compared by: pairs of neighbouring Chinese characters, and whole words of letters. */
function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>()
  for (const run of runsOf(text))
    if (/^[a-z0-9]/.test(run)) tokens.add(run)
    else for (let at = 0; at + 2 <= run.length; at++) tokens.add(run.slice(at, at + 2))
  return tokens
}

/** The longest stretches of the need's words that the offer has too, five at the most. */
function sharedRuns(text: string, shared: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  for (const run of runsOf(text)) {
    if (/^[a-z0-9]/.test(run)) {
      if (shared.has(run)) found.add(run)
      continue
    }
    let begun = -1
    for (let at = 0; at + 1 <= run.length; at++) {
      const holds = at + 2 <= run.length && shared.has(run.slice(at, at + 2))
      if (holds && begun < 0) begun = at
      if (!holds && begun >= 0) {
        found.add(run.slice(begun, at + 1))
        begun = -1
      }
    }
  }
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 5)
}

/** Shared words as Dice's coefficient of both texts' tokens; half of it in common is already the most. */
function wordsPart(need: Asked, offer: Offered): MatchPart {
  const asked = `${need.title} ${need.description}`
  const [a, b] = [tokensOf(asked), tokensOf(`${offer.title} ${offer.description}`)]
  const shared = new Set([...a].filter((token) => b.has(token)))
  if (shared.size === 0) return part('words', 0)
  const dice = (2 * shared.size) / (a.size + b.size)
  return part('words', Math.round(weights.words * Math.min(1, 2 * dice)), sharedRuns(asked, shared))
}

/** Offers that fit a need, the best first, equal ones in the order of their ids. */
export const ranked = <O extends Offered>(need: Asked, offers: readonly O[], date: string) =>
  offers
    .flatMap((offer) => {
      const scored = scoreOf(need, offer, date)
      return scored ? [{ offer, ...scored }] : []
    })
    .sort((a, b) => b.score - a.score || (a.offer.id < b.offer.id ? -1 : 1))

/** What a match is proposed on, frozen. A pair that the rule would not suggest has no points. */
export function receiptOf(need: Asked, offer: Offered, date: string): MatchReceipt {
  const { score, parts } = scoreOf(need, offer, date) ?? { score: 0, parts: [] }
  const { category, chainCode, organisationId, title, description, divisionCode, wanted, until } = need
  return {
    ruleVersion,
    score,
    parts,
    inputs: {
      date,
      need: { category, chainCode, organisationId, title, description, divisionCode, wanted, until },
      offer: {
        category: offer.category,
        chains: [...offer.chains],
        organisationId: offer.organisationId,
        title: offer.title,
        description: offer.description,
        divisionCode: offer.divisionCode,
        capacity: offer.capacity,
        taken: offer.taken,
        from: offer.from,
        to: offer.to,
      },
    },
  }
}
