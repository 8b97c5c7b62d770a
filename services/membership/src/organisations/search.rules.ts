import { pinyin } from 'pinyin-pro'

/** Words that end most company names; nobody searches by what stands behind them. */
const legalForms = /(股份有限公司|有限责任公司|集团有限公司|有限公司|分公司)$/

/** A search word at the most; what follows is not compared. */
const termLength = 12

/** Letters and digits in lower case, without spaces and punctuation: what a term and a query have in common. */
export const normaliseTerm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, termLength)

const syllablesOf = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((part) =>
    part.toLowerCase(),
  )

/** The pinyin of a name, for its place in a list. */
export const sortKeyOf = (name: string): string =>
  syllablesOf(name.normalize('NFKC')).join(' ').replace(/\s+/g, ' ').trim().slice(0, 200)

interface Findable {
  name: string
  aliases: readonly string[]
  creditCode: string | null
}

/**
 * Everything a search may begin with: each tail of each name in characters, in pinyin from a syllable on, and in
 * initials; the credit code. So `旭荣`, `xurong`, `xr` and `9132` all find 常州旭荣针织印染有限公司.
 */
export function searchTermsOf({ name, aliases, creditCode }: Findable): string[] {
  const terms = new Set<string>()
  for (const raw of [name, ...aliases]) {
    const text = raw
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
    const told = text.replace(legalForms, '').length
    const letters = [...text]
    const syllables = syllablesOf(text)
    for (let from = 0; from < Math.max(told, 1); from++)
      terms.add(normaliseTerm(letters.slice(from).join('')))
    // Latin words stand as one syllable, so syllables may be fewer than letters.
    const spoken = Math.max(1, syllables.length - (letters.length - told))
    for (let from = 0; from < spoken; from++) {
      terms.add(normaliseTerm(syllables.slice(from).join('')))
      terms.add(
        normaliseTerm(
          syllables
            .slice(from)
            .map((syllable) => syllable.charAt(0))
            .join(''),
        ),
      )
    }
  }
  if (creditCode) terms.add(creditCode.toLowerCase())
  terms.delete('')
  return [...terms]
}

/** The range of terms that begin with what was typed; null when nothing of it can be looked for. */
export function searchRange(query: string): { from: string; to: string } | null {
  const code = query.trim().toLowerCase()
  const from = /^[0-9a-z]{13,18}$/.test(code) ? code : normaliseTerm(query)
  return from === '' ? null : { from, to: `${from}\u{10ffff}` }
}
