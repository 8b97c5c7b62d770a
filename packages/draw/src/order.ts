import { concat, fromHex, hmacSha256, sha256, utf8 } from '@alliance/evidence'
import type { Tier } from './document.ts'
import { byText } from './roster.ts'

interface Lot {
  seed: string
  value: string
  commitmentHash: string
}

/**
 * Every entry in the order it is drawn: tier by tier, within a tier by its digest under the draw's key. The key's
 * parts cannot run into one another: the first and the last have 32 bytes each.
 */
export async function orderOf(
  roster: readonly Tier[],
  { seed, value, commitmentHash }: Lot,
): Promise<string[]> {
  const key = await sha256(concat(fromHex(seed), utf8(value), fromHex(commitmentHash)))
  const hmac = await hmacSha256(key)
  const drawn: string[] = []
  for (const { entries } of roster) {
    const digests = await Promise.all(entries.map(async (entry) => ({ entry, digest: await hmac(entry) })))
    digests.sort((a, b) => byText(a.digest, b.digest) || byText(a.entry, b.entry))
    for (const { entry } of digests) drawn.push(entry)
  }
  return drawn
}
