const FULL_WIDTH = /[\uFF01-\uFF5E]/g
const INVISIBLE = /[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g

/** Full-width letters, digits and signs (`９１Ｘ`) as their half-width twins; everything else unchanged. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}

/**
 * The form in which a code is compared: half-width, without spaces or invisible characters, `a-z` as `A-Z`.
 * Only ASCII letters are raised: `toUpperCase` would turn `ß` into two characters and `ı` into a valid `I`.
 * Idempotent.
 */
export function compactCode(text: string): string {
  return halfWidth(text)
    .replace(INVISIBLE, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
}
