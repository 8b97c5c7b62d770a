import fc from 'fast-check'

/**
 * Texts that differ from `code` by one other character of `alphabet`, or by a swap of two different
 * neighbours.
 */
export function spoiled(code: string, alphabet: string): fc.Arbitrary<string> {
  const changed = fc
    .tuple(fc.nat(code.length - 1), fc.constantFrom(...alphabet))
    .map(([at, character]) => code.slice(0, at) + character + code.slice(at + 1))
  const swapped = fc
    .nat(code.length - 2)
    .map((at) => code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2))
  return fc.oneof(changed, swapped).filter((text) => text !== code)
}
