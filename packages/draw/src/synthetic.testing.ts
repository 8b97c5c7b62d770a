import fc from 'fast-check'
import { commitDraw, holdDraw, type Opening, type Terms } from './draw.ts'
import type { DrawFile } from './document.ts'
import type { Entrant } from './roster.ts'

export const terms: Terms = {
  draw: 'drw_example',
  purpose: { zh: '链盟沙龙第 7 期名额（示例）', en: 'Places at salon no. 7 (example)' },
  policy: 'EVT-POL-2026-01',
  places: 3,
  publicValue: {
    what: { zh: '双色球第 2026140 期开奖号码，红球升序', en: 'Lottery draw 2026140, red numbers ascending' },
    format: '99 99 99 99 99 99 + 99',
    notBefore: '2026-12-03T13:15:00Z',
  },
  committedAt: '2026-12-01T02:00:00Z',
}

export const seed = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'

export const opening: Opening = {
  seed,
  publicValue: {
    value: '03 08 14 19 25 31 + 07',
    publishedAt: '2026-12-03T13:20:00Z',
    evidence: '开奖公告（示例）',
  },
  drawnAt: '2026-12-04T01:00:00Z',
  deed: '（2026）常天证字第 0001 号（示例）',
}

export const numbered = (count: number, tierOf: (at: number) => number = () => 1): Entrant[] =>
  Array.from({ length: count }, (_, at) => ({ entry: String(at + 1).padStart(4, '0'), tier: tierOf(at) }))

export async function drawn(entrants: readonly Entrant[], changes: Partial<Terms> = {}): Promise<DrawFile> {
  const held = await holdDraw(await commitDraw({ ...terms, ...changes }, entrants, seed), opening)
  if (!held.ok) throw new Error(held.reason)
  return structuredClone(held.file)
}

/** Entrants with up to four tiers, and a number of places from none to more than there are entrants. */
export const anyDraw = fc.record({
  entrants: fc.uniqueArray(
    fc.record({ entry: fc.stringMatching(/^[0-9a-f]{4,16}$/), tier: fc.integer({ min: 1, max: 4 }) }),
    { selector: ({ entry }) => entry, minLength: 2, maxLength: 12 },
  ),
  places: fc.integer({ min: 0, max: 14 }),
})
