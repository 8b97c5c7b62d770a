import { canonical, hmacSha256, sha256Hex, utf8 } from '@alliance/evidence'
import type { Tier } from './document.ts'

export interface Entrant {
  /** What is published in place of the person: an entry number, or `entryOf`. */
  entry: string
  /** 1 comes first; 1 for everybody where nothing but the draw decides. */
  tier?: number
}

/**
 * An entry that says nothing about whom it stands for: HMAC-SHA256 under a key of the draw's own, 64 bits. Only who
 * holds the key can tell the entry of an id; the entrant is told theirs.
 */
export const entryOf = async (key: string, id: string): Promise<string> =>
  (await (await hmacSha256(utf8(key)))(id)).slice(0, 16)

/** `entryOf` for many ids. */
export async function entriesOf(key: string, ids: readonly string[]): Promise<string[]> {
  const hmac = await hmacSha256(utf8(key))
  return Promise.all(ids.map(async (id) => (await hmac(id)).slice(0, 16)))
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The entrants as they are frozen: tiers ascending, entries sorted. */
export function rosterOf(entrants: readonly Entrant[]): Tier[] {
  const tiers = new Map<number, string[]>()
  for (const { entry, tier = 1 } of entrants) {
    const entries = tiers.get(tier)
    if (entries) entries.push(entry)
    else tiers.set(tier, [entry])
  }
  return [...tiers]
    .sort(([a], [b]) => a - b)
    .map(([tier, entries]) => ({ tier, entries: entries.sort(byText) }))
}

export const rosterHash = (roster: readonly Tier[]): Promise<string> => sha256Hex(canonical(roster))

/** Whether tiers and entries stand in their order, none empty and no entry twice. */
export function isFrozenForm(roster: readonly Tier[]): boolean {
  const all = roster.flatMap(({ entries }) => entries)
  return (
    new Set(all).size === all.length &&
    roster.every(({ tier }, at) => at === 0 || roster[at - 1]!.tier < tier) &&
    roster.every(
      ({ entries }) =>
        entries.length > 0 && entries.every((entry, at) => at === 0 || entries[at - 1]! < entry),
    )
  )
}

export const entrantsIn = (roster: readonly Tier[]): number =>
  roster.reduce((sum, { entries }) => sum + entries.length, 0)
