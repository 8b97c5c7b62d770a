import { Refusal } from './changes.ts'

/** The forms of a noun's name that files, code and tables use. Given in the plural, kebab-case: `quality-badges`. */
export interface NounNames {
  /** `quality-badges` */
  plural: string
  /** `quality-badge` */
  singular: string
  /** `qualityBadges` */
  pluralCamel: string
  /** `qualityBadge` */
  camel: string
  /** `QualityBadges` */
  PluralPascal: string
  /** `QualityBadge` */
  Pascal: string
  /** `quality_badge` */
  table: string
  /** `qualityBadge`, or `caseRow` where the language keeps the word for itself. */
  variable: string
  /** `Quality badges` */
  Words: string
  /** `a quality badge` */
  one: string
  /** Three letters that no other id begins with. */
  prefix: string
}

export const camelOf = (kebab: string): string =>
  kebab.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
export const pascalOf = (kebab: string): string => camelOf(`-${kebab}`)
export const constantOf = (kebab: string): string => kebab.toUpperCase().replaceAll('-', '_')

const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
)

/** `activities` → `activity`, `classes` → `class`, `badges` → `badge`. */
function singularOf(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`
  if (/(ss|x|ch|sh)es$/.test(plural)) return plural.slice(0, -2)
  return plural.replace(/s$/, '')
}

export const isPlural = (name: string): boolean => /^[a-z]{2,}(-[a-z]+)*$/.test(name) && /[^s]s$/.test(name)

/**
 * @throws Refusal when it is not a plural in kebab-case
 */
export function nounNames(plural: string, takenPrefixes: ReadonlySet<string>): NounNames {
  if (!isPlural(plural) || plural.length > 40)
    throw new Refusal(`“${plural}” is not a plural in kebab-case, such as quality-badges`)
  const singular = singularOf(plural)
  const camel = camelOf(singular)
  const words = plural.replaceAll('-', ' ')
  return {
    plural,
    singular,
    pluralCamel: camelOf(plural),
    camel,
    PluralPascal: pascalOf(plural),
    Pascal: pascalOf(singular),
    table: singular.replaceAll('-', '_'),
    variable: reserved.has(camel) ? `${camel}Row` : camel,
    Words: words.charAt(0).toUpperCase() + words.slice(1),
    one: `${/^[aeiou]/.test(singular) ? 'an' : 'a'} ${singular.replaceAll('-', ' ')}`,
    prefix: freePrefix(singular.replaceAll('-', ''), takenPrefixes),
  }
}

/** The word's first letter and two later ones, the earliest that are free. */
function freePrefix(letters: string, taken: ReadonlySet<string>): string {
  for (let second = 1; second < letters.length - 1; second++)
    for (let third = second + 1; third < letters.length; third++) {
      const prefix = letters[0]! + letters[second]! + letters[third]!
      if (!taken.has(prefix)) return prefix
    }
  for (const last of 'abcdefghijklmnopqrstuvwxyz') {
    const prefix = letters.slice(0, 2).padEnd(2, 'x') + last
    if (!taken.has(prefix)) return prefix
  }
  throw new Refusal(`no free id prefix for ${letters}`)
}
