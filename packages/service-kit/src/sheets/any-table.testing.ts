import fc from 'fast-check'
import type { Column } from './column.ts'

/** Columns A, B, C … over rows that are arrays of texts. */
export function textColumns(width: number): Column<readonly string[]>[] {
  return Array.from({ length: width }, (_, index) => ({
    title: `列${index + 1}`,
    value: (row) => row[index] ?? '',
  }))
}

const dangerous = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', '\t', '\n', "'=", "''@", '＝', '＋', '－', '＠', "'"),
    fc.string(),
  )
  .map(([start, rest]) => start + rest)
const awkward = fc.constantFrom(
  '320499199001010016',
  '007',
  '1.10',
  'TRUE',
  '2026-11-23',
  '_x0041_',
  '_x005F_x0041_',
  '<a href="x">&amp;</a>',
  ' 前后有空格 ',
  '他说“是”, 又说"否"',
  '第一行\n第二行',
  '__proto__',
  'constructor',
  '😀𠮷',
  '\u00A0',
  '',
)
/** Text as people and attackers write it, without what a file cannot hold: control characters and `\r`. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), dangerous, awkward)
  // oxlint-disable-next-line no-control-regex -- these are what is left out
  .map((text) => text.replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g, '').toWellFormed())

/** Rows of equal width whose first cell is never blank, so that no row is dropped as a blank end. */
export const anyTable: fc.Arbitrary<string[][]> = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(
    fc
      .array(anyText, { minLength: width, maxLength: width })
      .map(([first, ...rest]) => [`行${first}`, ...rest]),
    { minLength: 1, maxLength: 8 },
  ),
)
