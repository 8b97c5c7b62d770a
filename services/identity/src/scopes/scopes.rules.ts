/** A search word at the most; what follows is not compared. */
const termLength = 12

const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
const shortened = (text: string): string => [...text].slice(0, termLength).join('')

/** Every tail of a name, so that a search may begin anywhere in it. */
export function tailsOf(name: string): string[] {
  const letters = [...normalised(name)]
  return [...new Set(letters.map((_, i) => shortened(letters.slice(i).join(''))))]
}

/** The range of terms that begin with what was typed; null when nothing of it can be looked for. */
export function termRange(query: string): { from: string; to: string } | null {
  const from = shortened(normalised(query))
  return from === '' ? null : { from, to: `${from}\u{10ffff}` }
}
