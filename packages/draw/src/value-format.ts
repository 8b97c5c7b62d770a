/**
 * The form of a public value: `9` is a digit, `A` a letter A-Z, `#` a whole number without leading zeros, and every
 * other character stands for itself. `99 99 99 99 99 99 + 99` is a lottery's six and one, `#.99` an index.
 */
export const valueFormat = {
  known: /^(?!.*#[#\d])(?!.*\d#)[0-9A-Za-z#][0-9A-Za-z# .,:+/()-]*$/,
  explained: '9 = digit, A = letter, # = number',
  matches(format: string, value: string): boolean {
    const parts: Record<string, string> = { '9': '\\d', A: '[A-Z]', '#': '(?:0|[1-9]\\d*)' }
    const pattern = Array.from(format, (sign) => parts[sign] ?? sign.replace(/[^0-9A-Za-z ]/, '\\$&')).join(
      '',
    )
    return new RegExp(`^${pattern}$`).test(value)
  },
}
