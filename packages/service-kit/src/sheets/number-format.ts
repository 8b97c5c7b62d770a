// Built-in formats that show a date or a time (ECMA-376 part 1, §18.8.30): 14–22 and 45–47 everywhere, 27–36
// and 50–58 in Chinese editions, such as 31 yyyy"年"m"月"d"日".
const BUILT_IN_DATES: readonly [number, number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** Whether a cell with this number format shows its number as a date or a time. */
export function showsDate(formatId: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.some(([first, last]) => formatId >= first && formatId <= last)
  const positive = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .replace(/s+\]?[.,]0+/gi, 's')
  return /[ymdhs]/i.test(positive) && !/[0#?]/.test(positive) && !/^general$/i.test(positive.trim())
}
