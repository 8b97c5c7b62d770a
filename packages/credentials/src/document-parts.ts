import { hexOf, instant, list, literal, object, stop, text, type Reader } from '@alliance/evidence'

/** A text without control characters, well-formed Unicode. */
export const line =
  (most: number): Reader<string> =>
  (value, at) => {
    const found = text(most, /^\P{Cc}*$/u, 'text without control characters')(value, at)
    return found.isWellFormed() ? found : stop(at, 'format', 'Unicode')
  }

/** An address: `https:`, `http:` or `urn:uuid:`, and no character that would end it. */
export const link = text(600, /^(?:https?:\/\/|urn:uuid:)[^\s<>"{}|\\^`]+$/, 'https://… or urn:uuid:…')

/** A list of exactly these words, in this order. */
export const words =
  <const T extends readonly string[]>(...known: T): Reader<T> =>
  (value, at) => {
    const found = list(text(400), 9)(value, at)
    return found.length === known.length && known.every((word, index) => word === found[index])
      ? (found as unknown as T)
      : stop(at, 'unsupported', known.join(', '))
  }

/** A Data Integrity proof by `eddsa-rdfc-2022`. */
export interface Proof {
  type: 'DataIntegrityProof'
  cryptosuite: 'eddsa-rdfc-2022'
  created: string
  verificationMethod: string
  proofPurpose: 'assertionMethod'
  proofValue: string
}

export const proof = object<Proof>({
  type: literal('DataIntegrityProof'),
  cryptosuite: literal('eddsa-rdfc-2022'),
  created: instant,
  verificationMethod: link,
  proofPurpose: literal('assertionMethod'),
  proofValue: text(100, /^z[1-9A-HJ-NP-Za-km-z]+$/, 'z…'),
})

export const sha256Text: Reader<string> = (value, at) => {
  const found = text(71, /^sha256\$/, 'sha256$…')(value, at)
  hexOf(32)(found.slice(7), at)
  return found
}
