/**
 * The two-digit province prefixes of GB/T 2260 in use since 1997 (50 重庆), with 71 台湾, 81 香港, 82 澳门.
 */
export const PROVINCE_PREFIXES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)
