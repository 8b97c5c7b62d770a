/** Passwords and stems that every list of leaked ones begins with, in lower case without the digits behind. */
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'qwerty',
  'qwertyuiop',
  'qwert',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'admin',
  'administrator',
  'root',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'monkey',
  'dragon',
  'abc',
  'abcd',
  'abcdef',
  'aa',
  'qq',
  'test',
  'changeme',
  'secret',
  'woaiwojia',
  'zhongguo',
  'mima',
  'guanliyuan',
  '1qaz2wsx',
  '1q2w3e4r',
  'q1w2e3r4',
  'qazwsx',
  'qazwsxedc',
  'iloveyou520',
  'tianning',
  'changzhou',
]

/** What stands before the year, the counting digits and the marks that people add to satisfy a rule. */
const stemOf = (password: string): string => password.toLowerCase().replace(/[\d\W_]+$/, '')

const classesIn = (password: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]|\p{Lo}/u].filter((pattern) => pattern.test(password)).length

/**
 * Whether a password is strong enough: at least 10 characters of three classes, or 16 of any; no common one with
 * digits behind it, no run of one or of neighbouring characters, and not the person's own name or number.
 */
export function isStrong(password: string, about: { name: string; phone?: string }): boolean {
  const letters = [...password]
  if (letters.length < 10 || (letters.length < 16 && classesIn(password) < 3)) return false
  const lower = password.toLowerCase()
  if (common.includes(stemOf(password)) || common.includes(lower)) return false
  if (new Set(lower).size < 5) return false
  const steps = new Set(
    [...lower].slice(1).map((letter, i) => letter.codePointAt(0)! - lower.codePointAt(i)!),
  )
  if (steps.size === 1) return false
  const number = about.phone?.replace(/^\+86/, '')
  return (
    !(number && lower.includes(number)) &&
    !(about.name.length > 1 && lower.includes(about.name.toLowerCase()))
  )
}
