/** What follows is not compared. */
const termLength = 12

/** Letters and digits in lower case, without spaces and punctuation: what a term and a query have in common. */
export const normaliseTerm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Each tail of a name: `旭荣` finds 常州旭荣针织印染有限公司. */
export function termsOf(name: string): string[] {
  const letters = [...normaliseTerm(name)]
  return [...new Set(letters.map((_, from) => letters.slice(from, from + termLength).join('')))]
}

/** The range of terms that begin with what was typed; null when nothing of it can be looked for. */
export function rangeOf(query: string): { from: string; to: string } | null {
  const from = [...normaliseTerm(query)].slice(0, termLength).join('')
  return from === '' ? null : { from, to: `${from}\u{10ffff}` }
}
