import { Problem } from './problem.ts'

/** Markings of secrecy and of internal papers (law-and-privacy.md §8.5). */
const markings = ['绝密', '机密', '秘密', '内部']

/** Whether a text bears such a marking, however it is spaced, punctuated or written wide. */
export function bearsMarking(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\p{White_Space}\p{Cf}\p{P}\p{S}]/gu, '')
  return markings.some((marking) => plain.includes(marking))
}

/**
 * Keeps texts with a marking of secrecy off the platform. `texts` by the JSON pointers of their fields.
 *
 * @throws Problem `request.invalid` with `secrecy.marked` at each such field
 */
export function refuseMarkings(texts: Readonly<Record<string, string | null | undefined>>): void {
  const faults = Object.entries(texts)
    .filter(([, text]) => text != null && bearsMarking(text))
    .map(([pointer]) => ({ pointer, code: 'secrecy.marked' as const }))
  if (faults.length > 0) throw new Problem('request.invalid', { faults })
}
